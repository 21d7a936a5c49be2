package org.defectionledger.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as the set of its different words, hashed, by which near copies are found. Case,
 * punctuation, layout and order do not count: desks cut and turn sentences, but keep their words.
 * On the development gold the syndicated pairs share 0.74 and 0.82 of their words and no other pair
 * more than 0.43; of their runs of three words they share 0.53 and 0.65.
 */
public final class WordSets {
  /** Hashes are below this; the number of features that MinHash sees. */
  public static final int DIMENSION = 1 << 22;

  /** Texts at or above this Jaccard similarity are near copies. */
  public static final double NEAR_COPY = 0.7;

  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

  private WordSets() {}

  /** Sorted different hashes; none for a text of no word. */
  public static int[] of(String text) {
    return Arrays.stream(BREAK.split(text.toLowerCase(Locale.ROOT), -1))
        .filter(w -> !w.isEmpty())
        .mapToInt(w -> (int) Math.floorMod(Traits.hash(w), (long) DIMENSION))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Shared share of two sorted sets, from 0 to 1; 0 when both are empty. */
  public static double jaccard(int[] a, int[] b) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    int all = a.length + b.length - shared;
    return all == 0 ? 0.0 : (double) shared / all;
  }
}
