package org.defectionledger.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Phrases by their words: finds the longest one that begins at a token. Hyphens and accents make no
 * difference: "brigadier-general" is found as one token, as three and as two.
 *
 * @param <T> what a phrase stands for
 */
final class Phrases<T> {
  /**
   * A phrase in a sentence.
   *
   * @param length number of tokens, at least 1
   * @param value what it stands for
   */
  record Match<T>(int length, T value) {}

  private static final class Node<T> {
    final Map<String, Node<T>> next = new HashMap<>();
    Optional<T> value = Optional.empty();
  }

  private static final Pattern POSSESSIVE = Pattern.compile("(?<=[a-z])('s|(?<=s)')(?![a-z])");

  private final Node<T> root = new Node<>();

  /** Adds a phrase; the first value of a phrase stays. */
  void add(String phrase, T value) {
    Node<T> at = root;
    for (String word : pieces(phrase.replace(' ', '-'))) {
      at = at.next.computeIfAbsent(word, w -> new Node<>());
    }
    if (at.value.isEmpty()) {
      at.value = Optional.of(value);
    }
  }

  /** The longest phrase whose first token is {@code from}. */
  Optional<Match<T>> longestAt(List<String> words, int from) {
    Optional<Match<T>> best = Optional.empty();
    Node<T> at = root;
    for (int i = from; i < words.size(); i++) {
      List<String> pieces = pieces(words.get(i));
      if (pieces.isEmpty()) {
        return best; // a dash of its own ends the phrase
      }
      for (String piece : pieces) {
        Node<T> next = at.next.get(piece);
        if (next == null) {
          return best;
        }
        at = next;
      }
      if (at.value.isPresent() && at != root) {
        best = Optional.of(new Match<>(i - from + 1, at.value.get()));
      }
    }
    return best;
  }

  private static List<String> pieces(String token) {
    // A possessive is two tokens of a sentence: "Lord", "'s"; "Workers", "'".
    String plain = POSSESSIVE.matcher(fold(token)).replaceAll("-$1");
    List<String> pieces = new ArrayList<>();
    for (String piece : plain.split("[-–]", -1)) {
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Lower case, without accents and with straight apostrophes. */
  static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    boolean plain = lower.chars().allMatch(c -> c < 128);
    return plain
        ? lower
        : Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
  }
}
