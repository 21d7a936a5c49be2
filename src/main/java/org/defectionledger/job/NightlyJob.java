package org.defectionledger.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.report.Reject;
import org.defectionledger.report.RunSummary;
import org.defectionledger.table.Publication;
import org.defectionledger.table.RecordTable;

/** The whole night: read, extract, resolve, count, check, publish. */
final class NightlyJob {
  static final RecordTable<Reject> REJECTS = RecordTable.of(Reject.class);
  static final RecordTable<RunSummary> RUNS = RecordTable.of(RunSummary.class);

  private final SparkSession spark;
  private final Settings settings;
  private final Clock clock;
  private final PrintStream console;
  private final Publication publication;

  NightlyJob(SparkSession spark, Settings settings, Clock clock, PrintStream console) {
    this.spark = spark;
    this.settings = settings;
    this.clock = clock;
    this.console = console;
    this.publication =
        new Publication(settings.output(), spark.sparkContext().hadoopConfiguration());
  }

  /**
   * Runs all stages.
   *
   * @throws RefusedException when the audit finds the run unfit; nothing is published then
   */
  void run() {
    Instant started = clock.instant();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    List<Inputs.File> files = Inputs.files(settings.inputs(), configuration);
    Optional<String> before = publication.current();
    publication.begin(settings.runId());
    console.printf("Reading %d file(s)%n", files.size());
    Dataset<Row> records = stage(ReadArticlesJob.records(spark, files, settings), "_records");
    InputAccount account = InputAccount.of(records);
    account.check();
    console.printf("%s%n", account.told());
    checkRejects(records);
    Dataset<Row> readings = stage(ExtractJob.readings(records, settings.entities()), "_readings");
    console.printf("Read %d candidate article(s) closely%n", readings.count());
    Dataset<Row> local = ExtractJob.part(readings, "article_defections");
    Dataset<Row> entries = stage(ResolveJob.entries(spark, local), "_entries");
    Dataset<Row> links =
        entries.select(
            explode(col("local_ids")).as("local_id"),
            col("entry.defection_id").as("ledger_id"),
            col("entry.person_id").as("ledger_person"));
    Dataset<Row> defections = stage(entries.select("entry.*"), "defections");
    Dataset<Row> articleDefections =
        stage(withLedgerIds(local, links, ExtractJob.DEFECTIONS), "article_defections");
    Dataset<Row> mentions =
        stage(
            withLedgerIds(ExtractJob.part(readings, "mentions"), links, ExtractJob.MENTIONS),
            "mentions");
    stage(withPersons(ExtractJob.part(readings, "entities"), local, links), "entities");
    Dataset<Row> counts = stage(CountJob.counts(defections, mentions), "counts_by_role_and_date");
    Dataset<Row> rejects = stage(rejects(records), "rejects");
    List<String> broken = CountJob.brokenSums(counts, defections);
    if (!broken.isEmpty()) {
      throw new RefusedException(
          "The counts do not add up to the ledger: " + String.join("; ", broken));
    }
    stage(
        summary(started, files, before, account, records, readings, mentions, defections, rejects),
        "runs");
    unstage();
    publication.publish(settings.runId());
    console.printf(
        "%d defection(s) in the ledger, told by %d article(s)%n",
        defections.count(),
        articleDefections.where("counted").select("article_id").distinct().count());
    new ReportTable(console).print(counts);
    console.printf(
        "%nPublished run %s. The tables lie in %s%n",
        settings.runId(), publication.folder(settings.runId()));
  }

  private Dataset<Row> stage(Dataset<Row> rows, String name) {
    publication.write(rows, settings.runId(), name);
    return spark.read().parquet(publication.path(settings.runId(), name));
  }

