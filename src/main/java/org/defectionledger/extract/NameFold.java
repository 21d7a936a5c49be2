package org.defectionledger.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of one article, made comparable: within one article spelling varies little. */
final class NameFold {
  private static final Set<String> ARTICLES =
      Set.of("al", "el", "the", "an", "as", "ar", "ad", "ash", "at", "az", "bin", "ibn", "ould");

  private NameFold() {}

  /**
   * Lower-case words without accents, apostrophes and the Arabic article; never empty for a name.
   */
  static List<String> words(String name) {
    String plain =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("['’‘`ʿʾ]s\\b", "")
            .replaceAll("['’‘`ʿʾ.]", "");
    List<String> all = new ArrayList<>();
    for (String word : plain.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        all.add(word);
      }
    }
    List<String> kept = all.stream().filter(w -> !ARTICLES.contains(w)).toList();
    return kept.isEmpty() ? all : kept;
  }

  /**
   * Whether two words are one name but for a doubled letter or a vowel: Tlas and Tlass, Fares and
   * Faris.
   */
  static boolean isVariant(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    return a.length() > 3
        && b.length() > 3
        && a.charAt(0) == b.charAt(0)
        && skeleton(a).equals(skeleton(b))
        && skeleton(a).length() > 2
        && Math.abs(a.length() - b.length()) <= 2;
  }

  private static String skeleton(String word) {
    StringBuilder bones = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ("aeiouyhw".indexOf(c) < 0
          && (bones.length() == 0 || bones.charAt(bones.length() - 1) != c)) {
        bones.append(c);
      }
    }
    return bones.toString();
  }
}
