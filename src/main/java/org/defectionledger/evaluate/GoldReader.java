package org.defectionledger.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.defectionledger.InputException;
import org.defectionledger.article.Article;

/** Reads a gold file, JSON Lines as in the annotation guidelines, section 5. */
public final class GoldReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldReader() {}

  /**
   * Reads all lines.
   *
   * @param file its name, for errors
   * @throws InputException naming file, line and field when one is missing or wrong
   */
  public static List<GoldArticle> read(String file, List<String> lines) {
    List<GoldArticle> articles = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        articles.add(article(file, i + 1, lines.get(i)));
      }
    }
    return articles;
  }

  private static GoldArticle article(String file, int line, String json) {
    try {
      JsonNode node = JSON.readTree(json);
      Article article =
          new Article(
              required(node, "id"),
              text(node, "url"),
              text(node, "title"),
              text(node, "source"),
              text(node, "language").or(() -> Optional.of("en")),
              text(node, "published")
                  .map(
                      d ->
                          LocalDate.parse(d.substring(0, 10))
                              .atStartOfDay(ZoneOffset.UTC)
                              .toInstant()),
              required(node, "text"));
      List<GoldDefection> defections = new ArrayList<>();
      for (JsonNode d : node.path("defections")) {
        defections.add(defection(d));
      }
      List<GoldArticle.Trap> traps = new ArrayList<>();
      for (JsonNode t : node.path("not_counted")) {
        traps.add(new GoldArticle.Trap(required(t, "evidence"), required(t, "reason")));
      }
      return new GoldArticle(article, defections, traps);
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw new InputException(
          "Cannot read gold %s, line %d: %s. Correct that line."
              .formatted(file, line, e.getMessage()),
          e);
    }
  }

  private static GoldDefection defection(JsonNode d) {
    return new GoldDefection(
        required(d, "key"),
        text(d, "name"),
        list(d, "aliases"),
        number(d, "count_min"),
        number(d, "count_max"),
        text(d, "role"),
        required(d, "role_category"),
        text(d, "from_country"),
        text(d, "from"),
        text(d, "to"),
        text(d, "kind"),
        text(d, "place"),
        text(d, "date_start"),
        text(d, "date_end"),
        text(d, "date_precision"),
        d.path("cumulative").asBoolean(false),
        list(d, "evidence"));
  }

  private static String required(JsonNode node, String field) {
    return text(node, field)
        .orElseThrow(
            () -> new IllegalArgumentException("field '" + field + "' is missing or blank"));
  }

  private static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  private static Optional<Integer> number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? Optional.of(value.asInt()) : Optional.empty();
  }

  private static List<String> list(JsonNode node, String field) {
    List<String> items = new ArrayList<>();
    node.path(field).forEach(item -> items.add(item.asText()));
    return items;
  }
}
