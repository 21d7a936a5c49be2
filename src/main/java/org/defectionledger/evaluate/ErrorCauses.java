package org.defectionledger.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.defectionledger.ledger.ArticleDefection;

/**
 * Tells misses and false alarms by cause, finer than the scorer does. Causes of a miss, the first
 * that holds: {@code WRONG_COUNT}, {@code WRONG_GROUP_ROLE}, {@code WRONG_DEFECTOR} (the sentence
 * is counted, for somebody else), {@code NOT_COUNTED_} and the reason, {@code NEEDS_UNMET}, {@code
 * NO_DEFECTOR}, {@code NO_TRIGGER}. Causes of a false alarm: {@code TRAP_} and the reason, {@code
 * CUMULATIVE}, {@code DUPLICATE}, {@code WRONG_COUNT}, {@code WRONG_GROUP_ROLE}, {@code
 * WRONG_DEFECTOR}, {@code NOTHING_TOLD}.
 */
public final class ErrorCauses {
  private static final String MISSED = "MISSED";
  private static final String SPURIOUS = "SPURIOUS";

  private final Map<String, GoldArticle> gold = new HashMap<>();
  private final Map<String, List<ArticleDefection>> predicted = new HashMap<>();
  private final Map<String, List<TriggerReading>> readings = new HashMap<>();

  /**
   * @param readings the triggers of the articles that have errors, read or not
   */
  public ErrorCauses(
      List<GoldArticle> gold, List<ArticleDefection> predictions, List<TriggerReading> readings) {
    gold.forEach(g -> this.gold.put(g.id(), g));
    predictions.stream()
        .filter(ArticleDefection::counted)
        .forEach(p -> listed(predicted, p.articleId()).add(p));
    readings.forEach(r -> listed(this.readings, r.articleId()).add(r));
  }

  private static <T> List<T> listed(Map<String, List<T>> map, String article) {
    return map.computeIfAbsent(article, id -> new ArrayList<>());
  }

  /** The same rows with finer causes, those of the commonest cause first. */
  public List<Scores.ErrorRow> of(List<Scores.ErrorRow> errors) {
    List<Scores.ErrorRow> rows = new ArrayList<>();
    for (Scores.ErrorRow e : errors) {
      rows.add(
          new Scores.ErrorRow(
              e.article(), cause(e), e.who(), e.gold(), e.predicted(), e.sentence()));
    }
    Map<String, Integer> counts = counts(rows);
    rows.sort(
        Comparator.comparing((Scores.ErrorRow r) -> -counts.getOrDefault(r.cause(), 0))
            .thenComparing(Scores.ErrorRow::cause)
            .thenComparing(Scores.ErrorRow::article));
    return rows;
  }

  private String cause(Scores.ErrorRow e) {
    return switch (e.cause()) {
      case MISSED -> MISSED + ":" + miss(e);
      case SPURIOUS -> SPURIOUS + ":" + alarm(e);
      default -> e.cause();
    };
  }

  private static Map<String, Integer> counts(List<Scores.ErrorRow> rows) {
    Map<String, Integer> counts = new HashMap<>();
    rows.forEach(r -> counts.merge(r.cause(), 1, Integer::sum));
    return counts;
  }

  /**
   * A table for people: one line a cause of a miss or false alarm, the commonest first, with its
   * share and one example.
   *
   * @param rows as {@link #of} gives them
   */
  public static String table(List<Scores.ErrorRow> rows) {
    List<Scores.ErrorRow> told = rows.stream().filter(r -> r.cause().contains(":")).toList();
    Map<String, Integer> counts = counts(told);
    StringBuilder table = new StringBuilder("Misses and false alarms by cause\n");
    String last = "";
    for (Scores.ErrorRow row : told) {
      if (!row.cause().equals(last)) {
        last = row.cause();
        int n = counts.getOrDefault(last, 0);
        table.append(
            String.format(
                Locale.ROOT,
                "%5d  %3d %%  %-34s %s: %s%n",
                n,
                Math.round(100.0 * n / told.size()),
                last,
                row.article(),
                shortened(row.sentence())));
      }
    }
    return table.toString();
  }

  private static String shortened(String sentence) {
    String line = sentence.replaceAll("\\s+", " ");
    return line.length() <= EXAMPLE ? line : line.substring(0, EXAMPLE) + "…";
  }

  /** Characters of an example. */
  private static final int EXAMPLE = 70;

  // --- misses ----------------------------------------------------------------------------------

