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
   * Reads all lines; an article that is annotated for entities alone is no gold of defections and
   * is left out.
   *
   * @param file its name, for errors
   * @throws InputException naming file, line and field when one is missing or wrong
   */
  public static List<GoldArticle> read(String file, List<String> lines) {
    List<GoldArticle> articles = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        article(file, i + 1, lines.get(i)).ifPresent(articles::add);
      }
    }
    return articles;
  }

  private static Optional<GoldArticle> article(String file, int line, String json) {
    JsonNode node = line(file, line, json);
    if (!node.has("defections") && node.has("entities")) {
      return Optional.empty();
    }
    try {
      List<GoldDefection> defections = new ArrayList<>();
      for (JsonNode d : node.path("defections")) {
        defections.add(defection(d));
      }
      List<GoldArticle.Trap> traps = new ArrayList<>();
      for (JsonNode t : node.path("not_counted")) {
        traps.add(new GoldArticle.Trap(required(t, "evidence"), required(t, "reason")));
      }
      return Optional.of(new GoldArticle(article(node), defections, traps));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw wrong(file, line, e);
    }
  }

  /**
   * One line of a gold file.
   *
   * @throws InputException naming file and line when it is no JSON
   */
  static JsonNode line(String file, int line, String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw wrong(file, line, e);
    }
  }

  static InputException wrong(String file, int line, Exception cause) {
    return new InputException(
        "Cannot read gold %s, line %d: %s. Correct that line."
            .formatted(file, line, cause.getMessage()),
        cause);
  }

  /** The article of a line, whatever is annotated in it. */
  static Article article(JsonNode node) {
    return new Article(
        required(node, "id"),
        text(node, "url"),
        text(node, "title"),
        text(node, "source"),
        text(node, "language").or(() -> Optional.of("en")),
        text(node, "published")
            .map(d -> LocalDate.parse(d.substring(0, 10)).atStartOfDay(ZoneOffset.UTC).toInstant()),
        required(node, "text"));
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

  static String required(JsonNode node, String field) {
    return text(node, field)
        .orElseThrow(
            () -> new IllegalArgumentException("field '" + field + "' is missing or blank"));
  }

  static Optional<String> text(JsonNode node, String field) {
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
