package org.defectionledger.count;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.defectionledger.ledger.Defection;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.report.Count;
import org.defectionledger.report.Period;

/**
 * The cells that one defection falls into: for each period, every choice of its own role, country
 * and kind or of all of them. A date that is known less closely than a period goes to the row
 * without a start, so that for each period the rows over all roles, countries and kinds add up to
 * the number of entries.
 */
public final class Cells {
  private Cells() {}

  /** Cells with the figures of this defection alone; none for a cumulative one. */
  public static List<Count> of(Defection defection, long mentions) {
    if (defection.cumulative()) {
      return List.of();
    }
    List<Count> cells = new ArrayList<>();
    for (Period period : Period.values()) {
      Optional<LocalDate> start = start(defection, period);
      for (Optional<String> role : choices(defection.role())) {
        for (Optional<String> country : choices(defection.fromCountry())) {
          for (Optional<DefectionKind> kind : choices(defection.kind())) {
            cells.add(
                new Count(
                    period,
                    start,
                    defection.roleCategory(),
                    role,
                    country,
                    kind,
                    1,
                    defection.countMin(),
                    defection.countMax().map(Integer::longValue),
                    mentions,
                    defection.articles()));
          }
        }
      }
    }
    return cells;
  }

  private static <T> List<Optional<T>> choices(Optional<T> value) {
    return value.isPresent() ? List.of(Optional.empty(), value) : List.of(Optional.empty());
  }

  /** The period that holds the whole of the date; empty when none does. */
  private static Optional<LocalDate> start(Defection defection, Period period) {
    if (defection.dateStart().isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = floor(defection.dateStart().get(), period);
    LocalDate last = floor(defection.dateEnd().orElse(defection.dateStart().get()), period);
    return first.equals(last) ? Optional.of(first) : Optional.empty();
  }

  private static LocalDate floor(LocalDate day, Period period) {
    return switch (period) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }
}