  private String miss(Scores.ErrorRow e) {
    Optional<GoldDefection> missed = missed(e);
    List<TriggerReading> here =
        readings.getOrDefault(e.article(), List.of()).stream()
            .filter(r -> missed.map(g -> tells(g, r.sentence())).orElse(false))
            .toList();
    List<ArticleDefection> counted =
        predicted.getOrDefault(e.article(), List.of()).stream()
            .filter(p -> missed.map(g -> tells(g, p.evidence())).orElse(false))
            .toList();
    if (missed.isPresent() && !counted.isEmpty()) {
      return misread(missed.get(), counted);
    }
    if (has(here, "COUNTED").isPresent()) {
      return "WRONG_DEFECTOR"; // it adds to a defection that another sentence tells best
    }
    Optional<String> reason =
        here.stream().flatMap(r -> r.reason().stream()).findFirst().map(r -> "NOT_COUNTED_" + r);
    return reason.orElseGet(
        () -> has(here, "NEEDS_UNMET").or(() -> has(here, "NO_DEFECTOR")).orElse("NO_TRIGGER"));
  }

  private static Optional<String> has(List<TriggerReading> readings, String outcome) {
    return readings.stream().map(TriggerReading::outcome).filter(outcome::equals).findFirst();
  }

  private Optional<GoldDefection> missed(Scores.ErrorRow e) {
    GoldArticle article = gold.get(e.article());
    return article == null
        ? Optional.empty()
        : article.defections().stream()
            .filter(g -> Scorer.who(g).equals(e.who()))
            .filter(g -> g.evidence().isEmpty() || g.evidence().get(0).equals(e.sentence()))
            .findFirst();
  }

  /** How the sentence of a defection was read, when it was counted for another one. */
  private static String misread(GoldDefection g, List<ArticleDefection> counted) {
    boolean group = g.name().isEmpty();
    List<ArticleDefection> groups = counted.stream().filter(p -> p.name().isEmpty()).toList();
    if (!group || groups.isEmpty()) {
      return "WRONG_DEFECTOR";
    }
    boolean role = groups.stream().anyMatch(p -> p.roleCategory().name().equals(g.roleCategory()));
    return role ? "WRONG_COUNT" : "WRONG_GROUP_ROLE";
  }

  // --- false alarms ----------------------------------------------------------------------------

  private String alarm(Scores.ErrorRow e) {
    GoldArticle article = gold.get(e.article());
    if (article == null) {
      return "NOTHING_TOLD";
    }
    Optional<ArticleDefection> alarm =
        predicted.getOrDefault(e.article(), List.of()).stream()
            .filter(p -> p.evidence().equals(e.sentence()) && Scorer.who(p).equals(e.who()))
            .findFirst();
    Optional<String> again = alarm.flatMap(p -> again(article, p));
    if (again.isPresent()) {
      return again.get();
    }
    Optional<String> trap =
        article.traps().stream()
            .filter(t -> overlap(t.evidence(), e.sentence()))
            .map(t -> "TRAP_" + t.reason())
            .findFirst();
    List<GoldDefection> told =
        article.defections().stream().filter(g -> tells(g, e.sentence())).toList();
    if (trap.isPresent() && told.isEmpty()) {
      return trap.get();
    }
    if (told.isEmpty() || alarm.isEmpty()) {
      return "NOTHING_TOLD";
    }
    List<ArticleDefection> as = List.of(alarm.get());
    return told.stream()
        .map(g -> misread(g, as))
        .min(Comparator.comparing(c -> c.equals("WRONG_DEFECTOR")))
        .orElse("WRONG_DEFECTOR");
  }

  /** What is told once and counted twice, or counted although it is a running total. */
  private static Optional<String> again(GoldArticle article, ArticleDefection p) {
    for (GoldDefection g : article.defections()) {
      boolean same =
          g.name().isPresent()
              ? p.name().filter(n -> Scorer.namesMatch(g.name().get(), n)).isPresent()
              : p.name().isEmpty()
                  && g.roleCategory().equals(p.roleCategory().name())
                  && g.countMin().equals(Optional.of(p.countMin()));
      if (same) {
        return Optional.of(g.cumulative() == p.cumulative() ? "DUPLICATE" : "CUMULATIVE");
      }
    }
    return Optional.empty();
  }

  // --- sentences -------------------------------------------------------------------------------

  private static boolean tells(GoldDefection g, String sentence) {
    return g.evidence().stream().anyMatch(e -> overlap(e, sentence));
  }

  private static boolean overlap(String a, String b) {
    String x = a.replaceAll("\\s+", " ").strip();
    String y = b.replaceAll("\\s+", " ").strip();
    return x.contains(y) || y.contains(x);
  }
}
