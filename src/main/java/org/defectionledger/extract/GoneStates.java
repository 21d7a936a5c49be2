package org.defectionledger.extract;

import java.time.LocalDate;
import java.util.Set;

/**
 * The states that are gone, by the days of their end: before them, who leaves Russia leaves the
 * Soviet Union.
 */
final class GoneStates {
  /** The Soviet of the Republics declared the Union ended on 26 December 1991. */
  private static final LocalDate SOVIET_UNION_ENDS = LocalDate.of(1991, 12, 26);

  private static final LocalDate SOVIET_UNION_BEGINS = LocalDate.of(1922, 12, 30);

  /** The four that had left Yugoslavia when its third constitution came into force. */
  private static final LocalDate YUGOSLAVIA_SHRINKS = LocalDate.of(1992, 4, 27);

  /** Yugoslavia took the name of Serbia and Montenegro. */
  private static final LocalDate YUGOSLAVIA_ENDS = LocalDate.of(2003, 2, 4);

  private static final LocalDate YUGOSLAVIA_BEGINS = LocalDate.of(1918, 12, 1);
  private static final LocalDate CZECHOSLOVAKIA_ENDS = LocalDate.of(1993, 1, 1);
  private static final LocalDate CZECHOSLOVAKIA_BEGINS = LocalDate.of(1918, 10, 28);

  private static final Set<String> SOVIET =
      Set.of(
          "RUS", "UKR", "BLR", "MDA", "ARM", "AZE", "GEO", "KAZ", "KGZ", "TJK", "TKM", "UZB", "EST",
          "LVA", "LTU");

  private static final Set<String> EARLY_YUGOSLAV = Set.of("HRV", "SVN", "BIH", "MKD");
  private static final Set<String> LATE_YUGOSLAV = Set.of("SRB", "MNE");
  private static final Set<String> CZECHOSLOVAK = Set.of("CZE", "SVK");

  private GoneStates() {}

  /** The state that a country was or belonged to on a day; itself where it was one of its own. */
  static String of(String country, LocalDate day) {
    if (SOVIET.contains(country) && isWithin(day, SOVIET_UNION_BEGINS, SOVIET_UNION_ENDS)) {
      return "SUN";
    }
    boolean early =
        EARLY_YUGOSLAV.contains(country) && isWithin(day, YUGOSLAVIA_BEGINS, YUGOSLAVIA_SHRINKS);
    boolean late =
        LATE_YUGOSLAV.contains(country) && isWithin(day, YUGOSLAVIA_BEGINS, YUGOSLAVIA_ENDS);
    if (early || late) {
      return "YUG";
    }
    boolean czechoslovak =
        CZECHOSLOVAK.contains(country) && isWithin(day, CZECHOSLOVAKIA_BEGINS, CZECHOSLOVAKIA_ENDS);
    return czechoslovak ? "CSK" : country;
  }

  private static boolean isWithin(LocalDate day, LocalDate from, LocalDate end) {
    return !day.isBefore(from) && day.isBefore(end);
  }
}
