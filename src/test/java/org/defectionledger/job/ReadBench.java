package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.table.TestSpark;

/**
 * Measures the reading of one folder of dumps, and compares what came of several. Called by {@code
 * scripts/bench-formats}: {@code read INPUT RECORDS}, {@code compare RECORDS SHARE}.
 */
public final class ReadBench {
  private static final SparkSession SPARK = TestSpark.session();

  private ReadBench() {}

  public static void main(String[] arguments) throws Exception {
    SPARK.sparkContext().setLogLevel("ERROR");
    if (arguments[0].equals("read")) {
      read(arguments[1], arguments[2]);
    } else {
      System.exit(compare(Path.of(arguments[1]), Double.parseDouble(arguments[2])) ? 0 : 1);
    }
  }

  private static Dataset<Row> records(String input) {
    Settings settings =
        Settings.of(
            List.of(input), "none", "2026-01-01", "bench", Map.of(), "", "candidates", "0.05");
    return ReadArticlesJob.records(
        SPARK,
        Inputs.files(settings.inputs(), SPARK.sparkContext().hadoopConfiguration()),
        settings);
  }

  /** Prints articles, rejects, candidates, seconds, seconds of CPU and the peak of memory in MB. */
  private static void read(String input, String output) throws Exception {
    // Loads classes, lexicons and profiles.
    records("seeds/articles")
        .write()
        .parquet(Files.createTempDirectory("bench-warm").resolve("records").toString());
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long began = System.nanoTime();
    long cpuBegan = system.getProcessCpuTime();
    records(input).write().mode("overwrite").parquet(output);
    double seconds = (System.nanoTime() - began) / 1e9;
    double cpu = (system.getProcessCpuTime() - cpuBegan) / 1e9;
    Dataset<Row> records = SPARK.read().parquet(output);
    InputAccount account = InputAccount.of(records);
    account.check(List.copyOf(account.files().keySet()));
    System.out.printf(
        "%d\t%d\t%d\t%.1f\t%.1f\t%d%n",
        account.read(),
        account.rejected(),
        records.where(candidate()).count(),
        seconds,
        cpu,
        peakMegabytes());
  }

  private static Column candidate() {
    return col("state").equalTo(ArticleRecord.State.CANDIDATE.name());
  }

  private static long peakMegabytes() throws Exception {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(l -> l.startsWith("VmHWM:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  /** Whether the defections of all formats are the same, apart from ids and addresses. */
  private static boolean compare(Path folder, double share) throws Exception {
    boolean same = true;
    TreeSet<String> expected = null;
    List<Path> formats;
    try (Stream<Path> all = Files.list(folder)) {
      formats = all.filter(Files::isDirectory).sorted().toList();
    }
    Dataset<Row> all = null;
    for (Path format : formats) {
      Dataset<Row> candidates = candidates(format, share);
      all = all == null ? candidates : all.unionByName(candidates);
    }
    if (all == null) {
      return false;
    }
    // Extraction is a function of what is in the key: it is run once for each that differs.
    Dataset<Row> once = all.dropDuplicates("key").repartition(8).cache();
    Dataset<Row> defections =
        ExtractJob.part(
                ExtractJob.readings(once.drop("key"), Settings.Entities.NONE), "article_defections")
            .cache();
    Dataset<Row> keyed =
        defections.join(
            once.select(col("key"), col("article_id").as("of")),
            defections.col("article_id").equalTo(col("of")));
    for (Path format : formats) {
      TreeSet<String> rows = new TreeSet<>();
      Dataset<Row> own = candidates(format, share).select("key");
      keyed
          .join(own, "key")
          .drop("article_id", "defection_id", "entity_id", "url", "of")
          .collectAsList() // a few thousand rows
          .forEach(r -> rows.add(r.mkString("|")));
      expected = expected == null ? rows : expected;
      TreeSet<String> missing = new TreeSet<>(expected);
      missing.removeAll(rows);
      TreeSet<String> more = new TreeSet<>(rows);
      more.removeAll(expected);
      same &= missing.isEmpty() && more.isEmpty();
      System.out.printf(
          "%s\t%d candidates\t%d defections\t%d missing\t%d more%n",
          format.getFileName(), own.count(), rows.size(), missing.size(), more.size());
    }
    return same;
  }

  private static Dataset<Row> candidates(Path format, double share) {
    Column key =
        sha2(
            concat_ws(
                "\u0001", col("title"), col("source"), col("published").cast("long"), col("text")),
            256);
    return SPARK
        .read()
        .parquet(format.toString())
        .where(candidate())
        .withColumn("key", key)
        .where(
            org.apache
                .spark
                .sql
                .functions
                .conv(key.substr(1, 4), 16, 10)
                .cast("int")
                .lt(lit((int) (share * 65536))));
  }
}
