package org.defectionledger.extract.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
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

  private static final int MAX_HEADLINE = 300;

  private static final String BULLETS = "•▪■●‣◦";

  /** A headline that runs on into "AMMAN, June 21 (Agency) - ": the agency shows the dateline. */
  private static final Pattern RUN_ON =
      Pattern.compile(
          "[\\p{Ll}\\d”’\"'?!.] +(\\p{Lu}[\\p{Lu}'’.-]{2,}[^—–:\\n()]{0,50}\\([\\p{L} .]{2,40}\\)\\s*[—–-]{1,2}\\s)");

  /** "14 August 2012 Last updated at 10:46 GMT Help": what a page prints between title and text. */
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:\\d{1,2} \\p{Lu}\\p{Ll}+ \\d{4} )?Last updated at \\d{1,2}:\\d{2}(?: \\p{Lu}{2,4})?(?: Help)?(?= )");

  /**
   * "fled to Qatar in July 2012 They left at the same time": where a line break was lost, a word
   * that only begins sentences stands in small letters' company.
   */
  private static final Pattern LOST_BREAK =
      Pattern.compile(
          "(?<=[\\p{Ll}\\d)]) (?=(?:They|He|She|It|There|However|But|Many|Meanwhile|His|Her|Their|These) \\p{Ll})"
              + "|(?<=[\\p{Ll}\\d)])(?<! (?:of|in|for|and|to|from|at|by|with|on|or|as|the|a)) (?=(?:The|An?) \\p{Ll})");

  /** A headline or caption that runs on into the first sentence, which opens as few others do. */
  private static final Pattern LOST_LEAD =
      Pattern.compile(
          "(?<=[\\p{Ll}\\d'’])(?<!\\b(?i:of|in|for|and|to|from|at|by|with|on|or|as|the|a|said|says)) "
              + "(?=(?:Former|The|An?|Almost|Nearly|Hundreds|Thousands|Dozens|More than|At least) [\\p{L}\\d])");

  /** A headline with its caption is no longer. */
  private static final int LEAD = 300;

  List<Span> of(String text) {
    boolean wrapped = isWrapped(text);
    List<Span> paragraphs = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int end = paragraphEnd(text, begin, wrapped);
      if (!text.substring(begin, end).isBlank()) {
        int body = paragraphs.isEmpty() ? opened(text, begin, end, paragraphs) : begin;
        listed(text, body, end, paragraphs);
      }
      begin = end + 1;
    }
    return paragraphs;
  }

  /**
   * Points of a list that run on in one line are paragraphs of their own, and so is what stands on
   * either side of a lost line break.
   */
  private static void listed(String text, int begin, int end, List<Span> paragraphs) {
    NavigableSet<Integer> cuts = new TreeSet<>();
    for (int i = begin + 1; i < end; i++) {
      if (BULLETS.indexOf(text.charAt(i)) >= 0 && Character.isWhitespace(text.charAt(i - 1))) {
        cuts.add(i);
      }
    }
    Matcher lost = LOST_BREAK.matcher(text).region(begin, end).useTransparentBounds(true);
    while (lost.find()) {
      cuts.add(lost.end());
    }
    if (begin < LEAD) {
      int full = text.indexOf(". ", begin);
      int to = Math.min(end, Math.min(LEAD, full < 0 ? LEAD : full));
      Matcher lead = LOST_LEAD.matcher(text).region(begin, Math.max(begin, to));
      lead.useTransparentBounds(true);
      while (lead.find()) {
        cuts.add(lead.end());
      }
    }
    Matcher furniture = FURNITURE.matcher(text).region(begin, end).useTransparentBounds(true);
    while (furniture.find()) {
      cuts.add(furniture.start());
      cuts.add(furniture.end());
    }
    int from = begin;
    for (int cut : cuts.subSet(begin, false, end, false)) {
      if (!text.substring(from, cut).isBlank()) {
        paragraphs.add(new Span(from, cut));
      }
      from = cut;
    }
    paragraphs.add(new Span(from, end));
  }

  /** Adds headline and dateline, where the text has them, and tells where the news begins. */
  private static int opened(String text, int begin, int end, List<Span> paragraphs) {
    Matcher run = RUN_ON.matcher(text).region(begin, Math.min(end, begin + MAX_HEADLINE));
    int dateline = run.find() ? run.start(1) : begin;
    if (dateline > begin) {
      paragraphs.add(new Span(begin, dateline));
    }
    int body = datelineEnd(text, dateline, end);
    if (body > dateline) {
      paragraphs.add(new Span(dateline, body));
    }
    return body;
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
