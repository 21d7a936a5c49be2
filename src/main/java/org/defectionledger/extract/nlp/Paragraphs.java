package org.defectionledger.extract.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.defectionledger.text.Span;

/**
 * Cuts a text into paragraphs. A line is a paragraph, since a subheading would otherwise join the
 * sentence below it; in hard-wrapped text, where sentences run over line ends, only a blank line
 * ends one.
 */
final class Paragraphs {
  /**
   * Wire copy is wrapped at 60 to 80 columns: a shorter line is a heading, a longer one a
   * paragraph.
   */
  private static final int WRAP_LEAST = 50;

  private static final int WRAP_MOST = 100;

  private static final int MAX_DATELINE = 90;

  /** A town in capitals, perhaps with country, day and agency, closed by a dash or colon. */
  private static final Pattern DATELINE =
      Pattern.compile("\\s*\\p{Lu}[\\p{Lu}'’.-]{2,}[^—–:\\n]{0,75}?(?:\\s[—–-]{1,2}\\s|[—–]|:\\s)");

  List<Span> of(String text) {
    boolean wrapped = isWrapped(text);
    List<Span> paragraphs = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int end = paragraphEnd(text, begin, wrapped);
      if (!text.substring(begin, end).isBlank()) {
        int body = paragraphs.isEmpty() ? datelineEnd(text, begin, end) : begin;
        if (body > begin) {
          paragraphs.add(new Span(begin, body));
        }
        paragraphs.add(new Span(body, end));
      }
      begin = end + 1;
    }
    return paragraphs;
  }

  /**
   * Where the news begins behind "AMMAN, June 21 (Agency) - "; {@code begin} without a dateline.
   */
  private static int datelineEnd(String text, int begin, int end) {
    Matcher m = DATELINE.matcher(text).region(begin, Math.min(end, begin + MAX_DATELINE));
    return m.lookingAt() && m.end() < end ? m.end() : begin;
  }

  private static int paragraphEnd(String text, int begin, boolean wrapped) {
    int end = text.indexOf('\n', begin);
    while (wrapped && end >= 0 && !isBlankLineAt(text, end + 1)) {
      end = text.indexOf('\n', end + 1);
    }
    return end < 0 ? text.length() : end;
  }

  private static boolean isBlankLineAt(String text, int begin) {
    int end = text.indexOf('\n', begin);
    return text.substring(Math.min(begin, text.length()), end < 0 ? text.length() : end).isBlank();
  }

  private static boolean isWrapped(String text) {
    String[] lines = text.split("\n", -1);
    int followed = 0;
    int running = 0;
    for (int i = 0; i + 1 < lines.length; i++) {
      String line = lines[i].strip();
      String next = lines[i + 1].strip();
      if (line.isEmpty() || next.isEmpty()) {
        continue;
      }
      followed++;
      boolean open = ".!?\"”’:".indexOf(line.charAt(line.length() - 1)) < 0;
      if (open && line.length() >= WRAP_LEAST && line.length() <= WRAP_MOST) {
        running++;
      }
    }
    return followed >= 3 && running * 2 > followed;
  }
}
