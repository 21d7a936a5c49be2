package org.defectionledger.job;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.audit.Audit;
import org.defectionledger.report.FileSeen;
import org.defectionledger.report.Reject;
import org.defectionledger.report.RunSummary;
import org.defectionledger.table.RecordTable;
import org.defectionledger.table.publish.Lease;
import org.defectionledger.table.publish.Publication;

/** The whole night: read, extract, resolve, count, check, publish. */
final class NightlyJob {
  static final RecordTable<Reject> REJECTS = RecordTable.of(Reject.class);
  static final RecordTable<RunSummary> RUNS = RecordTable.of(RunSummary.class);

  /** The tables of a run, for readers. */
  static final List<String> DATASETS =
      List.of(
          "mentions",
          "entities",
          "article_defections",
          "defections",
          "counts_by_role_and_date",
          "rejects",
          "runs",
          "manifest");

  /** Close reading is uneven work: small tasks keep all cores busy to the end. */
  private static final int TASKS_A_CORE = 2;

  private static final int BLOCKS_NAMED = 10;

  private final SparkSession spark;
  private final Settings settings;
  private final Clock clock;
  private final PrintStream console;
  private final Publication publication;
  private final Stages stages;

  NightlyJob(SparkSession spark, Settings settings, Clock clock, PrintStream console) {
    this.spark = spark;
    this.settings = settings;
    this.clock = clock;
    this.console = console;
    this.publication =
        new Publication(settings.output(), spark.sparkContext().hadoopConfiguration());
    this.stages = new Stages(spark, publication, settings.runId(), clock, console);
  }

  /**
   * Runs all stages. A run that is published already is left as it is.
   *
   * @throws RefusedException when the audit finds the run unfit; nothing is published then
   * @throws org.defectionledger.InputException when the inputs or the output cannot be used
   */
  void run() {
    Instant started = clock.instant();
    MetricsFile.Outcome outcome = MetricsFile.Outcome.FAILED;
    try {
      night(started);
      outcome = MetricsFile.Outcome.PUBLISHED;
    } catch (RefusedException e) {
      outcome = MetricsFile.Outcome.REFUSED;
      throw e;
    } finally {
      release();
      end(outcome, started);
    }
  }

  /** Frees what the night held in memory, for sessions that run more than one. */
  private void release() {
    spark.catalog().clearCache();
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .getPersistentRDDs()
        .values()
        .forEach(rdd -> rdd.unpersist(false));
  }

  private void end(MetricsFile.Outcome outcome, Instant started) {
    Stages.log(Map.of("event", "end", "run", settings.runId(), "outcome", outcome.name()));
    settings
        .upkeep()
        .metricsFile()
        .ifPresent(
            file -> {
              try {
                MetricsFile.write(file, outcome, started, clock.instant(), stages);
              } catch (IOException e) {
                console.printf("The metrics file %s cannot be written: %s%n", file, e);
              }
            });
  }

  private void night(Instant started) {
    List<Inputs.File> files =
        Inputs.files(settings.inputs(), spark.sparkContext().hadoopConfiguration());
    try (Lease lease = publication.lease(settings.runId())) {
      if (publication.resume(settings.runId(), lease)) {
        console.printf("Run %s is published already%n", settings.runId());
        return;
      }
      Optional<String> before = publication.current();
      publication
          .begin(settings.runId())
          .forEach(run -> console.printf("Swept away run %s, whose night died%n", run));
      boolean published = false;
      try {
        make(files, before, started, lease);
        published = true;
      } catch (RefusedException e) {
        String folder = publication.refuse(settings.runId(), String.valueOf(e.getMessage()));
        published = true; // put aside: nothing is left to discard
        throw new RefusedException(
            "%s%nThe refused run lies in %s".formatted(e.getMessage(), folder));
      } finally {
        if (!published) {
          discard();
        }
      }
    } catch (IOException e) {
      // The night itself is done; what it threw would have come first.
      console.printf(
          "The lease of %s cannot be given back, and falls free with this process: %s%n",
          settings.output(), e);
    }
  }

