package org.defectionledger.ingest;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a text plain: entities decoded, control and unseen characters gone. */
final class PlainText {
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[1-4]{0,2});");

  /** The names of U+00A0 to U+00FF, in order: HTML 4, section 24.2. */
  private static final String LATIN_1 =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
          + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
          + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
          + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute"
          + " Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave"
          + " eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml"
          + " divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

  /**
   * A longer run without a space is packed data, or was made to choke a parser; it is left out.
   * Texts in scripts without spaces may lose some, but are not in English.
   */
  private static final int LONGEST_WORD = 2000;

  /** The named entities that news dumps carry; others stay as they are. */
  private static final Map<String, String> NAMED = named();

  /** Times that a text is decoded: feeds that encode twice give "&amp;#8217;". */
  private static final int MAX_ENCODINGS = 2;

  /**
   * Soft hyphen, zero-width space and joiner, direction marks, byte order mark: they are not seen,
   * and cut words in two for a program.
   */
  private static final String UNSEEN =
      "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff";

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private PlainText() {}

  private static Map<String, String> named() {
    Map<String, String> named = new HashMap<>();
    String[] latin = LATIN_1.split(" ", -1);
    for (int i = 0; i < latin.length; i++) {
      named.put(latin[i], Character.toString(0xA0 + i));
    }
    named.putAll(
        Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "hellip", "…", "bull", "•",
            "euro", "€", "trade", "™", "scaron", "š"));
    named.putAll(
        Map.of(
            "rsquo", "’", "lsquo", "‘", "sbquo", "‚", "rdquo", "”", "ldquo", "“", "bdquo", "„",
            "mdash", "—", "ndash", "–", "Scaron", "Š"));
    return Map.copyOf(named);
  }

  static String of(String text) {
    String decoded = text;
    for (int n = 0; n < MAX_ENCODINGS && decoded.indexOf('&') >= 0; n++) {
      decoded = decoded(decoded);
    }
    return isPlain(decoded) ? decoded : cleaned(decoded);
  }

  /** Whether nothing is to be left out or changed; no where that is not plain at a glance. */
  private static boolean isPlain(String text) {
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ') {
        if (c != ' ' && c != '\n' && c != '\t') {
          return false;
        }
        word = 0;
      } else if (c >= '\u007f' && isSeldomPlain(c) || ++word > LONGEST_WORD) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSeldomPlain(char c) {
    return c == '\u007f' || c == '\u00a0' || UNSEEN.indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  private static String cleaned(String decoded) {
    StringBuilder plain = new StringBuilder(decoded.length());
    int word = 0;
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      boolean control = (c < ' ' && c != '\n' && c != '\t') || c == '\u007f';
      if (control || UNSEEN.indexOf(c) >= 0) {
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
      if (code >= 0x80 && code < 0xA0) {
        // "&#146;" is no character of Unicode's: browsers read it as Windows does, HTML 5.
        return new String(new byte[] {(byte) code}, WINDOWS);
      }
      boolean letter = Character.isValidCodePoint(code) && code > 0;
      return letter && !isSurrogate(code) ? Character.toString(code) : whole;
    }
    return NAMED.getOrDefault(name, whole);
  }

  private static boolean isSurrogate(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }
}
