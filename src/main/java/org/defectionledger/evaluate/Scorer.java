package org.defectionledger.evaluate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.defectionledger.ledger.ArticleDefection;

/**
 * Computes the scores of the annotation guidelines, section 6, as the reference scorer does, ties
 * included.
 */
public final class Scorer {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Set<String> ARTICLES =
      Set.of("al", "el", "the", "an", "as", "ar", "ad", "ash", "at", "az");
  private static final List<String> CHECKS =
      List.of("role_category", "role", "from_country", "kind", "date", "date_month", "count");

  private final List<Scores.ErrorRow> errors = new ArrayList<>();
  private final Map<String, Integer> attributes = new TreeMap<>();
  private final Map<String, int[]> perKind = new TreeMap<>();
  private final Map<String, Set<String>> goldClusters = new LinkedHashMap<>();
  private final Map<String, Set<String>> predictedClusters = new LinkedHashMap<>();
  private final List<String[]> pairKeys = new ArrayList<>();
  private final List<double[]> calibration = new ArrayList<>();
  private final Map<String, Set<String>> namesOfKey = new HashMap<>();
  private int tp;
  private int fp;
  private int fn;
  private int cell;
  private final int[] cumulative = new int[3];

  private Scorer() {}

  private record Pair(int gold, int predicted) {}

  /** Scores the counted predictions of all articles of the gold. */
  public static Scores score(List<GoldArticle> gold, List<ArticleDefection> predictions) {
    return new Scorer().run(gold, predictions);
  }

  /** Which of an article's predictions are matched with a gold defection, in their order. */
  public static List<Boolean> matched(GoldArticle article, List<ArticleDefection> predictions) {
    Scorer scorer = new Scorer();
    scorer.learnNames(article);
    Boolean[] matched = new Boolean[predictions.size()];
    java.util.Arrays.fill(matched, false);
    for (boolean total : new boolean[] {false, true}) {
      List<GoldDefection> gold =
          article.defections().stream().filter(d -> d.cumulative() == total).toList();
      List<Integer> indices = new ArrayList<>();
      for (int i = 0; i < matched.length; i++) {
        if (predictions.get(i).cumulative() == total) {
          indices.add(i);
        }
      }
      for (Pair pair : scorer.align(gold, indices.stream().map(predictions::get).toList())) {
        matched[indices.get(pair.predicted())] = true;
      }
    }
    return List.of(matched);
  }

