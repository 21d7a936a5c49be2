package org.defectionledger.resolve;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys under which rows meet that may be one defection; two that share none are never compared.
 * Persons meet under two of their words by sound, or under an initial and a family name; a family
 * name alone, an unnamed person and a group meet others of their office, country and month; a named
 * and an unnamed person those of their place, too.
 */
public final class BlockKeys {
  /** Months of a season and one more: dates beyond are not close enough to tell a person by. */
  private static final int LONGEST_SPAN = 4;

  private BlockKeys() {}

  /** One or more keys, sorted. */
  public static List<String> of(Traits traits) {
    TreeSet<String> keys = new TreeSet<>();
    if (traits.isNamed()) {
      persons(traits, keys);
      places(traits, keys);
    } else if (traits.isOnePerson()) {
      months(traits, keys, "U", traits.category() + "|" + traits.country().orElse(""));
      places(traits, keys);
    } else if (traits.cumulative()) {
      keys.add("T|" + traits.country().orElse("") + "|" + traits.countMin());
    } else {
      months(traits, keys, "G", traits.category() + "|" + traits.country().orElse(""));
    }
    return List.copyOf(keys);
  }

  /**
   * Under these a person without a name meets those with one, who must share all of it: the months
   * into which the date reaches, for a month may be told here and a day there.
   */
  private static void places(Traits traits, Set<String> keys) {
    if (traits.country().isEmpty() || traits.start().isEmpty()) {
      return;
    }
    YearMonth last = YearMonth.from(traits.end().or(traits::start).get());
    YearMonth month = YearMonth.from(traits.start().get());
    for (int i = 0; i < LONGEST_SPAN && !month.isAfter(last); i++) {
      for (String word : traits.place()) {
        keys.add(
            "N|" + traits.category() + "|" + traits.country().get() + "|" + month + "|" + word);
      }
      month = month.plusMonths(1);
    }
  }

  /** The keys by name alone, for persons whether they defect or not. */
  public static List<String> ofName(PersonName name) {
    TreeSet<String> keys = new TreeSet<>();
    names(name.words(), keys);
    return List.copyOf(keys);
  }

  private static void persons(Traits traits, Set<String> keys) {
    List<String> words = traits.words();
    names(words, keys);
    String family = Spelling.skeleton(words.get(words.size() - 1));
    String alone = family + "|" + traits.category() + "|" + traits.country().orElse("");
    Optional<LocalDate> day = traits.start().or(traits::seen);
    if (words.size() == 1) {
      months(traits, keys, "S", alone);
    } else {
      keys.add("S|" + alone + "|" + day.map(LocalDate::toString).orElse("").replaceAll("-..$", ""));
    }
  }

  private static void names(List<String> words, Set<String> keys) {
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < words.size(); j++) {
        String a = Spelling.skeleton(words.get(i));
        String b = Spelling.skeleton(words.get(j));
        // Sorted, since some names stand in either order.
        keys.add("P|" + (a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a));
      }
    }
    if (words.size() > 1) {
      keys.add(
          "I|"
              + Spelling.initial(words.get(0))
              + "|"
              + Spelling.skeleton(words.get(words.size() - 1)));
    }
  }

  /** The month of the event or report, the one before and the one behind. */
  private static void months(Traits traits, Set<String> keys, String sort, String essence) {
    Optional<LocalDate> day = traits.start().or(traits::seen);
    if (day.isEmpty()) {
      keys.add(sort + "|" + essence + "|");
      return;
    }
    for (int shift = -1; shift <= 1; shift++) {
      String month = day.get().plusMonths(shift).toString().substring(0, 7);
      keys.add(sort + "|" + essence + "|" + month);
    }
  }

  /**
   * A finer key for the rows of an oversized block: the country, then the year, then the month.
   * Empty for a row that does not tell it, or tells a longer span: that one must meet them all.
   */
  static Optional<String> finer(Traits traits, int depth) {
    if (depth == 0) {
      return traits.country();
    }
    int length = depth == 1 ? "2012".length() : "2012-07".length();
    Optional<String> first = traits.start().map(d -> d.toString().substring(0, length));
    Optional<String> last = traits.end().map(d -> d.toString().substring(0, length));
    return first.filter(f -> last.isEmpty() || last.get().equals(f));
  }
}