  /** Frees the disk; what cannot be removed now, the next night sweeps away. */
  private void discard() {
    try {
      publication.discard(settings.runId());
    } catch (RuntimeException e) {
      console.printf("Run %s is left for the next night to sweep%n", settings.runId());
    }
  }

  private void make(
      List<Inputs.File> files, Optional<String> before, Instant started, Lease lease) {
    Optional<String> known = before.filter(run -> publication.holds(run, "manifest"));
    Intake intake = intake(files, known);
    Dataset<Row> fresh =
        stages.write(ReadArticlesJob.records(spark, intake.read(), settings), "_fresh");
    intake.checkUntouched(spark.sparkContext().hadoopConfiguration());
    InputAccount account = InputAccount.of(fresh);
    account.check(intake.read().stream().map(Inputs.File::path).toList());
    console.printf("%s%n", account.told());
    checkRejects(fresh);
    Dataset<Row> records = stages.write(records(fresh, intake, known), "_records");
    Dataset<Row> readings = stages.write(readings(records, intake, known), "_readings");
    Dataset<Row> local =
        stages.write(NearCopiesJob.marked(spark, records, readings), "_article_defections");
    Dataset<Row> entries = entries(local, before);
    Dataset<Row> links =
        entries.select(
            explode(col("local_ids")).as("local_id"),
            col("entry.defection_id").as("ledger_id"),
            col("entry.person_id").as("ledger_person"));
    Dataset<Row> defections = stages.write(entries.select("entry.*"), "defections");
    Dataset<Row> articleDefections =
        stages.write(withLedgerIds(local, links, ExtractJob.DEFECTIONS), "article_defections");
    Dataset<Row> mentions =
        stages.write(
            withLedgerIds(ExtractJob.part(readings, "mentions"), links, ExtractJob.MENTIONS),
            "mentions");
    stages.write(
        PersonJob.withPersons(
            spark, ExtractJob.part(readings, "entities"), defectors(local, links), entries),
        "entities");
    Dataset<Row> counts =
        stages.write(CountJob.counts(defections, mentions), "counts_by_role_and_date");
    Dataset<Row> manifest = stages.write(intake.table(spark), "manifest");
    Dataset<Row> rejects = stages.write(rejects(records, manifest), "rejects");
    audit(before);
    RunSummary summary =
        summary(
            started,
            files,
            before,
            account,
            fresh,
            records,
            readings,
            mentions,
            defections,
            rejects);
    stages.write(runs(summary, before), "runs");
    publication.drop(settings.runId(), "_fresh");
    publication.drop(settings.runId(), "_article_defections");
    publication.drop(settings.runId(), "_entries");
    publication.publish(settings.runId(), before, clock.instant(), lease);
    try {
      report(defections, articleDefections, counts);
      tidy();
    } catch (RuntimeException e) {
      String advice = Environment.advice(e).orElseThrow(() -> e);
      throw new InputException(
          "Run %s is published, but what follows failed. %s".formatted(settings.runId(), advice),
          e);
    }
  }

  private Intake intake(List<Inputs.File> files, Optional<String> known) {
    List<FileSeen> seen =
        known
            .map(run -> spark.read().parquet(publication.path(run, "manifest")))
            .map(t -> t.collectAsList().stream().map(Intake.MANIFEST::fromRow).toList())
            .orElse(List.of());
    String rules = settings.rules(version(), Engine.rules());
    Intake intake = Intake.plan(spark, files, seen, rules, settings);
    if (!intake.sameRules() && !seen.isEmpty() && !settings.upkeep().full()) {
      console.printf("The rules changed since run %s: all files are read again%n", known.get());
    }
    intake.remarks(settings.upkeep().forgetRemoved()).ifPresent(console::println);
    console.printf("Reading %d of %d file(s)%n", intake.read().size(), intake.manifest().size());
    stages.note("files", intake.manifest().size());
    stages.note("files_read", intake.read().size());
    stages.note("files_changed", intake.changed().size());
    stages.note("files_removed", intake.removed().size());
    return intake;
  }

