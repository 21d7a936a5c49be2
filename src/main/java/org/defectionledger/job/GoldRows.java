package org.defectionledger.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.defectionledger.article.Article;
import org.defectionledger.evaluate.GoldArticle;
import org.defectionledger.evaluate.GoldDefection;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.RoleCategory;

/** Annotated defections as rows, as if the extraction had read them without a fault. */
final class GoldRows {
  private GoldRows() {}

  /** One row for each defection of the article, in its order, with local ids. */
  static List<ArticleDefection> of(GoldArticle article) {
    List<ArticleDefection> rows = new ArrayList<>();
    for (GoldDefection defection : article.defections()) {
      rows.add(row(article.article(), defection, rows.size()));
    }
    return rows;
  }

  private static ArticleDefection row(Article article, GoldDefection d, int number) {
    boolean named = d.name().isPresent();
    return new ArticleDefection(
        article.articleId(),
        article.articleId() + "#d" + number,
        Optional.empty(),
        true,
        d.cumulative(),
        d.name(),
        d.aliases(),
        named ? 1 : d.countMin().orElse(1),
        named ? Optional.of(1) : d.countMax(),
        d.role(),
        RoleCategory.valueOf(d.roleCategory()),
        d.fromCountry(),
        d.from(),
        d.to(),
        d.kind().map(DefectionKind::valueOf),
        d.place(),
        d.dateStart().map(LocalDate::parse),
        d.dateEnd().map(LocalDate::parse),
        d.datePrecision().map(DatePrecision::valueOf).orElse(DatePrecision.UNKNOWN),
        false,
        Factuality.CT_PLUS,
        Optional.empty(),
        String.join(" ", d.evidence()),
        1.0,
        article.source(),
        article.published(),
        article.url(),
        article.title(),
        Optional.empty());
  }
}
