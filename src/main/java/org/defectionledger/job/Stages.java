package org.defectionledger.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.table.publish.Publication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the datasets of a run one after the other, and tells of each: a line for a person, a line
 * of JSON in the log, its measures for {@code runs} and the metrics file.
 */
final class Stages {
  private static final Logger LOG = LoggerFactory.getLogger("org.defectionledger.stage");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was measured of a stage; rows −1 when Spark left the measuring out of an empty plan. */
  record Measure(long rows, double seconds) {}

  private final SparkSession spark;
  private final Publication publication;
  private final String runId;
  private final Clock clock;
  private final PrintStream console;
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Long> totals = new LinkedHashMap<>();

  Stages(
      SparkSession spark, Publication publication, String runId, Clock clock, PrintStream console) {
    this.spark = spark;
    this.publication = publication;
    this.runId = runId;
    this.clock = clock;
    this.console = console;
  }

  /** Writes a dataset of the run and returns it as it lies there. */
  Dataset<Row> write(Dataset<Row> rows, String name) {
    Instant began = clock.instant();
    spark.sparkContext().setJobDescription(name);
    Observation seen = new Observation(runId + "/" + name);
    publication.write(rows.observe(seen, count(lit(1)).as("rows")), runId, name);
    spark.sparkContext().setJobDescription(null);
    var observed = seen.getRowOrEmpty();
    long n = observed.isEmpty() ? -1 : observed.get().getLong(0);
    double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
    measures.put(name, new Measure(n, seconds));
    console.printf("%-26s %10s rows %8.1f s%n", label(name), n < 0 ? "" : n, seconds);
    log(Map.of("event", "stage", "run", runId, "stage", name, "rows", n, "seconds", seconds));
    return spark.read().parquet(publication.path(runId, name));
  }

  private static String label(String name) {
    return switch (name) {
      case "_fresh" -> "records read tonight";
      case "_records" -> "records known";
      case "_readings" -> "articles read closely";
      case "_article_defections" -> "near copies marked";
      case "_entries" -> "resolved";
      default -> name;
    };
  }

  /** Notes a figure of the run that is no dataset's. */
  void note(String name, long value) {
    totals.put(name, value);
  }

  /** Logs an event of the run as one line of JSON. */
  static void log(Map<String, Object> event) {
    LOG.info("{}", json(new java.util.TreeMap<>(event)));
  }

  Map<String, Measure> measures() {
    return Map.copyOf(measures);
  }

  Map<String, Long> totals() {
    return Map.copyOf(totals);
  }

  /** The measures as JSON, for {@code runs.metrics}. */
  String toJson() {
    Map<String, Object> all = new LinkedHashMap<>(totals);
    Map<String, Object> stages = new LinkedHashMap<>();
    measures.forEach(
        (name, m) -> stages.put(name, Map.of("rows", m.rows(), "seconds", m.seconds())));
    all.put("stages", stages);
    return json(all);
  }

  private static String json(Map<String, Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Only strings and numbers are logged", e);
    }
  }
}
