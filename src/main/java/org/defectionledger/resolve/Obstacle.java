package org.defectionledger.resolve;

/** What forbids that two rows are linked, whatever else agrees. */
public enum Obstacle {
  /** The extraction has joined what one article tells twice. */
  ONE_ARTICLE,
  /** A person and a group, a running total and an event. */
  OTHER_SORT,
  /**
   * A named person and one without a name, of whom not all of office, state, day and place agree.
   */
  ONE_UNNAMED,
  /** Two names that no transliteration makes one. */
  OTHER_NAME,
  /** A single word agrees, without agreement of role, country and time. */
  FAMILY_NAME_ALONE,
  /** More than a year apart, or months apart and back again: two defections of one person. */
  OTHER_TIME,
  /** Groups, or unnamed persons, whose office, country, date and count do not all agree. */
  WEAK_AGREEMENT;

  /**
   * Whether it also keeps two clusters apart. Spellings are not transitive: two that are too far
   * from each other may both be close to a third, so a name forbids a link, not a cluster.
   */
  public boolean forbidsCluster() {
    return this == ONE_ARTICLE || this == OTHER_SORT;
  }
}
