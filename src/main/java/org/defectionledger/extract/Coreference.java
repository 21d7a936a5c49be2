package org.defectionledger.extract;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Whom of the cast a name, a pronoun, an office alone or a first person means. */
final class Coreference {
  /** In the first sentences "a general" is who is named below. */
  private static final int LEAD_SENTENCE = 2;

  /** How many sentences below the first ones name their man. */
  private static final int NAMED_WITHIN = 5;

  /** Whom the sentences right behind introduce is meant before the rest of the text is read. */
  private static final int NEXT = 3;

  /** How many sentences back "the general" points. */
  private static final int NOMINAL_REACH = 3;

  /** Words that open what makes an office another one than that spoken of. */
  private static final Set<String> COMPLEMENTS =
      Set.of("of", "in", "at", "for", "from", "to", "who", "whose", "that", "there", "with");

  /** Offices by whose kind another office of the category may be called. */
  private static final Set<String> HYPERNYMS =
      Set.of(
          "diplomat",
          "envoy",
          "officer",
          "commander",
          "soldier",
          "lawmaker",
          "legislator",
          "parliamentarian",
          "politician",
          "official",
          "fighter",
          "militant",
          "rebel",
          "athlete",
          "player",
          "artist",
          "agent",
          "spy",
          "journalist",
          "scientist",
          "leader");

  private static final Set<RoleCategory> BEARS_ARMS =
      EnumSet.of(RoleCategory.MILITARY, RoleCategory.POLICE, RoleCategory.ARMED_GROUP_MEMBER);

  /** Who of these says "he", in a clause of his own, means himself sooner than another. */
  private static final Set<RoleCategory> TELL_OF_THEMSELVES =
      EnumSet.of(
          RoleCategory.MILITARY,
          RoleCategory.POLICE,
          RoleCategory.ARMED_GROUP_MEMBER,
          RoleCategory.EXECUTIVE,
          RoleCategory.LEGISLATOR,
          RoleCategory.JUDICIARY,
          RoleCategory.DIPLOMAT);

  /** Offices whose holders speak for others. */
  private static final Set<String> SPEAKERS =
      Set.of("spokesman", "spokeswoman", "spokesperson", "diplomat", "official", "envoy", "source");

  private static final List<WordClass> HUMAN =
      List.of(WordClass.PERSON, WordClass.CIVILIAN, WordClass.MALE, WordClass.FEMALE);

  private static final Set<String> MESSAGES =
      Set.of("message", "statement", "video", "letter", "tweet", "recording", "post", "note");

  /** So many words lie at most between a verb of saying and the pronoun that it tells of. */
  private static final int TOLD_REACH = 6;

  private static final Set<String> FIRST_PERSON = Set.of("i", "my", "me", "myself", "mine");

  private static final Set<String> SINGULAR =
      Set.of("he", "she", "him", "her", "his", "himself", "herself", "hers");

  private final Document document;
  private final Appositions appositions;
  private final Protagonist protagonist;

  /** Persons whose defection the text before has told: a pronoun means them sooner than others. */
  private final Set<String> told = new HashSet<>();

  Coreference(Document document) {
    this.document = document;
    this.appositions = new Appositions(document);
    this.protagonist = new Protagonist(document);
  }

