package org.defectionledger.ingest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file that holds one article as plain text: front matter between lines of three hyphens
 * where there is any, the headline when the first line stands alone, then the text.
 */
final class TextFile {
  /** A day in a file name or a URL: 2012-07-12, 2012_07_12, 2012/07/12 or 20120712. */
  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})([-_/.]?)([01]\\d)\\2([0-3]\\d)(?!\\d)");

  private static final int LONGEST_HEADLINE = 200;

  private TextFile() {}

  /**
   * Reads one file; never throws.
   *
   * @param name its name, which may hold the date
   * @param beside what a list beside the files says of it, by column
   */
  static Parsed parse(String content, String name, NamedValues beside, FieldMapping mapping) {
    String text = content.startsWith("\ufeff") ? content.substring(1) : content;
    text = text.replace("\r\n", "\n").replace('\r', '\n');
    Map<String, String> front = new HashMap<>();
    if (text.startsWith("---\n")) {
      int end = text.indexOf("\n---", 3);
      if (end > 0) {
        fields(text.substring(4, Math.max(4, end)), front);
        int rest = text.indexOf('\n', end + 1);
        text = rest < 0 ? "" : text.substring(rest + 1);
      }
    }
    String body = text.strip();
    int line = body.indexOf('\n');
    boolean headline =
        line > 0
            && line <= LONGEST_HEADLINE
            && body.startsWith("\n\n", line)
            && !has(front, mapping);
    Optional<String> first =
        headline
            ? Optional.of(body.substring(0, line).replaceFirst("^#+\\s*", ""))
            : Optional.empty();
    String rest = headline ? body.substring(line).strip() : body;
    NamedValues values =
        field -> {
          if (field.equals("text")) {
            return Optional.of(rest);
          }
          Optional<String> known = Optional.ofNullable(front.get(field)).or(() -> beside.of(field));
          if (known.isEmpty() && field.equals("title")) {
            return first;
          }
          return known.isEmpty() && field.equals("published") && !dated(front, beside, mapping)
              ? day(name)
              : known;
        };
    return values.toArticle(mapping.onlyText(), content);
  }

  private static boolean has(Map<String, String> front, FieldMapping mapping) {
    return mapping.of("title").stream().anyMatch(front::containsKey);
  }

  private static boolean dated(
      Map<String, String> front, NamedValues beside, FieldMapping mapping) {
    return mapping.of("published").stream()
        .anyMatch(f -> front.containsKey(f) || beside.of(f).isPresent());
  }

  private static void fields(String front, Map<String, String> into) {
    for (String line : front.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String value = line.substring(colon + 1).strip();
        boolean quoted =
            value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        into.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
  }

  /** The first day that a file name or a URL holds, as 2012-07-12. */
  static Optional<String> day(String name) {
    Matcher m = DAY.matcher(name);
    return m.find()
        ? Optional.of(m.group(1) + "-" + m.group(3) + "-" + m.group(4))
        : Optional.empty();
  }
}
