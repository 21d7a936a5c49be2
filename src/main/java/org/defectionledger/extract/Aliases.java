package org.defectionledger.extract;

import java.util.Optional;
import java.util.Set;

/** Finds the other names that a text gives a person: "X, known by her nom de guerre, Karina". */
final class Aliases {
  /** Words between a name and its alias. */
  private static final int REACH = 12;

  private static final Set<String> CONNECTORS =
      Set.of("alias", "aka", "a.k.a.", "a.k.a", "guerre", "nicknamed", "codenamed", "dubbed");

  private Aliases() {}

  /** The alias behind a naming, in the same sentence; empty when none is given. */
  static Optional<Person.Place> behind(Passage passage, Person.Place place) {
    boolean connected = false;
    int limit = Math.min(passage.size(), place.to() + REACH);
    for (int i = place.to() + 1; i < limit; i++) {
      if (connected && Names.isHonorific(passage.word(i))) {
        continue; // known as "Comrade Carla"
      }
      boolean capital =
          passage.token(i).tag().startsWith("NNP")
              && (passage.knownAt(i).isEmpty() || passage.token(i).isEntity("PERSON"));
      if (connected && capital) {
        return Optional.of(new Person.Place(place.passage(), i, Names.runEnd(passage, i)));
      }
      connected |= CONNECTORS.contains(passage.word(i)) || isKnownAs(passage, i);
      boolean other = passage.token(i).tag().startsWith("NNP") || passage.word(i).equals("and");
      boolean clause = !connected && passage.token(i).tag().equals("VBD");
      if (other || clause || passage.word(i).equals(";")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** "known as", ", also called". */
  private static boolean isKnownAs(Passage passage, int i) {
    boolean known = passage.word(i).equals("as") && passage.word(i - 1).equals("known");
    boolean called = passage.word(i).equals("called") && passage.word(i - 1).equals("also");
    return known || called;
  }
}
