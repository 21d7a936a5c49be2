package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Finds who the trigger says has defected, and whom the phrase means. */
final class DefectorReader {
  private static final Set<String> PLURAL =
      Set.of("they", "them", "their", "themselves", "we", "our", "us");

  private final Document document;
  private final Agents agents;
  private final Appositions appositions;
  private final Coreference coreference;
  private final GroupPhrase phrases;
  private final GroupCoreference plurals;
  private final Groups groups;

  DefectorReader(Document document) {
    this.document = document;
    this.agents = new Agents(document);
    this.appositions = new Appositions(document);
    this.coreference = new Coreference(document);
    this.phrases = new GroupPhrase(document);
    this.plurals = new GroupCoreference(document, phrases);
    this.groups = new Groups(document);
  }

  /** Notes that the text has told of a person's defection. */
  void tell(Person person) {
    coreference.tell(person);
  }

  /** The defectors of a match, in text order; empty when the sentence names none. */
  List<Defector> of(int p, TriggerMatch match) {
    Passage passage = document.passage(p);
    Token head = passage.token(match.head());
    List<Token> nouns = agents.of(p, match, head);
    List<Defector> defectors = new ArrayList<>();
    for (Token noun : nouns) {
      List<Defector> meant = pointedTo(p, noun);
      defectors.addAll(meant);
      if (meant.isEmpty()) {
        read(p, noun)
            .map(d -> inRoleOf(passage, head, d))
            .ifPresent(d -> defectors.addAll(groups.members(p, d)));
      }
    }
    if (defectors.isEmpty() && match.trigger().part() == Trigger.Part.V) {
      // "He is the first envoy to defect", and nobody whom "he" could mean
      passage
          .grammar()
          .head(head)
          .filter(h -> Grammar.isRelation(head, "acl") && h.isNoun())
          .flatMap(h -> read(p, h))
          .ifPresent(defectors::add);
    }
    List<Defector> all = groups.merged(defectors);
    boolean tells =
        match.trigger().part() == Trigger.Part.V || match.trigger().part() == Trigger.Part.N;
    return tells ? groups.withMen(passage, match, all) : all;
  }

  /** The persons or the group that "both", "the eight" or "they" mean; empty for other nouns. */
  private List<Defector> pointedTo(int p, Token noun) {
    Optional<Defector> own = ownerOf(p, noun);
    if (own.isPresent()) {
      return List.of(own.get());
    }
    if (PLURAL.contains(document.passage(p).word(noun.index()))) {
      List<Defector> tellers = tellers(p, noun);
      if (!tellers.isEmpty()) {
        return tellers;
      }
      return plurals.group(p, noun).map(g -> List.of(g.meantBy(p, noun.index()))).orElse(List.of());
    }
    Optional<Integer> count = plurals.pointedCount(p, noun);
    if (count.isEmpty()) {
      return List.of();
    }
    List<Person> named = plurals.named(p, noun, count.get());
    if (!named.isEmpty()) {
      return named.stream().map(x -> person(p, noun, x, Optional.empty())).toList();
    }
    return plurals
        .group(p, noun, count.get())
        .map(g -> List.of(g.meantBy(p, noun.index())))
        .orElse(List.of());
  }

  /** "An envoy and two attachés wrote that they were joining": those who tell it of themselves. */
  private List<Defector> tellers(int p, Token pronoun) {
    Passage passage = document.passage(p);
    List<Token> subjects =
        coreference
            .reporter(passage, pronoun)
            .map(t -> Agents.withConjuncts(passage.grammar(), t))
            .orElse(List.of());
    List<Defector> found =
        subjects.stream().flatMap(t -> read(p, t).stream()).filter(this::tellsOfItself).toList();
    boolean plural = found.size() > 1 || found.stream().anyMatch(Defector::isGroup);
    return plural && found.size() == subjects.size() ? groups.merged(found) : List.of();
  }

  private boolean tellsOfItself(Defector d) {
    return d.person().isPresent() || Coreference.tellsOfItself(d);
  }

