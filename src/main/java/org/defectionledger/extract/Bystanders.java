package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.WordClass;
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

  /** "according to the ministry's chief spokesman in Seoul, X": so many words lie between. */
  private static final int SOURCE_REACH = 9;

  /** Tags of the words of a title besides its nouns: "said the ministry's new spokesman, X". */
  private static final Set<String> TITLE_TAGS = Set.of("DT", "JJ", "POS", "PRP$");

  private static final Set<String> TURNING = Set.of("for", "to", "beside", "against", "under");

  private static final Set<WordClass> SIDES =
      Set.of(
          WordClass.SIDE_STATE, WordClass.SIDE_PARTY, WordClass.SIDE_REBEL, WordClass.SIDE_ARMED);

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
        Passage passage = document.passage(p);
        if (!speaks(passage, d) && !owns(passage, d) && !isAside(passage, d)) {
          found.add(d);
        }
      }
    }
    return found;
  }

  /**
   * "Westerwelle said the defection …", "said a spokesman, X", "according to X": whose own
   * defection it is, the speaker says as "I" or "he".
   */
  private boolean speaks(Passage passage, Defector d) {
    for (int i = d.from(); i <= d.to(); i++) {
      Token name = passage.token(i);
      Optional<Token> verb = passage.grammar().head(name);
      if (Grammar.isRelation(name, "nsubj") && verb.filter(this::reports).isPresent()) {
        return true;
      }
    }
    return standsBehindReport(passage, d.from());
  }

  /** By the order of the words, for parsers hang what follows the verb of a report anywhere. */
  private boolean standsBehindReport(Passage passage, int from) {
    for (int i = from - 1; i >= Math.max(0, from - SOURCE_REACH); i--) {
      Token token = passage.token(i);
      if (token.lemma().equals("accord") || token.isVerb()) {
        return token.lemma().equals("accord") || reports(token);
      }
      boolean within =
          token.isNoun()
              || TITLE_TAGS.contains(token.tag())
              || Set.of(",", "of", "in", "to").contains(token.word());
      if (!within) {
        return false;
      }
    }
    return false;
  }

  private boolean reports(Token verb) {
    return document.lexicon().cues().is(verb.lemma(), CueClass.REPORT);
  }

  /** "Martin's caucus", "the government of Nath": others leave it, not the one whose it is. */
  private boolean owns(Passage passage, Defector d) {
    Token name = passage.token(d.head());
    boolean possesses =
        Grammar.isRelation(name, "nmod:poss")
            || Grammar.isRelation(name, "nmod")
                && passage.grammar().preposition(name).filter("of"::equals).isPresent();
    return possesses && passage.grammar().head(name).filter(h -> isSide(passage, h)).isPresent();
  }

  /**
   * "Thieu's residence", "a Moroz loyalist", "support for Machar", "sat down beside Thorne": a name
   * that only tells more of another noun, or whom others turn to.
   */
  private static boolean isAside(Passage passage, Defector d) {
    Token name = passage.token(d.head());
    boolean modifies =
        Grammar.isRelation(name, "nmod:poss")
            || Grammar.isRelation(name, "compound") && name.head() > d.to();
    boolean turnedTo = passage.grammar().preposition(name).filter(TURNING::contains).isPresent();
    return modifies || turnedTo;
  }

  private boolean isSide(Passage passage, Token noun) {
    boolean named =
        passage.knownAt(noun.index()).filter(k -> k.organisation().isPresent()).isPresent();
    return named || SIDES.stream().anyMatch(c -> document.lexicon().words().is(noun.lemma(), c));
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
