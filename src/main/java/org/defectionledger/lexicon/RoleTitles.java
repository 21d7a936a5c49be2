package org.defectionledger.lexicon;

import java.util.List;
import java.util.Optional;
import org.defectionledger.mention.RoleCategory;

/** The offices of {@code roles.tsv}. */
public final class RoleTitles {
  private record Entry(RoleTitle title, boolean plural) {}

  private final Phrases<Entry> phrases = new Phrases<>();
  private final int size;

  RoleTitles(Tsv tsv) {
    tsv.requireUnique("title", row -> row.required("title"));
    for (Tsv.Row row : tsv.rows()) {
      String title = row.required("title");
      RoleTitle role =
          new RoleTitle(
              title,
              row.optional("canonical").orElse(title),
              row.code("category", RoleCategory.class),
              row.number("rank"));
      phrases.add(title, new Entry(role, false));
      row.optional("plural").ifPresent(p -> phrases.add(p, new Entry(role, true)));
    }
    size = tsv.rows().size();
  }

  /** The longest title that begins at a token; {@code lowerWords} are in lower case. */
  public Optional<RoleMatch> longestAt(List<String> lowerWords, int from) {
    return phrases
        .longestAt(lowerWords, from)
        .map(m -> new RoleMatch(m.length(), m.value().title(), m.value().plural()));
  }

  /** Number of titles. */
  public int size() {
    return size;
  }
}
