package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.mention.RoleCategory;

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

  /** In text order; without rulers, whom others leave, and without those already taken. */
  List<Defector> of(int p, List<Defector> taken) {
    Set<String> known = new HashSet<>();
    taken.forEach(d -> d.person().ifPresent(person -> known.add(person.id())));
    List<Defector> found = new ArrayList<>();
    for (int i = 0; i < document.passage(p).size() && found.size() < MOST; i++) {
      Optional<Person> person = document.cast().at(p, i);
      if (person.isPresent() && known.add(person.get().id()) && !document.isLeader(person.get())) {
        found.add(defector(p, person.get(), i));
      }
    }
    return found;
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