  /** The records of all files of the manifest; the accounts of tonight's stay behind. */
  private Dataset<Row> records(Dataset<Row> read, Intake intake, Optional<String> known) {
    Dataset<Row> fresh = read.where(ArticleRecord.isRecord());
    return known
        .filter(run -> !intake.carried().isEmpty())
        .map(run -> spark.read().parquet(publication.path(run, "_records")))
        .map(
            old -> fresh.unionByName(intake.carriedOf(spark, old), /* allowMissingColumns= */ true))
        .orElse(fresh);
  }

  /** Only articles whose very content was not read before are read closely. */
  private Dataset<Row> readings(Dataset<Row> records, Intake intake, Optional<String> known) {
    Dataset<Row> candidates =
        ExtractJob.candidates(OneOfEach.of(records))
            .repartition(
                spark.sparkContext().defaultParallelism() * TASKS_A_CORE, col("article_id"));
    Optional<Dataset<Row>> old =
        known
            .filter(run -> intake.sameRules())
            .map(run -> spark.read().parquet(publication.path(run, "_readings")));
    if (old.isEmpty()) {
      return ExtractJob.readings(candidates, settings.entities());
    }
    Column[] key = {col("article_id"), col("content_hash")};
    Dataset<Row> wanted = candidates.select(key);
    Dataset<Row> done = old.get().select(key);
    var columns =
        scala.jdk.javaapi.CollectionConverters.asScala(List.of("article_id", "content_hash"))
            .toSeq();
    return old.get()
        .join(wanted, columns, "left_semi")
        .unionByName(
            ExtractJob.readings(candidates.join(done, columns, "left_anti"), settings.entities()));
  }

  /** The ledger, under the ids that the run before gave. */
  private Dataset<Row> entries(Dataset<Row> local, Optional<String> before) {
    Optional<IdsJob.Night> night =
        before
            .filter(run -> publication.holds(run, "article_defections"))
            .filter(run -> publication.holds(run, "defections"))
            .map(
                run ->
                    new IdsJob.Night(
                        spark.read().parquet(publication.path(run, "article_defections")),
                        spark.read().parquet(publication.path(run, "defections"))));
    LinkageJob linkage = new LinkageJob(spark, Matching.DEFECTIONS);
    Dataset<Row> entries =
        stages.write(ResolveJob.entries(spark, local, night, linkage), "_entries");
    stages.note("pairs_compared", linkage.compared());
    stages.note("blocks_split", linkage.blocksSplit().size());
    if (!linkage.blocksSplit().isEmpty()) {
      console.printf(
          "%d block(s) held more rows than can all be compared, and were split: %s%n",
          linkage.blocksSplit().size(),
          linkage.blocksSplit().stream().limit(BLOCKS_NAMED).collect(joining(", ")));
    }
    return entries;
  }

  private void audit(Optional<String> before) {
    AuditJob job = new AuditJob(spark, publication);
    List<String> findings =
        new Audit(settings.upkeep().thresholds())
            .findings(
                job.measures(settings.runId(), settings.upkeep()),
                before.map(job::rows).orElse(Map.of()));
    if (!findings.isEmpty()) {
      throw new RefusedException(
          "The audit found:\n  - %s%nMend the input, or, when this is right, raise the bound (--audit KEY=BOUND, or audit.KEY in the settings file)."
              .formatted(String.join("\n  - ", findings)));
    }
  }

  private void report(
      Dataset<Row> defections, Dataset<Row> articleDefections, Dataset<Row> counts) {
    console.printf(
        "%d defection(s) in the ledger, told by %d article(s)%n",
        defections.count(),
        articleDefections.where("counted").select("article_id").distinct().count());
    new ReportTable(console).print(counts);
    console.printf(
        "%nPublished run %s. The tables lie in %s%n",
        settings.runId(), publication.folder(settings.runId()));
  }