  private void unstage() {
    try {
      for (String name : List.of("_records", "_readings", "_entries")) {
        Path path = new Path(publication.path(settings.runId(), name));
        path.getFileSystem(spark.sparkContext().hadoopConfiguration())
            .delete(path, /* recursive= */ true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove the stages of run " + settings.runId(), e);
    }
  }

  private void checkRejects(Dataset<Row> records) {
    List<Row> sets =
        records
            .where(col("state").notEqual(ArticleRecord.State.ACCOUNT.name()))
            .groupBy("input_set")
            .agg(
                count(lit(1)).as("n"),
                sum(when(col("state").equalTo(ArticleRecord.State.REJECTED.name()), 1).otherwise(0))
                    .as("bad"))
            .orderBy("input_set")
            .collectAsList(); // one row an --input
    List<String> faults = new ArrayList<>();
    for (Row set : sets) {
      long n = set.getAs("n");
      long bad = set.getAs("bad");
      if (bad > settings.maxRejectRatio() * n) {
        faults.add(
            "--input %s: %d of %d records could not be read, more than the allowed share of %s"
                .formatted(
                    settings.inputs().get(set.<Integer>getAs("input_set")),
                    bad,
                    n,
                    settings.maxRejectRatio()));
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(
          "Too many rejects:\n  - %s%nThe records are listed in %s. Mend the input, map its fields with --field, or raise --max-reject-ratio."
              .formatted(
                  String.join("\n  - ", faults), publication.path(settings.runId(), "_records")));
    }
  }

  /**
   * Puts ledger ids in place of local ones; rows without an entry lose theirs, or keep the local
   * one where a row needs one.
   */
  private static <R extends Record> Dataset<Row> withLedgerIds(
      Dataset<Row> rows, Dataset<Row> links, RecordTable<R> table) {
    boolean needed = table == (Object) ExtractJob.DEFECTIONS;
    Column id = needed ? coalesce(col("ledger_id"), col("defection_id")) : col("ledger_id");
    return rows.join(links, rows.col("defection_id").equalTo(links.col("local_id")), "left")
        .select(
            Stream.of(table.columns())
                .map(c -> c.equals("defection_id") ? id.as(c) : col(c))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> withPersons(
      Dataset<Row> entities, Dataset<Row> local, Dataset<Row> links) {
    Dataset<Row> persons =
        local
            .where(col("entity_id").isNotNull())
            .join(links, col("defection_id").equalTo(col("local_id")))
            .select(col("entity_id").as("of_entity"), col("ledger_person"))
            .dropDuplicates("of_entity");
    return entities
        .join(persons, entities.col("entity_id").equalTo(persons.col("of_entity")), "left")
        .select(
            Stream.of(ExtractJob.ENTITIES.columns())
                .map(c -> c.equals("person_id") ? col("ledger_person").as(c) : col(c))
                .toArray(Column[]::new));
  }

  private Dataset<Row> rejects(Dataset<Row> records) {
    return records
        .where(col("state").equalTo(ArticleRecord.State.REJECTED.name()))
        .select(
            col("input"),
            col("record_offset"),
            col("reason"),
            col("detail"),
            lit(settings.runId()).as("run_id"));
  }

  private Dataset<Row> summary(
      Instant started,
      List<Inputs.File> files,
      Optional<String> before,
      InputAccount account,
      Dataset<Row> records,
      Dataset<Row> readings,
      Dataset<Row> mentions,
      Dataset<Row> defections,
      Dataset<Row> rejects) {
    long skipped =
        records.where(col("state").equalTo(ArticleRecord.State.OTHER_LANGUAGE.name())).count();
    long total = defections.count();
    long known =
        before
            .map(
                run -> {
                  Dataset<Row> old =
                      spark
                          .read()
                          .parquet(publication.path(run, "defections"))
                          .select("defection_id");
                  return defections
                      .select("defection_id")
                      .join(broadcast(old), "defection_id")
                      .count();
                })
            .orElse(0L);
    String version =
        Optional.ofNullable(NightlyJob.class.getPackage().getImplementationVersion())
            .orElse("development");
    RunSummary summary =
        new RunSummary(
            settings.runId(),
            started,
            clock.instant(),
            files.stream().map(Inputs.File::path).toList(),
            account.read(),
            account.read(),
            skipped,
            readings.count(),
            mentions.count(),
            total - known,
            total,
            rejects.count(),
            settings.toJson(Engine.lexicon().version()),
            version,
            account.present(),
            account.skipped(),
            account.impossibleDates());
    return spark.createDataFrame(List.of(RUNS.toRow(summary)), RUNS.schema());
  }
}
