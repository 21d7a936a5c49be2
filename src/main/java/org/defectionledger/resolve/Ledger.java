package org.defectionledger.resolve;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.ledger.Sector;
import org.defectionledger.ledger.Status;
import org.defectionledger.mention.RoleCategory;

/**
 * Makes the entry of a cluster: the best supported value of each attribute, and what the sources
 * disagree on. Near copies of one text support a value once.
 */
public final class Ledger {
  /** First report first; rows without a day last. */
  static final Comparator<ArticleDefection> REPORTED =
      Comparator.comparing((ArticleDefection r) -> r.published().map(Object::toString).orElse("9"))
          .thenComparing(ArticleDefection::articleId)
          .thenComparing(RowKey::of);

  /** What a denial by another article leaves of the confidence. */
  private static final double DISPUTED_SHARE = 0.5;

  private Ledger() {}

  /**
   * The entry of one cluster, with the id that {@link LedgerIds#fresh} gives it.
   *
   * @param cluster counted rows, at least one, in any order
   * @param denials rows of the same person that are not counted, perhaps none
   */
  public static Defection entry(List<ArticleDefection> cluster, List<ArticleDefection> denials) {
    List<ArticleDefection> rows = cluster.stream().sorted(REPORTED).toList();
    Optional<String> name = bestName(rows);
    ArticleDefection dated = BestDate.of(rows);
    ArticleDefection counted = bestCount(rows);
    RoleCategory category =
        mostSupported(
                rows, r -> Optional.of(r.roleCategory()).filter(c -> c != RoleCategory.UNKNOWN))
            .orElse(RoleCategory.UNKNOWN);
    int sources = independentSources(rows);
    Status status =
        isDenied(rows, denials)
            ? Status.DISPUTED
            : sources >= 2 ? Status.CONFIRMED : Status.CLAIMED;
    String id = LedgerIds.fresh(rows);
    Set<String> articles = new TreeSet<>();
    rows.forEach(r -> articles.add(r.articleId()));
    return new Defection(
        id,
        List.of(),
        name.map(n -> LedgerIds.person(id)),
        name,
        aliases(rows, name),
        counted.countMin(),
        counted.countMax(),
        mostSupported(
            rows.stream().filter(r -> r.roleCategory() == category).toList(),
            ArticleDefection::role),
        category,
        Sector.of(category),
        mostSupported(rows, ArticleDefection::fromCountry),
        mostSupported(rows, ArticleDefection::from),
        mostSupported(rows, ArticleDefection::to),
        mostSupported(rows, ArticleDefection::kind),
        mostSupported(rows, ArticleDefection::place),
        dated.dateStart(),
        dated.dateEnd(),
        dated.datePrecision(),
        rows.stream().allMatch(ArticleDefection::cumulative),
        status,
        days(rows).stream().min(Comparator.naturalOrder()),
        days(rows).stream().max(Comparator.naturalOrder()),
        articles.size(),
        sources,
        List.copyOf(articles),
        Conflicts.of(rows),
        combined(rows) * (status == Status.DISPUTED ? DISPUTED_SHARE : 1.0));
  }

  private static List<LocalDate> days(List<ArticleDefection> rows) {
    return rows.stream()
        .flatMap(r -> r.published().stream())
        .map(p -> p.atZone(ZoneOffset.UTC).toLocalDate())
        .toList();
  }

  /** The text that a row's article is a copy of, or its own. */
  static String family(ArticleDefection row) {
    return row.duplicateOf().orElse(row.articleId());
  }

  /** Families of near copies, those of one outlet taken together. */
  private static int independentSources(List<ArticleDefection> rows) {
    Map<String, String> sourceOfFamily = new TreeMap<>();
    for (ArticleDefection row : rows) {
      String source = row.source().orElse(family(row));
      if (row.duplicateOf().isEmpty()) {
        sourceOfFamily.put(family(row), source);
      } else {
        sourceOfFamily.putIfAbsent(family(row), source);
      }
    }
    return (int) sourceOfFamily.values().stream().distinct().count();
  }

