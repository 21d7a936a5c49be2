package org.defectionledger.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.defectionledger.article.Article;
import org.defectionledger.extract.Explanation;
import org.defectionledger.extract.Extractor;
import org.defectionledger.ledger.ArticleDefection;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** Shows explanations: as a tree for JSON, and that tree as text for people. */
final class ExplanationText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Style> COLOURS =
      Map.of(
          "COUNTED", Style.fg_green,
          "NOT_COUNTED", Style.fg_red,
          "NEEDS_UNMET", Style.fg_yellow,
          "NO_DEFECTOR", Style.fg_yellow,
          "OVERRULED", Style.faint);

  /** Columns of a row of evidence that are shown besides its sentence. */
  private static final List<String> EVIDENCE =
      List.of(
          "rule_id",
          "trigger",
          "defector_text",
          "role",
          "from_text",
          "to_text",
          "date_text",
          "factuality",
          "not_counted_reason",
          "attributed_to",
          "confidence");

  private final ColorScheme colours;

  ExplanationText(ColorScheme colours) {
    this.colours = colours;
  }

  // --- tree ------------------------------------------------------------------------------------

  /** An explained article as JSON; field names are those of the tables where they mean the same. */
  static ObjectNode tree(Article article, boolean candidate, Explanation explanation) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("article_id", article.articleId());
    tree.put("title", article.title().orElse(null));
    tree.put("published", article.published().map(Object::toString).orElse(null));
    tree.put("candidate", candidate);
    tree.put("characters", article.text().length());
    tree.put("read_to", Extractor.readTo(article.text()));
    ArrayNode lines = tree.putArray("sentences");
    explanation.lines().forEach(line -> line(lines.addObject(), line));
    ArrayNode defections = tree.putArray("defections");
    explanation.extraction().articleDefections().forEach(d -> told(defections.addObject(), d));
    return tree;
  }

  private static void line(ObjectNode node, Explanation.Line line) {
    node.put("sentence_index", line.sentenceIndex());
    node.put("char_start", line.charStart());
    node.put("char_end", line.charEnd());
    node.put("sentence", line.sentence());
    node.put("parsed", line.parsed());
    ArrayNode fired = node.putArray("fired");
    line.fired().forEach(f -> fired(fired.addObject(), f));
  }

  private static void fired(ObjectNode node, Explanation.Fired fired) {
    node.put("rule_id", fired.ruleId());
    node.put("trigger", fired.trigger());
    node.put("trigger_start", fired.triggerStart());
    node.put("outcome", fired.outcome().name());
    node.put("reason", fired.reason().orElse(null));
    node.put("why", fired.why());
    ArrayNode filled = node.putArray("filled");
    fired
        .filled()
        .forEach(
            f ->
                filled.addObject().put("slot", f.slot()).put("value", f.value()).put("by", f.by()));
    node.put("confidence", fired.confidence());
    node.put("defection_id", fired.defectionId().orElse(null));
  }

  private static void told(ObjectNode node, ArticleDefection d) {
    node.put("defection_id", d.defectionId());
    node.put("counted", d.counted());
    node.put("cumulative", d.cumulative());
    node.put("name", d.name().orElse(null));
    node.put("count_min", d.countMin());
    node.put("count_max", d.countMax().orElse(null));
    node.put("role", d.role().orElse(null));
    node.put("role_category", d.roleCategory().name());
    node.put("from_country", d.fromCountry().orElse(null));
    node.put("kind", d.kind().map(Enum::name).orElse(null));
    node.put("date_start", d.dateStart().map(Object::toString).orElse(null));
    node.put("date_precision", d.datePrecision().name());
    node.put("factuality", d.factuality().name());
    node.put("confidence", d.confidence());
  }

  // --- text ------------------------------------------------------------------------------------

  /** The tree of an article or of a ledger entry as text, coloured where the terminal can. */
  String of(ObjectNode tree) {
    StringBuilder out = new StringBuilder();
    if (tree.has("defection")) {
      entry(out, tree);
    } else {
      article(out, tree);
    }
    return out.toString();
  }

  private void article(StringBuilder out, ObjectNode tree) {
    out.append(styled(tree.path("article_id").asText(), Style.bold));
    if (tree.hasNonNull("title")) {
      out.append("  ").append(tree.path("title").asText());
    }
    out.append('\n');
    if (!tree.path("candidate").asBoolean()) {
      out.append("  The scan finds no trigger: a nightly run reads no further.\n");
    }
    if (tree.path("read_to").asInt() < tree.path("characters").asInt()) {
      out.append(
          "  Read to character %d of %d: what follows is too much, or written by readers.%n"
              .formatted(tree.path("read_to").asInt(), tree.path("characters").asInt()));
    }
    for (JsonNode line : tree.path("sentences")) {
      int index = line.path("sentence_index").asInt();
      out.append('\n').append(styled(index < 0 ? "title" : "[" + index + "]", Style.bold));
      out.append(' ').append(oneLine(line.path("sentence").asText())).append('\n');
      if (!line.path("parsed").asBoolean()) {
        out.append("  not parsed: too long, or no reading needed it\n");
      }
      line.path("fired").forEach(f -> fired(out, f));
    }
    out.append('\n');
    for (JsonNode d : tree.path("defections")) {
      out.append(styled("= " + d.path("defection_id").asText(), Style.bold)).append(' ');
      out.append(summary(d)).append('\n');
    }
    if (tree.path("defections").isEmpty()) {
      out.append("= no defection\n");
    }
  }

  private void fired(StringBuilder out, JsonNode fired) {
    String outcome = fired.path("outcome").asText();
    out.append("  ")
        .append(styled(outcome, COLOURS.getOrDefault(outcome, Style.reset)))
        .append("  ")
        .append(fired.path("rule_id").asText())
        .append(" \"")
        .append(oneLine(fired.path("trigger").asText()))
        .append('"');
    if (!fired.path("filled").isEmpty()) {
      out.append("  %.2f".formatted(fired.path("confidence").asDouble()));
    }
    if (fired.hasNonNull("defection_id")) {
      out.append("  ").append(fired.path("defection_id").asText());
    }
    out.append('\n');
    if (!fired.path("why").asText().isEmpty()) {
      out.append("    because: ").append(fired.path("why").asText()).append('\n');
    }
    for (JsonNode slot : fired.path("filled")) {
      out.append(
          "    %-10s %s"
              .formatted(slot.path("slot").asText(), oneLine(slot.path("value").asText())));
      out.append("  ").append(styled("<- " + oneLine(slot.path("by").asText()), Style.faint));
      out.append('\n');
    }
  }

  private static String summary(JsonNode d) {
    boolean open = !d.hasNonNull("count_max");
    String who =
        d.hasNonNull("name")
            ? d.path("name").asText()
            : "group of " + d.path("count_min").asInt() + (open ? " or more" : "");
    return "%s, %s (%s), left %s, %s, %s"
        .formatted(
            who,
            d.path("role").asText("no role"),
            d.path("role_category").asText(),
            d.path("from_country").asText("no state"),
            d.hasNonNull("date_start")
                ? d.path("date_start").asText() + " " + d.path("date_precision").asText()
                : "no date",
            d.path("counted").asBoolean(true) ? "counted" : "not counted");
  }

  private void entry(StringBuilder out, ObjectNode tree) {
    JsonNode d = tree.path("defection");
    out.append(styled(d.path("defection_id").asText(), Style.bold)).append(' ');
    out.append(summary(d)).append('\n');
    d.properties()
        .forEach(
            f -> {
              if (f.getValue().isValueNode() || !f.getValue().isEmpty()) {
                field(out, f.getKey(), f.getValue());
              }
            });
    for (JsonNode told : tree.path("article_defections")) {
      String article = told.path("article_id").asText();
      out.append('\n').append(styled(article, Style.bold)).append("  ");
      out.append(told.path("source").asText("")).append("  ");
      out.append(told.path("title").asText("")).append('\n');
      if (told.hasNonNull("duplicate_of")) {
        out.append("  a near copy of ").append(told.path("duplicate_of").asText()).append('\n');
      }
      out.append("  ").append(summary(told)).append('\n');
      if (told.has("linked_by")) {
        linked(out, told.path("linked_by"));
      }
      for (JsonNode mention : tree.path("mentions")) {
        if (mention.path("article_id").asText().equals(article)) {
          mention(out, mention);
        }
      }
    }
  }

  private static void linked(StringBuilder out, JsonNode link) {
    StringBuilder terms = new StringBuilder();
    link.path("terms")
        .properties()
        .forEach(
            t ->
                terms.append(
                    String.format(
                        Locale.ROOT,
                        "%s %+.1f",
                        (terms.isEmpty() ? "" : ", ") + t.getKey(),
                        t.getValue().asDouble())));
    out.append("  taken for the same as in ")
        .append(link.path("article_id").asText())
        .append(
            link.has("obstacle")
                ? " over others, though " + link.path("obstacle").asText() + " stands between: "
                : String.format(
                    Locale.ROOT, ", at 2 to the power of %.1f: ", link.path("weight").asDouble()))
        .append(terms)
        .append('\n');
  }

  private void mention(StringBuilder out, JsonNode mention) {
    out.append("  ").append(styled(mention.path("mention_id").asText(), Style.fg_cyan)).append(' ');
    out.append(oneLine(mention.path("sentence").asText())).append('\n');
    EVIDENCE.forEach(column -> field(out, column, mention.path(column)));
  }

  private static void field(StringBuilder out, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      out.append("    %-20s %s%n".formatted(name, value.isTextual() ? value.asText() : value));
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Marks up without reading the text: an article may hold picocli's own marks. */
  private String styled(String text, IStyle style) {
    return colours.apply(text, List.of(style)).toString();
  }
}
