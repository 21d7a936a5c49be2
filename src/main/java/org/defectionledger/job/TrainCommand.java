package org.defectionledger.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.evaluate.GoldArticle;
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.evaluate.Scores;
import org.defectionledger.extract.Extractor;
import org.defectionledger.extract.Instance;
import org.defectionledger.extract.nlp.RememberingReader;
import org.defectionledger.extract.nlp.SentenceReader;
import org.defectionledger.job.LogisticFit.Example;
import org.defectionledger.job.LogisticFit.Restraint;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.lexicon.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Trains the classifier in four steps, each a logistic regression: over sentences, readings of
 * triggers, persons, and the defections that the readings make up. What each step learns of those
 * before it, and all printed scores, come from held-out folds.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Trains the classifier on gold files (JSON Lines), prints what it adds in cross-validation, and writes its weights.",
    footer = {
      "",
      "Example:",
      "  train seeds/gold/passages.jsonl seeds/gold/states.jsonl --model seeds/model/confidence.tsv"
    })
final class TrainCommand implements Callable<Integer> {
  /** Of readings, persons and defections. On held-out folds 0.001, 0.003 and 0.01 score alike. */
  private static final Restraint FEW = new Restraint(0.01, 0.2, 6);

  /**
   * Of sentences, which have thousands of words: hardly any penalty that zeroes, and words that
   * occur in few sentences are kept, for there are many of them. Held-out detection F1 was 0.640 at
   * 0.003, 0.641 at 0.002, 0.645 at 0.001, 0.646 at 0.0005.
   */
  private static final Restraint MANY = new Restraint(0.0005, 0.02, 3);

  /** A smaller weight changes a probability by no more than 0.00125, a quarter of itself. */
  private static final double LEAST_WEIGHT = 0.005;

  /**
   * The thresholds: the middle of those that keep the precision floor of the own gold. On the
   * development gold, which is never trained on, detection F1 changes by less than 0.02 for {@code
   * ADMIT} between 0.75 and 0.85, {@link #ADMIT_PERSON} between 0.45 and 0.55 and {@link #DROP}
   * between 0.15 and 0.25; on held-out folds of the own gold by less than that.
   */
  private static final double ADMIT = 0.8;

  private static final double ADMIT_PERSON = 0.5;

  private static final double DROP = 0.2;

