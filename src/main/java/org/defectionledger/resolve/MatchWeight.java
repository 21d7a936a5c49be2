package org.defectionledger.resolve;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;

/**
 * How strongly two article defections speak for being one, as a sum of named terms in log2 odds
 * (Fellegi and Sunter). The terms are set by hand in this version, on the keys of own gold; they
 * are to be estimated.
 *
 * @param terms name of the attribute to its weight, in order
 */
public record MatchWeight(Map<String, Double> terms) {
  /** Pairs at or above are linked: odds of 8 to 1 that they are the same. */
  public static final double THRESHOLD = 3.0;

  /** Days between two dates of one event as told by two outlets. */
  private static final int NEAR_DAYS = 3;

  public MatchWeight {
    terms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  public double total() {
    return terms.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * Compares two rows; rows of one article are never the same, since the extraction has joined
   * those.
   */
  public static MatchWeight of(ArticleDefection a, ArticleDefection b) {
    Map<String, Double> terms = new LinkedHashMap<>();
    if (a.articleId().equals(b.articleId())) {
      terms.put("one article", -100.0);
      return new MatchWeight(terms);
    }
    if (a.name().isPresent() != b.name().isPresent() || a.cumulative() != b.cumulative()) {
      terms.put("named and unnamed", -100.0);
      return new MatchWeight(terms);
    }
    terms.put("prior", -3.0);
    if (a.name().isPresent() && b.name().isPresent()) {
      terms.put("name", name(NameMatch.relation(a.name().get(), b.name().get())));
    } else {
      terms.put(
          "count",
          a.countMin() == b.countMin() && a.countMax().equals(b.countMax())
              ? (a.countMin() > 5 ? 3.0 : 1.0)
              : -8.0);
    }
    terms.put("role", a.roleCategory() == b.roleCategory() ? 1.0 : -1.0);
    terms.put("country", agreement(a.fromCountry(), b.fromCountry(), 1.0, -4.0));
    terms.put("kind", agreement(a.kind().map(Enum::name), b.kind().map(Enum::name), 0.5, -1.0));
    terms.put("date", date(a, b));
    if (a.name().isEmpty()) {
      terms.put("place", agreement(a.place(), b.place(), 2.0, -1.5));
      terms.put("role title", agreement(a.role(), b.role(), 1.0, -0.5));
    }
    return new MatchWeight(terms);
  }

  private static double name(NameMatch.Relation relation) {
    return switch (relation) {
      case SAME -> 6.0;
      case COMPATIBLE -> 2.5;
      case DIFFERENT -> -20.0;
    };
  }

  private static <T> double agreement(Optional<T> a, Optional<T> b, double same, double different) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0.0;
    }
    return a.equals(b) ? same : different;
  }

  private static double date(ArticleDefection a, ArticleDefection b) {
    if (a.dateStart().isEmpty() || b.dateStart().isEmpty()) {
      return published(a, b);
    }
    LocalDate startA = a.dateStart().get();
    LocalDate startB = b.dateStart().get();
    LocalDate endA = a.dateEnd().orElse(startA);
    LocalDate endB = b.dateEnd().orElse(startB);
    boolean overlap = !startA.isAfter(endB) && !startB.isAfter(endA);
    boolean days = a.datePrecision() == DatePrecision.DAY && b.datePrecision() == DatePrecision.DAY;
    if (overlap) {
      return days ? 2.5 : 1.5;
    }
    long gap =
        startA.isAfter(endB)
            ? ChronoUnit.DAYS.between(endB, startA)
            : ChronoUnit.DAYS.between(endA, startB);
    if (gap <= NEAR_DAYS) {
      return a.name().isPresent() ? 1.0 : 0.0;
    }
    if (gap <= 45) {
      return a.name().isPresent() ? -0.5 : -3.0;
    }
    return a.name().isPresent() ? (gap > 400 ? -4.0 : -1.5) : -6.0;
  }

  private static double published(ArticleDefection a, ArticleDefection b) {
    if (a.published().isEmpty() || b.published().isEmpty()) {
      return 0.0;
    }
    long days = Math.abs(ChronoUnit.DAYS.between(a.published().get(), b.published().get()));
    return days <= 7 ? 0.5 : days <= 60 ? 0.0 : a.name().isPresent() ? 0.0 : -3.0;
  }
}
