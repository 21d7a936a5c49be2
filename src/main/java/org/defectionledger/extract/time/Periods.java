package org.defectionledger.extract.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;

/** The stretches of the calendar that the annotation guidelines, section 3, give to words. */
final class Periods {
  /** "in the last few days", "in recent days": the week up to the document day. */
  private static final int RECENT_DAYS = 7;

  private Periods() {}

  /** The Monday to Sunday that a day lies in. */
  static EventDate week(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return EventDate.of(monday, monday.plusDays(6), DatePrecision.WEEK);
  }

  /** The Saturday and Sunday up to a day. */
  static EventDate weekend(LocalDate day) {
    LocalDate sunday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    return EventDate.of(sunday.minusDays(1), sunday, DatePrecision.SPAN);
  }

  static EventDate month(YearMonth month) {
    return EventDate.of(month.atDay(1), month.atEndOfMonth(), DatePrecision.MONTH);
  }

  static EventDate year(int year) {
    return EventDate.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), DatePrecision.YEAR);
  }

  static EventDate decade(int firstYear) {
    return EventDate.of(
        LocalDate.of(firstYear, 1, 1), LocalDate.of(firstYear + 9, 12, 31), DatePrecision.SPAN);
  }

  /** Three months from the first of one. */
  static EventDate season(int month, int year) {
    LocalDate start = LocalDate.of(year, month, 1);
    return EventDate.of(start, start.plusMonths(3).minusDays(1), DatePrecision.SPAN);
  }

  static EventDate recent(LocalDate day) {
    return EventDate.of(day.minusDays(RECENT_DAYS), day, DatePrecision.SPAN);
  }

  /** A day of the calendar; empty when there is none such. */
  static Optional<LocalDate> day(int year, int month, int day) {
    if (month < 1
        || month > 12
        || day < 1
        || year < 1
        || day > YearMonth.of(year, month).lengthOfMonth()) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.of(year, month, day));
  }

  /** The last day of that weekday up to a day. */
  static LocalDate weekday(DayOfWeek weekday, LocalDate latest) {
    return latest.with(TemporalAdjusters.previousOrSame(weekday));
  }

  /**
   * A day or a stretch so many units after a date, or before it where negative; empty for a unit
   * that is none.
   *
   * @param unit "day", "week", …; singular
   */
  static Optional<EventDate> shifted(LocalDate from, long units, String unit) {
    return switch (unit) {
      case "minute", "hour" -> Optional.of(EventDate.day(from));
      case "day", "night" -> Optional.of(EventDate.day(from.plusDays(units)));
      case "week" -> Optional.of(week(from.plusWeeks(units)));
      case "fortnight" -> Optional.of(week(from.plusWeeks(2 * units)));
      case "month" -> Optional.of(month(YearMonth.from(from).plusMonths(units)));
      case "year" -> Optional.of(year((int) (from.getYear() + units)));
      default -> Optional.empty();
    };
  }
}