  /**
   * Whether a sentence, read as {@code reading}, tells of one of the article's defections: the same
   * name, outside the sentences that must not be counted; or an unnamed person or group in a
   * sentence of the evidence, of a count that agrees.
   */
  public static boolean tells(GoldArticle article, ArticleDefection reading, String sentence) {
    boolean trap = article.traps().stream().anyMatch(t -> overlap(t.evidence(), sentence));
    for (GoldDefection d : article.defections()) {
      boolean evidence = d.evidence().stream().anyMatch(e -> overlap(e, sentence));
      if (reading.name().isPresent()) {
        List<String> forms = new ArrayList<>(d.aliases());
        d.name().ifPresent(forms::add);
        boolean same = forms.stream().anyMatch(f -> namesMatch(f, reading.name().get()));
        if (same && (evidence || !trap)) {
          return true;
        }
      } else if (evidence && (isGroup(d) ? rangesOverlap(d, reading) : isOne(reading))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a sentence is evidence of one of the article's defections, totals aside. */
  public static boolean tells(GoldArticle article, String sentence) {
    return article.defections().stream()
        .filter(d -> !d.cumulative())
        .flatMap(d -> d.evidence().stream())
        .anyMatch(e -> overlap(e, sentence));
  }

  /** Whether one of the article's defectors has the name. */
  public static boolean names(GoldArticle article, String name) {
    return article.defections().stream()
        .flatMap(d -> Stream.concat(d.name().stream(), d.aliases().stream()))
        .anyMatch(form -> namesMatch(form, name));
  }

  private static boolean isOne(ArticleDefection reading) {
    return reading.countMax().equals(Optional.of(1));
  }

  private static boolean overlap(String a, String b) {
    return a.contains(b) || b.contains(a);
  }

  private Scores run(List<GoldArticle> gold, List<ArticleDefection> predictions) {
    Map<String, List<ArticleDefection>> byArticle = new HashMap<>();
    for (ArticleDefection p : predictions) {
      if (p.counted()) {
        byArticle.computeIfAbsent(p.articleId(), id -> new ArrayList<>()).add(p);
      }
    }
    gold.forEach(this::learnNames);
    for (GoldArticle article : gold) {
      List<ArticleDefection> found = byArticle.getOrDefault(article.id(), List.of());
      one(article, found, /* total= */ Boolean.FALSE);
      one(article, found, /* total= */ Boolean.TRUE);
    }
    return new Scores(tree(gold, byArticle), errors);
  }

  private void learnNames(GoldArticle article) {
    for (GoldDefection d : article.defections()) {
      Set<String> names = namesOfKey.computeIfAbsent(d.key(), k -> new TreeSet<>());
      d.name().ifPresent(names::add);
      names.addAll(d.aliases());
    }
  }

  private void one(GoldArticle article, List<ArticleDefection> found, Boolean total) {
    List<GoldDefection> gold =
        article.defections().stream().filter(d -> total.equals(d.cumulative())).toList();
    List<ArticleDefection> predicted =
        found.stream().filter(d -> total.equals(d.cumulative())).toList();
    List<Pair> pairs = align(gold, predicted);
    if (total) {
      cumulative[0] += pairs.size();
      cumulative[1] += predicted.size() - pairs.size();
      cumulative[2] += gold.size() - pairs.size();
      return;
    }
    tp += pairs.size();
    fp += predicted.size() - pairs.size();
    fn += gold.size() - pairs.size();
    Set<Integer> matchedGold = new HashSet<>();
    Set<Integer> matchedPredicted = new HashSet<>();
    pairs.forEach(
        p -> {
          matchedGold.add(p.gold());
          matchedPredicted.add(p.predicted());
        });
    for (int i = 0; i < gold.size(); i++) {
      GoldDefection g = gold.get(i);
      goldClusters.computeIfAbsent(g.key(), k -> new HashSet<>()).add(article.id() + "\t" + i);
      perKind
          .computeIfAbsent(g.kind().orElse("?"), k -> new int[2])[
          matchedGold.contains(i) ? 0 : 1]++;
      if (!matchedGold.contains(i)) {
        errors.add(
            new Scores.ErrorRow(
                article.id(),
                "MISSED",
                who(g),
                g.roleCategory(),
                g.dateStart().orElse(""),
                first(g.evidence())));
      }
    }
    for (int j = 0; j < predicted.size(); j++) {
      ArticleDefection p = predicted.get(j);
      calibration.add(new double[] {p.confidence(), matchedPredicted.contains(j) ? 1 : 0});
      if (!matchedPredicted.contains(j)) {
        predictedClusters
            .computeIfAbsent(p.defectionId(), k -> new HashSet<>())
            .add(article.id() + "\tspurious" + j);
        errors.add(
            new Scores.ErrorRow(
                article.id(),
                "SPURIOUS",
                who(p),
                p.roleCategory().name(),
                start(p).orElse(""),
                p.evidence()));
      }
    }
    for (Pair pair : pairs) {
      matched(article, gold.get(pair.gold()), pair.gold(), predicted.get(pair.predicted()));
    }
  }

  private void matched(GoldArticle article, GoldDefection g, int index, ArticleDefection p) {
    predictedClusters
        .computeIfAbsent(p.defectionId(), k -> new HashSet<>())
        .add(article.id() + "\t" + index);
    pairKeys.add(new String[] {g.key(), p.defectionId()});
    boolean category = g.roleCategory().equals(p.roleCategory().name());
    boolean month = month(g.dateStart()).equals(month(start(p)));
    boolean date =
        g.dateStart().equals(start(p))
            && g.datePrecision().equals(Optional.of(p.datePrecision().name()));
    boolean count =
        !isGroup(g)
            || (g.countMin().equals(Optional.of(p.countMin()))
                && g.countMax().equals(p.countMax()));
    List<Boolean> right =
        List.of(
            category,
            roleMatch(g.role(), p.role()),
            g.fromCountry().equals(p.fromCountry()),
            g.kind().equals(p.kind().map(Enum::name)),
            date,
            month,
            count);
    for (int i = 0; i < CHECKS.size(); i++) {
      attributes.merge(CHECKS.get(i), right.get(i) ? 1 : 0, Integer::sum);
      if (!right.get(i)) {
        errors.add(
            new Scores.ErrorRow(
                article.id(),
                "WRONG_" + CHECKS.get(i).toUpperCase(Locale.ROOT),
                who(g),
                goldValue(CHECKS.get(i), g),
                predictedValue(CHECKS.get(i), p),
                first(g.evidence())));
      }
    }
    cell += category && month ? 1 : 0;
  }

  private static String goldValue(String check, GoldDefection g) {
    return switch (check) {
      case "role_category" -> g.roleCategory();
      case "role" -> g.role().orElse("None");
      case "from_country" -> g.fromCountry().orElse("None");
      case "kind" -> g.kind().orElse("None");
      case "count" -> g.countMin().map(Object::toString).orElse("None");
      default -> g.dateStart().orElse("None");
    };
  }

  private static String predictedValue(String check, ArticleDefection p) {
    return switch (check) {
      case "role_category" -> p.roleCategory().name();
      case "role" -> p.role().orElse("None");
      case "from_country" -> p.fromCountry().orElse("None");
      case "kind" -> p.kind().map(Enum::name).orElse("None");
      case "count" -> String.valueOf(p.countMin());
      default -> start(p).orElse("None");
    };
  }

  /** How an error row names a prediction. */
  static String who(ArticleDefection p) {
    return p.name().orElse("group " + p.countMin());
  }

  /** How an error row names a defection of the gold. */
  static String who(GoldDefection g) {
    return g.name().orElse("group " + g.countMin().map(Object::toString).orElse("None"));
  }

  private static String first(List<String> evidence) {
    return evidence.isEmpty() ? "" : evidence.get(0);
  }

  private static Optional<String> start(ArticleDefection p) {
    return p.dateStart().map(Object::toString);
  }

  private static Optional<String> month(Optional<String> day) {
    return day.map(d -> d.substring(0, Math.min(7, d.length())));
  }

  // --- matching
  // ------------------------------------------------------------------------------------

  /**
   * One to one, greatest total first; of equals the first of the gold, then the first predicted.
   */
  private List<Pair> align(List<GoldDefection> gold, List<ArticleDefection> predicted) {
    record Scored(double score, int i, int j) {}
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      for (int j = 0; j < predicted.size(); j++) {
        scored.add(new Scored(matchScore(gold.get(i), predicted.get(j)), i, j));
      }
    }
    scored.sort(
        Comparator.comparingDouble((Scored s) -> -s.score())
            .thenComparingInt(Scored::i)
            .thenComparingInt(Scored::j));
    Set<Integer> usedGold = new HashSet<>();
    Set<Integer> usedPredicted = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Scored s : scored) {
      if (s.score() > 0 && !usedGold.contains(s.i()) && !usedPredicted.contains(s.j())) {
        usedGold.add(s.i());
        usedPredicted.add(s.j());
        pairs.add(new Pair(s.i(), s.j()));
      }
    }
    return pairs;
  }

  private static boolean isGroup(GoldDefection g) {
    return g.name().filter(n -> !n.isEmpty()).isEmpty();
  }

  private double matchScore(GoldDefection g, ArticleDefection p) {
    boolean group = isGroup(g);
    if (group && p.name().isPresent()) {
      boolean one = g.countMax().equals(Optional.of(1));
      boolean known =
          one
              && namesOfKey.getOrDefault(g.key(), Set.of()).stream()
                  .anyMatch(n -> namesMatch(n, p.name().orElse("")));
      return known ? 0.9 : 0.0;
    }
    if (group != p.name().isEmpty()) {
      return 0.0;
    }
    double score;
    if (group) {
      if (!g.roleCategory().equals(p.roleCategory().name()) || !rangesOverlap(g, p)) {
        return 0.0;
      }
      score = 1.0 + (g.countMin().equals(Optional.of(p.countMin())) ? 1 : 0);
    } else {
      String name = g.name().orElse("");
      String found = p.name().orElse("");
      List<String> forms = new ArrayList<>(List.of(name));
      forms.addAll(g.aliases());
      if (forms.stream().noneMatch(f -> namesMatch(f, found))) {
        return 0.0;
      }
      score =
          1.0
              + (fold(name).equals(fold(found)) ? 1 : 0)
              + (g.roleCategory().equals(p.roleCategory().name()) ? 1 : 0);
    }
    return score + 0.5 * (g.dateStart().equals(start(p)) ? 1 : 0);
  }

  private static boolean rangesOverlap(GoldDefection g, ArticleDefection p) {
    int lowGold = g.countMin().filter(n -> n != 0).orElse(1);
    double highGold = g.countMax().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY);
    double highPredicted = p.countMax().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY);
    return lowGold <= highPredicted && p.countMin() <= highGold;
  }

  static List<String> fold(String text) {
    String lower =
        text.toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("ø", "o")
            .replace("đ", "d")
            .replace("ł", "l");
    String plain =
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("(?U)['’‘`ʿʾ]s\\b", "")
            .replaceAll("['’‘`ʿʾ.]", "");
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(plain);
    while (m.find()) {
      words.add(m.group());
    }
    List<String> kept = words.stream().filter(w -> !ARTICLES.contains(w)).toList();
    return kept.isEmpty() ? words : kept;
  }

  static boolean namesMatch(String a, String b) {
    List<String> x = fold(a);
    List<String> y = fold(b);
    if (x.isEmpty() || y.isEmpty()) {
      return false;
    }
    if (String.join("", x).equals(String.join("", y))) {
      return true;
    }
    if (!x.get(x.size() - 1).equals(y.get(y.size() - 1))) {
      return (x.size() == 1 && y.contains(x.get(0))) || (y.size() == 1 && x.contains(y.get(0)));
    }
    List<String> givenX = x.subList(0, x.size() - 1);
    List<String> givenY = y.subList(0, y.size() - 1);
    if (givenX.isEmpty() || givenY.isEmpty()) {
      return true;
    }
    List<String> shorter = givenX.size() <= givenY.size() ? givenX : givenY;
    List<String> longer = givenX.size() <= givenY.size() ? givenY : givenX;
    return shorter.stream()
        .allMatch(
            w ->
                longer.stream()
                    .anyMatch(
                        v ->
                            w.equals(v)
                                || (Math.min(w.length(), v.length()) == 1
                                    && w.charAt(0) == v.charAt(0))));
  }

  private static boolean roleMatch(Optional<String> a, Optional<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.equals(b);
    }
    String x = String.join(" ", fold(a.get()));
    String y = String.join(" ", fold(b.get()));
    return y.contains(x) || x.contains(y);
  }

  // --- totals
  // --------------------------------------------------------------------------------------

  private Map<String, Object> tree(
      List<GoldArticle> gold, Map<String, List<ArticleDefection>> byArticle) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("articles", gold.size());
    tree.put("detection", Scores.prf(tp, fp, fn));
    tree.put("cell_correct", Scores.prf(cell, tp + fp - cell, tp + fn - cell));
    Map<String, Object> shares = new LinkedHashMap<>();
    for (String name : CHECKS) {
      shares.put(
          name, tp == 0 ? "none" : (Object) ((double) attributes.getOrDefault(name, 0) / tp));
    }
    tree.put("attributes", shares);
    tree.put("cumulative", Scores.prf(cumulative[0], cumulative[1], cumulative[2]));
    Map<String, Object> recall = new LinkedHashMap<>();
    perKind.forEach((kind, n) -> recall.put(kind, (double) n[0] / (n[0] + n[1])));
    tree.put("recall_by_kind", recall);
    Map<String, Object> unique = new LinkedHashMap<>();
    unique.put("gold", goldClusters.size());
    unique.put("predicted", predictedClusters.size());
    unique.put("b_cubed", bCubed());
    unique.put("ceaf_e", ceafE());
    tree.put("unique", unique);
    tree.put("counts", counts(gold, byArticle));
    tree.put("calibration_error", calibrationError());
    return tree;
  }

  private Map<String, Object> bCubed() {
    if (pairKeys.isEmpty()) {
      return Scores.triple(1.0, 1.0);
    }
    Map<String, Set<Integer>> byGold = new HashMap<>();
    Map<String, Set<Integer>> byPredicted = new HashMap<>();
    for (int n = 0; n < pairKeys.size(); n++) {
      byGold.computeIfAbsent(pairKeys.get(n)[0], k -> new HashSet<>()).add(n);
      byPredicted.computeIfAbsent(pairKeys.get(n)[1], k -> new HashSet<>()).add(n);
    }
    double p = 0;
    double r = 0;
    for (String[] pair : pairKeys) {
      Set<Integer> g = byGold.getOrDefault(pair[0], Set.of());
      Set<Integer> q = byPredicted.getOrDefault(pair[1], Set.of());
      long both = g.stream().filter(q::contains).count();
      p += (double) both / q.size();
      r += (double) both / g.size();
    }
    return Scores.triple(p / pairKeys.size(), r / pairKeys.size());
  }

  private Map<String, Object> ceafE() {
    record Phi(double value, int i, int j) {}
    List<Set<String>> gold = List.copyOf(goldClusters.values());
    List<Set<String>> predicted = List.copyOf(predictedClusters.values());
    List<Phi> all = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      for (int j = 0; j < predicted.size(); j++) {
        Set<String> p = predicted.get(j);
        long both = gold.get(i).stream().filter(p::contains).count();
        if (both > 0) {
          all.add(new Phi(2.0 * both / (gold.get(i).size() + p.size()), i, j));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble((Phi f) -> -f.value())
            .thenComparingInt(f -> -f.i())
            .thenComparingInt(f -> -f.j()));
    Set<Integer> usedGold = new HashSet<>();
    Set<Integer> usedPredicted = new HashSet<>();
    double total = 0;
    for (Phi f : all) {
      if (!usedGold.contains(f.i()) && !usedPredicted.contains(f.j())) {
        usedGold.add(f.i());
        usedPredicted.add(f.j());
        total += f.value();
      }
    }
    double p = predicted.isEmpty() ? (gold.isEmpty() ? 1.0 : 0.0) : total / predicted.size();
    double r = gold.isEmpty() ? 1.0 : total / gold.size();
    return Scores.triple(p, r);
  }

  private record Told(String key, String category, Optional<String> month) {}

  private static Map<String, Integer> cells(List<Told> rows) {
    List<Told> earliest = new ArrayList<>(rows);
    earliest.sort(
        Comparator.comparing((Told t) -> t.month().isEmpty())
            .thenComparing(t -> t.month().orElse(""))
            .thenComparing(Told::key));
    Set<String> seen = new HashSet<>();
    Map<String, Integer> table = new HashMap<>();
    for (Told t : earliest) {
      if (seen.add(t.key())) {
        table.merge(t.category() + "\t" + t.month().orElse(""), 1, Integer::sum);
      }
    }
    return table;
  }

  private static Map<String, Object> counts(
      List<GoldArticle> gold, Map<String, List<ArticleDefection>> byArticle) {
    List<Told> right = new ArrayList<>();
    List<Told> found = new ArrayList<>();
    for (GoldArticle article : gold) {
      article.defections().stream()
          .filter(d -> !d.cumulative())
          .forEach(d -> right.add(new Told(d.key(), d.roleCategory(), month(d.dateStart()))));
      byArticle.getOrDefault(article.id(), List.of()).stream()
          .filter(p -> !p.cumulative())
          .forEach(
              p -> found.add(new Told(p.defectionId(), p.roleCategory().name(), month(start(p)))));
    }
    Map<String, Integer> goldCells = cells(right);
    Map<String, Integer> predictedCells = cells(found);
    Set<String> all = new TreeSet<>(goldCells.keySet());
    all.addAll(predictedCells.keySet());
    int goldTotal = goldCells.values().stream().mapToInt(Integer::intValue).sum();
    int wrong =
        all.stream()
            .mapToInt(
                c -> Math.abs(goldCells.getOrDefault(c, 0) - predictedCells.getOrDefault(c, 0)))
            .sum();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("cells", all.size());
    counts.put("gold_total", goldTotal);
    counts.put(
        "predicted_total", predictedCells.values().stream().mapToInt(Integer::intValue).sum());
    counts.put("absolute_error_share", (double) wrong / Math.max(1, goldTotal));
    return counts;
  }

  private Object calibrationError() {
    if (calibration.isEmpty()) {
      return "none";
    }
    Map<Integer, double[]> bins = new TreeMap<>();
    for (double[] c : calibration) {
      double[] bin = bins.computeIfAbsent(Math.min(9, (int) (c[0] * 10)), b -> new double[2]);
      bin[0] += c[0];
      bin[1] += c[1];
    }
    return bins.values().stream().mapToDouble(b -> Math.abs(b[0] - b[1])).sum()
        / calibration.size();
  }
}
