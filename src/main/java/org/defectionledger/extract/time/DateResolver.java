package org.defectionledger.extract.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;

/**
 * Finds English date expressions and resolves them, leaning to the past: what news tells has
 * happened. The conventions are those of the annotation guidelines, section 3, rows {@code date}
 * and {@code date phrases}. Never throws; an impossible date is not found.
 */
public final class DateResolver {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final Map<String, Integer> SHORT_MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("sept", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("couple", 2),
          Map.entry("few", 3),
          Map.entry("several", 3));

  private static final Map<String, Integer> SEASONS =
      Map.of("spring", 3, "summer", 6, "autumn", 9, "fall", 9, "winter", 12);

  private static final Pattern YEAR = Pattern.compile("(1[89]|20)\\d\\d");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(st|nd|rd|th)?");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern DECADE = Pattern.compile("((?:1[89]|20)\\d)0'?s");

  /** "in the last few days", "in recent days": the week up to the document day. */
  private static final int RECENT_DAYS = 7;

  private record Found(int length, EventDate date) {}

  private enum Lean {
    PAST,
    FUTURE
  }

  /**
   * The expressions of a sentence without a document time: only full dates, months with a year and
   * years resolve.
   */
  public List<DateExpression> find(List<String> words) {
    return new Scan(words, Optional.empty()).all();
  }

  /**
   * The expressions of a sentence, in text order, none overlapping another.
   *
   * @param words the tokens as written
   * @param documentDay the day of publication
   */
  public List<DateExpression> find(List<String> words, LocalDate documentDay) {
    return new Scan(words, Optional.of(documentDay)).all();
  }

  private static final class Scan {
    private final List<String> words = new ArrayList<>();
    private final List<String> written;
    private final Optional<LocalDate> today;

    Scan(List<String> written, Optional<LocalDate> today) {
      this.written = written;
      written.forEach(w -> words.add(w.toLowerCase(Locale.ROOT)));
      this.today = today;
    }

    List<DateExpression> all() {
      List<DateExpression> found = new ArrayList<>();
      int i = 0;
      while (i < words.size()) {
        Optional<Found> at = at(i);
        if (at.isEmpty()) {
          i++;
          continue;
        }
        int to = Math.min(words.size(), i + at.get().length()) - 1;
        found.add(bounded(i, to, at.get().date()));
        i = to + 1;
      }
      return found;
    }

    private DateExpression bounded(int from, int to, EventDate date) {
      String before = word(from - 1);
      if (before.equals("the") || before.equals("early") || before.equals("late")) {
        before = word(from - 2);
      }
      if (before.equals("since") && date.isKnown() && today.isPresent()) {
        LocalDate start = date.start().orElseThrow();
        LocalDate end = today.get();
        if (start.isBefore(end)) {
          return new DateExpression(
              from, to, EventDate.of(start, end, DatePrecision.SPAN), DateExpression.Role.SINCE);
        }
      }
      if (before.equals("until") || before.equals("till")) {
        return new DateExpression(from, to, date, DateExpression.Role.UNTIL);
      }
      return new DateExpression(from, to, date, DateExpression.Role.AT);
    }

    private String word(int i) {
      return i >= 0 && i < words.size() ? words.get(i) : "";
    }

    private Optional<Found> at(int i) {
      return iso(i)
          .or(() -> calendar(i))
          .or(() -> ago(i))
          .or(() -> relative(i))
          .or(() -> weekday(i))
          .or(() -> season(i))
          .or(() -> year(i));
    }

    private Optional<Found> iso(int i) {
      Matcher m = ISO.matcher(word(i));
      return m.matches()
          ? date(
                  Integer.parseInt(m.group(1)),
                  Integer.parseInt(m.group(2)),
                  Integer.parseInt(m.group(3)))
              .map(d -> new Found(1, EventDate.day(d)))
          : Optional.empty();
    }

    // --- 12 July 2012, July 12, July 2012, July
    // ----------------------------------------------------

