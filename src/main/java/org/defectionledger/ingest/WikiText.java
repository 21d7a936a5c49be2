package org.defectionledger.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes wiki markup plain: links keep their words; templates, tables, files, references, headings
 * and the sections of sources go. Own code, since the parsers of the ecosystem build a tree of each
 * page and need a wiki's configuration, where running text is all that is asked.
 */
final class WikiText {
  private static final Pattern REDIRECT = Pattern.compile("(?is)\\s*#redirect\\b.*");

  /** The date template of Wikinews: the day on which the article was published. */
  private static final Pattern DATE =
      Pattern.compile("(?i)\\{\\{\\s*date\\s*\\|([^|{}]{4,40})\\}\\}");

  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)");
  private static final Pattern DROPPED =
      Pattern.compile(
          "(?is)<(ref|math|gallery|timeline|source|syntaxhighlight|score|imagemap|noinclude|table|pre)\\b(?:[^>]*/>|[^>]*>.*?(?:</\\1\\s*>|\\z))");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
  private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|hr|/?p)\\b[^<>]*>");
  private static final Pattern EXTERNAL =
      Pattern.compile("\\[(?:https?:|ftp:)?//[^\\s\\]]+(?:\\s+([^\\]]*))?\\]");
  private static final Pattern QUOTES = Pattern.compile("'{2,5}");
  private static final Pattern HEADING = Pattern.compile("(?m)^(={1,6})\\s*(.*?)\\s*\\1\\s*$");
  private static final Pattern END =
      Pattern.compile(
          "(?i)(?:sources?|references|external links?|see also|related (?:news|articles)|sister links|notes|further reading|bibliography|footnotes)");
  private static final Pattern MAGIC = Pattern.compile("__[A-Z]{3,}__");

  /**
   * White space that is not one space already: a pattern that matches each is many times slower.
   */
  private static final Pattern SPACES = Pattern.compile("\\t[ \\t]*| [ \\t]+");

  private static final Pattern GAP = Pattern.compile("\\s{2,}");
  private static final Pattern LIST = Pattern.compile("(?m)^[*#:;]+\\s*");

  private WikiText() {}

  static boolean isRedirect(String source) {
    return REDIRECT.matcher(source.substring(0, Math.min(source.length(), 200))).matches();
  }

  /** What the page's own date template holds; empty when it has none. */
  static Optional<String> date(String source) {
    Matcher m = DATE.matcher(source);
    return m.find() ? Optional.of(m.group(1).strip()) : Optional.empty();
  }

  /** The running text, paragraphs parted by blank lines. */
  static String plain(String source) {
    String text = COMMENT.matcher(source).replaceAll("");
    text = DROPPED.matcher(text).replaceAll("");
    text = withoutEnd(text);
    text = HEADING.matcher(text).replaceAll("\n");
    text = withoutNested(text);
    text = EXTERNAL.matcher(text).replaceAll("$1");
    text = BREAK.matcher(text).replaceAll("\n\n");
    text = TAG.matcher(text).replaceAll("");
    text = QUOTES.matcher(text).replaceAll("");
    text = MAGIC.matcher(text).replaceAll("");
    text = LIST.matcher(text).replaceAll("\n");
    text = SPACES.matcher(text).replaceAll(" ");
    return GAP.matcher(text).replaceAll(WikiText::paragraphs).strip();
  }

  /** A gap with an empty line in it parts paragraphs; any other stays. */
  private static String paragraphs(MatchResult gap) {
    String space = gap.group();
    return space.indexOf('\n') < space.lastIndexOf('\n') ? "\n\n" : space;
  }

  private static String withoutEnd(String text) {
    Matcher m = HEADING.matcher(text);
    while (m.find()) {
      if (END.matcher(m.group(2)).matches()) {
        return text.substring(0, m.start());
      }
    }
    return text;
  }

  /** Drops templates and tables, however nested, and puts the words of links in their place. */
  private static String withoutNested(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Deque<Integer> links = new ArrayDeque<>();
    int braces = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("{{", i) || text.startsWith("{|", i)) {
        braces++;
        i++;
      } else if (braces > 0
          && (text.startsWith("}}", i)
              || (text.startsWith("|}", i) && !text.startsWith("|}}", i)))) {
        braces--;
        i++;
      } else if (braces == 0 && text.startsWith("[[", i)) {
        links.push(out.length());
        out.append("[[");
        i++;
      } else if (braces == 0 && !links.isEmpty() && text.startsWith("]]", i)) {
        int begin = links.pop();
        String words = words(out.substring(begin + 2));
        out.setLength(begin);
        out.append(words);
        i++;
      } else if (braces == 0) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** The words that a link shows; none for files, categories and other languages. */
  private static String words(String link) {
    int bar = link.lastIndexOf('|');
    String target = bar < 0 ? link : link.substring(0, link.indexOf('|'));
    String lower = target.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("file:")
        || lower.startsWith("image:")
        || lower.startsWith("category:")
        || lower.matches("[a-z]{2,3}(?:-[a-z]+)?:.*")) {
      return "";
    }
    String shown =
        bar < 0 || bar == link.length() - 1
            ? target.replaceFirst("^[\\w ]{0,20}:", "")
            : link.substring(bar + 1);
    return shown.startsWith(":") ? shown.substring(1) : shown;
  }
}
