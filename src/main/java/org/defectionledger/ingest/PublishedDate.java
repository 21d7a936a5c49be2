package org.defectionledger.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a document time as dumps and pages write it: ISO 8601, RFC 822, epochs, newspaper forms.
 */
public final class PublishedDate {
  /** Epoch figures up to this are seconds (year 5138), above it milliseconds (from 1973). */
  private static final long MAX_EPOCH_SECONDS = 100_000_000_000L;

  /** Epoch figures above this are microseconds (milliseconds would be the year 5138). */
  private static final long MAX_EPOCH_MILLIS = 100_000_000_000_000L;

  /** The first newspaper, the Relation of Strasbourg, is of 1605. */
  private static final int FIRST_YEAR = 1605;

  private static final int LAST_YEAR = 2200;

  /** Two-digit years from here on are of the 20th century, as in POSIX. */
  private static final int PIVOT = 69;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** RFC 822, and what European and Asian papers write. */
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("Z", "Z"),
          Map.entry("UT", "Z"),
          Map.entry("UTC", "Z"),
          Map.entry("GMT", "Z"),
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("ET", "America/New_York"),
          Map.entry("CST", "-06:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("MST", "-07:00"),
          Map.entry("MDT", "-06:00"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("BST", "+01:00"),
          Map.entry("WEST", "+01:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("EET", "+02:00"),
          Map.entry("EEST", "+03:00"),
          Map.entry("MSK", "+03:00"),
          Map.entry("HKT", "+08:00"),
          Map.entry("SGT", "+08:00"),
          Map.entry("JST", "+09:00"),
          Map.entry("KST", "+09:00"),
          Map.entry("AEST", "+10:00"),
          Map.entry("AEDT", "+11:00"));

  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
  private static final String WEEKDAY =
      "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";
  private static final String DAY =
      "(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?(?<m1>"
          + MONTH
          + ")\\.?,?[\\s-]+(?<y1>\\d{4}|\\d{2}(?=[\\s,]|$))"
          + "|(?<m2>"
          + MONTH
          + ")\\.?\\s+(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+)(?<y2>\\d{4})"
          + "|(?<y3>\\d{4})(?<s3>[-/.])(?<m3>\\d{1,2})\\k<s3>(?<d3>\\d{1,2})"
          + "|(?<a4>\\d{1,2})(?<s4>[-/.])(?<b4>\\d{1,2})\\k<s4>(?<y4>\\d{4}))";
  private static final String TIME =
      "(?:(?:\\s*(?:,|\\||-|–|at|T)\\s*|\\s+)(?:at\\s+)?(?<h>\\d{1,2})[:.h](?<min>\\d{2})(?:[:.](?<sec>\\d{2})(?:[.,]\\d{1,9})?)?"
          + "\\s*(?<half>[ap]\\.?m\\b\\.?)?\\s*\\(?(?<zone>[A-Z]{1,4}\\b|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}\\b)?\\)?)?";
  private static final Pattern FORM =
      Pattern.compile("(?<![\\w/.-])" + WEEKDAY + DAY + "(?!\\d)" + TIME, Pattern.CASE_INSENSITIVE);

  private PublishedDate() {}

  /**
   * The instant of a value that is nothing but a date; a date alone is its midnight in UTC, a time
   * without zone is UTC. Empty when the text is no date, when the day does not exist, and when it
   * can be read in two ways (03/04/2012).
   */
  public static Optional<Instant> parse(String text) {
    String value = text.strip();
    if (value.isEmpty() || value.length() > 80) {
      return Optional.empty();
    }
    return (value.chars().allMatch(c -> c < 'A' || c == 'E')
            ? figures(value)
            : Optional.<Instant>empty())
        .or(() -> iso(value))
        .or(() -> form(value))
        .filter(PublishedDate::isPlausible);
  }

  /** The first date in a running text such as a byline; empty when there is none. */
  static Optional<Instant> find(String text) {
    Matcher m = FORM.matcher(text);
    while (m.find()) {
      Optional<Instant> found = of(m).filter(PublishedDate::isPlausible);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isPlausible(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static Optional<Instant> figures(String value) {
    if (value.matches("(?:1[5-9]|20|21)\\d{12}")) {
      return tryParse(
          () ->
              day(value.substring(0, 4), value.substring(4, 6), value.substring(6, 8))
                  .atTime(
                      Integer.parseInt(value.substring(8, 10)),
                      Integer.parseInt(value.substring(10, 12)),
                      Integer.parseInt(value.substring(12)))
                  .toInstant(ZoneOffset.UTC));
    }
    if (value.matches("(?:1[5-9]|20|21)\\d{6}")) {
      return tryParse(
          () -> midnight(day(value.substring(0, 4), value.substring(4, 6), value.substring(6, 8))));
    }
    if (!value.matches("-?\\d{9,16}(?:\\.\\d{1,9})?|-?\\d\\.\\d{1,16}E\\d{1,2}")) {
      return Optional.empty();
    }
    long epoch = new BigDecimal(value).longValue();
    long size = Math.abs(epoch);
    if (size >= MAX_EPOCH_MILLIS) {
      return Optional.of(Instant.ofEpochMilli(Math.floorDiv(epoch, 1000L)));
    }
    return Optional.of(
        size < MAX_EPOCH_SECONDS ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch));
  }

  private static Optional<Instant> iso(String value) {
    if (value.length() < 10 || value.charAt(4) != '-') {
      return Optional.empty();
    }
    String iso =
        value.length() > 10 && value.charAt(10) == ' '
            ? value.substring(0, 10) + "T" + value.substring(11).replace(" ", "")
            : value;
    return tryParse(() -> midnight(LocalDate.parse(iso)))
        .or(() -> tryParse(() -> OffsetDateTime.parse(iso).toInstant()))
        .or(() -> tryParse(() -> LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)))
        .or(() -> tryParse(() -> ZonedDateTime.parse(iso).toInstant()));
  }

  private static Optional<Instant> form(String value) {
    Matcher m = FORM.matcher(value);
    return m.matches() ? of(m) : Optional.empty();
  }

  private static Optional<Instant> of(Matcher m) {
    return tryParse(
        () -> {
          LocalDate day = day(m);
          if (m.group("h") == null) {
            return midnight(day);
          }
          int hour = Integer.parseInt(m.group("h"));
          String half = m.group("half");
          if (half != null && (hour < 1 || hour > 12)) {
            throw new DateTimeException("no hour of half a day: " + hour);
          }
          int full =
              half == null
                  ? hour
                  : hour % 12 + (half.charAt(0) == 'p' || half.charAt(0) == 'P' ? 12 : 0);
          String seconds = m.group("sec");
          LocalTime time =
              LocalTime.of(
                  full,
                  Integer.parseInt(m.group("min")),
                  seconds == null ? 0 : Integer.parseInt(seconds));
          return day.atTime(time).atZone(zone(m.group("zone"))).toInstant();
        });
  }

  private static LocalDate day(Matcher m) {
    if (m.group("y1") != null) {
      return day(m.group("y1"), month(m.group("m1")), m.group("d1"));
    }
    if (m.group("y2") != null) {
      return day(m.group("y2"), month(m.group("m2")), m.group("d2"));
    }
    if (m.group("y3") != null) {
      return day(m.group("y3"), m.group("m3"), m.group("d3"));
    }
    int a = Integer.parseInt(m.group("a4"));
    int b = Integer.parseInt(m.group("b4"));
    boolean dayFirst = a > 12 || m.group("s4").equals("."); // dots are written day first
    if (!dayFirst && b <= 12 && a != b) {
      throw new DateTimeException("day and month can be either: " + m.group());
    }
    int year = Integer.parseInt(m.group("y4"));
    return dayFirst ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b);
  }

  private static LocalDate day(String year, String month, String day) {
    int y = Integer.parseInt(year);
    int full = year.length() > 2 ? y : y + (y < PIVOT ? 2000 : 1900);
    return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
  }

  private static String month(String name) {
    return String.valueOf(MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
  }

  private static ZoneId zone(@org.jspecify.annotations.Nullable String name) {
    if (name == null) {
      return ZoneOffset.UTC;
    }
    if (name.startsWith("+") || name.startsWith("-")) {
      return ZoneOffset.of(name);
    }
    return ZoneId.of(ZONES.getOrDefault(name.toUpperCase(Locale.ROOT), "Z"));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private interface Attempt {
    Instant parse();
  }

  private static Optional<Instant> tryParse(Attempt attempt) {
    try {
      return Optional.of(attempt.parse());
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty(); // the next form is tried
    }
  }
}
