package org.defectionledger.resolve;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Compares names of persons over transliterations: tokens are aligned, then compared one by one.
 */
public final class NameMatch {
  /**
   * Two tokens of one sound that are less alike in letters than this are two names ("Hassan",
   * "Hussein"). Set on the pairs of {@code spec/names.tsv}.
   */
  private static final double ALIKE = 0.80;

  /** Two tokens this much alike are one name whatever they sound like. */
  private static final double SAME = 0.93;

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "the", "an", "as", "ar", "ad", "ash", "at", "az", "bin", "ibn", "ben", "ould",
          "bint", "de", "da", "van", "von");

  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

  private NameMatch() {}

  /** How two names stand to each other. */
  public enum Relation {
    /** Family and given names agree. */
    SAME,
    /** One is the other's family name alone, or initials stand for given names. */
    COMPATIBLE,
    DIFFERENT
  }

  /**
   * Lower-case words without accents, apostrophes and particles; never empty for a name with a
   * letter.
   */
  public static List<String> words(String name) {
    String plain =
        Normalizer.normalize(
                name.toLowerCase(Locale.ROOT).replace("ø", "o").replace("ł", "l").replace("đ", "d"),
                Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("['’‘`ʿʾ.]", "");
    List<String> all = new ArrayList<>();
    for (String word : plain.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        all.add(word);
      }
    }
    List<String> kept = all.stream().filter(w -> !PARTICLES.contains(w)).toList();
    return kept.isEmpty() ? all : kept;
  }

  /** The family name's sound, by which blocks are made; empty for a name without letters. */
  public static String blockKey(String name) {
    List<String> words = words(name);
    return words.isEmpty() ? "" : sound(words.get(words.size() - 1));
  }

  private static String sound(String word) {
    String key =
        METAPHONE.doubleMetaphone(
            word.replaceFirst("^(kh|gh|q)", "k").replaceFirst("^y(?=[aeiou])", "i"));
    return key == null || key.isEmpty() ? word : key;
  }

  /** Whether two words are spellings of one name. */
  public static boolean isSameWord(String a, String b) {
    if (spelling(a).equals(spelling(b))) {
      return true;
    }
    double alike = JARO_WINKLER.apply(a, b);
    return alike >= SAME
        || (alike >= ALIKE && sound(a).equals(sound(b)) && vowels(a) == vowels(b))
        || (alike >= ALIKE && sound(a).equals(sound(b)) && Math.abs(a.length() - b.length()) <= 1);
  }

  /** What transliterations write in two ways, written in one: Moussa and Musa, Tlass and Tlas. */
  private static String spelling(String word) {
    return word.replaceAll("ou|oo", "u").replaceAll("ee|ie|y", "i").replaceAll("(.)\\1", "$1");
  }

  private static long vowels(String word) {
    return word.chars().filter(c -> "aeiou".indexOf(c) >= 0).count();
  }

  public static Relation relation(String a, String b) {
    List<String> x = words(a);
    List<String> y = words(b);
    if (x.isEmpty() || y.isEmpty()) {
      return Relation.DIFFERENT;
    }
    if (String.join("", x).equals(String.join("", y))) {
      return Relation.SAME;
    }
    List<String> shorter = x.size() <= y.size() ? x : y;
    List<String> longer = new ArrayList<>(x.size() <= y.size() ? y : x);
    boolean family = isSameWord(shorter.get(shorter.size() - 1), longer.get(longer.size() - 1));
    boolean initial = false;
    int matched = 0;
    for (String word : shorter) {
      int at = -1;
      for (int i = 0; i < longer.size(); i++) {
        String other = longer.get(i);
        boolean initials =
            (word.length() == 1 || other.length() == 1) && word.charAt(0) == other.charAt(0);
        if (initials || isSameWord(word, other)) {
          at = i;
          initial |= initials && !word.equals(other);
          break;
        }
      }
      if (at >= 0) {
        matched++;
        longer.remove(at);
      }
    }
    if (matched < shorter.size()) {
      return Relation.DIFFERENT;
    }
    if (shorter.size() == 1) {
      return family || !longer.isEmpty() ? Relation.COMPATIBLE : Relation.SAME;
    }
    return initial ? Relation.COMPATIBLE : Relation.SAME;
  }
}
