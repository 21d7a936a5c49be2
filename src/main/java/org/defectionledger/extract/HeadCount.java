package org.defectionledger.extract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How many people a noun phrase tells of, by the table of the annotation guidelines, section 3.
 *
 * @param min at least 1
 * @param max empty when open
 */
record HeadCount(int min, Optional<Integer> max) {
  static final HeadCount ONE = exactly(1);

  /** "soldiers", "a number of officers": more than one, open. */
  static final HeadCount SOME = atLeast(2);

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  private static final Map<String, HeadCount> VAGUE =
      Map.ofEntries(
          Map.entry("dozens", atLeast(24)),
          Map.entry("scores", atLeast(40)),
          Map.entry("hundreds", atLeast(200)),
          Map.entry("thousands", atLeast(2000)),
          Map.entry("several", atLeast(3)),
          Map.entry("few", atLeast(2)),
          Map.entry("some", atLeast(2)),
          Map.entry("handful", atLeast(2)),
          Map.entry("number", atLeast(2)),
          Map.entry("many", atLeast(2)),
          Map.entry("pair", exactly(2)),
          Map.entry("couple", exactly(2)),
          Map.entry("both", exactly(2)),
          Map.entry("trio", exactly(3)),
          Map.entry("quartet", exactly(4)));

  private static final Pattern DIGITS = Pattern.compile("\\d{1,3}(,\\d{3})+|\\d{1,7}");

  private static final Pattern YEAR = Pattern.compile("1[89]\\d\\d|20\\d\\d");

  private static final Set<String> BEFORE_YEAR =
      Set.of(
          "in",
          "since",
          "by",
          "before",
          "after",
          "until",
          "from",
          "during",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  HeadCount {
    if (min < 1 || (max.isPresent() && max.get() < min)) {
      throw new IllegalArgumentException(
          "Count %d to %s: need 1 <= min <= max".formatted(min, max));
    }
  }

  static HeadCount exactly(int n) {
    return new HeadCount(n, Optional.of(n));
  }

  static HeadCount atLeast(int n) {
    return new HeadCount(n, Optional.empty());
  }

  /** Whether one number can be meant by both. */
  boolean overlaps(HeadCount other) {
    return max.map(m -> m >= other.min).orElse(true) && other.max.map(m -> m >= min).orElse(true);
  }

  /** The count of this group and so many more; 0 adds nobody. */
  HeadCount plus(int more) {
    return new HeadCount(min + more, max.map(m -> m + more));
  }

  /** The value of one word or figure; empty when it is none. */
  static Optional<Integer> number(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (DIGITS.matcher(lower).matches()) {
      long value = Long.parseLong(lower.replace(",", ""));
      return value < 1 ? Optional.empty() : Optional.of((int) value);
    }
    Integer unit = UNITS.get(lower);
    if (unit != null) {
      return Optional.of(unit);
    }
    int hyphen = lower.indexOf('-');
    if (hyphen > 0) {
      Integer tens = UNITS.get(lower.substring(0, hyphen));
      Integer ones = UNITS.get(lower.substring(hyphen + 1));
      if (tens != null && ones != null && tens >= 20 && ones < 10) {
        return Optional.of(tens + ones);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads the count out of the words before a noun ("at least 30 ", "two dozen", "a number of").
   *
   * @param words the words of the phrase up to its noun, lower case
   * @return empty when they hold no number
   */
  static Optional<HeadCount> of(List<String> words) {
    Optional<HeadCount> range = range(words);
    if (range.isPresent()) {
      return range;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      Optional<Integer> value = isYear(words, i) ? Optional.empty() : number(word);
      if (value.isPresent()
          || word.equals("half")
          || ((word.equals("a") || word.equals("an")) && isScale(next))) {
        int n = value.orElse(1);
        boolean half = word.equals("half");
        int at = i;
        if (half && next.equals("a")) {
          at++;
          next = at + 1 < words.size() ? words.get(at + 1) : "";
        }
        if (half && !next.equals("dozen")) {
          continue;
        }
        while (isScale(next)) {
          n = half ? 6 : n * scale(next);
          at++;
          next = at + 1 < words.size() ? words.get(at + 1) : "";
          Optional<Integer> rest =
              next.equals("and") && at + 2 < words.size()
                  ? number(words.get(at + 2))
                  : number(next);
          if (rest.isPresent() && rest.get() < 100 && !half) {
            n += rest.get();
          }
        }
        return Optional.of(bounded(n, words.subList(0, i)));
      }
      if (VAGUE.containsKey(word)) {
        return Optional.of(vague(word, words, i));
      }
    }
    return Optional.empty();
  }

  /** "in 2009 soldiers", "since May 2009 officers": the year of what follows, not its figure. */
  private static boolean isYear(List<String> words, int at) {
    return at > 0 && isYear(words.get(at - 1), words.get(at));
  }

  /** Whether a figure behind a word is a year: "in 2009", "May 2009". */
  static boolean isYear(String before, String figure) {
    return YEAR.matcher(figure).matches() && BEFORE_YEAR.contains(before);
  }

  private static Optional<HeadCount> range(List<String> words) {
    for (int i = 0; i + 2 < words.size(); i++) {
      String middle = words.get(i + 1);
      Optional<Integer> low = number(words.get(i));
      Optional<Integer> high = number(words.get(i + 2));
      if (low.isPresent()
          && high.isPresent()
          && low.get() < high.get()
          && List.of("to", "or", "and", "-", "–").contains(middle)) {
        return Optional.of(new HeadCount(low.get(), high));
      }
    }
    for (String word : words) {
      String[] ends = word.split("[-–]", -1);
      if (ends.length == 2
          && DIGITS.matcher(ends[0]).matches()
          && DIGITS.matcher(ends[1]).matches()) {
        int high = number(ends[1]).orElse(1);
        int first = number(ends[0]).orElse(1);
        // "10-15,000": the thousands are said once
        boolean thousands = first < 1000 && high >= 1000 && first * 1000 < high;
        int low = thousands ? first * 1000 : first;
        if (low < high) {
          return Optional.of(new HeadCount(low, Optional.of(high)));
        }
      }
    }
    return Optional.empty();
  }

  private static HeadCount vague(String word, List<String> words, int at) {
    if (at >= 2 && words.get(at - 1).equals("of") && words.get(at - 2).equals("tens")) {
      return atLeast(20_000);
    }
    if (at >= 2 && words.get(at - 1).equals("of") && words.get(at - 2).equals("hundreds")) {
      return atLeast(200_000);
    }
    // "some 40" is a figure, found before "some" can be reached only when the figure comes first
    if (word.equals("some") || word.equals("few")) {
      Optional<HeadCount> figure = of(words.subList(at + 1, words.size()));
      if (figure.isPresent()) {
        return figure.get();
      }
    }
    if (word.equals("hundreds") && words.subList(at + 1, words.size()).contains("thousands")) {
      return atLeast(200);
    }
    HeadCount count = VAGUE.get(word);
    return count == null ? SOME : count;
  }

  private static HeadCount bounded(int n, List<String> before) {
    String words = " " + String.join(" ", before) + " ";
    if (words.matches(
            ".* (at least|more than|over|no fewer than|not less than|no less than|upwards of|as many as|in excess of) ")
        && !words.contains("as many as")) {
      return atLeast(n);
    }
    return exactly(n);
  }

  private static boolean isScale(String word) {
    return scale(word) > 1;
  }

  private static int scale(String word) {
    return switch (word) {
      case "dozen" -> 12;
      case "score" -> 20;
      case "hundred" -> 100;
      case "thousand" -> 1000;
      default -> 1;
    };
  }
}