    private Optional<Found> calendar(int i) {
      String word = word(i);
      boolean mid =
          word.startsWith("mid-") || word.startsWith("early-") || word.startsWith("late-");
      int month = monthOf(mid ? word.substring(word.indexOf('-') + 1) : word, i);
      if (month > 0) {
        return monthFirst(i, month, mid);
      }
      Matcher day = DAY.matcher(word);
      if (day.matches()) {
        int at = word(i + 1).equals("of") ? i + 2 : i + 1;
        int m = monthOf(word(at), at);
        int n = Integer.parseInt(day.group(1));
        if (m > 0 && n >= 1 && n <= 31) {
          return dated(i, at, m, n);
        }
        // "3 to 5 March", "3 and 5 March"
        Matcher second = DAY.matcher(word(i + 2));
        int later = monthOf(word(i + 3), i + 3);
        if (later > 0
            && Set.of("to", "and", "-", "–", "or").contains(word(i + 1))
            && second.matches()) {
          return span(i, later, n, Integer.parseInt(second.group(1)));
        }
      }
      return Optional.empty();
    }

    private Optional<Found> span(int i, int month, int first, int last) {
      boolean hasYear = isYear(i + 4);
      Optional<LocalDate> end =
          hasYear ? date(yearAt(i + 4), month, last) : leaning(month, last, Lean.PAST);
      if (end.isEmpty() || first >= last) {
        return Optional.empty();
      }
      return date(end.get().getYear(), month, first)
          .map(
              start ->
                  new Found(hasYear ? 5 : 4, EventDate.of(start, end.get(), DatePrecision.SPAN)));
    }

    private Optional<Found> dated(int i, int monthAt, int month, int day) {
      int next = word(monthAt + 1).equals(",") ? monthAt + 2 : monthAt + 1;
      if (isYear(next)) {
        final int length = next - i + 1;
        // An impossible day is no date, and its month is not one either.
        return Optional.of(
            new Found(
                length,
                date(yearAt(next), month, day).map(EventDate::day).orElse(EventDate.UNKNOWN)));
      }
      return leaning(month, day, lean(i)).map(d -> new Found(monthAt - i + 1, EventDate.day(d)));
    }

    private Optional<Found> monthFirst(int i, int month, boolean mid) {
      Matcher day = DAY.matcher(word(i + 1));
      if (!mid
          && day.matches()
          && Integer.parseInt(day.group(1)) <= 31
          && !word(i + 2).equals("%")) {
        int n = Integer.parseInt(day.group(1));
        int next = word(i + 2).equals(",") ? i + 3 : i + 2;
        if (isYear(next)) {
          return date(yearAt(next), month, n).map(d -> new Found(next - i + 1, EventDate.day(d)));
        }
        return leaning(month, n, lean(i)).map(d -> new Found(2, EventDate.day(d)));
      }
      int next = word(i + 1).equals(",") || word(i + 1).equals("of") ? i + 2 : i + 1;
      if (isYear(next)) {
        return Optional.of(new Found(next - i + 1, month(YearMonth.of(yearAt(next), month))));
      }
      if (word(i + 1).equals("last") && word(i + 2).equals("year") && today.isPresent()) {
        return Optional.of(new Found(3, month(YearMonth.of(today.get().getYear() - 1, month))));
      }
      if (today.isEmpty()) {
        return Optional.of(new Found(1, EventDate.UNKNOWN));
      }
      YearMonth now = YearMonth.from(today.get());
      YearMonth then = YearMonth.of(now.getYear(), month);
      if (then.isAfter(now) && !isFuture(i)) {
        then = then.minusYears(1);
      } else if (then.equals(now) && word(i - 1).equals("last")) {
        then = then.minusYears(1);
      }
      return Optional.of(new Found(1, month(then)));
    }

    /**
     * The number of the month a word names; 0 when it names none. "may" and "march" need a capital.
     */
    private int monthOf(String word, int i) {
      String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
      int full = MONTHS.indexOf(bare) + 1;
      int month = full > 0 ? full : SHORT_MONTHS.getOrDefault(bare, 0);
      if (month == 0 || i >= written.size()) {
        return 0;
      }
      String asWritten = written.get(i);
      int letter = asWritten.indexOf('-') + 1;
      if (letter >= asWritten.length() || !Character.isUpperCase(asWritten.charAt(letter))) {
        return 0;
      }
      boolean doubtful =
          bare.equals("may")
              || bare.equals("march")
              || bare.equals("mar")
              || bare.equals("jan")
              || bare.equals("august");
      if (doubtful && !isMonthContext(i)) {
        return 0;
      }
      return month;
    }

