package org.defectionledger.extract.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;

/**
 * Dates told from a date told before: "that day", "the same week", "the next morning", "two days
 * earlier". Without a date before, they are none.
 */
final class AnaphoricDates {
  private static final Set<String> PARTS_OF_DAY =
      Set.of("day", "morning", "afternoon", "evening", "night");

  private static final Set<String> HOURS =
      Set.of(
          "noon",
          "midday",
          "midnight",
          "dawn",
          "daybreak",
          "sunrise",
          "sunset",
          "dusk",
          "evening",
          "nightfall",
          "breakfast",
          "lunchtime",
          "teatime",
          "morning");

  /** Words that may follow "the evening before" where it is the evening before. */
  private static final Set<String> GOES_ON =
      Set.of(
          "so", "in", "at", "by", "on", "to", "and", "with", "as", "while", "when", "but", "from",
          "for", "because");

  /** Verbs of "his move came two days after hers": what stands behind them is the earlier one. */
  private static final Set<String> COMES =
      Set.of("come", "comes", "came", "coming", "follows", "followed");

  private static final Set<String> POINTING =
      Set.of("his", "her", "their", "its", "that", "this", "him", "them");

  private final DateWords words;
  private final Optional<LocalDate> today;

  AnaphoricDates(DateWords words, Optional<LocalDate> today) {
    this.words = words;
    this.today = today;
  }

  /** The date that begins at a word, counted from what has been told. */
  Optional<Found> at(int i, Told told) {
    return switch (words.word(i)) {
      case "that" -> same(i, 1, told);
      case "the" -> words.word(i + 1).equals("same") ? same(i, 2, told) : neighbour(i, told);
      default -> Optional.empty();
    };
  }

  /**
   * A part of the day alone, "by nightfall", "at half past two": of the day told last, or of the
   * document where none was.
   */
  Optional<Found> hour(int i, Told told) {
    Optional<LocalDate> day =
        told.last().precision() == DatePrecision.DAY
            ? told.last().start()
            : told.last().isKnown() ? Optional.empty() : today;
    int length = hourLength(i);
    return length == 0 ? Optional.empty() : day.map(d -> new Found(length, EventDate.day(d)));
  }

  private int hourLength(int i) {
    String next = words.word(i + 1);
    return switch (words.word(i)) {
      case "by", "at", "before", "after", "around" -> {
        if (HOURS.contains(next)) {
          yield 2;
        }
        boolean clock = words.word(i + 2).equals("o'clock") || words.is(i + 1, "half", "past");
        yield clock ? words.word(i + 2).equals("o'clock") ? 3 : 4 : 0;
      }
      case "within" ->
          Set.of("hours", "minutes").contains(next) ? 2 : words.is(i + 1, "the", "hour") ? 3 : 0;
      case "hours", "minutes" -> next.equals("later") ? 2 : 0;
      case "in" -> next.equals("the") && PARTS_OF_DAY.contains(words.word(i + 2)) ? 3 : 0;
      default -> 0;
    };
  }

  /** "two days earlier", "a month later", "two days after". */
  Optional<Found> counted(int i, Told told) {
    Optional<DateWords.Amount> amount = words.amount(i);
    if (amount.isEmpty()) {
      return Optional.empty();
    }
    int at = i + amount.get().length();
    int sign =
        switch (words.word(at)) {
          case "later", "afterwards" -> 1;
          case "earlier", "previously" -> -1;
          case "after" -> beside(i, at, 1);
          case "before" -> beside(i, at, -1);
          default -> 0;
        };
    Optional<LocalDate> from = told.lastDay().start().or(() -> told.last().start()).or(() -> today);
    if (sign == 0 || from.isEmpty()) {
      return Optional.empty();
    }
    return Periods.shifted(from.get(), (long) sign * amount.get().count(), amount.get().unit())
        .map(date -> new Found(amount.get().length() + 1, date));
  }

  /**
   * "two months after his flight" lies behind what has been told, "it comes a day after hers"
   * points before it; "a week before the poll" counts from what only the sentence knows.
   */
  private int beside(int i, int preposition, int sign) {
    if (COMES.contains(words.word(i - 1))) {
      return -sign;
    }
    return POINTING.contains(words.word(preposition + 1)) ? sign : 0;
  }

  private Optional<Found> same(int i, int skipped, Told told) {
    if (!told.last().isKnown()) {
      return Optional.empty();
    }
    int at = i + skipped;
    String unit = words.word(at);
    LocalDate start = told.last().start().orElseThrow();
    Optional<EventDate> date =
        switch (unit) {
          case "week" -> Optional.of(Periods.week(start));
          case "weekend" -> Optional.of(Periods.weekend(start.plusDays(2)));
          case "month" -> Optional.of(Periods.month(YearMonth.from(start)));
          case "year" -> Optional.of(Periods.year(start.getYear()));
          default -> PARTS_OF_DAY.contains(unit) ? lastDay(told) : ofYear(at, start.getYear());
        };
    return date.map(d -> new Found(skipped + 1, d));
  }

  private static Optional<EventDate> lastDay(Told told) {
    return Optional.of(told.lastDay().isKnown() ? told.lastDay() : told.last());
  }

  /** "that June", "that summer". */
  private Optional<EventDate> ofYear(int i, int year) {
    OptionalInt season = words.season(i);
    if (season.isPresent()) {
      return Optional.of(Periods.season(season.getAsInt(), year));
    }
    int month = words.monthOf(words.word(i), i);
    return month > 0 ? Optional.of(Periods.month(YearMonth.of(year, month))) : Optional.empty();
  }

  /** "the next day", "the following morning", "the previous week", "the day before". */
  private Optional<Found> neighbour(int i, Told told) {
    Optional<LocalDate> day = told.lastDay().start().or(() -> told.last().start());
    Optional<LocalDate> last = told.last().start();
    if (day.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    int sign =
        switch (words.word(i + 1)) {
          case "next", "following" -> 1;
          case "previous", "preceding" -> -1;
          default -> 0;
        };
    if (sign != 0) {
      String unit = words.word(i + 2);
      OptionalInt season = words.season(i + 2);
      if (season.isPresent()) {
        return Optional.of(
            new Found(3, CalendarDates.nextSeason(season.getAsInt(), last.get(), sign)));
      }
      boolean ofDay = PARTS_OF_DAY.contains(unit);
      return Periods.shifted(ofDay ? day.get() : last.get(), sign, ofDay ? "day" : unit)
          .map(date -> new Found(3, date));
    }
    String unit = PARTS_OF_DAY.contains(words.word(i + 1)) ? "day" : words.word(i + 1);
    boolean before = words.word(i + 2).equals("before") && isClauseEnd(i + 3);
    boolean after = words.word(i + 2).equals("after") && isClauseEnd(i + 3);
    return before || after
        ? Periods.shifted(day.get(), before ? -1 : 1, unit).map(date -> new Found(3, date))
        : Optional.empty();
  }

  /** Whether nothing follows that "the day before" may be the day before. */
  private boolean isClauseEnd(int i) {
    return i >= words.size()
        || GOES_ON.contains(words.word(i))
        || !Character.isLetterOrDigit(words.word(i).charAt(0));
  }
}
