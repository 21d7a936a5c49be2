package org.defectionledger.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.defectionledger.article.Article;

/** The values of one record by the names of its fields, whatever format they came in. */
@FunctionalInterface
public interface NamedValues {
  /** The value of a field as text; empty when the record has none. */
  Optional<String> of(String field);

  /**
   * Makes an article of the record; never throws.
   *
   * @param shown the record as a reject shows it
   */
  default Parsed toArticle(FieldMapping mapping, String shown) {
    Optional<String> raw = column(mapping, "text");
    String text = raw.map(PlainText::of).orElse("");
    if (text.isBlank()) {
      return Parsed.Rejected.of(
          "NO_TEXT", "none of the fields " + mapping.of("text") + " holds text", shown);
    }
    Optional<String> url = column(mapping, "url");
    Optional<String> title = column(mapping, "title").map(PlainText::of).filter(t -> !t.isBlank());
    Optional<String> date = column(mapping, "published");
    Optional<Instant> published = date.flatMap(PublishedDate::parse);
    String id =
        column(mapping, "article_id")
            .orElseGet(
                () ->
                    hash(
                        url.orElseGet(
                            () -> title.orElse("") + "\n" + date.orElse("") + "\n" + text)));
    Article article =
        new Article(
            id,
            url,
            title,
            column(mapping, "source"),
            column(mapping, "language"),
            published,
            text);
    return new Parsed.Read(article, date.isPresent() && published.isEmpty());
  }

  private Optional<String> column(FieldMapping mapping, String column) {
    for (String name : mapping.of(column)) {
      Optional<String> value = of(name).map(String::strip).filter(v -> !v.isEmpty());
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  /** The first 128 bits of the text's SHA-256 in hexadecimal digits. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
