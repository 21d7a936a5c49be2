package org.defectionledger.resolve;

import java.util.List;

/** An attribute that is compared, and how the two values may stand to each other. */
public enum Term {
  /** Levels of {@link NameAgreement}, in its order. */
  NAME("SAME", "LONGER", "INITIALS", "FAMILY_ALONE", "OTHER_GIVEN", "DIFFERENT"),
  /** Numbers of people: exact agreement of a large number is rarer than of a small one. */
  COUNT("SAME_LARGE", "SAME_SMALL", "OVERLAP", "OTHER"),
  ROLE("SAME", "CONTAINED", "OTHER"),
  CATEGORY("SAME", "OTHER"),
  COUNTRY("SAME", "OTHER"),
  KIND("SAME", "OTHER"),
  /** REVERSED: one leaves what the other joins, as those do who go there and back. */
  FROM("SAME", "OTHER", "REVERSED"),
  /**
   * Dates by their distance; REPORTED levels compare with a report's day where a date is not said;
   * TOO_EARLY is a report from before the other's event.
   */
  DATE(
      "SAME_DAY",
      "WITHIN",
      "WITHIN_YEAR",
      "DAYS",
      "WEEKS",
      "MONTHS",
      "YEARS",
      "REPORTED_SOON",
      "REPORTED_LATER",
      "REPORTED_YEARS",
      "TOO_EARLY"),
  PLACE("SAME", "OTHER"),
  /** Other defectors whom both articles name. */
  COMPANY("SHARED", "OTHER");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> levels;

  Term(String... levels) {
    this.levels = List.of(levels);
  }

  /** Names of the levels; a comparison holds an index into them. */
  public List<String> levels() {
    return levels;
  }
}
