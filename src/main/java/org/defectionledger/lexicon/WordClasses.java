package org.defectionledger.lexicon;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The classes of {@code words.tsv}. */
public final class WordClasses {
  private final Map<WordClass, Set<String>> words = new EnumMap<>(WordClass.class);

  WordClasses(Tsv tsv) {
    tsv.requireUnique("word", row -> row.required("word") + " " + row.required("class"));
    for (Tsv.Row row : tsv.rows()) {
      words
          .computeIfAbsent(row.code("class", WordClass.class), c -> new HashSet<>())
          .add(row.required("word"));
    }
  }

  /** Whether the lower-case word or lemma is of the class. */
  public boolean is(String word, WordClass wordClass) {
    return words.getOrDefault(wordClass, Set.of()).contains(word);
  }
}
