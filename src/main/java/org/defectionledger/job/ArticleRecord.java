package org.defectionledger.job;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one record of the input; the text travels on only for articles that will be read
 * closely.
 *
 * @param inputSet index of the input
 * @param input file
 * @param recordOffset byte in the decompressed file at which the record begins
 * @param state what became of it
 * @param reason of a reject, or why only a part of the text is read
 * @param detail of a reject
 * @param articleId of an article
 * @param url of an article
 * @param title of a candidate
 * @param source of a candidate
 * @param published of an article
 * @param text of a candidate
 * @param contentHash of an article: a hash of all that its reading depends on; empty for a reject
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
    Optional<String> contentHash) {

  /** What became of a record. */
  enum State {
    REJECTED,
    OTHER_LANGUAGE,
    /** An English article without a trigger. */
    PLAIN,
    CANDIDATE
  }
}
