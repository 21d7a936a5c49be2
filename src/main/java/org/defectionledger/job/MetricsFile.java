package org.defectionledger.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A run's figures in the text format of Prometheus (version 0.0.4), for the text file collector of
 * its node exporter. Written whole by a rename, at the end of a good or a bad run.
 */
final class MetricsFile {
  /** How a run ended. */
  enum Outcome {
    PUBLISHED,
    REFUSED,
    FAILED
  }

  private MetricsFile() {}

  static void write(String file, Outcome outcome, Instant started, Instant ended, Stages stages)
      throws IOException {
    StringBuilder text = new StringBuilder();
    head(text, "published", "1 when the last run was published");
    line(text, "published", "", outcome == Outcome.PUBLISHED ? 1 : 0);
    head(text, "outcome", "how the last run ended");
    for (Outcome each : Outcome.values()) {
      String label = "{outcome=\"%s\"}".formatted(each.name().toLowerCase(Locale.ROOT));
      line(text, "outcome", label, each == outcome ? 1 : 0);
    }
    head(text, "end_time_seconds", "when the last run ended, in seconds since 1970");
    line(text, "end_time_seconds", "", (double) ended.getEpochSecond());
    head(text, "duration_seconds", "how long the last run took");
    line(text, "duration_seconds", "", Duration.between(started, ended).toMillis() / 1000.0);
    head(text, "stage_rows", "rows that a stage wrote");
    new TreeMap<>(stages.measures())
        .forEach((name, m) -> line(text, "stage_rows", label("stage", name), (double) m.rows()));
    head(text, "stage_duration_seconds", "how long a stage took");
    new TreeMap<>(stages.measures())
        .forEach(
            (name, m) -> line(text, "stage_duration_seconds", label("stage", name), m.seconds()));
    head(text, "total", "figures of the whole run");
    new TreeMap<>(stages.totals())
        .forEach((name, value) -> line(text, "total", label("what", name), (double) value));
    Path target = Path.of(file).toAbsolutePath();
    Path draft = target.resolveSibling(target.getFileName() + ".draft");
    Files.writeString(draft, text);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String label(String key, String value) {
    return "{%s=\"%s\"}".formatted(key, value);
  }

  private static void head(StringBuilder text, String name, String help) {
    text.append("# HELP defection_ledger_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE defection_ledger_").append(name).append(" gauge\n");
  }

  private static void line(StringBuilder text, String name, String labels, double value) {
    text.append("defection_ledger_").append(name).append(labels).append(' ');
    text.append(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
    text.append('\n');
  }
}