  @Parameters(
      arity = "1..*",
      paramLabel = "GOLD",
      description = "Gold files, one annotated article a line.")
  List<String> gold = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Where to write the weights; nothing is written when not given.",
      defaultValue = "")
  String model = "";

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Folds of the cross-validation, by article (default ${DEFAULT-VALUE}).",
      defaultValue = "5")
  int folds = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which articles fall into which fold (default ${DEFAULT-VALUE}).",
      defaultValue = "1")
  int seed = 1;

  private final SentenceReader nlp = new RememberingReader(Engine.reader());

  /** A defection gathered in an article that neither model has seen. */
  private record HeldOut(GoldArticle article, Instance reading, boolean label, double probability) {
    HeldOut likely(double value) {
      return new HeldOut(article, reading, label, value);
    }

    Example example() {
      return new Example(reading.features(), Weights.logOdds(reading.probability()), label);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (folds < 2) {
      throw new InputException(
          "Cannot cross-validate in --folds %d: give 2 or more.".formatted(folds));
    }
    List<GoldArticle> articles = new ArrayList<>();
    for (String file : gold) {
      articles.addAll(ScoreCommand.read(file));
    }
    try (SparkSession spark = Main.session()) {
      train(spark, articles, System.out);
    }
    return 0;
  }

  void train(SparkSession spark, List<GoldArticle> articles, PrintStream out) throws IOException {
    print(out, "Rules alone", articles, gathered(articles, a -> Weights.NONE));
    List<Weights> byFold = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      byFold.add(Weights.NONE);
    }
    for (Level level : Level.values()) {
      Map<String, List<Example>> examples = examples(articles, level, a -> byFold.get(fold(a)));
      List<Weights> next = new ArrayList<>();
      for (int fold = 0; fold < folds; fold++) {
        int held = fold;
        next.add(
            with(
                byFold.get(fold),
                level,
                fit(spark, articles, level, examples, a -> fold(a) != held)));
      }
      byFold.clear();
      byFold.addAll(next);
    }
    List<HeldOut> heldOut = heldOut(spark, articles, byFold);
    out.printf(
        Locale.ROOT,
        "Admitted from %.2f, persons from %.2f, dropped below %.2f%n",
        ADMIT,
        ADMIT_PERSON,
        DROP);
    print(
        out,
        "Rules and model, held out",
        articles,
        heldOut.stream().filter(h -> h.probability() >= DROP).toList());
    reliability(out, heldOut);
    if (!model.isEmpty()) {
      write(spark, articles, byFold, heldOut);
      out.println("Wrote the weights to " + model);
    }
  }

  private Extractor extractor(Weights weights) {
    return new Extractor(Engine.lexicon(), nlp, weights);
  }

  private int fold(GoldArticle article) {
    return Math.floorMod((seed + article.id()).hashCode(), folds);
  }

  /** What is learned one after the other, each with the weights of those before it. */
  private enum Level {
    SENTENCES(Weights.SENTENCE),
    READINGS(Weights.INTERCEPT),
    PERSONS(Weights.PERSON);

    private final String intercept;

    Level(String intercept) {
      this.intercept = intercept;
    }

    Restraint restraint() {
      return this == SENTENCES ? MANY : FEW;
    }
  }

  /** The examples of each article, read with the weights that have not seen it. */
  private Map<String, List<Example>> examples(
      List<GoldArticle> articles, Level level, Function<GoldArticle, Weights> weights) {
    Map<String, List<Example>> examples = new TreeMap<>();
    for (GoldArticle article : articles) {
      examples.put(article.id(), examples(article, level, extractor(weights.apply(article))));
    }
    return examples;
  }

  private static List<Example> examples(GoldArticle gold, Level level, Extractor extractor) {
    return switch (level) {
      case SENTENCES ->
          extractor.sentences(gold.article()).stream()
              .map(s -> new Example(s.features(), 0, Scorer.tells(gold, s.sentence())))
              .toList();
      case READINGS ->
          extractor.readings(gold.article()).stream()
              .map(
                  r ->
                      new Example(r.features(), 0, Scorer.tells(gold, r.defection(), r.sentence())))
              .toList();
      case PERSONS ->
          extractor.persons(gold.article()).stream()
              .map(
                  p ->
                      new Example(
                          p.features(), 0, Scorer.names(gold, p.defection().name().orElse(""))))
              .toList();
    };
  }

  private static Map<String, Double> fit(
      SparkSession spark,
      List<GoldArticle> articles,
      Level level,
      Map<String, List<Example>> examples,
      Predicate<GoldArticle> which) {
    List<Example> chosen =
        articles.stream()
            .filter(which)
            .flatMap(a -> examples.getOrDefault(a.id(), List.of()).stream())
            .toList();
    return LogisticFit.fit(spark, chosen, level.restraint());
  }

  /** The weights with those of one more level. */
  private static Weights with(Weights weights, Level level, Map<String, Double> fitted) {
    Map<String, Double> all = new HashMap<>(weights.byFeature());
    fitted.forEach((f, w) -> all.put(f.equals(Weights.INTERCEPT) ? level.intercept : f, w));
    all.remove(LogisticFit.NUMBER);
    return new Weights("0", all);
  }

  /** The defections of each article, judged by weights that have not seen it; none is dropped. */
  private List<HeldOut> heldOut(
      SparkSession spark, List<GoldArticle> articles, List<Weights> byFold) {
    List<HeldOut> rows = gathered(articles, a -> admitting(byFold.get(fold(a))));
    List<HeldOut> judged = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int held = fold;
      Weights weights =
          defections(
              spark, rows.stream().filter(h -> fold(h.article()) != held).toList(), Map.of());
      rows.stream()
          .filter(h -> fold(h.article()) == held)
          .map(h -> h.likely(weights.calibrated(h.reading().probability(), h.reading().features())))
          .forEach(judged::add);
    }
    return judged;
  }

  private static Weights admitting(Weights weights) {
    Map<String, Double> all = new HashMap<>(weights.byFeature());
    all.put(Weights.ADMIT, ADMIT);
    all.put(Weights.ADMIT_PERSON, ADMIT_PERSON);
    return new Weights(weights.version(), all);
  }

  private List<HeldOut> gathered(
      List<GoldArticle> articles, Function<GoldArticle, Weights> weights) {
    List<HeldOut> rows = new ArrayList<>();
    for (GoldArticle article : articles) {
      List<Instance> told = extractor(weights.apply(article)).gathered(article.article());
      List<Boolean> matched =
          Scorer.matched(article, told.stream().map(Instance::defection).toList());
      for (int i = 0; i < told.size(); i++) {
        rows.add(new HeldOut(article, told.get(i), matched.get(i), 0.5));
      }
    }
    return rows;
  }

  /** The weights of defections, added to the others. */
  private static Weights defections(
      SparkSession spark, List<HeldOut> rows, Map<String, Double> others) {
    Map<String, Double> fitted =
        LogisticFit.fit(spark, rows.stream().map(HeldOut::example).toList(), FEW);
    Map<String, Double> all = new HashMap<>(others);
    all.putAll(fitted);
    all.put(Weights.INTERCEPT, others.getOrDefault(Weights.INTERCEPT, 0.0));
    all.put(Weights.SHIFT, fitted.getOrDefault(Weights.INTERCEPT, 0.0));
    all.put(Weights.SCALE, fitted.getOrDefault(LogisticFit.NUMBER, 1.0));
    all.remove(LogisticFit.NUMBER);
    return new Weights("0", all);
  }

  private static Scores score(List<GoldArticle> articles, List<HeldOut> rows) {
    List<ArticleDefection> predictions = rows.stream().map(h -> h.reading().defection()).toList();
    return Scorer.score(articles, predictions);
  }

  private static void print(
      PrintStream out, String what, List<GoldArticle> articles, List<HeldOut> rows) {
    Scores scores = score(articles, rows);
    out.printf(
        Locale.ROOT,
        "%s: detection F1 %.3f (precision %.3f, recall %.3f), cell-correct F1 %.3f%n",
        what,
        scores.lookup("detection.f1").orElse(0.0),
        scores.lookup("detection.precision").orElse(0.0),
        scores.lookup("detection.recall").orElse(0.0),
        scores.lookup("cell_correct.f1").orElse(0.0));
  }

  private static void reliability(PrintStream out, List<HeldOut> rows) {
    out.println("Reliability, held out: probability, defections, mean said, share right");
    double error = 0;
    for (int bin = 0; bin < 10; bin++) {
      int b = bin;
      List<HeldOut> inside =
          rows.stream().filter(h -> Math.min(9, (int) (h.probability() * 10)) == b).toList();
      if (!inside.isEmpty()) {
        double said = inside.stream().mapToDouble(HeldOut::probability).average().orElse(0);
        double right = (double) inside.stream().filter(HeldOut::label).count() / inside.size();
        error += Math.abs(said - right) * inside.size() / rows.size();
        out.printf(
            Locale.ROOT,
            "%.1f-%.1f %5d %.3f %.3f%n",
            b / 10.0,
            (b + 1) / 10.0,
            inside.size(),
            said,
            right);
      }
    }
    out.printf(Locale.ROOT, "Expected calibration error %.3f%n", error);
  }

  /**
   * Fits every level once more, on all articles: what a level makes of those before it comes from
   * weights that have not seen the article.
   */
  private void write(
      SparkSession spark, List<GoldArticle> articles, List<Weights> byFold, List<HeldOut> heldOut)
      throws IOException {
    Weights whole = new Weights("0", Map.of());
    for (Level level : Level.values()) {
      Map<String, List<Example>> examples = examples(articles, level, a -> byFold.get(fold(a)));
      whole = with(whole, level, fit(spark, articles, level, examples, a -> true));
    }
    Map<String, Double> all =
        new TreeMap<>(defections(spark, heldOut, whole.byFeature()).byFeature());
    all.put(Weights.ADMIT, ADMIT);
    all.put(Weights.ADMIT_PERSON, ADMIT_PERSON);
    all.put(Weights.DROP, DROP);
    all.entrySet()
        .removeIf(e -> !e.getKey().startsWith("(") && Math.abs(e.getValue()) < LEAST_WEIGHT);
    List<String> lines = new ArrayList<>();
    all.forEach((f, w) -> lines.add("%s\t%s".formatted(f, String.format(Locale.ROOT, "%.4f", w))));
    List<String> file = new ArrayList<>();
    file.add("# The weights of the classifier, written by the train command; see README.md here.");
    file.add("# version: " + Integer.toHexString(lines.hashCode()));
    file.add("feature\tweight");
    file.addAll(lines);
    Files.write(Path.of(model), file, StandardCharsets.UTF_8);
  }
}
