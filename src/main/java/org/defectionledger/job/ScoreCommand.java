package org.defectionledger.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.article.Article;
import org.defectionledger.evaluate.EntityGold;
import org.defectionledger.evaluate.EntityScorer;
import org.defectionledger.evaluate.ErrorCauses;
import org.defectionledger.evaluate.GoldArticle;
import org.defectionledger.evaluate.GoldReader;
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.evaluate.Scores;
import org.defectionledger.evaluate.TriggerReading;
import org.defectionledger.extract.Explanation;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.EntityMention;
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
    footer = {
      "",
      "Examples:",
      "  score seeds/gold/passages.jsonl --errors errors.tsv",
      "  score seeds/gold/entities.jsonl --entities"
    })
final class ScoreCommand implements Callable<Integer> {
  private static final Inputs.Stretch GOLD =
      new Inputs.Stretch(0, "gold", 0, Long.MAX_VALUE, /* ofFile= */ 1);

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

  @Option(
      names = "--entities",
      description =
          "Score the named entities instead; the gold marks all of them in the field 'entities'.")
  boolean entities;

  @Override
  public Integer call() throws IOException {
    Scores scores = entities ? ofEntities() : ofDefections();
    System.out.println(scores.toJson());
    Map<String, Integer> causes = new java.util.TreeMap<>();
    scores.errors().forEach(e -> causes.merge(e.cause(), 1, Integer::sum));
    System.out.println("Errors by cause: " + causes);
    if (!entities) {
      System.out.println(ErrorCauses.table(scores.errors()));
    }
    if (!errors.isEmpty()) {
      Files.write(
          Path.of(errors),
          scores.errors().stream().map(ScoreCommand::line).toList(),
          StandardCharsets.UTF_8);
    }
    return 0;
  }

  private static String line(Scores.ErrorRow e) {
    return Stream.of(e.cause(), e.article(), e.who(), e.gold(), e.predicted(), e.sentence())
        .map(column -> column.replaceAll("\\s+", " "))
        .collect(Collectors.joining("\t"));
  }

  /** The scores, their errors by cause: the articles that have any are read once more for that. */
  static Scores withCauses(
      List<GoldArticle> gold, List<ArticleDefection> predictions, Scores scores) {
    Set<String> wrong = new HashSet<>();
    scores.errors().forEach(e -> wrong.add(e.article()));
    List<TriggerReading> readings = new ArrayList<>();
    for (GoldArticle g : gold) {
      if (wrong.contains(g.id()) && isCandidate(g.article())) {
        Engine.extractor()
            .explain(g.article())
            .lines()
            .forEach(
                line ->
                    line.fired().forEach(f -> readings.add(reading(g.id(), line.sentence(), f))));
      }
    }
    return new Scores(
        scores.tree(), new ErrorCauses(gold, predictions, readings).of(scores.errors()));
  }

  private static TriggerReading reading(String article, String sentence, Explanation.Fired f) {
    return new TriggerReading(article, sentence, f.ruleId(), f.outcome().name(), f.reason());
  }

  private Scores ofDefections() throws IOException {
    List<GoldArticle> articles = required(read(gold), "defections");
    try (SparkSession spark = Main.session()) {
      if (goldMentions) {
        return Scorer.score(articles, resolved(spark, articles));
      }
      List<ArticleDefection> predictions = predictions(spark, articles);
      return withCauses(articles, predictions, Scorer.score(articles, predictions));
    }
  }

  private Scores ofEntities() throws IOException {
    List<EntityGold> articles = required(EntityGold.read(gold, lines(gold)), "entities");
    try (SparkSession spark = Main.session()) {
      return EntityScorer.score(articles, entities(spark, articles));
    }
  }

  private <T> List<T> required(List<T> articles, String field) {
    if (articles.isEmpty()) {
      throw new InputException(
          "Gold file %s has no article with the field '%s'. Give a file annotated for it%s."
              .formatted(gold, field, entities ? "" : ", or add --entities to score entities"));
    }
    return articles;
  }

  static List<GoldArticle> read(String file) throws IOException {
    return GoldReader.read(file, lines(file));
  }

  private static List<String> lines(String file) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      throw new InputException("Gold file %s is not there. Check the path.".formatted(file));
    }
    return Files.readAllLines(path, StandardCharsets.UTF_8);
  }

  /** The entities that the extraction finds in the gold articles, candidates or not. */
  static List<EntityMention> entities(SparkSession spark, List<EntityGold> gold) {
    Dataset<Row> rows =
        records(spark, gold.stream().map(EntityGold::article).toList(), article -> true);
    return ExtractJob.part(ExtractJob.readings(rows, Settings.Entities.ALL), "entities")
        .collectAsList()
        .stream()
        .map(ExtractJob.ENTITIES::fromRow)
        .toList();
  }

  private static boolean isCandidate(Article a) {
    return Engine.scan().mayTellOfDefection(a.text())
        || a.title().filter(Engine.scan()::mayTellOfDefection).isPresent();
  }

  private static Dataset<Row> records(
      SparkSession spark, List<Article> articles, Predicate<Article> closely) {
    List<Row> records = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      Article a = articles.get(i);
      boolean english = a.language().filter(l -> !l.startsWith("en")).isEmpty();
      ArticleRecord record =
          english && closely.test(a)
              ? ArticleRecord.candidate(GOLD, i, a)
              : ArticleRecord.passedOver(
                  GOLD,
                  i,
                  english ? ArticleRecord.State.PLAIN : ArticleRecord.State.OTHER_LANGUAGE,
                  a.articleId(),
                  a.url(),
                  a.published());
      records.add(ReadArticlesJob.RECORDS.toRow(record));
    }
    return spark.createDataFrame(records, ReadArticlesJob.RECORDS.schema());
  }

  /** What the stages find in the gold articles, with ledger ids. */
  static List<ArticleDefection> predictions(SparkSession spark, List<GoldArticle> articles) {
    Dataset<Row> rows =
        records(
            spark, articles.stream().map(GoldArticle::article).toList(), ScoreCommand::isCandidate);
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