    private boolean isMonthContext(int i) {
      String before = word(i - 1);
      String after = word(i + 1);
      return Set.of(
                  "in", "of", "since", "until", "till", "by", "last", "early", "late", "mid", "on",
                  "during", "this", "from", "between", "and", "to", "before", "after", "for",
                  "next", "every", "through")
              .contains(before)
          || DAY.matcher(after).matches()
          || DAY.matcher(before).matches()
          || isYear(i + 1)
          || word(i).contains("-");
    }

    private Lean lean(int i) {
      return isFuture(i) ? Lean.FUTURE : Lean.PAST;
    }

    private boolean isFuture(int i) {
      return Set.of("next", "coming", "upcoming").contains(word(i - 1));
    }

    private Optional<LocalDate> leaning(int month, int day, Lean lean) {
      if (today.isEmpty()) {
        return Optional.empty();
      }
      for (int back = 0; back < 5; back++) {
        int year = today.get().getYear() + (lean == Lean.PAST ? -back : back);
        Optional<LocalDate> date = date(year, month, day);
        if (date.isPresent()
            && (lean == Lean.PAST
                ? !date.get().isAfter(today.get())
                : !date.get().isBefore(today.get()))) {
          return date;
        }
      }
      return Optional.empty();
    }

    // --- ago, earlier
    // ------------------------------------------------------------------------------

    private Optional<Found> ago(int i) {
      int at = i;
      int n;
      if (word(at).equals("a") && word(at + 1).equals("couple") && word(at + 2).equals("of")) {
        n = 2;
        at += 3;
      } else if (word(at).equals("a") && word(at + 1).equals("few")) {
        return Optional.empty();
      } else {
        Integer value = NUMBERS.get(word(at));
        Matcher figure = Pattern.compile("\\d{1,3}").matcher(word(at));
        if (value == null && !figure.matches()) {
          return Optional.empty();
        }
        n = value != null ? value : Integer.parseInt(word(at));
        at++;
      }
      if (word(at).equals("and") && word(at + 1).equals("a") && word(at + 2).equals("half")) {
        at += 3;
      }
      String unit =
          word(at).endsWith("s") ? word(at).substring(0, word(at).length() - 1) : word(at);
      if (!word(at + 1).equals("ago") || today.isEmpty()) {
        return Optional.empty();
      }
      int length = at + 2 - i;
      LocalDate day = today.get();
      return switch (unit) {
        case "minute", "hour" -> Optional.of(new Found(length, EventDate.day(day)));
        case "day" -> Optional.of(new Found(length, EventDate.day(day.minusDays(n))));
        case "night" -> Optional.of(new Found(length, EventDate.day(day.minusDays(n))));
        case "week" -> Optional.of(new Found(length, week(day.minusWeeks(n))));
        case "fortnight" -> Optional.of(new Found(length, week(day.minusWeeks(2L * n))));
        case "month" -> Optional.of(new Found(length, month(YearMonth.from(day).minusMonths(n))));
        case "year" -> Optional.of(new Found(length, wholeYear(day.getYear() - n)));
        case "decade" -> Optional.empty();
        default -> Optional.empty();
      };
    }

    // --- yesterday, last week, this month
    // ------------------------------------------------------------