  /** A denial from before the first report is overtaken by it. */
  private static boolean isDenied(List<ArticleDefection> rows, List<ArticleDefection> denials) {
    Optional<LocalDate> first = days(rows).stream().min(Comparator.naturalOrder());
    return denials.stream()
        .anyMatch(
            d ->
                first.isEmpty()
                    || days(List.of(d)).stream().allMatch(day -> !day.isBefore(first.get())));
  }

  private static List<String> aliases(List<ArticleDefection> rows, Optional<String> name) {
    TreeSet<String> aliases = new TreeSet<>();
    rows.forEach(
        r -> {
          r.name().ifPresent(aliases::add);
          aliases.addAll(r.aliases());
        });
    name.ifPresent(aliases::remove);
    return List.copyOf(aliases);
  }

  /** A full name before a family name alone, then the one most families of texts write. */
  private static Optional<String> bestName(List<ArticleDefection> rows) {
    Map<String, Integer> support = support(rows, ArticleDefection::name);
    return support.keySet().stream()
        .max(
            Comparator.comparing((String n) -> n.strip().contains(" "))
                .thenComparing(n -> support.getOrDefault(n, 0))
                .thenComparing(String::length)
                .thenComparing(Comparator.reverseOrder()));
  }

  /** The most supported count; the closed and greater one among equals. */
  private static ArticleDefection bestCount(List<ArticleDefection> rows) {
    Map<String, Integer> support = support(rows, r -> Optional.of(countKey(r)));
    return rows.stream()
        .max(
            Comparator.comparing((ArticleDefection r) -> support.getOrDefault(countKey(r), 0))
                .thenComparing(r -> r.countMax().isPresent())
                .thenComparing(ArticleDefection::countMin)
                .thenComparing(REPORTED.reversed()))
        .orElse(rows.get(0));
  }

  private static String countKey(ArticleDefection row) {
    return row.countMin() + " to " + row.countMax();
  }

  /** How many families of texts give each value. */
  static <T extends Comparable<? super T>> Map<T, Integer> support(
      List<ArticleDefection> rows, Function<ArticleDefection, Optional<T>> attribute) {
    Map<T, Set<String>> families = new HashMap<>();
    for (ArticleDefection row : rows) {
      attribute
          .apply(row)
          .ifPresent(v -> families.computeIfAbsent(v, k -> new TreeSet<>()).add(family(row)));
    }
    Map<T, Integer> support = new TreeMap<>();
    families.forEach((value, texts) -> support.put(value, texts.size()));
    return support;
  }

  private static <T extends Comparable<? super T>> Optional<T> mostSupported(
      List<ArticleDefection> rows, Function<ArticleDefection, Optional<T>> attribute) {
    return support(rows, attribute).entrySet().stream()
        .max(
            Map.Entry.<T, Integer>comparingByValue()
                .thenComparing(Map.Entry.<T, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey);
  }

  /** Probability that at least one independent report is right; near copies add nothing. */
  private static double combined(List<ArticleDefection> rows) {
    Map<String, Double> bySource = new HashMap<>();
    for (ArticleDefection row : rows) {
      if (row.duplicateOf().isEmpty()) {
        bySource.merge(row.source().orElse(row.articleId()), row.confidence(), Math::max);
      }
    }
    if (bySource.isEmpty()) {
      return rows.stream().mapToDouble(ArticleDefection::confidence).max().orElse(0);
    }
    List<Double> sorted = new ArrayList<>(bySource.values());
    sorted.sort(Comparator.naturalOrder()); // a product of doubles depends on its order
    double wrong = 1.0;
    for (double confidence : sorted) {
      wrong *= 1.0 - confidence;
    }
    return 1.0 - wrong;
  }
}