  /** "Three of them declared their break": whose break it is, the verb's subject says. */
  private Optional<Defector> ownerOf(int p, Token possessor) {
    Grammar grammar = document.passage(p).grammar();
    return Optional.of(possessor)
        .filter(t -> document.passage(p).word(t.index()).equals("their"))
        .flatMap(grammar::head)
        .flatMap(grammar::head)
        .filter(Token::isVerb)
        .flatMap(grammar::subject)
        .filter(t -> !t.tag().startsWith("PRP") && t.index() < possessor.index())
        .flatMap(t -> read(p, t))
        .filter(Defector::isGroup);
  }

  /**
   * "Amri is the second senior diplomat to quit": the noun before the infinitive gives the office.
   */
  private static Defector inRoleOf(Passage passage, Token verb, Defector d) {
    Grammar grammar = passage.grammar();
    boolean open = d.role().isEmpty() && d.person().isPresent() && grammar.isInfinitive(verb);
    return open
        ? grammar
            .head(verb)
            .filter(Token::isNoun)
            .flatMap(n -> NounPhrase.roleOf(passage, n))
            .map(d::inRole)
            .orElse(d)
        : d;
  }

  private Optional<Defector> read(int p, Token noun) {
    Passage passage = document.passage(p);
    String word = passage.word(noun.index());
    if (noun.tag().startsWith("PRP")) {
      return pronoun(p, noun, word);
    }
    Optional<Person> named = appositions.named(p, noun);
    Optional<RolePhrase> role = NounPhrase.roleOf(passage, noun);
    if (named.isPresent()) {
      return Optional.of(person(p, noun, named.get(), role));
    }
    if (!noun.isNoun()
        && !noun.tag().equals("CD")
        && !noun.tag().equals("DT")
        && !noun.tag().startsWith("JJ")) {
      return Optional.empty();
    }
    return Optional.of(unnamed(p, noun, role));
  }

  private Defector person(int p, Token noun, Person person, Optional<RolePhrase> said) {
    Passage passage = document.passage(p);
    Optional<Person.Place> place =
        person.places().stream()
            .filter(pl -> pl.passage() == p && pl.from() <= noun.index() && noun.index() <= pl.to())
            .findFirst();
    int from = place.map(Person.Place::from).orElse(noun.index());
    int to = place.map(Person.Place::to).orElse(noun.index());
    Optional<RolePhrase> role =
        said.filter(r -> !r.plural() && !Merger.isWeakRole(r.role()))
            .or(() -> person.roleNear(p).map(Person.HeldRole::role))
            .or(() -> said.filter(r -> !r.plural()))
            .or(() -> NounPhrase.sharedRole(passage, from));
    Optional<String> country =
        role.flatMap(RolePhrase::country)
            .or(
                () ->
                    person.roles().stream().flatMap(r -> r.role().country().stream()).findFirst());
    return new Defector(
        p,
        from,
        to,
        Math.min(noun.index(), passage.size() - 1),
        Optional.of(person),
        HeadCount.ONE,
        role.map(RolePhrase::role),
        role.map(RolePhrase::category).orElse(RoleCategory.UNKNOWN),
        country,
        true,
        false);
  }

  private Optional<Defector> pronoun(int p, Token noun, String word) {
    Optional<Token> nominal = coreference.nominal(p, noun);
    if (nominal.isPresent()) {
      Token antecedent = nominal.get();
      return Optional.of(
          unnamed(p, antecedent, NounPhrase.roleOf(document.passage(p), antecedent)));
    }
    Optional<Person> meant = coreference.pronoun(p, noun);
    if (meant.isPresent()) {
      return meant.map(person -> person(p, noun, person, Optional.empty()));
    }
    Optional<Token> last = coreference.lastUnnamed(p, noun);
    if (last.isPresent()) {
      return last.map(t -> unnamed(p, t, NounPhrase.roleOf(document.passage(p), t)));
    }
    if (PLURAL.contains(word)) {
      return Optional.of(
          new Defector(
              p,
              noun.index(),
              noun.index(),
              noun.index(),
              Optional.empty(),
              HeadCount.SOME,
              Optional.empty(),
              RoleCategory.UNKNOWN,
              Optional.empty(),
              true,
              false));
    }
    return Optional.empty();
  }

  private Defector unnamed(int p, Token noun, Optional<RolePhrase> role) {
    Defector unnamed = phrases.read(p, noun, role);
    if (unnamed.count().equals(HeadCount.ONE) && role.isPresent()) {
      return coreference.holder(unnamed, role.get()).map(unnamed::named).orElse(unnamed);
    }
    return unnamed;
  }
}
