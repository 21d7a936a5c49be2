package org.defectionledger.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of {@code countries.tsv}, by name, demonym, capital and city. */
public final class Gazetteer {
  private record Entry(Country country, PlaceKind kind) {}

  private final Phrases<Entry> phrases = new Phrases<>();
  private final Map<String, Country> byCode = new HashMap<>();

  Gazetteer(Tsv tsv) {
    tsv.requireUnique("code", row -> row.required("code"));
    for (Tsv.Row row : tsv.rows()) {
      String code = row.required("code");
      if (!code.matches("[A-Z]{3}")) {
        throw row.error("code", code, "is not three capitals", "Correct");
      }
      Country country = new Country(code, row.required("name"));
      byCode.put(code, country);
    }
    add(tsv, "name", PlaceKind.NAME);
    add(tsv, "aliases", PlaceKind.NAME);
    add(tsv, "demonyms", PlaceKind.DEMONYM);
    add(tsv, "capital", PlaceKind.CAPITAL);
    add(tsv, "cities", PlaceKind.CITY);
  }

  private void add(Tsv tsv, String column, PlaceKind kind) {
    for (Tsv.Row row : tsv.rows()) {
      Country country = byCode.get(row.required("code"));
      if (country == null) {
        continue;
      }
      for (String name : row.list(column, "|")) {
        phrases.add(name, new Entry(country, kind));
        if (kind == PlaceKind.DEMONYM) {
          phrases.add(name + "s", new Entry(country, kind));
        }
      }
    }
  }

  /** The longest name that begins at a token. */
  public Optional<PlaceMatch> longestAt(List<String> words, int from) {
    return phrases
        .longestAt(words, from)
        .map(m -> new PlaceMatch(m.length(), m.value().country(), m.value().kind()));
  }

  /** The state of a code. */
  public Optional<Country> ofCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
