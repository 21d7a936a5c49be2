package org.defectionledger.resolve;

import java.util.List;

/**
 * A personal name made comparable: titles, suffixes and particles gone, compounds joined, every
 * word in one spelling.
 *
 * @param words given names first, the family name last, as the writer's order or a known family
 *     name tells; empty for a name without a letter
 */
public record PersonName(List<String> words) {
  public PersonName {
    words = List.copyOf(words);
  }

  /** Whether only one word is left: mostly a family name, which many bear. */
  public boolean isSingle() {
    return words.size() == 1;
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The last word; empty for an empty name. */
  public String family() {
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  /** The words without blanks: hyphens and blanks fall anywhere in transliterations. */
  String joined() {
    return String.join("", words);
  }
}