    private Optional<Found> relative(int i) {
      if (today.isEmpty()) {
        return Optional.empty();
      }
      LocalDate day = today.get();
      String one = word(i);
      String two = word(i + 1);
      switch (one) {
        case "today", "tonight", "overnight" -> {
          return Optional.of(new Found(1, EventDate.day(day)));
        }
        case "yesterday" -> {
          return Optional.of(new Found(1, EventDate.day(day.minusDays(1))));
        }
        case "last", "past", "previous" -> {
          return last(i, two, day);
        }
        case "this" -> {
          return thisOne(two, day);
        }
        case "during", "in" -> {
          if (two.equals("the") && word(i + 2).equals("night")) {
            return Optional.of(new Found(3, EventDate.day(day)));
          }
          if (two.equals("recent") && word(i + 2).equals("days")) {
            return Optional.of(new Found(3, recent(day)));
          }
          return Optional.empty();
        }
        case "weekend" -> {
          return word(i - 1).matches("the|at|over|this") || word(i - 1).isEmpty()
              ? Optional.of(new Found(1, weekend(day)))
              : Optional.empty();
        }
        default -> {
          return Optional.empty();
        }
      }
    }

    private Optional<Found> last(int i, String two, LocalDate day) {
      if (two.equals("few") && word(i + 2).equals("days")) {
        return Optional.of(new Found(3, recent(day)));
      }
      if (!word(i).equals("last")) {
        return Optional.empty();
      }
      int weekday = WEEKDAYS.indexOf(two);
      if (weekday >= 0) {
        return Optional.of(new Found(2, EventDate.day(lastWeekday(weekday, day.minusDays(1)))));
      }
      Integer season = SEASONS.get(two);
      if (season != null) {
        return Optional.of(new Found(2, season(season, lastSeasonYear(season, day))));
      }
      int month = monthOf(two, i + 1);
      if (month > 0) {
        YearMonth now = YearMonth.from(day);
        YearMonth then = YearMonth.of(now.getYear(), month);
        return Optional.of(new Found(2, month(then.isBefore(now) ? then : then.minusYears(1))));
      }
      return switch (two) {
        case "night", "evening" -> Optional.of(new Found(2, EventDate.day(day.minusDays(1))));
        case "week" -> Optional.of(new Found(2, week(day.minusWeeks(1))));
        case "weekend" -> Optional.of(new Found(2, weekend(day)));
        case "fortnight" -> Optional.empty();
        case "month" -> Optional.of(new Found(2, month(YearMonth.from(day).minusMonths(1))));
        case "year" -> Optional.of(new Found(2, wholeYear(day.getYear() - 1)));
        default -> Optional.empty();
      };
    }

    private Optional<Found> thisOne(String two, LocalDate day) {
      Integer season = SEASONS.get(two);
      if (season != null) {
        return Optional.of(new Found(2, season(season, lastSeasonYear(season, day))));
      }
      int weekday = WEEKDAYS.indexOf(two);
      if (weekday >= 0) {
        return Optional.of(new Found(2, EventDate.day(lastWeekday(weekday, day))));
      }
      return switch (two) {
        case "morning", "afternoon", "evening" -> Optional.of(new Found(2, EventDate.day(day)));
        case "week" -> Optional.of(new Found(2, week(day)));
        case "weekend" -> Optional.of(new Found(2, weekend(day)));
        case "month" -> Optional.of(new Found(2, month(YearMonth.from(day))));
        case "year" -> Optional.of(new Found(2, wholeYear(day.getYear())));
        default -> Optional.empty();
      };
    }

    private static EventDate recent(LocalDate day) {
      return EventDate.of(day.minusDays(RECENT_DAYS), day, DatePrecision.SPAN);
    }

    // --- weekdays, seasons, years
    // --------------------------------------------------------------------

    private Optional<Found> weekday(int i) {
      String word = word(i);
      int index = WEEKDAYS.indexOf(word);
      if (index < 0 || today.isEmpty() || !Character.isUpperCase(written.get(i).charAt(0))) {
        return Optional.empty();
      }
      LocalDate day = today.get();
      LocalDate resolved =
          isFuture(i)
              ? day.with(TemporalAdjusters.next(DayOfWeek.of(index + 1)))
              : lastWeekday(index, day);
      // "Wednesday 11 July", "Wednesday, July 11": the calendar date decides
      int next = word(i + 1).equals(",") ? i + 2 : i + 1;
      Optional<Found> full = calendar(next);
      if (full.isPresent() && full.get().date().precision() == DatePrecision.DAY) {
        return Optional.of(new Found(next - i + full.get().length(), full.get().date()));
      }
      if (word(i + 1).equals("last") && word(i + 2).equals("week")) {
        return Optional.of(
            new Found(3, EventDate.day(day.minusWeeks(1).with(DayOfWeek.of(index + 1)))));
      }
      boolean weekAgo =
          word(i + 1).equals("of") && word(i + 2).equals("last") && word(i + 3).equals("week");
      if (weekAgo) {
        return Optional.of(
            new Found(4, EventDate.day(day.minusWeeks(1).with(DayOfWeek.of(index + 1)))));
      }
      return Optional.of(new Found(1, EventDate.day(resolved)));
    }

