package org.defectionledger.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.lexicon.Tsv;
import org.defectionledger.table.publish.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the published counts by role category and month with a key. */
@Command(
    name = "compare-counts",
    mixinStandardHelpOptions = true,
    description =
        "Compares the published counts by role category and month with a key, and ends with 3 when they differ by more than the tolerance.",
    footer = {"", "Example:", "  compare-counts --output out --key seeds/demo/syria-counts.tsv"})
final class CompareCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("role_category", "month", "defections");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the runs are published.")
  String output = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "TSV of role_category, month as 2012-07, defections.")
  String key = "";

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "Sum of all differences over the sum of the key that still passes (default ${DEFAULT-VALUE}).",
      defaultValue = "0.05")
  double tolerance;

  @Override
  public Integer call() throws IOException {
    Path file = Path.of(key);
    if (!Files.exists(file)) {
      throw new InputException("Key %s is not there. Check the path.".formatted(key));
    }
    Map<String, Long> expected = expected(key, Files.readAllLines(file, StandardCharsets.UTF_8));
    try (SparkSession spark = Main.session()) {
      double share = compare(expected, published(spark), System.out);
      if (share > tolerance) {
        System.err.printf("The counts are off by more than a share of %.3f.%n", tolerance);
        return Main.REFUSED;
      }
    }
    return 0;
  }

  static Map<String, Long> expected(String file, List<String> lines) {
    Map<String, Long> cells = new TreeMap<>();
    for (Tsv.Row row : Tsv.parse(file, lines, COLUMNS).rows()) {
      cells.put(
          row.required("month") + " " + row.required("role_category"),
          (long) row.number("defections"));
    }
    return cells;
  }

  private Map<String, Long> published(SparkSession spark) {
    Publication publication = new Publication(output, spark.sparkContext().hadoopConfiguration());
    String run =
        publication
            .current()
            .orElseThrow(
                () ->
                    new InputException(
                        "Output %s has no published run. Run 'run --output %s' first, or correct --output."
                            .formatted(output, output)));
    return cells(spark.read().parquet(publication.path(run, "counts_by_role_and_date")));
  }

  /** Month and role category to the number of defections; "undated" where a month is not known. */
  static Map<String, Long> cells(Dataset<Row> counts) {
    Map<String, Long> cells = new TreeMap<>();
    for (Row row :
        counts
            .where("period = 'MONTH' and role is null and from_country is null and kind is null")
            .collectAsList()) { // a row a month and category
      Object start = row.getAs("period_start");
      String month = start == null ? "undated" : start.toString().substring(0, 7);
      cells.put(month + " " + row.getAs("role_category"), row.getAs("defections"));
    }
    return cells;
  }

  /**
   * Prints the cells side by side.
   *
   * @return the sum of all differences over the sum of the key
   */
  static double compare(Map<String, Long> expected, Map<String, Long> found, PrintStream console) {
    TreeSet<String> all = new TreeSet<>(expected.keySet());
    all.addAll(found.keySet());
    long off = 0;
    long total = expected.values().stream().mapToLong(n -> n).sum();
    console.printf("%-34s %9s %9s%n", "month and role category", "key", "counted");
    for (String cell : all) {
      long wanted = expected.getOrDefault(cell, 0L);
      long counted = found.getOrDefault(cell, 0L);
      off += Math.abs(wanted - counted);
      console.printf(
          "%-34s %9d %9d%s%n", cell, wanted, counted, wanted == counted ? "" : "  differs");
    }
    double share = (double) off / total;
    console.printf("Off by %d of %d, a share of %.3f%n", off, total, share);
    return share;
  }
}
