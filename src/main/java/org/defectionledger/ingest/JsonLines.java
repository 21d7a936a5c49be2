package org.defectionledger.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads articles out of JSON Lines. */
public final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  /** Reads one line, its text only when it may be wanted; never throws. */
  public static Parsed parse(byte[] line, FieldMapping mapping, Glance glance) {
    return glance.mayBeWanted(line)
        ? parse(new String(line, StandardCharsets.UTF_8), mapping)
        : JsonOutline.parse(line, mapping)
            .orElseGet(() -> parse(new String(line, StandardCharsets.UTF_8), mapping));
  }

  /** Reads one line; never throws. A date that is none leaves the article without document time. */
  public static Parsed parse(String line, FieldMapping mapping) {
    JsonNode node;
    try {
      node = JSON.readTree(line.startsWith("\ufeff") ? line.substring(1) : line);
    } catch (JsonProcessingException e) {
      return Parsed.Rejected.of("MALFORMED_JSON", e.getOriginalMessage(), line);
    }
    if (node == null || !node.isObject()) {
      return Parsed.Rejected.of("NOT_AN_OBJECT", "the line is not a JSON object", line);
    }
    NamedValues values = name -> text(at(node, name));
    return values.toArticle(mapping, line);
  }

  /** Whether a line holds nothing but white space. */
  public static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> text(@Nullable JsonNode value) {
    return value != null && value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  static @Nullable JsonNode at(JsonNode node, String name) {
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
}
