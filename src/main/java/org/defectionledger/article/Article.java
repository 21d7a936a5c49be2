package org.defectionledger.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One news article as every input format delivers it.
 *
 * @param articleId the input's own id, else a stable hash; never blank
 * @param url where it was published
 * @param title headline; empty when the dump has none
 * @param source outlet
 * @param language ISO 639-1 code; empty before detection
 * @param published the document time; empty when unknown or impossible
 * @param text plain text, paragraphs by blank lines, entities decoded; never blank
 */
public record Article(
    String articleId,
    Optional<String> url,
    Optional<String> title,
    Optional<String> source,
    Optional<String> language,
    Optional<Instant> published,
    String text) {

  public Article {
    if (articleId.isBlank()) {
      throw new IllegalArgumentException("An article needs an id: the given one is blank");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("Article %s has no text".formatted(articleId));
    }
  }

  /** The day of publication in UTC, against which relative dates are resolved. */
  public Optional<LocalDate> day() {
    return published.map(instant -> instant.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
