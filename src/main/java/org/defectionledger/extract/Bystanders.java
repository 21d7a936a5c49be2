package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/**
 * Persons whom a sentence names beside its trigger and whom no rule makes its defector. Apposition,
 * lists and long subjects part many a defector from the verb further than the parser sees; whether
 * one of them is, the classifier decides.
 */
final class Bystanders {
  /** More names than these in one sentence are a list of guests or of dead. */
  private static final int MOST = 6;

  private final Document document;

  Bystanders(Document document) {
    this.document = document;
  }

  /**
   * In text order; without rulers, whom others leave, without those who only tell of it, and
   * without those already taken.
   */
  List<Defector> of(int p, List<Defector> taken) {
    Set<String> known = new HashSet<>();
    taken.forEach(d -> d.person().ifPresent(person -> known.add(person.id())));
    List<Defector> found = new ArrayList<>();
    for (int i = 0; i < document.passage(p).size() && found.size() < MOST; i++) {
      Optional<Person> person = document.cast().at(p, i);
      if (person.isPresent() && known.add(person.get().id()) && !document.isLeader(person.get())) {
        Defector d = defector(p, person.get(), i);
        if (!speaks(document.passage(p), d)) {
          found.add(d);
        }
      }
    }
    return found;
  }

  /**
   * "Westerwelle said the defection …": whose own defection it is, the speaker says as "I" or "he".
   */
  private boolean speaks(Passage passage, Defector d) {
    for (int i = d.from(); i <= d.to(); i++) {
      Token name = passage.token(i);
      Optional<Token> verb = passage.grammar().head(name);
      if (Grammar.isRelation(name, "nsubj")
          && verb.filter(v -> document.lexicon().cues().is(v.lemma(), CueClass.REPORT))
              .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Defector defector(int p, Person person, int at) {
    Person.Place place =
        person.places().stream()
            .filter(x -> x.passage() == p && x.from() <= at && at <= x.to())
            .findFirst()
            .orElse(new Person.Place(p, at, at));
    Optional<RolePhrase> role = person.roleNear(p).map(Person.HeldRole::role);
    return new Defector(
        p,
        place.from(),
        place.to(),
        place.to(),
        Optional.of(person),
        HeadCount.ONE,
        role.map(RolePhrase::role),
        role.map(RolePhrase::category).orElse(RoleCategory.UNKNOWN),
        role.flatMap(RolePhrase::country),
        /* definite= */ true,
        /* bare= */ false);
  }
}
