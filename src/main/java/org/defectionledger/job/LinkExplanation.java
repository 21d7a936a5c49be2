package org.defectionledger.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.resolve.MatchWeight;
import org.defectionledger.resolve.Traits;

/**
 * Why a row is taken for the defection of its entry: the row of another article that it agrees with
 * most.
 *
 * @param articleId the other article
 * @param weight of the pair, term by term
 */
record LinkExplanation(String articleId, MatchWeight weight) {
  /**
   * The links of the rows of one entry.
   *
   * @param rows all rows of the articles that tell of the entry: the others of an article are
   *     company by which it is known
   * @param id of the entry
   * @return article to its link; none for an entry that only one article tells of
   */
  static Map<String, LinkExplanation> of(List<ArticleDefection> rows, String id) {
    Map<String, List<ArticleDefection>> articles = new TreeMap<>();
    rows.forEach(r -> articles.computeIfAbsent(r.articleId(), a -> new ArrayList<>()).add(r));
    Map<String, Traits> told = new TreeMap<>();
    articles.forEach(
        (article, own) -> {
          List<Traits> traits = Matching.reader().read(own, Matching.model());
          for (int i = 0; i < own.size(); i++) {
            if (own.get(i).counted() && own.get(i).defectionId().equals(id)) {
              told.put(article, traits.get(i));
            }
          }
        });
    Map<String, LinkExplanation> links = new TreeMap<>();
    told.forEach(
        (article, own) -> closest(article, own, told).ifPresent(link -> links.put(article, link)));
    return links;
  }

  private static Optional<LinkExplanation> closest(
      String article, Traits own, Map<String, Traits> told) {
    return told.entrySet().stream()
        .filter(other -> !other.getKey().equals(article))
        .map(
            other ->
                new LinkExplanation(
                    other.getKey(), Matching.model().explained(own, other.getValue())))
        .max(
            Comparator.comparingDouble((LinkExplanation l) -> l.weight().total())
                .thenComparing(LinkExplanation::articleId, Comparator.reverseOrder()));
  }
}
