package org.defectionledger.lexicon;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of {@code name-forms.tsv}: what the comparison of personal names needs to know. */
public final class NameForms {
  /** What a word of a name is. */
  public enum Kind {
    /** Glued before a name: an office, a rank, a form of address. */
    TITLE,
    /** Behind a name: a degree, a generation. */
    SUFFIX,
    /** A small word that one outlet keeps and another leaves out. */
    PARTICLE,
    /** Serves as given and as family name, so that the order of the words tells persons apart. */
    EITHER,
    /** A Korean family name in one of its romanisations. */
    KOREAN_FAMILY,
    /** A short or foreign form of a given name. */
    FORM
  }

  private final Map<Kind, Map<String, String>> words = new EnumMap<>(Kind.class);

  NameForms(Tsv tsv) {
    tsv.requireUnique("word", row -> row.required("word") + " " + row.required("class"));
    for (Tsv.Row row : tsv.rows()) {
      words
          .computeIfAbsent(row.code("class", Kind.class), k -> new HashMap<>())
          .put(row.required("word"), row.text("form"));
    }
  }

  /**
   * Reads the file that the program was built with.
   *
   * @throws org.defectionledger.InputException naming line, value and remedy when one is wrong
   */
  public static NameForms load() {
    return new NameForms(Tsv.ofResource("name-forms.tsv", List.of("word", "class", "form")));
  }

  /** Whether the folded lower-case word is of the kind. */
  public boolean is(String word, Kind kind) {
    return words.getOrDefault(kind, Map.of()).containsKey(word);
  }

  /** All words of a kind. */
  public Set<String> all(Kind kind) {
    return Set.copyOf(words.getOrDefault(kind, Map.of()).keySet());
  }

  /** The form that stands for all romanisations of a family name or all forms of a given name. */
  public Optional<String> form(String word, Kind kind) {
    return Optional.ofNullable(words.getOrDefault(kind, Map.of()).get(word))
        .filter(f -> !f.isEmpty());
  }
}
