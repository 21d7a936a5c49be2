package org.defectionledger.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a document time as dumps write it. */
public final class PublishedDate {
  /** Epoch figures up to this are seconds (year 5138), above it milliseconds (from 1973). */
  private static final long MAX_EPOCH_SECONDS = 100_000_000_000L;

  private static final List<DateTimeFormatter> DAYS =
      List.of(
          pattern("d MMMM uuuu"),
          pattern("MMMM d, uuuu"),
          pattern("d MMM uuuu"),
          pattern("MMM d, uuuu"),
          pattern("uuuu/MM/dd"),
          pattern("uuuuMMdd"),
          pattern("EEEE, d MMMM uuuu"),
          pattern("EEEE, MMMM d, uuuu"));

  private PublishedDate() {}

  private static DateTimeFormatter pattern(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  /** The instant; a date alone is its midnight in UTC; empty when the text is no date. */
  public static Optional<Instant> parse(String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.matches("-?\\d{9,14}")) {
      long epoch = Long.parseLong(value);
      return Optional.of(
          Math.abs(epoch) < MAX_EPOCH_SECONDS
              ? Instant.ofEpochSecond(epoch)
              : Instant.ofEpochMilli(epoch));
    }
    String iso =
        value.length() > 10 && value.charAt(10) == ' '
            ? value.substring(0, 10) + "T" + value.substring(11)
            : value;
    return tryParse(() -> LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant())
        .or(() -> tryParse(() -> OffsetDateTime.parse(iso).toInstant()))
        .or(() -> tryParse(() -> LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)))
        .or(
            () ->
                tryParse(
                    () ->
                        ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()))
        .or(
            () ->
                DAYS.stream()
                    .map(
                        f ->
                            tryParse(
                                () ->
                                    LocalDate.parse(value, f)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private interface Attempt {
    Instant parse();
  }

  private static Optional<Instant> tryParse(Attempt attempt) {
    try {
      return Optional.of(attempt.parse());
    } catch (DateTimeException e) {
      return Optional.empty(); // the next form is tried
    }
  }
}
