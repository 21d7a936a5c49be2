package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.table.publish.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts a published run anew, as it would have been counted on an earlier day. */
@Command(
    name = "count",
    mixinStandardHelpOptions = true,
    description =
        "Counts the published run by role and date as known on a day: with the articles published until then, resolved anew.",
    footer = {"", "Example:", "  count --output out --as-of 2012-07-31"})
final class CountCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the runs are published.")
  String output = "";

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DAY",
      description =
          "Last day whose articles count, as 2012-07-31, in UTC. Articles without a day are left out.")
  String asOf = "";

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where to write the counts as Parquet; printed only when not given.",
      defaultValue = "")
  String to = "";

  @Override
  public Integer call() throws IOException {
    LocalDate day = day();
    try (SparkSession spark = Main.session()) {
      count(spark, day, System.out);
    }
    return 0;
  }

  private void count(SparkSession spark, LocalDate day, PrintStream console) {
    Publication publication = new Publication(output, spark.sparkContext().hadoopConfiguration());
    String run =
        publication
            .current()
            .orElseThrow(
                () ->
                    new InputException(
                        "Output %s has no published run. Run 'run --output %s' first, or correct --output."
                            .formatted(output, output)));
    Dataset<Row> counts =
        asOf(
            spark,
            spark.read().parquet(publication.path(run, "article_defections")),
            spark.read().parquet(publication.path(run, "mentions")),
            day);
    console.printf("As known on %s, by run %s%n", day, run);
    new ReportTable(console).print(counts);
    if (!to.isBlank()) {
      counts.write().mode(SaveMode.ErrorIfExists).parquet(to);
    }
  }

  private LocalDate day() {
    try {
      return LocalDate.parse(asOf);
    } catch (DateTimeException e) {
      throw new InputException(
          "--as-of '%s' is not a day: write it as 2012-07-31".formatted(asOf), e);
    }
  }

  /**
   * The counts as of a day.
   *
   * @param articleDefections the published table
   * @param mentions the published table
   * @throws RefusedException when the counts do not add up to the ledger of that day
   */
  static Dataset<Row> asOf(
      SparkSession spark, Dataset<Row> articleDefections, Dataset<Row> mentions, LocalDate day) {
    Dataset<Row> known =
        withLocalIds(
                articleDefections.where(col("published").lt(lit(day.plusDays(1)))),
                ExtractJob.DEFECTIONS.columns())
            .cache();
    Dataset<Row> entries = ResolveJob.entries(spark, known).cache();
    Dataset<Row> links =
        entries.select(
            explode(col("local_ids")).as("local_id"), col("entry.defection_id").as("ledger_id"));
    Dataset<Row> told =
        withLocalIds(mentions.where(col("defection_id").isNotNull()), ExtractJob.MENTIONS.columns())
            .join(links, col("defection_id").equalTo(col("local_id")))
            .drop("defection_id", "local_id")
            .withColumnRenamed("ledger_id", "defection_id");
    Dataset<Row> ledger = entries.select("entry.*");
    Dataset<Row> counts = CountJob.counts(ledger, told).cache();
    List<String> broken = CountJob.brokenSums(counts, ledger);
    if (!broken.isEmpty()) {
      throw new RefusedException(
          "The counts as of %s do not add up to the ledger: %s"
              .formatted(day, String.join("; ", broken)));
    }
    return counts;
  }

  /** An article tells a defection once, so article and ledger id make a local id again. */
  private static Dataset<Row> withLocalIds(Dataset<Row> rows, String[] columns) {
    return rows.select(
        Stream.of(columns)
            .map(
                c ->
                    c.equals("defection_id")
                        ? concat_ws("#", col("article_id"), col(c)).as(c)
                        : col(c))
            .toArray(Column[]::new));
  }
}
