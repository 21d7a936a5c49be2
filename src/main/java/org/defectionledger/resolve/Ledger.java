package org.defectionledger.resolve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.ledger.Sector;
import org.defectionledger.ledger.Status;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.RoleCategory;

/**
 * Makes the entry of a cluster: the best supported value of each attribute, and what the sources
 * disagree on.
 */
public final class Ledger {
  private static final Comparator<ArticleDefection> REPORTED =
      Comparator.comparing((ArticleDefection r) -> r.published().map(Object::toString).orElse("9"))
          .thenComparing(ArticleDefection::articleId)
          .thenComparing(ArticleDefection::defectionId);

  private Ledger() {}

  /**
   * The entry of one cluster.
   *
   * @param cluster counted rows, at least one, in any order
   * @param denials rows of the same person that are not counted, perhaps none
   */
  public static Defection entry(List<ArticleDefection> cluster, List<ArticleDefection> denials) {
    List<ArticleDefection> rows = cluster.stream().sorted(REPORTED).toList();
    ArticleDefection first = rows.get(0);
    Optional<String> name = bestName(rows);
    TreeSet<String> aliases = new TreeSet<>();
    rows.forEach(
        r -> {
          r.name().ifPresent(aliases::add);
          aliases.addAll(r.aliases());
        });
    name.ifPresent(aliases::remove);
    ArticleDefection dated = bestDate(rows);
    RoleCategory category =
        mostSupported(
                rows, r -> Optional.of(r.roleCategory()).filter(c -> c != RoleCategory.UNKNOWN))
            .orElse(RoleCategory.UNKNOWN);
    Set<String> articles = new TreeSet<>();
    Set<String> sources = new HashSet<>();
    Set<String> independent = new HashSet<>();
    for (ArticleDefection r : rows) {
      articles.add(r.articleId());
      if (r.duplicateOf().isEmpty()) {
        independent.add(r.articleId());
        sources.add(r.source().orElse(r.articleId()));
      }
    }
    int supports = Math.max(1, Math.min(independent.size(), sources.size()));
    Status status =
        !denials.isEmpty() ? Status.DISPUTED : supports >= 2 ? Status.CONFIRMED : Status.CLAIMED;
    String id = id(first);
    return new Defection(
        id,
        List.of(),
        name.map(n -> "p-" + id.substring(2)),
        name,
        List.copyOf(aliases),
        first.countMin(),
        first.countMax(),
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
        day(rows.get(0)),
        rows.stream().map(Ledger::day).flatMap(Optional::stream).max(Comparator.naturalOrder()),
        articles.size(),
        supports,
        List.copyOf(articles),
        conflicts(rows),
        combined(rows));
  }

  private static Optional<LocalDate> day(ArticleDefection row) {
    return row.published().map(p -> p.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private static String id(ArticleDefection first) {
    String essence =
        first.articleId()
            + "\n"
            + first.name().orElse("")
            + "\n"
            + first.roleCategory()
            + "\n"
            + first.countMin()
            + "\n"
            + first.dateStart().map(Object::toString).orElse("")
            + "\n"
            + first.evidence();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(essence.getBytes(StandardCharsets.UTF_8));
      return "d-" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static Optional<String> bestName(List<ArticleDefection> rows) {
    Map<String, Integer> support = new HashMap<>();
    rows.forEach(r -> r.name().ifPresent(n -> support.merge(n, 1, Integer::sum)));
    return support.keySet().stream()
        .max(
            Comparator.comparing((String n) -> NameMatch.words(n).size() > 1)
                .thenComparing(n -> support.getOrDefault(n, 0))
                .thenComparing(String::length)
                .thenComparing(Comparator.reverseOrder()));
  }

  /**
   * The most closely known date that is said; the more supported one, then the earlier, among
   * equals.
   */
  private static ArticleDefection bestDate(List<ArticleDefection> rows) {
    Map<String, Integer> support = new HashMap<>();
    rows.forEach(r -> support.merge(dateKey(r), 1, Integer::sum));
    return rows.stream()
        .min(
            Comparator.comparing(ArticleDefection::dateInferred)
                .thenComparing(r -> closeness(r.datePrecision()))
                .thenComparing(r -> -support.getOrDefault(dateKey(r), 0))
                .thenComparing(Ledger::dateKey))
        .filter(r -> r.datePrecision() != DatePrecision.UNKNOWN)
        .or(
            () ->
                rows.stream()
                    .filter(r -> r.dateStart().isPresent())
                    .min(Comparator.comparing(Ledger::dateKey)))
        .orElse(rows.get(0));
  }

  private static String dateKey(ArticleDefection r) {
    return r.dateStart().map(Object::toString).orElse("9999") + r.datePrecision();
  }

  private static int closeness(DatePrecision precision) {
    return switch (precision) {
      case DAY -> 0;
      case WEEK -> 1;
      case MONTH, SPAN -> 2;
      case YEAR -> 3;
      case UNKNOWN -> 4;
    };
  }

  private static <T extends Comparable<? super T>> Optional<T> mostSupported(
      List<ArticleDefection> rows, Function<ArticleDefection, Optional<T>> attribute) {
    Map<T, Integer> support = new HashMap<>();
    rows.forEach(r -> attribute.apply(r).ifPresent(v -> support.merge(v, 1, Integer::sum)));
    return support.entrySet().stream()
        .max(
            Map.Entry.<T, Integer>comparingByValue()
                .thenComparing(Map.Entry.<T, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey);
  }

  private static List<String> conflicts(List<ArticleDefection> rows) {
    List<String> conflicts = new ArrayList<>();
    conflict(
            "date_start",
            rows,
            r ->
                r.dateInferred() || r.datePrecision() != DatePrecision.DAY
                    ? Optional.empty()
                    : r.dateStart().map(Object::toString))
        .ifPresent(conflicts::add);
    conflict("from_country", rows, ArticleDefection::fromCountry).ifPresent(conflicts::add);
    conflict(
            "role_category",
            rows,
            r ->
                Optional.of(r.roleCategory())
                    .filter(c -> c != RoleCategory.UNKNOWN)
                    .map(Enum::name))
        .ifPresent(conflicts::add);
    return conflicts;
  }

  private static Optional<String> conflict(
      String attribute,
      List<ArticleDefection> rows,
      Function<ArticleDefection, Optional<String>> value) {
    TreeSet<String> values = new TreeSet<>();
    rows.forEach(r -> value.apply(r).ifPresent(values::add));
    return values.size() > 1
        ? Optional.of(attribute + ": " + String.join(" | ", values))
        : Optional.empty();
  }

  /** Probability that at least one independent report is right; near copies add nothing. */
  private static double combined(List<ArticleDefection> rows) {
    Map<String, Double> bySource = new HashMap<>();
    rows.stream()
        .filter(r -> r.duplicateOf().isEmpty())
        .forEach(r -> bySource.merge(r.source().orElse(r.articleId()), r.confidence(), Math::max));
    double wrong = 1.0;
    for (double confidence : bySource.values().stream().sorted().toList()) {
      wrong *= 1.0 - confidence;
    }
    return bySource.isEmpty() ? rows.get(0).confidence() : 1.0 - wrong;
  }
}
