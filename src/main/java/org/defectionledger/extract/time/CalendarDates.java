package org.defectionledger.extract.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;

/** Dates told by the calendar: days and months by name, seasons, years and decades. */
final class CalendarDates {
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(st|nd|rd|th)?");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern DECADE = Pattern.compile("((?:1[89]|20)\\d)0'?s");

  /** What may follow "on the 13th" where it is a day, and no floor, day or anniversary. */
  private static final Set<String> BEHIND_DAY =
      Set.of(
          "and", "a", "an", "the", "he", "she", "they", "his", "her", "their", "in", "at", "to",
          "by", "from", "with", "when", "after", "as", "it", "two", "three");

  /** A day of a month comes round every year, the 29th of February every eighth at the latest. */
  private static final int LEAP_YEARS_APART = 8;

  private static final Map<String, MonthDay> HOLIDAYS =
      Map.of(
          "christmas eve", MonthDay.of(12, 24),
          "christmas day", MonthDay.of(12, 25),
          "boxing day", MonthDay.of(12, 26),
          "new year eve", MonthDay.of(12, 31),
          "new year day", MonthDay.of(1, 1));

  /**
   * A year told behind a date.
   *
   * @param length how many words tell it
   */
  private record Year(int year, int length) {}

  private enum Lean {
    PAST,
    FUTURE
  }

  private final DateWords words;
  private final Optional<LocalDate> today;

  CalendarDates(DateWords words, Optional<LocalDate> today) {
    this.words = words;
    this.today = today;
  }

  /** The day or month that begins at a word; "March 5 of that year" lies in the year told last. */
  Optional<Found> at(int i, Told told) {
    return iso(i)
        .or(() -> named(i))
        .or(() -> holiday(i))
        .map(found -> inToldYear(i, found, told))
        .or(() -> ofToldMonth(i, told));
  }

  /** "on the 12th", "the fifth of the month": of the month told last, or of the document's. */
  private Optional<Found> ofToldMonth(int i, Told told) {
    boolean of =
        words.is(i + 1, "of", "the", "month")
            || words.is(i + 1, "of", "that", "month")
            || words.is(i + 1, "of", "the", "same");
    String next = words.word(i + 1);
    boolean alone =
        words.is(i - 2, "on", "the")
            && (next.isEmpty()
                || !Character.isLetterOrDigit(next.charAt(0))
                || BEHIND_DAY.contains(next));
    int day = of || alone ? words.ordinal(i) : 0;
    int length = of ? 4 : 1;
    return told.last().isKnown()
        ? dayOf(YearMonth.from(told.last().start().orElseThrow()), day, length)
        : today.flatMap(now -> lastDay(now, day, length));
  }

  /** The last day of a month that has such a number, up to a day. */
  private static Optional<Found> lastDay(LocalDate now, int day, int length) {
    boolean toCome = day > now.getDayOfMonth();
    return dayOf(YearMonth.from(now).minusMonths(toCome ? 1 : 0), day, length);
  }

  private static Optional<Found> dayOf(YearMonth month, int day, int length) {
    return Periods.day(month.getYear(), month.getMonthValue(), day)
        .map(d -> new Found(length, EventDate.day(d)));
  }

  /** The season, year or decade that begins at a word. */
  Optional<Found> yearAt(int i) {
    return season(i).or(() -> year(i));
  }

  private Found inToldYear(int i, Found found, Told told) {
    int next = i + found.length();
    boolean pointsBack = words.is(next, "of", "that", "year");
    boolean same = words.is(next, "of", "the", "same", "year");
    Optional<LocalDate> day = found.date().start();
    if (!(pointsBack || same) || day.isEmpty() || !told.last().isKnown()) {
      return found;
    }
    int length = found.length() + (same ? 4 : 3);
    int year = told.last().start().orElseThrow().getYear();
    if (found.date().precision() == DatePrecision.MONTH) {
      return new Found(length, Periods.month(YearMonth.of(year, day.get().getMonth())));
    }
    return new Found(
        length,
        Periods.day(year, day.get().getMonthValue(), day.get().getDayOfMonth())
            .map(EventDate::day)
            .orElse(EventDate.UNKNOWN));
  }

