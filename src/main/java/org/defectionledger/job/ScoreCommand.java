package org.defectionledger.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.evaluate.GoldArticle;
import org.defectionledger.evaluate.GoldReader;
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.evaluate.Scores;
import org.defectionledger.ledger.ArticleDefection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs the stages over a gold file and scores what they find. A gold file is small: its rows fit
 * the driver.
 */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Runs the job over a gold file (JSON Lines) and prints its scores as JSON.",
    footer = {"", "Example:", "  score seeds/gold/passages.jsonl --errors errors.tsv"})
final class ScoreCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "GOLD",
      description = "Gold file, one annotated article a line.")
  String gold = "";

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Where to list the misses, false alarms and wrong attributes, by cause.",
      defaultValue = "")
  String errors = "";

  @Option(
      names = "--gold-mentions",
      description =
          "Take the annotated defections as read, so that the resolution alone is scored.")
  boolean goldMentions;

  @Override
  public Integer call() throws IOException {
    List<GoldArticle> articles = read(gold);
    Scores scores;
    try (SparkSession spark = Main.session()) {
      scores =
          Scorer.score(
              articles, goldMentions ? resolved(spark, articles) : predictions(spark, articles));
    }
    System.out.println(scores.toJson());
    Map<String, Integer> causes = new java.util.TreeMap<>();
    scores.errors().forEach(e -> causes.merge(e.cause(), 1, Integer::sum));
    System.out.println("Errors by cause: " + causes);
    if (!errors.isEmpty()) {
      List<String> lines = new ArrayList<>();
      scores.errors().stream()
          .sorted(java.util.Comparator.comparing(Scores.ErrorRow::cause))
          .forEach(
              e ->
                  lines.add(
                      String.join(
                          "\t",
                          e.cause(),
                          e.article(),
                          e.who(),
                          e.gold(),
                          e.predicted(),
                          e.sentence().replace('\n', ' '))));
      Files.write(Path.of(errors), lines, StandardCharsets.UTF_8);
    }
    return 0;
  }

  static List<GoldArticle> read(String file) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      throw new InputException("Gold file %s is not there. Check the path.".formatted(file));
    }
    return GoldReader.read(file, Files.readAllLines(path, StandardCharsets.UTF_8));
  }

  /** What the stages find in the gold articles, with ledger ids. */
  static List<ArticleDefection> predictions(SparkSession spark, List<GoldArticle> articles) {
    List<Row> records = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      var a = articles.get(i).article();
      boolean scanned =
          Engine.scan().mayTellOfDefection(a.text())
              || a.title().filter(Engine.scan()::mayTellOfDefection).isPresent();
      boolean english = a.language().filter(l -> !l.startsWith("en")).isEmpty();
      records.add(
          ReadArticlesJob.RECORDS.toRow(
              ArticleRecord.article(
                  new Inputs.Stretch(0, "gold", 0, Long.MAX_VALUE),
                  i,
                  !english
                      ? ArticleRecord.State.OTHER_LANGUAGE
                      : scanned ? ArticleRecord.State.CANDIDATE : ArticleRecord.State.PLAIN,
                  a)));
    }
    Dataset<Row> rows = spark.createDataFrame(records, ReadArticlesJob.RECORDS.schema());
    return withLedgerIds(
        spark,
        ExtractJob.part(ExtractJob.readings(rows, Settings.Entities.NONE), "article_defections"));
  }

  /** The annotated defections with the ledger ids that the resolution gives them. */
  static List<ArticleDefection> resolved(SparkSession spark, List<GoldArticle> articles) {
    List<Row> rows =
        articles.stream()
            .flatMap(a -> GoldRows.of(a).stream())
            .map(ExtractJob.DEFECTIONS::toRow)
            .toList();
    return withLedgerIds(spark, spark.createDataFrame(rows, ExtractJob.DEFECTIONS.schema()));
  }

  private static List<ArticleDefection> withLedgerIds(SparkSession spark, Dataset<Row> rows) {
    Dataset<Row> local = rows.cache();
    Map<String, String> ids = new HashMap<>();
    for (Row entry : ResolveJob.entries(spark, local).collectAsList()) {
      Row ledger = entry.getAs("entry");
      entry
          .<String>getList(entry.fieldIndex("local_ids"))
          .forEach(id -> ids.put(id, ledger.getAs("defection_id")));
    }
    return local.collectAsList().stream()
        .map(ExtractJob.DEFECTIONS::fromRow)
        .map(d -> withId(d, ids.getOrDefault(d.defectionId(), d.defectionId())))
        .sorted(
            java.util.Comparator.comparing(ArticleDefection::articleId)
                .thenComparing(ArticleDefection::evidence))
        .toList();
  }

  static ArticleDefection withId(ArticleDefection d, String id) {
    return new ArticleDefection(
        d.articleId(),
        id,
        d.entityId(),
        d.counted(),
        d.cumulative(),
        d.name(),
        d.aliases(),
        d.countMin(),
        d.countMax(),
        d.role(),
        d.roleCategory(),
        d.fromCountry(),
        d.from(),
        d.to(),
        d.kind(),
        d.place(),
        d.dateStart(),
        d.dateEnd(),
        d.datePrecision(),
        d.dateInferred(),
        d.factuality(),
        d.attributedTo(),
        d.evidence(),
        d.confidence(),
        d.source(),
        d.published(),
        d.url(),
        d.title(),
        d.duplicateOf());
  }
}