  /** Notes that the text has told of a person's defection. */
  void tell(Person person) {
    told.add(person.id());
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
    Optional<Person> named = appositions.named(p, noun);
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
   * "The commissioner was not so quick; captured, he changed sides": the unnamed subject of the
   * same sentence, where it names nobody before the pronoun. Who only reports is not meant.
   */
  Optional<Token> nominal(int p, Token pronoun) {
    Passage passage = document.passage(p);
    if (!SINGULAR.contains(passage.word(pronoun.index())) || passage.isQuoted(pronoun.index())) {
      return Optional.empty();
    }
    Optional<Token> teller = reporter(passage, pronoun).filter(t -> isUnnamedTeller(p, t));
    if (teller.isPresent()) {
      return teller;
    }
    for (int i = pronoun.index() - 1; i >= 0; i--) {
      if (document.cast().at(p, i).isPresent()) {
        return Optional.empty();
      }
    }
    return passage.roles().stream()
        .filter(r -> !r.plural() && r.to() < pronoun.index())
        .map(r -> passage.token(r.head()))
        .filter(t -> Grammar.isRelation(t, "nsubj") && !isReporter(passage, t))
        .findFirst()
        .or(() -> ownReporter(passage, pronoun));
  }

  /**
   * "X said he had defected", "a minister posted a message saying that he …": who says what the
   * pronoun's clause tells, by the parse or, where "on Facebook he" misleads it, by the order of
   * the words: the last verb of saying before the pronoun, with nobody named between.
   */
  Optional<Token> reporter(Passage passage, Token pronoun) {
    for (int i = pronoun.index() - 1; i >= Math.max(0, pronoun.index() - TOLD_REACH); i--) {
      Token verb = passage.token(i);
      if (passage.word(i).equals(",") || passage.isQuoted(i)) {
        return Optional.empty();
      }
      if (verb.isVerb() && document.lexicon().cues().is(verb.lemma(), CueClass.REPORT)) {
        Optional<Token> said = passage.grammar().subject(verb).or(() -> oneBefore(passage, verb));
        return said.filter(t -> t.index() < verb.index())
            .map(t -> isMessage(t) ? sender(passage, t).orElse(t) : t)
            .map(t -> isNobody(passage, t) ? oneBefore(passage, verb).orElse(t) : t)
            .filter(t -> t.index() < pronoun.index());
      }
    }
    return Optional.empty();
  }

  /** "a lieutenant with a bandaged hand said": a thing says nothing. */
  private boolean isNobody(Passage passage, Token subject) {
    return subject.isNoun()
        && !subject.tag().startsWith("NNP")
        && NounPhrase.roleOf(passage, subject).isEmpty()
        && HUMAN.stream().noneMatch(c -> document.lexicon().words().is(subject.lemma(), c));
  }

  /** The last office before a verb that no preposition governs. */
  private static Optional<Token> oneBefore(Passage passage, Token verb) {
    return passage.roles().stream()
        .filter(r -> !r.plural() && r.to() < verb.index())
        .map(r -> passage.token(r.head()))
        .filter(t -> passage.grammar().preposition(t).isEmpty())
        .reduce((a, b) -> b);
  }

  private static boolean isMessage(Token noun) {
    return MESSAGES.contains(noun.lemma());
  }

  /** "The minister posted a message saying": the minister. */
  private static Optional<Token> sender(Passage passage, Token message) {
    return passage
        .grammar()
        .head(message)
        .filter(v -> v.isVerb() && Grammar.isRelation(message, "obj"))
        .flatMap(passage.grammar()::subject);
  }

  /** Whether people of such an office, who say "he" or "they", mean themselves. */
  static boolean tellsOfItself(Defector d) {
    return TELL_OF_THEMSELVES.contains(d.category())
        && d.role().filter(r -> SPEAKERS.contains(NounPhrase.lastWord(r)) && d.bare()).isEmpty();
  }

  /** One of an office who tells of himself and is not named: no speaker of others. */
  private boolean isUnnamedTeller(int p, Token noun) {
    Passage passage = document.passage(p);
    return appositions.named(p, noun).isEmpty()
        && NounPhrase.roleOf(passage, noun)
            .filter(r -> !r.plural() && TELL_OF_THEMSELVES.contains(r.category()))
            .filter(r -> !SPEAKERS.contains(NounPhrase.lastWord(r.role())))
            .filter(r -> !NounPhrase.isDefinite(passage, r.from()) || isPossessed(passage, noun))
            .isPresent();
  }

  private static boolean isPossessed(Passage passage, Token noun) {
    return passage.grammar().child(noun, "nmod:poss").isPresent();
  }

  /**
   * "expelled their commander, days after he announced …", where nobody is named whom the pronoun
   * could mean: the one office before it in the sentence.
   */
  Optional<Token> lastUnnamed(int p, Token pronoun) {
    Passage passage = document.passage(p);
    if (!SINGULAR.contains(passage.word(pronoun.index())) || passage.isQuoted(pronoun.index())) {
      return Optional.empty();
    }
    List<Token> offices =
        passage.roles().stream()
            .filter(r -> !r.plural() && r.to() < pronoun.index())
            .filter(r -> !SPEAKERS.contains(NounPhrase.lastWord(r.role())))
            .map(r -> passage.token(r.head()))
            .filter(t -> !t.isEntity("PERSON") && document.cast().at(p, t.index()).isEmpty())
            .filter(t -> appositions.named(p, t).isEmpty())
            .toList();
    return offices.size() == 1 ? Optional.of(offices.get(0)) : Optional.empty();
  }

  /** "One man said he had deserted", "a colonel says that he has defected": his own act. */
  private Optional<Token> ownReporter(Passage passage, Token pronoun) {
    Grammar grammar = passage.grammar();
    return grammar
        .head(pronoun)
        .filter(verb -> Grammar.isRelation(pronoun, "nsubj") && Grammar.isRelation(verb, "ccomp"))
        .flatMap(grammar::head)
        .filter(verb -> document.lexicon().cues().is(verb.lemma(), CueClass.REPORT))
        .flatMap(grammar::subject)
        .filter(t -> t.index() < pronoun.index() && isOneUnknown(passage, t));
  }

  /** "a soldier", "one man": brought up here, of no office in which people speak for others. */
  private boolean isOneUnknown(Passage passage, Token noun) {
    boolean indefinite =
        passage.grammar().children(noun, "det", "nummod").stream()
            .anyMatch(t -> Set.of("a", "an", "one", "another").contains(t.lemma()));
    boolean human =
        passage
            .roleAt(noun.index())
            .map(r -> BEARS_ARMS.contains(r.category()))
            .orElseGet(() -> Set.of("man", "woman").contains(noun.lemma()));
    return indefinite && human;
  }

  private boolean isReporter(Passage passage, Token subject) {
    return passage
        .grammar()
        .head(subject)
        .filter(v -> document.lexicon().cues().is(v.lemma(), CueClass.REPORT))
        .isPresent();
  }

  /**
   * The person whom an office alone means, in a phrase that points back or in the first sentences,
   * whose man is named below.
   */
  Optional<Person> holder(Defector unnamed, RolePhrase role) {
    int p = unnamed.passage();
    Optional<Person> identified = identified(p, role);
    boolean lead = document.passage(p).sentence().index() <= LEAD_SENTENCE;
    boolean definite = unnamed.definite();
    if (identified.isPresent() || document.isTitle(p) || !(definite || lead)) {
      return identified;
    }
    Optional<Person> held = holder(p, unnamed.head(), role);
    boolean below =
        held.filter(h -> h.places().stream().anyMatch(pl -> pl.passage() <= p)).isEmpty();
    Optional<Person> named =
        lead && below
            ? protagonist.of(unnamed, Set.of()).filter(x -> isNamedWithin(NEXT, p, x))
            : Optional.empty();
    if (named.isPresent()) {
      return named;
    }
    return held.filter(found -> definite || isNamedWithin(NAMED_WITHIN, p, found))
        .map(found -> toldInstead(p, found))
        .or(() -> isBareNominal(unnamed) ? spokenOf(unnamed) : Optional.empty());
  }

  /** The most salient person before a pronoun: subjects first, the nearest sentence first. */
  private Optional<Person> antecedent(int p, int token, boolean female) {
    Passage here = document.passage(p);
    int teller = reporter(here, here.token(token)).map(Token::index).orElse(-1);
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
        boolean apposed =
            back == 0
                && Grammar.isRelation(last, "appos")
                && last.head() >= 0
                && Grammar.isRelation(here.token(last.head()), "nsubj");
        if (apposed || Grammar.isRelation(last, "nsubj") || Grammar.isRelation(first, "nsubj")) {
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
        if (back == 0 && place.from() <= teller && teller <= place.to()) {
          score += 2;
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
        .filter(person -> HYPERNYMS.contains(last))
        .min(nearest);
  }

  private static boolean agrees(RolePhrase a, RolePhrase b) {
    boolean countries =
        a.country().isEmpty() || b.country().isEmpty() || a.country().equals(b.country());
    boolean postings =
        a.posting().isEmpty() || b.posting().isEmpty() || a.posting().equals(b.posting());
    return countries && postings && !NounPhrase.differ(a.role(), b.role());
  }

  private static int distance(Person.Place place, int p, int token) {
    int back = p - place.passage();
    if (back < 0 || (back == 0 && place.from() > token)) {
      return 50 - back;
    }
    return back;
  }

  /** "The general", but not "the mayor of X", "his minister" or "the officer who". */
  private boolean isBareNominal(Defector unnamed) {
    Passage passage = document.passage(unnamed.passage());
    int from = Math.min(unnamed.from(), unnamed.head());
    boolean determined = Set.of("the", "that", "this").contains(passage.word(from));
    return determined && !COMPLEMENTS.contains(passage.word(unnamed.to() + 1));
  }

  /**
   * "The former envoy": the one person of the sentences before whom the office may be, who has been
   * told to have defected or is the only one named there.
   */
  private Optional<Person> spokenOf(Defector unnamed) {
    List<Person> near =
        document.cast().persons().stream()
            .filter(person -> !document.isLeader(person))
            .filter(person -> person.places().stream().anyMatch(pl -> isShortlyBefore(pl, unnamed)))
            .toList();
    List<Person> fitting = near.stream().filter(x -> protagonist.agrees(x, unnamed)).toList();
    return fitting.stream()
        .filter(person -> told.contains(person.id()))
        .findFirst()
        .or(() -> near.size() == 1 ? fitting.stream().findFirst() : Optional.empty());
  }

  private static boolean isShortlyBefore(Person.Place place, Defector unnamed) {
    int back = unnamed.passage() - place.passage();
    return back >= 0 && back <= NOMINAL_REACH && (back > 0 || place.to() < unnamed.from());
  }

  /** "A soldier ran": whom the text names much later, as another one, is not he. */
  private static boolean isNamedWithin(int sentences, int p, Person found) {
    return found.places().stream().anyMatch(place -> Math.abs(place.passage() - p) <= sentences);
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

  /** "identified as X", "named as X", "gave his name as X". */
  private static boolean isNaming(Passage passage, int i) {
    String lemma = passage.token(i).lemma();
    boolean as =
        (lemma.equals("identify") || lemma.equals("name")) && passage.word(i + 1).equals("as");
    return as
        || (passage.word(i).equals("called")
            && (passage.word(i - 1).equals(",") || passage.roleAt(i - 1).isPresent()));
  }

  /** "He is Colonel X." */
  private static boolean isPresenting(Passage passage, int i) {
    return i == 0
        && passage.size() > 2
        && Set.of("he", "she").contains(passage.word(0))
        && passage.token(1).lemma().equals("be")
        && (passage.token(2).tag().startsWith("NNP") || passage.roleAt(2).isPresent());
  }

  /** "a colonel, whom he identified as X": the name that the text gives to the unnamed one. */
  private Optional<Person> identified(int p, RolePhrase role) {
    for (int at = p; at < Math.min(document.size(), p + 3); at++) {
      Passage passage = document.passage(at);
      for (int i = 0; i < passage.size(); i++) {
        boolean naming = isNaming(passage, i) || (at > p && isPresenting(passage, i));
        boolean samePassage = at > p || i > role.to();
        if (naming && samePassage) {
          for (int t = i + 1; t < Math.min(passage.size(), i + 6); t++) {
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
