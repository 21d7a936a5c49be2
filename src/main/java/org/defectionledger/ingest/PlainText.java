package org.defectionledger.ingest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a text plain: entities decoded, control characters and carriage returns gone. */
final class PlainText {
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");

  /**
   * A longer run without a space is packed data, or was made to choke a parser; it is left out.
   * Texts in scripts without spaces may lose some, but are not in English.
   */
  private static final int LONGEST_WORD = 2000;

  /** The named entities that news dumps carry; others stay as they are. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("rsquo", "’"),
          Map.entry("lsquo", "‘"),
          Map.entry("rdquo", "”"),
          Map.entry("ldquo", "“"),
          Map.entry("mdash", "—"),
          Map.entry("ndash", "–"),
          Map.entry("hellip", "…"),
          Map.entry("eacute", "é"),
          Map.entry("egrave", "è"),
          Map.entry("ccedil", "ç"),
          Map.entry("uuml", "ü"),
          Map.entry("ouml", "ö"),
          Map.entry("auml", "ä"),
          Map.entry("aacute", "á"),
          Map.entry("iacute", "í"),
          Map.entry("oacute", "ó"),
          Map.entry("uacute", "ú"),
          Map.entry("ntilde", "ñ"));

  private PlainText() {}

  static String of(String text) {
    String decoded = text.indexOf('&') < 0 ? text : decoded(text);
    StringBuilder plain = new StringBuilder(decoded.length());
    int word = 0;
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      boolean control = (c < ' ' && c != '\n' && c != '\t') || c == '\u007f' || c == '\ufeff';
      if (control) {
        continue;
      }
      plain.append(c == '\u00a0' ? ' ' : c);
      boolean space = Character.isWhitespace(plain.charAt(plain.length() - 1));
      if (space && word > LONGEST_WORD) {
        plain.delete(plain.length() - 1 - word, plain.length() - 1);
      }
      word = space ? 0 : word + 1;
    }
    if (word > LONGEST_WORD) {
      plain.setLength(plain.length() - word);
    }
    return plain.toString();
  }

  private static String decoded(String text) {
    Matcher m = ENTITY.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      m.appendReplacement(out, Matcher.quoteReplacement(character(m.group(1), m.group())));
    }
    return m.appendTail(out).toString();
  }

  private static String character(String name, String whole) {
    if (name.startsWith("#")) {
      int code =
          name.charAt(1) == 'x' || name.charAt(1) == 'X'
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : whole;
    }
    return NAMED.getOrDefault(name, whole);
  }
}
