package org.defectionledger.lexicon;

import java.util.List;

/**
 * All that the program knows of words. Immutable; one instance serves all threads.
 *
 * @param roles offices
 * @param gazetteer states
 * @param leaders heads of state and government
 * @param organisations parties, forces, movements
 * @param cues what bears on factuality
 * @param words classes of words
 * @param triggers what may name a defection
 * @param version the versions of all files, for {@code runs.settings}
 */
public record Lexicon(
    RoleTitles roles,
    Gazetteer gazetteer,
    Leaders leaders,
    Organisations organisations,
    Cues cues,
    WordClasses words,
    Triggers triggers,
    String version) {

  /**
   * Reads the files that the program was built with.
   *
   * @throws org.defectionledger.InputException naming file, line, value and remedy when one is
   *     wrong
   */
  public static Lexicon load() {
    Tsv roles =
        Tsv.ofResource("roles.tsv", List.of("title", "plural", "category", "rank", "canonical"));
    Tsv countries =
        Tsv.ofResource(
            "countries.tsv", List.of("code", "name", "aliases", "demonyms", "capital", "cities"));
    Tsv leaders = Tsv.ofResource("leaders.tsv", List.of("name", "code"));
    Tsv organisations =
        Tsv.ofResource("organisations.tsv", List.of("name", "type", "code", "aliases"));
    Tsv cues = Tsv.ofResource("cues.tsv", List.of("cue", "class"));
    Tsv words = Tsv.ofResource("words.tsv", List.of("word", "class"));
    Tsv triggers =
        Tsv.ofResource(
            "triggers.tsv", List.of("id", "part", "head", "with", "from", "to", "kind", "needs"));
    Gazetteer gazetteer = new Gazetteer(countries);
    StringBuilder version = new StringBuilder();
    for (Tsv tsv : List.of(roles, countries, leaders, organisations, cues, words, triggers)) {
      version
          .append(version.isEmpty() ? "" : ",")
          .append(tsv.file())
          .append(':')
          .append(tsv.version());
    }
    return new Lexicon(
        new RoleTitles(roles),
        gazetteer,
        new Leaders(leaders, gazetteer),
        new Organisations(organisations, gazetteer),
        new Cues(cues),
        new WordClasses(words),
        new Triggers(triggers),
        version.toString());
  }
}
