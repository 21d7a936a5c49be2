package org.defectionledger.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where an article ends and its readers begin: what they write of defections is no report.
 */
final class ReaderComments {
  /** A line of its own that opens the readers' part on news sites. */
  private static final Pattern OPENING =
      Pattern.compile(
          "(?im)^[ \\t]*(?:"
              + "\\d{1,5} (?:reader )?(?:comments|responses|replies)"
              + "|(?:reader )?comments(?: \\(\\d{1,5}\\)|: ?\\d{0,5})?"
              + "|(?:leave|post|write|add) (?:a|your) (?:comment|reply)"
              + "|join the (?:conversation|discussion)"
              + "|have your say"
              + "|what do you think\\?[^\\n]{0,40}comments?[^\\n]{0,20}"
              + ")[ \\t]*[.:]?[ \\t]*$");

  private ReaderComments() {}

  /**
   * Where the readers' part begins; the length of the text when it has none. A text that opens with
   * such a line is not cut: there it is a button above the article.
   */
  static int begin(String text) {
    Matcher m = OPENING.matcher(text);
    while (m.find()) {
      if (holdsSentence(text, m.start())) {
        return m.start();
      }
    }
    return text.length();
  }

  private static boolean holdsSentence(String text, int end) {
    return text.lastIndexOf(". ", end) >= 0 || text.lastIndexOf(".\n", end) >= 0;
  }
}
