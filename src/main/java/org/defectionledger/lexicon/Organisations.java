package org.defectionledger.lexicon;

import java.util.List;
import java.util.Optional;

/** The organisations of {@code organisations.tsv}. */
public final class Organisations {
  private final Phrases<Organisation> phrases = new Phrases<>();

  Organisations(Tsv tsv, Gazetteer gazetteer) {
    for (Tsv.Row row : tsv.rows()) {
      Optional<String> code = row.optional("code");
      if (code.isPresent() && gazetteer.ofCode(code.get()).isEmpty()) {
        throw row.error("code", code.get(), "is not in countries.tsv", "Correct");
      }
      Organisation organisation =
          new Organisation(row.required("name"), row.code("type", OrganisationType.class), code);
      phrases.add(organisation.name(), organisation);
      row.list("aliases", "|").forEach(alias -> phrases.add(alias, organisation));
    }
  }

  /** The longest name that begins at a token. */
  public Optional<OrganisationMatch> longestAt(List<String> words, int from) {
    return phrases.longestAt(words, from).map(m -> new OrganisationMatch(m.length(), m.value()));
  }
}
