package org.defectionledger.job;

import java.time.Instant;
import java.util.Optional;
import org.defectionledger.article.Article;

/**
 * What became of one record of the input; the text travels on only for articles that will be read
 * closely. Each stretch of a file ends with a row that gives account of it.
 *
 * @param inputSet index of the input
 * @param input file
 * @param recordOffset byte in the unpacked file at which the record begins, or its number
 * @param state what became of it
 * @param reason of a reject
 * @param detail of a reject
 * @param articleId of an article
 * @param url of a candidate
 * @param title of a candidate
 * @param source of a candidate
 * @param published of a candidate
 * @param text of a candidate
 * @param present of an account: records that the reader cut out of the stretch
 * @param skipped of an account: of these, records that are no articles and have no row
 * @param impossibleDates of an account: articles whose date is none
 * @param stretches of an account: stretches that the run has to read
 */
record ArticleRecord(
    int inputSet,
    String input,
    long recordOffset,
    State state,
    Optional<String> reason,
    Optional<String> detail,
    Optional<String> articleId,
    Optional<String> url,
    Optional<String> title,
    Optional<String> source,
    Optional<Instant> published,
    Optional<String> text,
    Optional<Long> present,
    Optional<Long> skipped,
    Optional<Long> impossibleDates,
    Optional<Long> stretches) {

  /** What became of a record. */
  enum State {
    REJECTED,
    OTHER_LANGUAGE,
    /** An English article without a trigger. */
    PLAIN,
    CANDIDATE,
    /** No record but the account of a stretch. */
    ACCOUNT
  }

  /** A record that could not be read. */
  static ArticleRecord rejected(Inputs.Stretch stretch, long offset, String reason, String detail) {
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        offset,
        State.REJECTED,
        Optional.of(reason),
        Optional.of(detail),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A record that is an article. */
  static ArticleRecord article(Inputs.Stretch stretch, long offset, State state, Article article) {
    boolean keep = state == State.CANDIDATE;
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        offset,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.of(article.articleId()),
        keep ? article.url() : Optional.empty(),
        keep ? article.title() : Optional.empty(),
        keep ? article.source() : Optional.empty(),
        keep ? article.published() : Optional.empty(),
        keep ? Optional.of(article.text()) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The account of a stretch that was read to its end. */
  static ArticleRecord account(
      Inputs.Stretch stretch, long present, long skipped, long impossibleDates, long stretches) {
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        stretch.from(),
        State.ACCOUNT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(present),
        Optional.of(skipped),
        Optional.of(impossibleDates),
        Optional.of(stretches));
  }
}
