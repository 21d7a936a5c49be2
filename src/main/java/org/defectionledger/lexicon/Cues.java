package org.defectionledger.lexicon;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cues of {@code cues.tsv}. */
public final class Cues {
  private final Map<String, Set<CueClass>> byLemma = new HashMap<>();
  private final int longest;

  Cues(Tsv tsv) {
    Set<String> seen = new HashSet<>();
    int most = 0;
    for (Tsv.Row row : tsv.rows()) {
      Cue cue = new Cue(row.required("cue"), row.code("class", CueClass.class));
      if (!seen.add(cue.lemmas() + "\t" + cue.cueClass())) {
        throw row.error("cue", cue.lemmas(), "stands twice in one class", "Remove one or change");
      }
      most = Math.max(most, cue.lemmas().split(" ", -1).length);
      byLemma
          .computeIfAbsent(cue.lemmas(), l -> EnumSet.noneOf(CueClass.class))
          .add(cue.cueClass());
    }
    longest = most;
  }

  /** Whether a cue of the class, of one or more lemmas, begins at the place. */
  public boolean startsAt(List<String> lemmas, int place, CueClass cueClass) {
    for (int to = place + 1; to <= Math.min(lemmas.size(), place + longest); to++) {
      if (is(String.join(" ", lemmas.subList(place, to)), cueClass)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a single lemma is a cue of the class. */
  public boolean is(String lemma, CueClass cueClass) {
    return byLemma.getOrDefault(lemma, Set.of()).contains(cueClass);
  }
}