  private Optional<Found> iso(int i) {
    Matcher m = ISO.matcher(words.word(i));
    return m.matches()
        ? Periods.day(
                Integer.parseInt(m.group(1)),
                Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(3)))
            .map(d -> new Found(1, EventDate.day(d)))
        : Optional.empty();
  }

  /** "Christmas Eve", "New Year's Day": the last one. */
  private Optional<Found> holiday(int i) {
    boolean possessive = words.is(i, "new", "year", "'s") || words.is(i, "new", "year", "’s");
    int at = possessive ? i + 3 : i + 1;
    String day = words.word(at);
    MonthDay holiday = HOLIDAYS.get((possessive ? "new year" : words.word(i)) + " " + day);
    if (holiday == null) {
      return Optional.empty();
    }
    return leaning(holiday.getMonthValue(), holiday.getDayOfMonth(), Lean.PAST)
        .map(d -> new Found(at + 1 - i, EventDate.day(d)));
  }

  /** "12 July 2012", "July 12", "July 2012", "July", "3 to 5 March". */
  private Optional<Found> named(int i) {
    String word = words.word(i);
    boolean mid = word.startsWith("mid-") || word.startsWith("early-") || word.startsWith("late-");
    int month = words.monthOf(mid ? word.substring(word.indexOf('-') + 1) : word, i);
    if (month > 0) {
      return monthFirst(i, month, mid);
    }
    boolean of = words.word(i + 1).equals("of");
    int n = of ? words.ordinal(i) : 0;
    Matcher day = DAY.matcher(word);
    if (n == 0 && !day.matches()) {
      return Optional.empty();
    }
    int at = of ? i + 2 : i + 1;
    n = n == 0 ? Integer.parseInt(day.group(1)) : n;
    Optional<Found> thisMonth = ofMonth(i, at, n);
    if (thisMonth.isPresent()) {
      return thisMonth;
    }
    int m = words.monthOf(words.word(at), at);
    if (m > 0 && n >= 1 && n <= 31) {
      return dated(i, at, m, n);
    }
    Matcher second = DAY.matcher(words.word(i + 2));
    int later = words.monthOf(words.word(i + 3), i + 3);
    boolean joined = Set.of("to", "and", "-", "–", "or").contains(words.word(i + 1));
    return later > 0 && joined && second.matches()
        ? span(i, later, n, Integer.parseInt(second.group(1)))
        : Optional.empty();
  }

  /** "the 12th of this month", "the 3rd of last month". */
  private Optional<Found> ofMonth(int i, int at, int day) {
    boolean now = words.is(at, "this", "month");
    boolean before = words.is(at, "last", "month");
    if (today.isEmpty() || at != i + 2 || !(now || before)) {
      return Optional.empty();
    }
    YearMonth month = YearMonth.from(today.get()).minusMonths(before ? 1 : 0);
    return Optional.of(
        new Found(
            4,
            Periods.day(month.getYear(), month.getMonthValue(), day)
                .map(EventDate::day)
                .orElse(EventDate.UNKNOWN)));
  }

  private Optional<Found> span(int i, int month, int first, int last) {
    boolean hasYear = words.isYear(i + 4);
    Optional<LocalDate> end =
        hasYear ? Periods.day(words.yearAt(i + 4), month, last) : leaning(month, last, Lean.PAST);
    if (end.isEmpty() || first >= last) {
      return Optional.empty();
    }
    return Periods.day(end.get().getYear(), month, first)
        .map(
            start ->
                new Found(hasYear ? 5 : 4, EventDate.of(start, end.get(), DatePrecision.SPAN)));
  }

  private Optional<Found> dated(int i, int monthAt, int month, int day) {
    int next = words.word(monthAt + 1).equals(",") ? monthAt + 2 : monthAt + 1;
    if (words.isYear(next)) {
      // An impossible day is no date, and its month is not one either.
      return Optional.of(
          new Found(
              next - i + 1,
              Periods.day(words.yearAt(next), month, day)
                  .map(EventDate::day)
                  .orElse(EventDate.UNKNOWN)));
    }
    int length = monthAt - i + 1;
    return yearBehind(monthAt + 1)
        .flatMap(y -> inYear(y, month, day, length))
        .or(() -> leaning(month, day, lean(i)).map(d -> new Found(length, EventDate.day(d))));
  }

  private static Optional<Found> inYear(Year year, int month, int day, int length) {
    return Periods.day(year.year(), month, day)
        .map(d -> new Found(length + year.length(), EventDate.day(d)));
  }

  private Optional<Found> monthFirst(int i, int month, boolean mid) {
    Matcher day = DAY.matcher(words.word(i + 1));
    if (!mid
        && day.matches()
        && Integer.parseInt(day.group(1)) <= 31
        && !words.word(i + 2).equals("%")) {
      int n = Integer.parseInt(day.group(1));
      int next = words.word(i + 2).equals(",") ? i + 3 : i + 2;
      if (words.isYear(next)) {
        return Periods.day(words.yearAt(next), month, n)
            .map(d -> new Found(next - i + 1, EventDate.day(d)));
      }
      return yearBehind(i + 2)
          .flatMap(y -> inYear(y, month, n, 2))
          .or(() -> leaning(month, n, lean(i)).map(d -> new Found(2, EventDate.day(d))));
    }
    int next = words.word(i + 1).equals(",") || words.word(i + 1).equals("of") ? i + 2 : i + 1;
    if (words.isYear(next)) {
      return Optional.of(
          new Found(next - i + 1, Periods.month(YearMonth.of(words.yearAt(next), month))));
    }
    return yearBehind(i + 1)
        .map(y -> new Found(1 + y.length(), Periods.month(YearMonth.of(y.year(), month))))
        .or(() -> Optional.of(new Found(1, bareMonth(i, month))));
  }

  /**
   * The year that a day, month or season goes on with: "last year", "of this year", "two years
   * ago", "of '72".
   */
  private Optional<Year> yearBehind(int i) {
    boolean of = words.word(i).equals("of");
    int at = of ? i + 1 : i;
    OptionalInt two = words.shortYear(at);
    if (two.isPresent()) {
      return Optional.of(new Year(two.getAsInt(), at + 1 - i));
    }
    if (today.isEmpty()) {
      return Optional.empty();
    }
    int now = today.get().getYear();
    if (words.is(at, "last", "year") || words.is(at, "this", "year")) {
      return Optional.of(new Year(words.word(at).equals("last") ? now - 1 : now, at + 2 - i));
    }
    return words
        .amount(at)
        .filter(a -> !of && a.unit().equals("year") && words.word(at + a.length()).equals("ago"))
        .map(a -> new Year(now - a.count(), a.length() + 1));
  }

  private EventDate bareMonth(int i, int month) {
    if (today.isEmpty()) {
      return EventDate.UNKNOWN;
    }
    YearMonth now = YearMonth.from(today.get());
    YearMonth then = YearMonth.of(now.getYear(), month);
    boolean toCome = then.isAfter(now) && !words.isFuture(i);
    boolean lastOfThis = then.equals(now) && words.word(i - 1).equals("last");
    return Periods.month(toCome || lastOfThis ? then.minusYears(1) : then);
  }

  private Lean lean(int i) {
    return words.isFuture(i) ? Lean.FUTURE : Lean.PAST;
  }

  private Optional<LocalDate> leaning(int month, int day, Lean lean) {
    if (today.isEmpty()) {
      return Optional.empty();
    }
    for (int back = 0; back <= LEAP_YEARS_APART; back++) {
      int year = today.get().getYear() + (lean == Lean.PAST ? -back : back);
      Optional<LocalDate> date = Periods.day(year, month, day);
      if (date.isPresent()
          && (lean == Lean.PAST
              ? !date.get().isAfter(today.get())
              : !date.get().isBefore(today.get()))) {
        return date;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> season(int i) {
    OptionalInt month = words.season(i);
    String before = words.word(i - 1);
    if (month.isEmpty() || !Set.of("the", "in", "early", "late").contains(before)) {
      return Optional.empty();
    }
    int next = words.word(i + 1).equals("of") ? i + 2 : i + 1;
    if (words.isYear(next)) {
      return Optional.of(
          new Found(next - i + 1, Periods.season(month.getAsInt(), words.yearAt(next))));
    }
    Optional<Found> ofYear =
        yearBehind(i + 1)
            .map(y -> new Found(1 + y.length(), Periods.season(month.getAsInt(), y.year())));
    if (ofYear.isPresent()) {
      return ofYear;
    }
    // "fall" and "spring" are verbs and nouns too.
    boolean doubtful =
        words.word(i).equals("fall")
            || (words.word(i).equals("spring") && !Set.of("the", "in").contains(before));
    return doubtful
        ? Optional.empty()
        : today.map(day -> new Found(1, lastSeason(month.getAsInt(), day)));
  }

  /** The last season that has begun by a day. */
  static EventDate lastSeason(int month, LocalDate day) {
    boolean toCome = LocalDate.of(day.getYear(), month, 1).isAfter(day);
    return Periods.season(month, toCome ? day.getYear() - 1 : day.getYear());
  }

  /** The last season that has ended before a day. */
  static EventDate endedSeason(int month, LocalDate day) {
    EventDate last = lastSeason(month, day);
    boolean goesOn = !last.end().orElseThrow().isBefore(day);
    return goesOn ? Periods.season(month, last.start().orElseThrow().getYear() - 1) : last;
  }

  /**
   * The first season that begins after a day, or where {@code sign} is negative the last before.
   */
  static EventDate nextSeason(int month, LocalDate day, int sign) {
    if (sign < 0) {
      return endedSeason(month, day);
    }
    boolean toCome = LocalDate.of(day.getYear(), month, 1).isAfter(day);
    return Periods.season(month, toCome ? day.getYear() : day.getYear() + 1);
  }

  private Optional<Found> year(int i) {
    Matcher decade = DECADE.matcher(words.word(i));
    if (decade.matches()) {
      return Optional.of(new Found(1, Periods.decade(Integer.parseInt(decade.group(1)) * 10)));
    }
    if (!words.isYear(i)) {
      return Optional.empty();
    }
    boolean introduced =
        Set.of(
                "in", "of", "since", "until", "till", "by", "late", "early", "during", "from", "to",
                "and", "before", "after", "mid", "around", "for", "(", ",")
            .contains(words.word(i - 1));
    boolean counts =
        Set.of(
                "soldiers",
                "men",
                "troops",
                "people",
                "officers",
                "fighters",
                "members",
                "names",
                "refugees",
                "rebels",
                "policemen",
                "votes")
            .contains(words.word(i + 1));
    return introduced && !counts
        ? Optional.of(new Found(1, Periods.year(words.yearAt(i))))
        : Optional.empty();
  }
}
