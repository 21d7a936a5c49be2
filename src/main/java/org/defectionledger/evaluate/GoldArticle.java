package org.defectionledger.evaluate;

import java.util.List;
import org.defectionledger.article.Article;

/**
 * One annotated article.
 *
 * @param article the text
 * @param defections what it tells
 * @param traps what a careless reader would count
 */
public record GoldArticle(Article article, List<GoldDefection> defections, List<Trap> traps) {
  /**
   * A sentence or clause that a careless reader would count.
   *
   * @param evidence its exact words
   * @param reason why it does not count
   */
  public record Trap(String evidence, String reason) {}

  public String id() {
    return article.articleId();
  }
}
