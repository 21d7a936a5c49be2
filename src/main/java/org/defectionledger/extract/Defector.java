package org.defectionledger.extract;

import java.util.Optional;
import org.defectionledger.mention.RoleCategory;

/**
 * Who defects, as one noun phrase tells it.
 *
 * @param passage where the phrase stands
 * @param from first token of the phrase
 * @param to last token of the phrase
 * @param head its noun or pronoun
 * @param person the person named or meant; empty for a group and one unnamed person
 * @param count 1 for a person
 * @param role the office
 * @param category its code; {@code UNKNOWN} without one
 * @param country the state whose office it is
 * @param definite whether the phrase points back to somebody told of before
 * @param bare whether a plural stands without number or article, as unbounded talk does
 */
record Defector(
    int passage,
    int from,
    int to,
    int head,
    Optional<Person> person,
    HeadCount count,
    Optional<String> role,
    RoleCategory category,
    Optional<String> country,
    boolean definite,
    boolean bare) {

  boolean isGroup() {
    return person.isEmpty() && !count.equals(HeadCount.ONE);
  }

  Defector named(Person who) {
    return new Defector(
        passage,
        from,
        to,
        head,
        Optional.of(who),
        HeadCount.ONE,
        role,
        category,
        country,
        definite,
        false);
  }

  /** The same people, meant by one word that points back at them. */
  Defector meantBy(int inPassage, int word) {
    return new Defector(
        inPassage, word, word, word, person, count, role, category, country, true, false);
  }

  Defector inOffice(Optional<String> office, RoleCategory code) {
    return new Defector(
        passage, from, to, head, person, count, office, code, country, definite, bare);
  }

  /** The same defector, with the state that he is found to have left. */
  Defector of(Optional<String> state) {
    return new Defector(
        passage, from, to, head, person, count, role, category, state, definite, bare);
  }

  Defector inRole(RolePhrase held) {
    return new Defector(
        passage,
        from,
        to,
        head,
        person,
        count,
        Optional.of(held.role()),
        held.category(),
        held.country().or(() -> country),
        definite,
        bare);
  }
}
