package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.defectionledger.article.Article;
import org.defectionledger.extract.Extractor;
import org.defectionledger.ingest.Parsed;

/**
 * What became of one record of the input; the text travels on only for articles that will be read
 * closely. Each stretch of a file ends with a row that gives account of it.
 *
 * @param inputSet index of the input
 * @param input file
 * @param recordOffset byte in the unpacked file at which the record begins, or its number
 * @param state what became of it
 * @param reason of a reject, or why only a part of the text is read
 * @param detail of a reject
 * @param articleId of an article
 * @param url of an article
 * @param title of a candidate
 * @param source of a candidate
 * @param published of an article
 * @param text of a candidate
 * @param contentHash of a candidate: a hash of all that its reading depends on
 * @param present of an account: records that the reader cut out of the stretch
 * @param skipped of an account: of these, records that are no articles and have no row
 * @param impossibleDates of an account: articles whose date is none
 * @param stretches of an account: stretches that the file is read in
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
    Optional<String> contentHash,
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

  /** Whether a row is an article. */
  static Column isArticle() {
    return col("state")
        .isin(State.OTHER_LANGUAGE.name(), State.PLAIN.name(), State.CANDIDATE.name());
  }

  /** Whether a row is a record, and no account. */
  static Column isRecord() {
    return col("state").notEqual(State.ACCOUNT.name());
  }

  /** A record that could not be read. */
  static ArticleRecord rejected(Inputs.Stretch stretch, long offset, Parsed.Rejected why) {
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        offset,
        State.REJECTED,
        Optional.of(why.reason()),
        Optional.of(why.detail()),
        Optional.empty(),
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

  /** An article that will be read closely, or the part of it that will. */
  static ArticleRecord candidate(Inputs.Stretch stretch, long offset, Article article) {
    boolean cut = article.text().length() > Extractor.MAX_CHARACTERS;
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        offset,
        State.CANDIDATE,
        cut ? Optional.of("TEXT_CUT") : Optional.empty(),
        cut
            ? Optional.of(
                "article %s was read to %d of %d characters"
                    .formatted(
                        article.articleId(),
                        Extractor.readTo(article.text()),
                        article.text().length()))
            : Optional.empty(),
        Optional.of(article.articleId()),
        article.url(),
        article.title(),
        article.source(),
        article.published(),
        Optional.of(article.text()),
        Optional.of(ContentHash.of(article)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An article that is not read closely. */
  static ArticleRecord passedOver(
      Inputs.Stretch stretch,
      long offset,
      State state,
      String articleId,
      Optional<String> url,
      Optional<Instant> published) {
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        offset,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.of(articleId),
        url,
        Optional.empty(),
        Optional.empty(),
        published,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The account of a stretch that was read to its end. */
  static ArticleRecord account(
      Inputs.Stretch stretch, long present, long skipped, long impossibleDates) {
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
        Optional.empty(),
        Optional.of(present),
        Optional.of(skipped),
        Optional.of(impossibleDates),
        Optional.of((long) stretch.ofFile()));
  }
}
