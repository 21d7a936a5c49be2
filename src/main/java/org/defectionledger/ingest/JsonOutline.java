package org.defectionledger.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a line of JSON what an article without a trigger leaves behind. All of the line is
 * walked, so that a malformed one is found, but long strings are not decoded beyond their start.
 * Whatever is out of the ordinary gives no outline, and the whole line is parsed then.
 */
final class JsonOutline {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A longer string is a text, and decoded no further than needed. */
  private static final int SHORT_BYTES = 512;

  /** So many bytes hold the characters that tell a language, even if each were escaped. */
  private static final int START_BYTES = 6 * Language.READ_CHARACTERS;

  /** The parser refuses longer numbers only when it decodes them. */
  private static final int LONGEST_NUMBER = 900;

  private final byte[] line;
  private final JsonParser parser;

  private JsonOutline(byte[] line, JsonParser parser) {
    this.line = line;
    this.parser = parser;
  }

  /** The start of a string that was not decoded. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Start(byte[] json, boolean whole) {}

  /** Something that only the whole parse can settle. */
  private static final class Unsettled extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The article; empty when the whole line must be parsed. */
  static Optional<Parsed> parse(byte[] line, FieldMapping mapping) {
    // Zeros at the start would be taken for UTF-16.
    if (line.length < 4 || line[0] != '{' || line[1] == 0 || line[2] == 0 || line[3] == 0) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      return Optional.of(article(new JsonOutline(line, parser).object(), mapping));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private ObjectNode object() throws IOException {
    ObjectNode node = JSON.createObjectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      node.set(name, value(parser.nextToken()));
    }
    return node;
  }

  private JsonNode value(@Nullable JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    if (token == JsonToken.START_ARRAY) {
      skipArray();
      return JSON.createArrayNode();
    }
    if (token == JsonToken.VALUE_STRING) {
      return string();
    }
    checkNumber();
    return JSON.readTree(parser);
  }

  private void skipArray() throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new Unsettled();
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      checkNumber();
    }
  }

  private void checkNumber() throws IOException {
    JsonToken token = parser.currentToken();
    if (token != null && token.isNumeric() && parser.getTextLength() > LONGEST_NUMBER) {
      throw new Unsettled();
    }
  }

  private JsonNode string() throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset() + 1;
    int end = from;
    int limit = Math.min(line.length, from + START_BYTES);
    while (end < limit && line[end] != '"') {
      end += line[end] == '\\' ? 2 : 1;
    }
    if (end - from <= SHORT_BYTES) {
      return JSON.getNodeFactory().textNode(parser.getText());
    }
    if (end >= line.length) {
      throw new Unsettled();
    }
    boolean whole = line[end] == '"';
    while (!whole && (line[end] & 0xc0) == 0x80) {
      end--; // not within a character
    }
    byte[] quoted = new byte[end - from + 2];
    System.arraycopy(line, from, quoted, 1, end - from);
    quoted[0] = '"';
    quoted[quoted.length - 1] = '"';
    return JSON.getNodeFactory().pojoNode(new Start(quoted, whole));
  }

  private static Parsed article(ObjectNode node, FieldMapping mapping) throws IOException {
    Optional<String> text = Optional.empty(); // plain
    for (String name : mapping.of("text")) {
      JsonNode value = JsonLines.at(node, name);
      text = value == null || !value.isValueNode() || value.isNull() ? text : start(value);
      if (text.isPresent()) {
        break;
      }
    }
    String plain = text.orElse("");
    if (plain.isBlank()) {
      throw new Unsettled();
    }
    Optional<String> url = column(node, mapping, "url");
    Optional<String> date = column(node, mapping, "published");
    Optional<Instant> published = date.flatMap(PublishedDate::parse);
    Optional<String> id = column(node, mapping, "article_id").or(() -> url.map(NamedValues::hash));
    return new Parsed.Glanced(
        id.orElseThrow(Unsettled::new),
        url,
        published,
        column(node, mapping, "language").or(() -> Language.of(plain)),
        date.isPresent() && published.isEmpty());
  }

  /** The plain text or so much of it as tells the language; empty when it is blank. */
  private static Optional<String> start(JsonNode value) throws IOException {
    if (!(value instanceof POJONode node)) {
      return Optional.of(value.asText().strip()).filter(v -> !v.isEmpty()).map(PlainText::of);
    }
    Start start = (Start) node.getPojo();
    String plain = PlainText.of(JSON.readValue(start.json(), String.class).strip());
    if (plain.isBlank() || (!start.whole() && plain.length() <= Language.READ_CHARACTERS)) {
      throw new Unsettled();
    }
    return Optional.of(plain);
  }

  private static Optional<String> column(ObjectNode node, FieldMapping mapping, String column)
      throws IOException {
    for (String name : mapping.of(column)) {
      JsonNode value = JsonLines.at(node, name);
      if (value == null || !value.isValueNode() || value.isNull()) {
        continue;
      }
      if (value.isPojo()) {
        throw new Unsettled();
      }
      String text = value.asText().strip();
      if (!text.isEmpty()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }
}
