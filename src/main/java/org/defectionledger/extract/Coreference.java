package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Whom of the cast a name, a pronoun, an office alone or a first person means. */
final class Coreference {
  /** In the first sentences "a general" is who is named below. */
  private static final int LEAD_SENTENCE = 2;

  /** How many sentences below the first ones name their man. */
  private static final int NAMED_WITHIN = 5;

  private static final Set<String> FIRST_PERSON = Set.of("i", "my", "me", "myself", "mine");

  private static final Set<String> SINGULAR =
      Set.of("he", "she", "him", "her", "his", "himself", "herself", "hers");

  private final Document document;

  /** Persons whose defection the text before has told: a pronoun means them sooner than others. */
  private final Set<String> told = new HashSet<>();

  Coreference(Document document) {
    this.document = document;
  }

  /** Notes that the text has told of a person's defection. */
  void tell(Person person) {
    told.add(person.id());
  }

  /** The person whose name a noun is, or whose name stands in apposition to it. */
  Optional<Person> named(int p, Token noun) {
    Optional<Person> direct = document.cast().at(p, noun.index());
    if (direct.isPresent()) {
      return direct;
    }
    Grammar grammar = document.passage(p).grammar();
    List<Token> near = new ArrayList<>(grammar.children(noun, "flat", "appos"));
    if (noun.tag().equals("NN") || noun.tag().startsWith("NNP")) {
      near.addAll(grammar.children(noun, "compound"));
    }
    grammar
        .head(noun)
        .filter(h -> Grammar.isRelation(noun, "appos"))
        .ifPresent(
            h -> {
              near.add(h);
              near.addAll(grammar.children(h, "appos"));
            });
    boolean plural = noun.tag().equals("NNS");
    return near.stream()
        .filter(
            t ->
                !plural
                    && (Grammar.isRelation(t, "flat", "appos", "compound")
                        || t.index() < noun.index()))
        .map(t -> document.cast().at(p, t.index()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Who says the words in quotation marks: the subject of the verb of saying here, or in the
   * passage beside.
   */
  private Optional<Person> speaker(int p) {
    for (int at : List.of(p, p + 1, p - 1, p - 2)) {
      if (at < 0 || at >= document.size() || document.isTitle(at) != document.isTitle(p)) {
        continue;
      }
      Passage passage = document.parsed(at);
      for (Token verb : passage.sentence().tokens()) {
        if (verb.isVerb()
            && document.lexicon().cues().is(verb.lemma(), CueClass.REPORT)
            && !passage.isQuoted(verb.index())) {
          Optional<Person> person = passage.grammar().subject(verb).flatMap(s -> meant(at, s));
          if (person.isPresent()) {
            return person;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The person that a noun or pronoun means, if one. */
  Optional<Person> meant(int p, Token noun) {
    Optional<Person> named = named(p, noun);
    if (named.isPresent()) {
      return named;
    }
    String word = document.passage(p).word(noun.index());
    if (SINGULAR.contains(word)) {
      return antecedent(p, noun.index(), word.startsWith("she") || word.startsWith("her"));
    }
    return NounPhrase.roleOf(document.passage(p), noun)
        .filter(r -> !r.plural() && NounPhrase.isDefinite(document.passage(p), r.from()))
        .flatMap(r -> holder(p, noun.index(), r));
  }

  /** The person whom "I" or "he" means; empty for other pronouns and where nobody fits. */
  Optional<Person> pronoun(int p, Token noun) {
    String word = document.passage(p).word(noun.index());
    if (FIRST_PERSON.contains(word)) {
      return speaker(p);
    }
    return SINGULAR.contains(word)
        ? antecedent(p, noun.index(), Set.of("she", "her", "hers", "herself").contains(word))
        : Optional.empty();
  }

  /**
   * The person whom an office alone means, in a phrase that points back or in the first sentences,
   * whose man is named below.
   */
  Optional<Person> holder(int p, Token noun, RolePhrase role, boolean definite) {
    Optional<Person> identified = identified(p, role);
    boolean lead = document.passage(p).sentence().index() <= LEAD_SENTENCE;
    if (identified.isPresent() || document.isTitle(p) || !(definite || lead)) {
      return identified;
    }
    return holder(p, noun.index(), role)
        .filter(found -> definite || isNamedSoon(p, found))
        .map(found -> toldInstead(p, found));
  }

  /** The most salient person before a pronoun: subjects first, the nearest sentence first. */
  private Optional<Person> antecedent(int p, int token, boolean female) {
    Passage here = document.passage(p);
    Optional<Person> best = Optional.empty();
    double bestScore = 0;
    for (Person person : document.cast().persons()) {
      for (Person.Place place : person.places()) {
        int back = p - place.passage();
        if (back < 0
            || back > 4
            || (back == 0 && place.to() >= token)
            || (document.isTitle(place.passage()) && !document.isTitle(p) && back > 2)) {
          continue;
        }
        double score = 10 - 2.5 * back;
        Token last = document.passage(place.passage()).token(place.to());
        Token first = document.passage(place.passage()).token(place.from());
        if (Grammar.isRelation(last, "nsubj") || Grammar.isRelation(first, "nsubj")) {
          score += 2;
        }
        score += 1.0 - (double) place.from() / (document.passage(place.passage()).size() + 1);
        if (here.isQuoted(token) && back == 0 && !here.isQuoted(place.from())) {
          score -= 3;
        }
        if (female != person.female() && (female || person.female())) {
          score -= 3;
        }
        if (document.isLeader(person)) {
          score -= 6;
        }
        if (told.contains(person.id())) {
          score += 3;
        }
        if (score > bestScore) {
          bestScore = score;
          best = Optional.of(person);
        }
      }
    }
    return best;
  }

  /** The person who holds an office, the nearest named one before the phrase, else after it. */
  private Optional<Person> holder(int p, int token, RolePhrase role) {
    String last = NounPhrase.lastWord(role.role());
    List<Person> cast =
        document.cast().persons().stream().filter(person -> !document.isLeader(person)).toList();
    Comparator<Person> nearest =
        Comparator.comparingInt(
            (Person person) ->
                person.places().stream().mapToInt(pl -> distance(pl, p, token)).min().orElse(9999));
    List<Person> sameTitle =
        cast.stream()
            .filter(
                person ->
                    person.roles().stream()
                        .anyMatch(
                            r ->
                                NounPhrase.lastWord(r.role().role()).equals(last)
                                    && agrees(r.role(), role)))
            .toList();
    if (!sameTitle.isEmpty()) {
      return sameTitle.stream().min(nearest);
    }
    return cast.stream()
        .filter(
            person ->
                person.roles().stream()
                    .anyMatch(
                        r -> r.role().category() == role.category() && agrees(r.role(), role)))
        .filter(
            person ->
                role.category() != RoleCategory.CIVIL_SERVANT
                    && role.category() != RoleCategory.OTHER)
        .min(nearest);
  }

  private static boolean agrees(RolePhrase a, RolePhrase b) {
    boolean countries =
        a.country().isEmpty() || b.country().isEmpty() || a.country().equals(b.country());
    boolean postings =
        a.posting().isEmpty() || b.posting().isEmpty() || a.posting().equals(b.posting());
    return countries && postings;
  }

  private static int distance(Person.Place place, int p, int token) {
    int back = p - place.passage();
    if (back < 0 || (back == 0 && place.from() > token)) {
      return 50 - back;
    }
    return back;
  }

  /** "A soldier ran": whom the text names much later, as another one, is not he. */
  private static boolean isNamedSoon(int p, Person found) {
    return found.places().stream().anyMatch(place -> Math.abs(place.passage() - p) <= NAMED_WITHIN);
  }

  /**
   * An office whose named holder comes only later in the text is that of the one told of before, if
   * his is unknown.
   */
  private Person toldInstead(int p, Person found) {
    boolean later = found.places().stream().allMatch(place -> place.passage() > p);
    return later
        ? document.cast().persons().stream()
            .filter(person -> told.contains(person.id()) && person.roles().isEmpty())
            .findFirst()
            .orElse(found)
        : found;
  }

  /** "a colonel, whom he identified as X": the name that the text gives to the unnamed one. */
  private Optional<Person> identified(int p, RolePhrase role) {
    for (int at = p; at < Math.min(document.size(), p + 3); at++) {
      Passage passage = document.passage(at);
      for (int i = 0; i < passage.size(); i++) {
        boolean naming =
            (passage.token(i).lemma().equals("identify") && passage.word(i + 1).equals("as"))
                || (passage.token(i).lemma().equals("name")
                    && passage.token(i).isVerb()
                    && passage.word(i + 1).equals("as"));
        boolean samePassage = at > p || i > role.to();
        if (naming && samePassage) {
          for (int t = i + 2; t < Math.min(passage.size(), i + 6); t++) {
            Optional<Person> person = document.cast().at(at, t);
            if (person.isPresent()) {
              return person;
            }
          }
        }
      }
    }
    return Optional.empty();
  }
}