    private static LocalDate lastWeekday(int index, LocalDate latest) {
      return latest.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(index + 1)));
    }

    private Optional<Found> season(int i) {
      Integer month = SEASONS.get(word(i));
      if (month == null
          || !(word(i - 1).equals("the")
              || word(i - 1).equals("in")
              || word(i - 1).equals("early")
              || word(i - 1).equals("late"))) {
        return Optional.empty();
      }
      int next = word(i + 1).equals("of") ? i + 2 : i + 1;
      if (isYear(next)) {
        return Optional.of(new Found(next - i + 1, season(month, yearAt(next))));
      }
      if (word(i).equals("spring") || word(i).equals("fall") || today.isEmpty()) {
        return word(i).equals("spring") && today.isPresent() && word(i - 1).equals("the")
            ? Optional.of(new Found(1, season(month, lastSeasonYear(month, today.get()))))
            : Optional.empty();
      }
      return Optional.of(new Found(1, season(month, lastSeasonYear(month, today.get()))));
    }

    private static int lastSeasonYear(int month, LocalDate day) {
      return LocalDate.of(day.getYear(), month, 1).isAfter(day) ? day.getYear() - 1 : day.getYear();
    }

    private static EventDate season(int month, int year) {
      LocalDate start = LocalDate.of(year, month, 1);
      return EventDate.of(start, start.plusMonths(3).minusDays(1), DatePrecision.SPAN);
    }

    private Optional<Found> year(int i) {
      Matcher decade = DECADE.matcher(word(i));
      if (decade.matches()) {
        int first = Integer.parseInt(decade.group(1)) * 10;
        return Optional.of(
            new Found(
                1,
                EventDate.of(
                    LocalDate.of(first, 1, 1),
                    LocalDate.of(first + 9, 12, 31),
                    DatePrecision.SPAN)));
      }
      if (!isYear(i)) {
        return Optional.empty();
      }
      boolean introduced =
          Set.of(
                  "in", "of", "since", "until", "till", "by", "late", "early", "during", "from",
                  "to", "and", "before", "after", "mid", "around", "for", "(", ",")
              .contains(word(i - 1));
      boolean counts =
          word(i + 1)
              .matches(
                  "(?:soldiers|men|troops|people|officers|fighters|members|names|refugees|rebels|policemen|votes)");
      return introduced && !counts
          ? Optional.of(new Found(1, wholeYear(yearAt(i))))
          : Optional.empty();
    }

    private boolean isYear(int i) {
      return YEAR.matcher(word(i)).matches();
    }

    private int yearAt(int i) {
      return Integer.parseInt(word(i));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
      if (month < 1
          || month > 12
          || day < 1
          || year < 1
          || day > YearMonth.of(year, month).lengthOfMonth()) {
        return Optional.empty();
      }
      return Optional.of(LocalDate.of(year, month, day));
    }

    private static EventDate week(LocalDate day) {
      LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return EventDate.of(monday, monday.plus(6, ChronoUnit.DAYS), DatePrecision.WEEK);
    }

    private static EventDate weekend(LocalDate day) {
      LocalDate sunday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
      return EventDate.of(sunday.minusDays(1), sunday, DatePrecision.SPAN);
    }

    private static EventDate month(YearMonth month) {
      return EventDate.of(month.atDay(1), month.atEndOfMonth(), DatePrecision.MONTH);
    }

    private static EventDate wholeYear(int year) {
      return EventDate.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), DatePrecision.YEAR);
    }
  }
}
