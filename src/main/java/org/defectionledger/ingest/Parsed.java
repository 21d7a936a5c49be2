package org.defectionledger.ingest;

import org.defectionledger.article.Article;

/** What became of one record of a dump. */
public sealed interface Parsed {
  /**
   * It is an article.
   *
   * @param article the article
   */
  record Read(Article article) implements Parsed {}

  /**
   * It could not be read.
   *
   * @param reason a code in capitals
   * @param detail what was wrong, with at most 200 characters of the record
   */
  record Rejected(String reason, String detail) implements Parsed {}
}
