package org.defectionledger.extract.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;

/**
 * Finds English date expressions and resolves them, leaning to the past: what news tells has
 * happened. The conventions are those of the annotation guidelines, section 3, rows {@code date}
 * and {@code date phrases}. Never throws; an impossible date is not found.
 */
public final class DateResolver {
  /**
   * The expressions of a sentence without a document time: only full dates, months with a year and
   * years resolve, and what points back to them.
   *
   * @param words the tokens as written
   * @param told the dates that the sentences before have told
   */
  public List<DateExpression> find(List<String> words, Told told) {
    return new Scan(words, Optional.empty()).all(told);
  }

  /**
   * The expressions of a sentence, in text order, none overlapping another.
   *
   * @param words the tokens as written
   * @param told the dates that the sentences before have told
   * @param documentDay the day of publication
   */
  public List<DateExpression> find(List<String> words, Told told, LocalDate documentDay) {
    return new Scan(words, Optional.of(documentDay)).all(told);
  }

  /** Where a sentence tells how long after an event something was, in text order. */
  public List<Countdown> countdowns(List<String> written) {
    DateWords words = new DateWords(written);
    List<Countdown> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Optional<DateWords.Amount> amount = words.amount(i);
      int to = i + amount.map(DateWords.Amount::length).orElse(0);
      if (amount.isPresent() && Set.of("after", "since").contains(words.word(to))) {
        found.add(new Countdown(i, to, amount.get().count(), amount.get().unit()));
        i = to;
      }
    }
    return found;
  }

  private static final class Scan {
    private final DateWords words;
    private final Optional<LocalDate> today;
    private final CalendarDates calendar;
    private final AnaphoricDates anaphoric;
    private final Optional<RelativeDates> relative;

    Scan(List<String> written, Optional<LocalDate> today) {
      this.words = new DateWords(written);
      this.today = today;
      this.calendar = new CalendarDates(words, today);
      this.anaphoric = new AnaphoricDates(words, today);
      this.relative = today.map(day -> new RelativeDates(words, calendar, day));
    }

    List<DateExpression> all(Told before) {
      List<DateExpression> found = dates(before);
      return found.isEmpty() ? hours(before) : found;
    }

    /** Parts of the day, which tell nothing more where the sentence tells the day. */
    private List<DateExpression> hours(Told told) {
      List<DateExpression> found = new ArrayList<>();
      for (int i = 0; i < words.size() && found.isEmpty(); i++) {
        int at = i;
        anaphoric
            .hour(i, told)
            .ifPresent(
                f ->
                    found.add(
                        new DateExpression(
                            at,
                            Math.min(words.size(), at + f.length()) - 1,
                            f.date(),
                            DateExpression.Role.AT)));
      }
      return found;
    }

    private List<DateExpression> dates(Told before) {
      List<DateExpression> found = new ArrayList<>();
      Told told = before;
      int i = 0;
      while (i < words.size()) {
        Optional<Found> at = at(i, told);
        String last = at.isEmpty() ? "" : words.word(i + at.get().length() - 1);
        // "In May she went over, a day after his dismissal": the sentence has its date
        boolean aside = !found.isEmpty() && Set.of("after", "before").contains(last);
        if (at.isEmpty() || (aside && words.amount(i).isPresent())) {
          i++;
          continue;
        }
        int to = Math.min(words.size(), i + at.get().length()) - 1;
        DateExpression expression = bounded(i, to, at.get().date());
        found.add(expression);
        if (expression.role() != DateExpression.Role.SINCE) {
          told = told.and(expression.date());
        }
        i = to + 1;
      }
      return found;
    }

    private Optional<Found> at(int i, Told told) {
      return calendar
          .at(i, told)
          .or(() -> anaphoric.at(i, told))
          .or(() -> relative.flatMap(r -> r.at(i)))
          .or(() -> anaphoric.counted(i, told))
          .or(() -> calendar.yearAt(i));
    }

    private DateExpression bounded(int from, int to, EventDate date) {
      String before = words.word(from - 1);
      if (Set.of("the", "early", "late").contains(before)) {
        before = words.word(from - 2);
      }
      if (before.equals("since") && date.isKnown() && today.isPresent()) {
        LocalDate start = date.start().orElseThrow();
        LocalDate end = today.get();
        if (start.isBefore(end)) {
          return new DateExpression(
              from, to, EventDate.of(start, end, DatePrecision.SPAN), DateExpression.Role.SINCE);
        }
      }
      boolean until = before.equals("until") || before.equals("till");
      return new DateExpression(
          from, to, date, until ? DateExpression.Role.UNTIL : DateExpression.Role.AT);
    }
  }
}
