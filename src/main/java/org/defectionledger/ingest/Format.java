package org.defectionledger.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file holds, told by its content; the name helps only where content tells nothing. */
public enum Format {
  JSON_LINES,
  CSV,
  TSV,
  PARQUET,
  TEXT,
  HTML,
  /** WARC and its forerunner ARC. */
  WARC,
  MEDIAWIKI;

  /** So many unpacked bytes are enough to tell. */
  public static final int HEAD_BYTES = 1 << 13;

  private static final Pattern HTML_START =
      Pattern.compile("<(?:!doctype\\s+html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);

  /** A header names its columns in one word, two at most; a sentence of a text has more. */
  private static final Pattern COLUMN = Pattern.compile("[\\w.-]*(?: [\\w.-]+)?");

  /**
   * The format of a file.
   *
   * @param head its first bytes, unpacked
   * @param name its name
   * @param mapping names by which a header of delimited text is known
   * @return empty when it is none of these, such as an image
   */
  public static Optional<Format> of(byte[] head, String name, FieldMapping mapping) {
    String start = new String(head, StandardCharsets.UTF_8);
    String text = (start.startsWith("\ufeff") ? start.substring(1) : start).stripLeading();
    if (start.startsWith("PAR1")) {
      return Optional.of(PARQUET);
    }
    if (start.startsWith("WARC/") || start.startsWith("filedesc:")) {
      return Optional.of(WARC);
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return Optional.of(JSON_LINES);
    }
    if (text.startsWith("<")) {
      if (text.contains("<mediawiki") || text.contains("<page>")) {
        return Optional.of(MEDIAWIKI);
      }
      if (HTML_START.matcher(text).find()) {
        return Optional.of(HTML);
      }
    }
    String lower = name.toLowerCase(Locale.ROOT);
    Optional<Character> delimiter = delimiter(text, mapping);
    if (delimiter.isPresent()) {
      return Optional.of(delimiter.get() == '\t' ? TSV : CSV);
    }
    if (lower.contains(".htm")) {
      return Optional.of(HTML);
    }
    boolean lines =
        lower.contains(".jsonl") || lower.contains(".ndjson") || lower.contains(".json");
    if (lines || text.isEmpty()) {
      return Optional.of(lines ? JSON_LINES : TEXT);
    }
    return isText(head) ? Optional.of(TEXT) : Optional.empty();
  }

  /** The sign between the fields of a header that names a column of texts; else empty. */
  static Optional<Character> delimiter(String text, FieldMapping mapping) {
    int begin = text.startsWith("\ufeff") ? 1 : 0;
    int end = text.indexOf('\n');
    String header = text.substring(begin, end < 0 ? text.length() : end).strip();
    for (char delimiter : new char[] {',', '\t', ';', '|'}) {
      List<String> names =
          Stream.of(header.split(Pattern.quote(String.valueOf(delimiter)), -1))
              .map(n -> n.strip().replaceAll("^\"|\"$", ""))
              .toList();
      if (names.size() > 1
          && names.stream().allMatch(n -> COLUMN.matcher(n).matches())
          && names.stream().anyMatch(mapping.of("text")::contains)) {
        return Optional.of(delimiter);
      }
    }
    return Optional.empty();
  }

  private static boolean isText(byte[] head) {
    int control = 0;
    for (byte b : head) {
      if (b == 0) {
        return false;
      }
      control += b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
    }
    return control * 50 <= head.length;
  }
}
