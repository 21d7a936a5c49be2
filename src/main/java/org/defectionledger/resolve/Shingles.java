package org.defectionledger.resolve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as the set of its runs of three words, hashed, by which near copies are found (Broder
 * 1997). Case, punctuation and layout do not count.
 */
public final class Shingles {
  /** Hashes are below this; the number of features that MinHash sees. */
  public static final int DIMENSION = 1 << 22;

  /** Texts at or above this Jaccard similarity are near copies. */
  public static final double NEAR_COPY = 0.7;

  private static final int WORDS = 3;
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Shingles() {}

  /** Sorted different hashes; one for a text of fewer than three words, none for one of no word. */
  public static int[] of(String text) {
    List<String> words =
        Arrays.stream(BREAK.split(text.toLowerCase(Locale.ROOT), -1))
            .filter(w -> !w.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return new int[0];
    }
    int runs = Math.max(1, words.size() - WORDS + 1);
    int[] hashes = new int[runs];
    for (int i = 0; i < runs; i++) {
      String run = String.join(" ", words.subList(i, Math.min(words.size(), i + WORDS)));
      hashes[i] = (int) Math.floorMod(Traits.hash(run), (long) DIMENSION);
    }
    return Arrays.stream(hashes).sorted().distinct().toArray();
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
