package org.defectionledger.extract;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The states that let nobody go: whoever leaves one of them goes over to another state. */
final class ClosedStates {
  /**
   * From the day of the founding of the communist state, or of the regime that closed the border.
   */
  private record Reign(LocalDate from, LocalDate end) {
    static Reign of(String from, String end) {
      return new Reign(LocalDate.parse(from), LocalDate.parse(end));
    }

    static Reign since(String from) {
      return new Reign(LocalDate.parse(from), LocalDate.MAX);
    }
  }

  private static final Map<String, Reign> REIGNS =
      Map.of(
          "SUN", Reign.of("1922-12-30", "1991-12-26"),
          "DDR", Reign.of("1949-10-07", "1990-10-03"),
          "CSK", Reign.of("1948-02-25", "1989-12-29"),
          "POL", Reign.of("1945-06-28", "1989-08-24"),
          "HUN", Reign.of("1947-05-31", "1989-10-23"),
          "ROU", Reign.of("1947-12-30", "1989-12-22"),
          "BGR", Reign.of("1946-09-15", "1989-11-10"),
          "CHN", Reign.since("1949-10-01"),
          "CUB", Reign.since("1959-01-01"),
          "PRK", Reign.since("1948-09-09"));

  private ClosedStates() {}

  /**
   * Whether a state was closed on a day. A state that is gone is told of as it was; without a day,
   * only those are closed that still are.
   */
  static boolean isClosed(String country, Optional<LocalDate> day) {
    Reign reign = REIGNS.get(country);
    if (reign == null) {
      return false;
    }
    boolean gone = country.equals("SUN") || country.equals("DDR") || country.equals("CSK");
    boolean now = reign.end().equals(LocalDate.MAX);
    return gone || day.map(d -> !d.isBefore(reign.from()) && d.isBefore(reign.end())).orElse(now);
  }
}
