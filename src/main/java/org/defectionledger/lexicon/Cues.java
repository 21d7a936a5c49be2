package org.defectionledger.lexicon;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The cues of {@code cues.tsv}. */
public final class Cues {
  private final Map<String, Set<CueClass>> byLemma = new HashMap<>();

  Cues(Tsv tsv) {
    Set<String> seen = new HashSet<>();
    for (Tsv.Row row : tsv.rows()) {
      Cue cue = new Cue(row.required("cue"), row.code("class", CueClass.class));
      if (!seen.add(cue.lemmas() + "\t" + cue.cueClass())) {
        throw row.error("cue", cue.lemmas(), "stands twice in one class", "Remove one or change");
      }
      byLemma
          .computeIfAbsent(cue.lemmas(), l -> EnumSet.noneOf(CueClass.class))
          .add(cue.cueClass());
    }
  }

  /** Whether a single lemma is a cue of the class. */
  public boolean is(String lemma, CueClass cueClass) {
    return byLemma.getOrDefault(lemma, Set.of()).contains(cueClass);
  }
}
