package org.defectionledger.lexicon;

import java.util.List;
import java.util.Optional;

/** The heads of state and government of {@code leaders.tsv}. */
public final class Leaders {
  private final Phrases<Leader> phrases = new Phrases<>();

  Leaders(Tsv tsv, Gazetteer gazetteer) {
    for (Tsv.Row row : tsv.rows()) {
      String code = row.required("code");
      if (gazetteer.ofCode(code).isEmpty()) {
        throw row.error("code", code, "is not in countries.tsv", "Correct");
      }
      phrases.add(row.required("name"), new Leader(row.required("name"), code));
    }
  }

  /** The longest name that begins at a token. */
  public Optional<LeaderMatch> longestAt(List<String> words, int from) {
    return phrases.longestAt(words, from).map(m -> new LeaderMatch(m.length(), m.value()));
  }
}
