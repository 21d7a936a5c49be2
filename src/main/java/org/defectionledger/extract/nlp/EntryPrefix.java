package org.defectionledger.extract.nlp;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.defectionledger.text.Token;

/**
 * What stands before the sentence of an entry of a list: "• 30 July 2012 - London: the consul
 * resigns". The parser, which knows no lists, makes the date the subject.
 */
final class EntryPrefix {
  /** A bullet, a date, a town and their signs are no more tokens than this. */
  private static final int LONGEST = 12;

  private static final Set<String> BULLETS = Set.of("•", "▪", "■", "●", "‣", "◦", "-", "*");
  private static final Set<String> DASHES = Set.of("-", "–", "—", "--", ":");
  private static final Pattern DAY = Pattern.compile("\\d{1,2}(st|nd|rd|th)?");

  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private EntryPrefix() {}

  /** How many tokens belong to the prefix; 0 for a sentence without one. */
  static int length(List<Token> tokens) {
    boolean bullet = !tokens.isEmpty() && BULLETS.contains(tokens.get(0).word());
    int at = bullet ? 1 : 0;
    if (!isDate(tokens, at)) {
      return 0;
    }
    int length = 0;
    for (int i = at + 1; i < Math.min(tokens.size() - 1, LONGEST); i++) {
      if (tokens.get(i).isVerb()) {
        break;
      }
      if (DASHES.contains(tokens.get(i).word())) {
        length = i + 1;
      }
    }
    return length;
  }

  private static boolean isDate(List<Token> tokens, int i) {
    return i + 1 < tokens.size()
        && (isDay(tokens.get(i)) && isMonth(tokens.get(i + 1))
            || isMonth(tokens.get(i)) && isDay(tokens.get(i + 1)));
  }

  private static boolean isDay(Token token) {
    return DAY.matcher(token.word()).matches();
  }

  private static boolean isMonth(Token token) {
    String word = token.word();
    return word.length() >= 3
        && Character.isUpperCase(word.charAt(0))
        && MONTHS.contains(word.substring(0, 3).toLowerCase(Locale.ROOT));
  }
}
