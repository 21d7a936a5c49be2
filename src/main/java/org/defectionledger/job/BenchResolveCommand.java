package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the resolution on synthetic rows whose truth is known. */
@Command(
    name = "bench-resolve",
    mixinStandardHelpOptions = true,
    description =
        "Makes article defections of made-up persons with spelling noise, resolves them, and prints time, memory, pairs compared, and pairwise precision and recall.",
    footer = {"", "Example:", "  bench-resolve --rows 1000000 --persons 50000 --folder /tmp/bench"})
final class BenchResolveCommand implements Callable<Integer> {
  @Option(names = "--rows", paramLabel = "N", description = "Article defections, nearly.")
  long rows = 50_000;

  @Option(names = "--persons", paramLabel = "N", description = "Persons who defect.")
  int persons = 2_500;

  @Option(names = "--seed", paramLabel = "N", description = "Same seed, same rows.")
  long seed = 7;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the rows and the result are written; must not hold any yet.")
  String folder = "";

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = Main.session()) {
      Dataset<Row> made = made(spark);
      made.write().mode(SaveMode.ErrorIfExists).parquet(folder + "/rows");
      Dataset<Row> input = spark.read().parquet(folder + "/rows");
      long n = input.count();
      LinkageJob linkage = new LinkageJob(spark, Matching.DEFECTIONS);
      long begin = System.nanoTime();
      Duration before = worked();
      ResolveJob.entries(spark, input, Optional.empty(), linkage)
          .write()
          .parquet(folder + "/entries");
      double minutes = (System.nanoTime() - begin) / 60e9;
      double worked = worked().minus(before).toMillis() / 60e3;
      Dataset<Row> entries = spark.read().parquet(folder + "/entries");
      Quality quality = quality(entries, input);
      System.out.printf(
          Locale.ROOT,
          "rows %d, persons %d, entries %d, minutes %.2f, of one core %.2f, peak memory %s, pairs compared %d, blocks split %d, pairwise precision %.4f, recall %.4f%n",
          n,
          persons,
          entries.count(),
          minutes,
          worked,
          peakMemory(),
          linkage.compared(),
          linkage.blocksSplit().size(),
          quality.precision(),
          quality.recall());
    }
    return 0;
  }

  private Dataset<Row> made(SparkSession spark) {
    Source source = new Source(seed, persons, rows);
    return spark
        .range(persons)
        .flatMap(
            (FlatMapFunction<Long, Row>)
                number ->
                    source.rows().of((int) (long) number).stream()
                        .map(ExtractJob.DEFECTIONS::toRow)
                        .iterator(),
            Encoders.row(ExtractJob.DEFECTIONS.schema()));
  }

  /** What makes a generator on any executor. */
  private record Source(long seed, int persons, long total) implements Serializable {
    private static final long serialVersionUID = 1L;

    SyntheticRows rows() {
      return new SyntheticRows(seed, persons, total);
    }
  }

  /** Over all pairs of rows. */
  record Quality(double precision, double recall) {}

  /** Compares the entries with the truth in {@code url}. */
  static Quality quality(Dataset<Row> entries, Dataset<Row> input) {
    Dataset<Row> found =
        entries
            .select(explode(col("local_ids")).as("local_id"), col("entry.defection_id").as("found"))
            .join(
                input.select(col("defection_id").as("local_id"), col("url").as("truth")),
                "local_id");
    double both = pairs(found, "found", "truth");
    return new Quality(both / pairs(found, "found"), both / pairs(found, "truth"));
  }

  private static double pairs(Dataset<Row> rows, String first, String... more) {
    Row row =
        rows.groupBy(first, more)
            .agg(count(lit(1)).as("n"))
            .agg(sum(col("n").multiply(col("n").minus(1)).divide(2)))
            .first();
    return row.getDouble(0);
  }

  /** Time on all cores together: what a machine that others use too does not stretch. */
  private static Duration worked() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The process's greatest resident set, as Linux tells it; "unknown" elsewhere. */
  private static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.substring("VmHWM:".length()).strip())
        .findFirst()
        .orElse("unknown");
  }
}