  private void tidy() {
    settings
        .upkeep()
        .export()
        .ifPresent(
            name -> {
              publication.export(name, DATASETS);
              console.printf("Copied the tables to %s%n", settings.output() + "/" + name);
            });
    publication
        .retain(settings.upkeep().keepRuns())
        .forEach(run -> console.printf("Removed old run %s%n", run));
  }

  private void checkRejects(Dataset<Row> records) {
    List<Row> sets =
        records
            .where(ArticleRecord.isRecord())
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
        int index = set.getAs("input_set");
        faults.add(
            "%s: %d of %d records could not be read, more than the allowed share of %s"
                .formatted(
                    index < settings.inputs().size()
                        ? "--input " + settings.inputs().get(index)
                        : "files of earlier nights",
                    bad,
                    n,
                    settings.maxRejectRatio()));
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(
          "Too many rejects:\n  - %s%nThe records are in the table _fresh. Mend the input, map its fields with --field, or raise --max-reject-ratio."
              .formatted(String.join("\n  - ", faults)));
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

  /** The entities that are defectors, and the persons of the ledger that they are. */
  private static Dataset<Row> defectors(Dataset<Row> local, Dataset<Row> links) {
    return local
        .where(col("entity_id").isNotNull())
        .join(links, col("defection_id").equalTo(col("local_id")))
        .groupBy(col("entity_id").as("of_entity"))
        .agg(min("ledger_person").as("ledger_person"));
  }

  /** What could not be read, and the articles of which only a part was. */
  private static Dataset<Row> rejects(Dataset<Row> records, Dataset<Row> manifest) {
    return records
        .where(col("reason").isNotNull())
        .join(broadcast(manifest), col("input").equalTo(col("path")))
        .select("input", "record_offset", "reason", "detail", "run_id");
  }

  private RunSummary summary(
      Instant started,
      List<Inputs.File> files,
      Optional<String> before,
      InputAccount account,
      Dataset<Row> fresh,
      Dataset<Row> records,
      Dataset<Row> readings,
      Dataset<Row> mentions,
      Dataset<Row> defections,
      Dataset<Row> rejects) {
    Column isArticle = ArticleRecord.isArticle();
    Dataset<Row> articles = fresh.where(isArticle);
    Dataset<Row> newArticles = articles.select("article_id").distinct();
    long total = defections.count();
    stages.note("articles_known", records.where(isArticle).count());
    return new RunSummary(
        settings.runId(),
        started,
        clock.instant(),
        files.stream().map(Inputs.File::path).toList(),
        articles.count(),
        newArticles.count() - inBoth(newArticles, before, "_records", "article_id"),
        articles.where(col("state").equalTo(ArticleRecord.State.OTHER_LANGUAGE.name())).count(),
        readings.count(),
        mentions.count(),
        total - inBoth(defections, before, "defections", "defection_id"),
        total,
        rejects.count(),
        settings.toJson(Engine.rules()),
        version(),
        stages.toJson(),
        account.present(),
        account.skipped(),
        account.impossibleDates());
  }

  /** Number of ids that a dataset of the run before has, too. */
  private long inBoth(Dataset<Row> rows, Optional<String> before, String dataset, String id) {
    return before
        .filter(run -> publication.holds(run, dataset))
        .map(
            run -> {
              Dataset<Row> old =
                  spark.read().parquet(publication.path(run, dataset)).select(id).distinct();
              return rows.select(id).join(old, id).count();
            })
        .orElse(0L);
  }

  /** All runs that led to this one, and this one. */
  private Dataset<Row> runs(RunSummary summary, Optional<String> before) {
    Dataset<Row> row = spark.createDataFrame(List.of(RUNS.toRow(summary)), RUNS.schema());
    return before
        .filter(run -> publication.holds(run, "runs"))
        .map(run -> spark.read().parquet(publication.path(run, "runs")))
        .map(old -> old.unionByName(row, /* allowMissingColumns= */ true))
        .orElse(row)
        .coalesce(1);
  }

  private static String version() {
    return Optional.ofNullable(NightlyJob.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
