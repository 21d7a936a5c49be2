package org.defectionledger.extract.time;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a sentence, read as parts of dates: months, weekdays, seasons, years, numbers. */
final class DateWords {
  private static final List<String> MONTHS =
      List.of(
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

  private static final Map<String, Integer> SHORT_MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("sept", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
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
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("fourteen", 14),
          Map.entry("eighteen", 18),
          Map.entry("few", 3),
          Map.entry("several", 3));

  private static final Map<String, Integer> SEASONS =
      Map.of("spring", 3, "summer", 6, "autumn", 9, "fall", 9, "winter", 12);

  private static final List<String> TENS = List.of("twenty", "thirty", "forty", "fifty", "sixty");

  private static final List<String> DAY_ORDINALS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth");

  private static final Set<String> UNITS =
      Set.of("minute", "hour", "day", "night", "week", "fortnight", "month", "year");

  private static final Pattern YEAR = Pattern.compile("(1[89]|20)\\d\\d");

  /** Newspapers write the years of the twentieth century so. */
  private static final Pattern SHORT_YEAR = Pattern.compile("['’‘`]([3-9]\\d)");

  private static final int CENTURY = 1900;
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(st|nd|rd|th)?");
  private static final Pattern FIGURE = Pattern.compile("\\d{1,3}");

  /**
   * A number of units of time: "two weeks", "a couple of days".
   *
   * @param count how many
   * @param unit singular
   * @param length how many words tell it
   */
  record Amount(int count, String unit, int length) {}

  private final List<String> words = new ArrayList<>();
  private final List<String> written;

  DateWords(List<String> written) {
    this.written = written;
    written.forEach(w -> words.add(w.toLowerCase(Locale.ROOT)));
  }

  int size() {
    return words.size();
  }

  /** The word in lower case; empty outside the sentence. */
  String word(int i) {
    return i >= 0 && i < words.size() ? words.get(i) : "";
  }

  boolean is(int i, String... sequence) {
    for (int k = 0; k < sequence.length; k++) {
      if (!word(i + k).equals(sequence[k])) {
        return false;
      }
    }
    return true;
  }

  boolean isYear(int i) {
    return YEAR.matcher(word(i)).matches();
  }

  /** The year that two figures behind an apostrophe tell: "'72"; of the century past. */
  OptionalInt shortYear(int i) {
    Matcher m = SHORT_YEAR.matcher(word(i));
    return m.matches()
        ? OptionalInt.of(CENTURY + Integer.parseInt(m.group(1)))
        : OptionalInt.empty();
  }

  int yearAt(int i) {
    return Integer.parseInt(word(i));
  }

  /** The weekday a word names; a small letter names none. */
  Optional<DayOfWeek> weekday(int i) {
    int index = WEEKDAYS.indexOf(word(i));
    return index >= 0 && Character.isUpperCase(written.get(i).charAt(0))
        ? Optional.of(DayOfWeek.of(index + 1))
        : Optional.empty();
  }

  /** The first month of the season a word names. */
  OptionalInt season(int i) {
    Integer month = SEASONS.get(word(i));
    return month == null ? OptionalInt.empty() : OptionalInt.of(month);
  }

  /** The first month of the seasons that a word names in the plural: "two autumns ago". */
  OptionalInt seasons(int i) {
    String word = word(i);
    Integer month = word.endsWith("s") ? SEASONS.get(word.substring(0, word.length() - 1)) : null;
    return month == null ? OptionalInt.empty() : OptionalInt.of(month);
  }

  /** The number that a word tells, in letters or figures, "twenty-one" too; 0 for none. */
  int number(int i) {
    String word = word(i);
    if (FIGURE.matcher(word).matches()) {
      return Integer.parseInt(word);
    }
    int hyphen = word.indexOf('-');
    int tens = hyphen < 0 ? -1 : TENS.indexOf(word.substring(0, hyphen));
    if (tens >= 0) {
      int ones = NUMBERS.getOrDefault(word.substring(hyphen + 1), 0);
      return ones > 0 && ones < 10 ? (tens + 2) * 10 + ones : 0;
    }
    return NUMBERS.getOrDefault(word, 0);
  }

  /** The day of a month that an ordinal tells: "12th", "first"; 0 for none. */
  int ordinal(int i) {
    String word = word(i);
    int n = DAY_ORDINALS.indexOf(word) + 1;
    if (n > 0) {
      return n;
    }
    boolean figures = word.length() > 2 && DAY.matcher(word).matches();
    return figures && !Character.isDigit(word.charAt(word.length() - 1))
        ? Integer.parseInt(word.substring(0, word.length() - 2))
        : 0;
  }

  /** Whether the word before says that the date is yet to come. */
  boolean isFuture(int i) {
    return Set.of("next", "coming", "upcoming").contains(word(i - 1));
  }

  /** "two weeks", "a month and a half", "a couple of days"; not "a few days". */
  Optional<Amount> amount(int i) {
    int at = i;
    int n;
    if (is(at, "a", "couple", "of")) {
      n = 2;
      at += 3;
    } else {
      boolean zero = FIGURE.matcher(word(at)).matches() && number(at) == 0;
      n = number(at);
      if (n == 0 && !zero) {
        return Optional.empty();
      }
      at++;
    }
    if (is(at, "and", "a", "half")) {
      at += 3;
    }
    String unit = word(at);
    if (unit.endsWith("s")) {
      unit = unit.substring(0, unit.length() - 1);
    }
    return UNITS.contains(unit) ? Optional.of(new Amount(n, unit, at + 1 - i)) : Optional.empty();
  }

  /**
   * The number of the month a word names; 0 when it names none. "may" and "march" need a capital.
   */
  int monthOf(String word, int i) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    int full = MONTHS.indexOf(bare) + 1;
    int month = full > 0 ? full : SHORT_MONTHS.getOrDefault(bare, 0);
    if (month == 0 || i >= written.size()) {
      return 0;
    }
    String asWritten = written.get(i);
    int letter = asWritten.indexOf('-') + 1;
    if (letter >= asWritten.length() || !Character.isUpperCase(asWritten.charAt(letter))) {
      return 0;
    }
    boolean doubtful =
        bare.equals("may")
            || bare.equals("march")
            || bare.equals("mar")
            || bare.equals("jan")
            || bare.equals("august");
    if (doubtful && !isMonthContext(i)) {
      return 0;
    }
    return month;
  }

  private boolean isMonthContext(int i) {
    String before = word(i - 1);
    String after = word(i + 1);
    return Set.of(
                "in", "of", "since", "until", "till", "by", "last", "early", "late", "mid", "on",
                "during", "this", "from", "between", "and", "to", "before", "after", "for", "next",
                "every", "through", "that", "-")
            .contains(before)
        || DAY.matcher(after).matches()
        || DAY.matcher(before).matches()
        || isYear(i + 1)
        || word(i).contains("-");
  }
}
