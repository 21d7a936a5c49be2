package org.defectionledger.lexicon;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cues of {@code cues.tsv}. */
public final class Cues {
  private final Phrases<Cue> phrases = new Phrases<>();
  private final Map<String, Set<CueClass>> byLemma = new HashMap<>();

  Cues(Tsv tsv) {
    Set<String> seen = new HashSet<>();
    for (Tsv.Row row : tsv.rows()) {
      Cue cue = new Cue(row.required("cue"), row.code("class", CueClass.class));
      if (!seen.add(cue.lemmas() + "\t" + cue.cueClass())) {
        throw row.error("cue", cue.lemmas(), "stands twice in one class", "Remove one or change");
      }
      phrases.add(cue.lemmas(), cue);
      byLemma
          .computeIfAbsent(cue.lemmas(), l -> EnumSet.noneOf(CueClass.class))
          .add(cue.cueClass());
    }
  }

  /** The longest cue that begins at a token. */
  public Optional<Cue> longestAt(List<String> lemmas, int from) {
    return phrases.longestAt(lemmas, from).map(Phrases.Match::value);
  }

  /** Whether a single lemma is a cue of the class. */
  public boolean is(String lemma, CueClass cueClass) {
    return byLemma.getOrDefault(lemma, Set.of()).contains(cueClass);
  }
}
