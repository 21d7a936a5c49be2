package org.defectionledger.ingest;

import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language of a text. What is plainly English is told by its commonest words, since most
 * of an English dump is; the rest is put to the n-gram profiles of the library.
 */
public final class Language {
  /** The library's answer no longer changes beyond this many characters. */
  static final int READ_CHARACTERS = 1500;

  /** Fewer letters than this tell nothing. */
  private static final int LEAST_LETTERS = 60;

  private static final int WORDS = 60;

  /**
   * Of {@link #WORDS} English words about 24 are among {@link #COMMON}; of other languages 0 to 4.
   */
  private static final int PLAINLY_ENGLISH = 10;

  /**
   * Words of English alone; those that other languages write too (in, on, was, he) are not here.
   */
  private static final Set<String> COMMON =
      Set.of(
          "the", "of", "and", "to", "that", "for", "with", "said", "his", "has", "had", "have",
          "from", "were", "been", "who", "which", "their", "they", "would", "this", "not", "by",
          "after", "but", "its", "it");

  private static final double LEAST_PROBABILITY = 0.85;

  private static final class Profiles {
    static final LanguageDetector DETECTOR = load();

    private static LanguageDetector load() {
      try {
        return LanguageDetectorBuilder.create(NgramExtractors.standard())
            .withProfiles(new LanguageProfileReader().readAllBuiltIn())
            .seed(0) // the library draws its n-grams: equal texts must get equal answers
            .build();
      } catch (IOException e) {
        throw new UncheckedIOException("The language profiles in the jar cannot be read", e);
      }
    }
  }

  private Language() {}

  /** ISO 639-1 code, sometimes with a script; empty for texts too short or too mixed to tell. */
  public static Optional<String> of(String text) {
    String start = text.substring(0, Math.min(text.length(), READ_CHARACTERS));
    if (isPlainlyEnglish(start)) {
      return Optional.of("en");
    }
    if (start.chars().filter(Character::isLetter).count() < LEAST_LETTERS) {
      return Optional.empty();
    }
    return Profiles.DETECTOR.getProbabilities(start).stream()
        .filter(l -> l.getProbability() >= LEAST_PROBABILITY)
        .findFirst()
        .map(l -> l.getLocale().getLanguage());
  }

  /** Whether an article of this language is read; one whose language no one knows is. */
  public static boolean isEnglish(Optional<String> language) {
    return language.orElse("en").toLowerCase(Locale.ROOT).startsWith("en");
  }

  private static boolean isPlainlyEnglish(String text) {
    int words = 0;
    int common = 0;
    int begin = -1;
    for (int i = 0; i <= text.length() && words < WORDS; i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        words++;
        if (i - begin <= 5 && COMMON.contains(text.substring(begin, i).toLowerCase(Locale.ROOT))) {
          common++;
        }
        begin = -1;
      }
    }
    return common >= PLAINLY_ENGLISH;
  }
}
