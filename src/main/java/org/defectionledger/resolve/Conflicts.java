package org.defectionledger.resolve;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.RoleCategory;

/** Lists what the sources of one entry disagree on. */
final class Conflicts {
  private Conflicts() {}

  /** Each as {@code attribute: a | b}, the attributes in alphabetical order, the values sorted. */
  static List<String> of(List<ArticleDefection> rows) {
    return Stream.of(
            conflict("count", rows, Conflicts::count),
            conflict("date_start", rows, Conflicts::day),
            conflict("from_country", rows, ArticleDefection::fromCountry),
            conflict("kind", rows, r -> r.kind().map(Enum::name)),
            conflict("role_category", rows, Conflicts::category))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Days that are said; one that stands in for a date contradicts nobody. */
  private static Optional<String> day(ArticleDefection row) {
    return row.dateInferred() || row.datePrecision() != DatePrecision.DAY
        ? Optional.empty()
        : row.dateStart().map(Object::toString);
  }

  private static Optional<String> count(ArticleDefection row) {
    String most = row.countMax().map(Object::toString).orElse("more");
    String least = Integer.toString(row.countMin());
    return Optional.of(least.equals(most) ? least : least + " to " + most);
  }

  private static Optional<String> category(ArticleDefection row) {
    return Optional.of(row.roleCategory()).filter(c -> c != RoleCategory.UNKNOWN).map(Enum::name);
  }

  private static Optional<String> conflict(
      String attribute,
      List<ArticleDefection> rows,
      Function<ArticleDefection, Optional<String>> value) {
    var values = Ledger.support(rows, value).keySet();
    return values.size() > 1
        ? Optional.of(attribute + ": " + String.join(" | ", values))
        : Optional.empty();
  }
}
