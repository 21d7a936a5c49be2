package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.mention.EntityType;

/**
 * Joins what an article calls one organisation or place: other letter case, the aliases of the
 * lexicon, initials, and the first words for the whole.
 */
final class NameJoiner {
  /** The forms of one entity by the key that they share. */
  private final Map<String, Set<String>> forms = new LinkedHashMap<>();

  private final Map<String, String> joined = new LinkedHashMap<>();

  /**
   * @param named all namings of the article, each with its words
   */
  NameJoiner(Map<ProperNames.Named, String> named) {
    named.forEach(
        (n, text) -> forms.computeIfAbsent(key(n, text), k -> new LinkedHashSet<>()).add(text));
    for (String key : List.copyOf(forms.keySet())) {
      fullerThan(key).ifPresent(fuller -> joined.put(key, fuller));
    }
  }

  /** The same for all namings of one entity in the article, and for no other entity. */
  String entity(ProperNames.Named named, String text) {
    String key = key(named, text);
    return joined.getOrDefault(key, key);
  }

  /** The longest of all forms of the entity; of equals one that is not all capitals. */
  String name(ProperNames.Named named, String text) {
    String entity = entity(named, text);
    Set<String> all = new LinkedHashSet<>(forms.getOrDefault(entity, Set.of(text)));
    joined.forEach(
        (shorter, fuller) -> {
          if (fuller.equals(entity)) {
            all.addAll(forms.getOrDefault(shorter, Set.of()));
          }
        });
    return all.stream()
        .max(
            Comparator.comparingInt(String::length)
                .thenComparing(f -> f.chars().anyMatch(Character::isLowerCase)))
        .orElse(text);
  }

  private static String key(ProperNames.Named named, String text) {
    String own = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    return named.type() + " " + named.known().map(k -> "=" + k.name()).orElse(own);
  }

  private Optional<String> fullerThan(String key) {
    String type = key.substring(0, key.indexOf(' '));
    if (!type.equals(EntityType.ORGANIZATION.name())) {
      return Optional.empty();
    }
    List<String> fuller = new ArrayList<>();
    for (Map.Entry<String, Set<String>> other : forms.entrySet()) {
      boolean same = other.getKey().equals(key) || !other.getKey().startsWith(type);
      boolean stands =
          !same
              && forms.getOrDefault(key, Set.of()).stream()
                  .anyMatch(
                      shorter -> other.getValue().stream().anyMatch(f -> standsFor(shorter, f)));
      if (stands) {
        fuller.add(other.getKey());
      }
    }
    return fuller.size() == 1 ? Optional.of(fuller.get(0)) : Optional.empty();
  }

  private static boolean standsFor(String shorter, String fuller) {
    List<String> words = List.of(fuller.split("[ -]+", -1));
    return words.size() > 1
        && (shorter.equalsIgnoreCase(initials(words))
            || begins(fuller, shorter)
            || shorter.endsWith("s") && begins(fuller, shorter.substring(0, shorter.length() - 1)));
  }

  /** "Wagner" for the Wagner Group, "Liberals" for the Liberal Party. */
  private static boolean begins(String fuller, String shorter) {
    return fuller.toLowerCase(Locale.ROOT).startsWith(shorter.toLowerCase(Locale.ROOT) + " ");
  }

  /** Of the capitalised words: "United Malays National Organisation" is UMNO. */
  private static String initials(List<String> words) {
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString();
  }
}
