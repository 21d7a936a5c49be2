package org.defectionledger.extract.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;

/** Dates told from the document day: "yesterday", "last week", "on Friday", "two months ago". */
final class RelativeDates {
  private final DateWords words;
  private final CalendarDates calendar;
  private final LocalDate day;

  RelativeDates(DateWords words, CalendarDates calendar, LocalDate day) {
    this.words = words;
    this.calendar = calendar;
    this.day = day;
  }

  /** The date that begins at a word. */
  Optional<Found> at(int i) {
    return ago(i).or(() -> relative(i)).or(() -> weekday(i));
  }

  private Optional<Found> ago(int i) {
    OptionalInt season = words.seasons(i + 1);
    if (season.isPresent() && words.number(i) > 0 && words.word(i + 2).equals("ago")) {
      LocalDate last = CalendarDates.endedSeason(season.getAsInt(), day).start().orElseThrow();
      return Optional.of(
          new Found(3, Periods.season(last.getMonthValue(), last.getYear() + 1 - words.number(i))));
    }
    Optional<DateWords.Amount> amount = words.amount(i);
    if (amount.isEmpty() || !words.word(i + amount.get().length()).equals("ago")) {
      return Optional.empty();
    }
    int length = amount.get().length() + 1;
    return closer(i + length, amount.get())
        .map(f -> new Found(length + f.length(), f.date()))
        .or(
            () ->
                Periods.shifted(day, -amount.get().count(), amount.get().unit())
                    .map(date -> new Found(length, date)));
  }

  /** "a week ago yesterday", "two weeks ago on Monday", "a year ago in May". */
  private Optional<Found> closer(int i, DateWords.Amount ago) {
    if (ago.unit().equals("week")) {
      int at = words.word(i).equals("on") ? i + 1 : i;
      int weeks = ago.count();
      Optional<LocalDate> from =
          words.word(i).equals("yesterday")
              ? Optional.of(day.minusDays(1))
              : words.weekday(at).map(w -> Periods.weekday(w, day));
      return from.map(d -> new Found(at + 1 - i, EventDate.day(d.minusWeeks(weeks))));
    }
    int month = words.word(i).equals("in") ? words.monthOf(words.word(i + 1), i + 1) : 0;
    return ago.unit().equals("year") && month > 0
        ? Optional.of(new Found(2, Periods.month(YearMonth.of(day.getYear() - ago.count(), month))))
        : Optional.empty();
  }

  private Optional<Found> relative(int i) {
    return switch (words.word(i)) {
      case "today", "tonight", "overnight" -> Optional.of(new Found(1, EventDate.day(day)));
      case "yesterday" -> Optional.of(new Found(1, EventDate.day(day.minusDays(1))));
      case "last", "past", "previous" -> last(i);
      case "this" -> thisOne(i + 1);
      case "the" ->
          words.is(i + 2, "before", "last")
              ? Periods.shifted(day, -2, words.word(i + 1)).map(date -> new Found(4, date))
              : Optional.empty();
      case "during", "in" -> {
        if (words.is(i + 1, "the", "night")) {
          yield Optional.of(new Found(3, EventDate.day(day)));
        }
        yield words.is(i + 1, "recent", "days")
            ? Optional.of(new Found(3, Periods.recent(day)))
            : Optional.empty();
      }
      case "weekend" ->
          Set.of("", "the", "at", "over", "this").contains(words.word(i - 1))
              ? Optional.of(new Found(1, Periods.weekend(day)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Found> last(int i) {
    if (words.is(i + 1, "few", "days") || words.is(i + 1, "several", "days")) {
      return Optional.of(new Found(3, Periods.recent(day)));
    }
    if (!words.word(i).equals("last")) {
      return Optional.empty();
    }
    Optional<DayOfWeek> weekday = words.weekday(i + 1);
    if (weekday.isPresent()) {
      return Optional.of(
          new Found(2, EventDate.day(Periods.weekday(weekday.get(), day.minusDays(1)))));
    }
    OptionalInt season = words.season(i + 1);
    if (season.isPresent()) {
      return Optional.of(new Found(2, CalendarDates.endedSeason(season.getAsInt(), day)));
    }
    int month = words.monthOf(words.word(i + 1), i + 1);
    if (month > 0) {
      YearMonth now = YearMonth.from(day);
      YearMonth then = YearMonth.of(now.getYear(), month);
      return Optional.of(
          new Found(2, Periods.month(then.isBefore(now) ? then : then.minusYears(1))));
    }
    return switch (words.word(i + 1)) {
      case "night", "evening" -> Optional.of(new Found(2, EventDate.day(day.minusDays(1))));
      case "week" -> Optional.of(new Found(2, Periods.week(day.minusWeeks(1))));
      case "weekend" -> Optional.of(new Found(2, Periods.weekend(day)));
      case "month" -> Optional.of(new Found(2, Periods.month(YearMonth.from(day).minusMonths(1))));
      case "year" -> Optional.of(new Found(2, Periods.year(day.getYear() - 1)));
      default -> Optional.empty();
    };
  }

  private Optional<Found> thisOne(int i) {
    OptionalInt season = words.season(i);
    if (season.isPresent()) {
      return Optional.of(new Found(2, CalendarDates.lastSeason(season.getAsInt(), day)));
    }
    Optional<DayOfWeek> weekday = words.weekday(i);
    if (weekday.isPresent()) {
      return Optional.of(new Found(2, EventDate.day(Periods.weekday(weekday.get(), day))));
    }
    return switch (words.word(i)) {
      case "morning", "afternoon", "evening" -> Optional.of(new Found(2, EventDate.day(day)));
      case "week" -> Optional.of(new Found(2, Periods.week(day)));
      case "weekend" -> Optional.of(new Found(2, Periods.weekend(day)));
      case "month" -> Optional.of(new Found(2, Periods.month(YearMonth.from(day))));
      case "year" -> Optional.of(new Found(2, Periods.year(day.getYear())));
      default -> Optional.empty();
    };
  }

  private Optional<Found> weekday(int i) {
    Optional<DayOfWeek> weekday = words.weekday(i);
    if (weekday.isEmpty()) {
      return Optional.empty();
    }
    // "Wednesday 11 July", "Wednesday, July 11": the calendar date decides
    int next = words.word(i + 1).equals(",") ? i + 2 : i + 1;
    Optional<Found> full = calendar.at(next, Told.NOTHING);
    if (full.isPresent() && full.get().date().precision() == DatePrecision.DAY) {
      return Optional.of(new Found(next - i + full.get().length(), full.get().date()));
    }
    EventDate ofLastWeek = EventDate.day(day.minusWeeks(1).with(weekday.get()));
    if (words.is(i + 1, "last", "week")) {
      return Optional.of(new Found(3, ofLastWeek));
    }
    if (words.is(i + 1, "of", "last", "week")) {
      return Optional.of(new Found(4, ofLastWeek));
    }
    LocalDate resolved =
        words.isFuture(i)
            ? day.with(TemporalAdjusters.next(weekday.get()))
            : Periods.weekday(weekday.get(), day);
    return Optional.of(new Found(1, EventDate.day(resolved)));
  }
}
