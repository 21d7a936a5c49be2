package org.defectionledger.mention;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a defection happened, as closely as the text tells.
 *
 * @param start first day; empty exactly when the precision is {@code UNKNOWN}
 * @param end last day, not before {@code start}; empty exactly when the precision is {@code
 *     UNKNOWN}
 * @param precision the stretch of the calendar that {@code start} to {@code end} is
 * @param inferred true when no date is said and the publication day stands in for it
 */
public record EventDate(
    Optional<LocalDate> start, Optional<LocalDate> end, DatePrecision precision, boolean inferred) {
  /** No day is known. */
  public static final EventDate UNKNOWN =
      new EventDate(Optional.empty(), Optional.empty(), DatePrecision.UNKNOWN, false);

  public EventDate {
    boolean known = precision != DatePrecision.UNKNOWN;
    if (start.isPresent() != known || end.isPresent() != known) {
      throw new IllegalArgumentException(
          "Event date %s..%s does not fit precision %s".formatted(start, end, precision));
    }
    if (known && end.orElseThrow().isBefore(start.orElseThrow())) {
      throw new IllegalArgumentException(
          "Event date ends before it starts: %s..%s".formatted(start.get(), end.get()));
    }
    if (inferred && precision != DatePrecision.DAY) {
      throw new IllegalArgumentException("Only a DAY can be inferred, not " + precision);
    }
  }

  public static EventDate of(LocalDate start, LocalDate end, DatePrecision precision) {
    return new EventDate(Optional.of(start), Optional.of(end), precision, false);
  }

  public static EventDate day(LocalDate day) {
    return of(day, day, DatePrecision.DAY);
  }

  /** The day of publication, standing in for a date that the article does not say. */
  public static EventDate inferred(LocalDate day) {
    return new EventDate(Optional.of(day), Optional.of(day), DatePrecision.DAY, true);
  }

  public boolean isKnown() {
    return precision != DatePrecision.UNKNOWN;
  }
}
