package org.defectionledger.resolve;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;

/** Chooses among the dates that the rows of one defection tell; never a mean of them. */
final class BestDate {
  /** A date with less than this share of the best one's support is an outlier. */
  private static final double OUTLIER = 0.5;

  private BestDate() {}

  /**
   * The row whose date is best: said before inferred, then borne out by the others, then the most
   * closely known, then the most often given, then the earliest.
   *
   * @param rows at least one, sorted by {@link Ledger#REPORTED}
   */
  static ArticleDefection of(List<ArticleDefection> rows) {
    List<ArticleDefection> said =
        rows.stream().filter(r -> isKnown(r) && !r.dateInferred()).toList();
    List<ArticleDefection> known =
        said.isEmpty() ? rows.stream().filter(BestDate::isKnown).toList() : said;
    if (known.isEmpty()) {
      return rows.get(0);
    }
    int most = known.stream().mapToInt(r -> support(r, known)).max().orElse(0);
    Map<String, Integer> exact = Ledger.support(known, r -> Optional.of(key(r)));
    return known.stream()
        .filter(r -> support(r, known) >= OUTLIER * most)
        .min(
            Comparator.comparing((ArticleDefection r) -> closeness(r.datePrecision()))
                .thenComparing(r -> -exact.getOrDefault(key(r), 0))
                .thenComparing(BestDate::key))
        .orElse(known.get(0));
  }

  private static boolean isKnown(ArticleDefection row) {
    return row.dateStart().isPresent();
  }

  /** The families of texts whose date leaves room for this one. */
  private static int support(ArticleDefection row, List<ArticleDefection> known) {
    Set<String> families = new TreeSet<>();
    for (ArticleDefection other : known) {
      if (!start(row).isAfter(end(other)) && !start(other).isAfter(end(row))) {
        families.add(Ledger.family(other));
      }
    }
    return families.size();
  }

  private static LocalDate start(ArticleDefection row) {
    return row.dateStart().orElseThrow();
  }

  private static LocalDate end(ArticleDefection row) {
    return row.dateEnd().orElse(start(row));
  }

  private static String key(ArticleDefection row) {
    return start(row) + " " + row.datePrecision();
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
}
