package org.defectionledger.ingest;

import java.time.Instant;
import java.util.Optional;
import org.defectionledger.article.Article;

/** What became of one record of a dump. */
public sealed interface Parsed {
  /**
   * It is an article.
   *
   * @param article the article
   * @param impossibleDate whether a date was given that is none; the article then has no document
   *     time
   */
  record Read(Article article, boolean impossibleDate) implements Parsed {}

  /**
   * It is an article of which {@link Glance} said that its text is not wanted; the text was not
   * decoded.
   *
   * @param articleId as of the article
   * @param url as of the article
   * @param published as of the article
   * @param language as the record says, else as its first characters tell; empty when they do not
   * @param impossibleDate as of {@link Read}
   */
  record Glanced(
      String articleId,
      Optional<String> url,
      Optional<Instant> published,
      Optional<String> language,
      boolean impossibleDate)
      implements Parsed {}

  /**
   * It is no article and was never meant to be one: a request or an image of a web archive, a
   * redirect of a wiki.
   *
   * @param reason a code in capitals
   */
  record Skipped(String reason) implements Parsed {}

  /**
   * It could not be read.
   *
   * @param reason a code in capitals
   * @param detail what was wrong, with at most 200 characters of the record
   */
  record Rejected(String reason, String detail) implements Parsed {
    private static final int SHOWN_CHARACTERS = 200;

    /** What a parser says quotes the record too. */
    private static final int REASON_CHARACTERS = 160;

    /** A reject that shows the start of its record, unprintable characters as '?'. */
    static Rejected of(String reason, String why, String record) {
      int end = Math.min(SHOWN_CHARACTERS, record.length());
      if (end > 0 && end < record.length() && Character.isHighSurrogate(record.charAt(end - 1))) {
        end--;
      }
      String shown = record.substring(0, end).replaceAll("\\p{Cntrl}", "?");
      String cause = why.substring(0, Math.min(REASON_CHARACTERS, why.length()));
      return new Rejected(reason, shown.isEmpty() ? cause : cause + ": " + shown);
    }
  }
}
