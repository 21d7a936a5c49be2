package org.defectionledger.extract;

import java.util.List;
import java.util.Optional;

/**
 * One person of an article, all that the article calls him or her put together.
 *
 * @param id unique in the article, in order of first mention
 * @param name the fullest form, without titles
 * @param aliases the other forms, sorted
 * @param places where the person is named, in text order
 * @param roles the offices that the text ties to the name, in text order
 * @param female whether a title or pronoun beside the name says so
 */
record Person(
    String id,
    String name,
    List<String> aliases,
    List<Place> places,
    List<HeldRole> roles,
    boolean female) {
  /**
   * A naming.
   *
   * @param passage index into the document's passages
   * @param from first token of the name
   * @param to last token of the name
   */
  record Place(int passage, int from, int to) {}

  /**
   * An office beside a name.
   *
   * @param passage index into the document's passages
   * @param role the office
   * @param former whether the text calls it a past one
   */
  record HeldRole(int passage, RolePhrase role, boolean former) {}

  Person {
    aliases = List.copyOf(aliases);
    places = List.copyOf(places);
    roles = List.copyOf(roles);
  }

  /**
   * The office nearest to a passage; among equals the higher one, and a present before a past one.
   */
  Optional<HeldRole> roleNear(int passage) {
    return roles.stream()
        .min(
            java.util.Comparator.comparing((HeldRole r) -> r.passage() != passage)
                .thenComparing(r -> r.former())
                .thenComparing(r -> -r.role().rank())
                .thenComparing(r -> Math.abs(r.passage() - passage)));
  }
}
