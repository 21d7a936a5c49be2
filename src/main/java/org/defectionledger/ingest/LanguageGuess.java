package org.defectionledger.ingest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language of a text by its commonest words. Enough to keep other languages from an
 * English reader; a library's identifier takes its place when more than that is asked.
 */
public final class LanguageGuess {
  /** Fewer words than this tell nothing. */
  private static final int LEAST_WORDS = 20;

  private static final int READ_WORDS = 400;

  private static final Map<String, Set<String>> COMMON =
      Map.of(
          "en",
              Set.of(
                  "the", "of", "and", "to", "in", "that", "was", "for", "he", "with", "said", "his",
                  "has", "on", "it"),
          "fr",
              Set.of(
                  "le", "la", "les", "des", "et", "une", "dans", "est", "du", "que", "qui", "pour",
                  "au", "ne", "aux"),
          "de",
              Set.of(
                  "der", "die", "das", "und", "ist", "nicht", "den", "ein", "eine", "mit", "von",
                  "auf", "dem", "zu", "im"),
          "es",
              Set.of(
                  "el", "los", "las", "del", "que", "una", "por", "con", "para", "es", "su", "al",
                  "lo", "como", "y"),
          "it",
              Set.of(
                  "il", "che", "di", "gli", "della", "una", "per", "con", "non", "sono", "nel",
                  "alla", "è", "dei", "ha"),
          "pt",
              Set.of(
                  "os", "das", "uma", "não", "com", "que", "do", "da", "em", "para", "foi", "ao",
                  "pelo", "seu", "mais"),
          "nl",
              Set.of(
                  "het", "een", "van", "en", "niet", "dat", "zijn", "voor", "met", "op", "werd",
                  "ook", "aan", "te", "bij"),
          "id",
              Set.of(
                  "yang", "dan", "di", "dengan", "untuk", "pada", "dari", "ini", "itu", "tidak",
                  "akan", "oleh", "ke", "juga", "adalah"),
          "tr",
              Set.of(
                  "ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "daha", "çok",
                  "gibi", "sonra", "kadar", "en"));

  private LanguageGuess() {}

  /**
   * ISO 639-1 code; empty for texts too short to tell and for languages without common words here
   * in Latin script.
   */
  public static Optional<String> of(String text) {
    Map<String, Integer> hits = new HashMap<>();
    int words = 0;
    int other = 0;
    for (String word :
        text.substring(0, Math.min(text.length(), 6000))
            .toLowerCase(Locale.ROOT)
            .split("[^\\p{L}]+", -1)) {
      if (word.isEmpty() || words >= READ_WORDS) {
        continue;
      }
      words++;
      if (Character.UnicodeScript.of(word.codePointAt(0)) != Character.UnicodeScript.LATIN) {
        other++;
      }
      COMMON.forEach(
          (language, common) -> {
            if (common.contains(word)) {
              hits.merge(language, 1, Integer::sum);
            }
          });
    }
    if (other * 2 > words) {
      return Optional.of("und");
    }
    if (words < LEAST_WORDS || hits.isEmpty()) {
      return Optional.empty();
    }
    return hits.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(e -> e.getKey().equals("en") ? 1 : 0))
        .map(Map.Entry::getKey);
  }
}
