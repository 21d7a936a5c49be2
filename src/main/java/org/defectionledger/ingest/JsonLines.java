package org.defectionledger.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.defectionledger.article.Article;
import org.jspecify.annotations.Nullable;

/** Reads articles out of JSON Lines. */
public final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DETAIL_CHARACTERS = 200;

  private JsonLines() {}

  /** Reads one line; never throws. A date that is none leaves the article without document time. */
  public static Parsed parse(String line, FieldMapping mapping) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return rejected("MALFORMED_JSON", e.getOriginalMessage(), line);
    }
    if (node == null || !node.isObject()) {
      return rejected("NOT_AN_OBJECT", "the line is not a JSON object", line);
    }
    String text = field(node, mapping, "text").map(PlainText::of).orElse("");
    if (text.isBlank()) {
      return rejected("NO_TEXT", "none of the fields " + mapping.of("text") + " holds text", line);
    }
    Optional<String> url = field(node, mapping, "url");
    Optional<String> title =
        field(node, mapping, "title").map(PlainText::of).filter(t -> !t.isBlank());
    Optional<String> date = field(node, mapping, "published");
    Optional<Instant> published = date.flatMap(PublishedDate::parse);
    String id =
        field(node, mapping, "article_id")
            .orElseGet(
                () ->
                    hash(
                        url.orElseGet(
                            () -> title.orElse("") + "\n" + date.orElse("") + "\n" + text)));
    return new Parsed.Read(
        new Article(
            id,
            url,
            title,
            field(node, mapping, "source"),
            field(node, mapping, "language"),
            published,
            text));
  }

  private static Parsed rejected(String reason, String why, String line) {
    String start = line.substring(0, Math.min(DETAIL_CHARACTERS, line.length()));
    return new Parsed.Rejected(reason, why + ": " + start);
  }

  private static Optional<String> field(JsonNode node, FieldMapping mapping, String column) {
    for (String name : mapping.of(column)) {
      JsonNode value = at(node, name);
      if (value != null && value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
        return Optional.of(value.asText().strip());
      }
    }
    return Optional.empty();
  }

  private static @Nullable JsonNode at(JsonNode node, String name) {
    JsonNode direct = node.get(name);
    if (direct != null || name.indexOf('.') < 0) {
      return direct;
    }
    JsonNode value = node;
    for (String part : name.split("\\.", -1)) {
      value = value == null ? null : value.get(part);
    }
    return value;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
