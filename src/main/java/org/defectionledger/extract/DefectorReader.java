package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Finds who the trigger says has defected, and whom the phrase means. */
final class DefectorReader {
  /** In the first sentences "a general" is who is named below. */
  private static final int LEAD_SENTENCE = 2;

  /** How many sentences below the first ones name their man. */
  private static final int NAMED_WITHIN = 5;

  private static final Set<String> FIRST_PERSON = Set.of("i", "my", "me", "myself", "mine");
  private static final Set<String> SINGULAR =
      Set.of("he", "she", "him", "her", "his", "himself", "herself", "hers");

  /**
   * How far behind its noun an example may stand: "defections, such as that of the Syrian general
   * X".
   */
  private static final int EXAMPLE_REACH = 14;

  /** A list of more names than this is a table, not a sentence. */
  private static final int MOST_LISTED = 12;

  private static final Set<String> FOLLOWERS =
      Set.of(
          "men",
          "followers",
          "comrades",
          "subordinates",
          "fighters",
          "colleagues",
          "others",
          "boys",
          "women",
          "loyalists",
          "supporters",
          "hundreds",
          "dozens",
          "scores",
          "thousands",
          "members");

  private static final Set<String> PLURAL =
      Set.of("they", "them", "their", "themselves", "we", "our", "us");

  /** Verbs with which somebody tells his own defection: "announced his defection". */
  private static final Set<String> LIGHT_VERBS =
      Set.of(
          "announce",
          "declare",
          "confirm",
          "reveal",
          "make",
          "complete",
          "explain",
          "proclaim",
          "post",
          "read",
          "stage",
          "justify",
          "time",
          "plan");

  private final Document document;

  /** Persons whose defection the text before has told: a pronoun means them sooner than others. */
  private final Set<String> told = new HashSet<>();

  /** Notes that the text has told of a person's defection. */
  void tell(Person person) {
    told.add(person.id());
  }

  DefectorReader(Document document) {
    this.document = document;
  }

  /** The defectors of a match, in text order; empty when the sentence names none. */
  List<Defector> of(int p, TriggerMatch match) {
    Passage passage = document.passage(p);
    Token head = passage.token(match.head());
    List<Token> nouns = nouns(p, match, head);
    List<Defector> defectors = new ArrayList<>();
    for (Token noun : nouns) {
      read(p, noun)
          .map(d -> inRoleOf(passage, head, d))
          .ifPresent(d -> defectors.addAll(members(p, d)));
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
    List<Defector> all = merged(defectors);
    return match.trigger().part() == Trigger.Part.V ? withMen(passage, head, all) : all;
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
            .flatMap(n -> roleOf(passage, n))
            .map(d::inRole)
            .orElse(d)
        : d;
  }

  // --- which noun --------------------------------------------------------------------------------

  private List<Token> nouns(int p, TriggerMatch match, Token head) {
    Passage passage = document.passage(p);
    Grammar grammar = passage.grammar();
    return switch (match.trigger().part()) {
      case V -> {
        Optional<Token> agent =
            grammar.children(head, "obl").stream()
                .filter(t -> grammar.preposition(t).filter("by"::equals).isPresent())
                .filter(t -> !grammar.children(head, "aux:pass", "nsubj:pass").isEmpty())
                .findFirst();
        Optional<Token> subject =
            agent.or(() -> grammar.subject(head)).or(() -> before(passage, head.index()));
        yield subject.map(s -> withConjuncts(grammar, s)).orElse(List.of());
      }
      case O -> {
        Optional<Token> receiver =
            grammar
                .child(head, "nsubj:pass")
                .or(() -> grammar.child(head, "iobj"))
                .or(() -> grammar.objectsOf(head, Set.of("to")).stream().findFirst())
                .or(
                    () ->
                        grammar.children(passage.token(match.last()), "nmod").stream()
                            .filter(t -> grammar.preposition(t).filter("to"::equals).isPresent())
                            .findFirst())
                .or(
                    () ->
                        Grammar.isRelation(head, "acl") || head.tag().equals("VBN")
                            ? grammar.subject(head)
                            : Optional.empty());
        yield receiver.map(s -> withConjuncts(grammar, s)).orElse(List.of());
      }
      case N -> ofNoun(p, head);
      case P -> ofPersonNoun(p, head);
      case A -> {
        Optional<Token> noun =
            grammar
                .head(head)
                .filter(Token::isNoun)
                .or(
                    () ->
                        head.index() + 1 < passage.size()
                            ? Optional.of(passage.token(head.index() + 1)).filter(Token::isNoun)
                            : Optional.empty());
        yield noun.map(List::of).orElse(List.of());
      }
    };
  }

  private static List<Token> withConjuncts(Grammar grammar, Token noun) {
    List<Token> all = new ArrayList<>();
    all.add(noun);
    for (Token conjunct : grammar.children(noun, "conj")) {
      if (conjunct.isNoun() || conjunct.tag().equals("CD") || conjunct.tag().startsWith("PRP")) {
        all.add(conjunct);
      }
    }
    return all;
  }

  /** Without a parse: the nearest noun or pronoun before the verb that no preposition governs. */
  private static Optional<Token> before(Passage passage, int verb) {
    if (passage.sentence().tokens().stream().anyMatch(t -> t.relation().equals("root"))) {
      return Optional.empty();
    }
    for (int i = verb - 1; i >= 0; i--) {
      Token t = passage.token(i);
      if (t.isNoun() || t.tag().equals("PRP")) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private List<Token> ofNoun(int p, Token head) {
    Passage passage = document.passage(p);
    Grammar grammar = passage.grammar();
    Optional<Token> possessor = grammar.child(head, "nmod:poss");
    if (possessor.isPresent()) {
      return withConjuncts(grammar, possessor.get());
    }
    for (Token object : grammar.objectsOf(head, Set.of("of", "by"))) {
      return withConjuncts(grammar, object);
    }
    Optional<Token> named = example(p, head);
    if (named.isPresent()) {
      return withConjuncts(grammar, named.get());
    }
    // "defections such as that of X", "including the defections of X and Y"
    for (Token example : grammar.objectsOf(head, Set.of("as", "like", "including"))) {
      return example.tag().equals("DT")
          ? grammar.objectsOf(example, Set.of("of")).stream()
              .flatMap(t -> withConjuncts(grammar, t).stream())
              .toList()
          : withConjuncts(grammar, example);
    }
    for (Token child : grammar.children(head, "nmod", "obl")) {
      if (child.tag().equals("DT") && Set.of("that", "those").contains(child.lemma())) {
        List<Token> inside = grammar.objectsOf(child, Set.of("of"));
        if (!inside.isEmpty()) {
          return withConjuncts(grammar, inside.get(0));
        }
      }
    }
    Optional<Token> compound =
        grammar.children(head, "compound").stream()
            .filter(c -> document.cast().at(p, c.index()).isPresent())
            .findFirst();
    if (compound.isPresent()) {
      return List.of(compound.get());
    }
    Optional<Token> verb = grammar.head(head).filter(Token::isVerb);
    if (verb.isPresent()
        && Grammar.isRelation(head, "obj")
        && LIGHT_VERBS.contains(verb.get().lemma())) {
      return grammar.subject(verb.get()).map(s -> withConjuncts(grammar, s)).orElse(List.of());
    }
    return List.of();
  }

  /** "such as that of X", read by the order of the words: parsers hang the example on anything. */
  private Optional<Token> example(int p, Token head) {
    Passage passage = document.passage(p);
    boolean introduced = false;
    for (int i = head.index() + 1;
        i < Math.min(passage.size(), head.index() + EXAMPLE_REACH);
        i++) {
      String word = passage.word(i);
      boolean suchAs = word.equals("as") && passage.word(i - 1).equals("such");
      introduced |= suchAs || (word.equals("including") && i <= head.index() + 2);
      if (passage.token(i).isVerb() && !word.equals("including")) {
        return Optional.empty();
      }
      if (introduced && document.cast().at(p, i).isPresent()) {
        return Optional.of(passage.token(i));
      }
    }
    return Optional.empty();
  }

  /** "the defector Kim", "X, a defector", "X became a defector", "a North Korean defector". */
  private List<Token> ofPersonNoun(int p, Token head) {
    Passage passage = document.passage(p);
    Grammar grammar = passage.grammar();
    List<Token> near = new ArrayList<>(grammar.children(head, "appos", "flat", "compound"));
    grammar
        .head(head)
        .filter(h -> Grammar.isRelation(head, "appos", "compound", "flat", "nmod"))
        .ifPresent(near::add);
    if (!grammar.children(head, "cop").isEmpty()) {
      near.addAll(grammar.children(head, "nsubj"));
    }
    for (Token t : near) {
      if (document.cast().at(p, t.index()).isPresent()) {
        return List.of(t);
      }
    }
    if (head.index() + 1 < passage.size() && document.cast().at(p, head.index() + 1).isPresent()) {
      return List.of(passage.token(head.index() + 1));
    }
    if (!grammar.children(head, "cop").isEmpty()) {
      List<Token> subject = grammar.children(head, "nsubj");
      if (!subject.isEmpty() && subject.get(0).tag().startsWith("PRP")) {
        return subject;
      }
    }
    return List.of(head);
  }

  // --- whom the noun means
  // -------------------------------------------------------------------------

  private Optional<Defector> read(int p, Token noun) {
    Passage passage = document.passage(p);
    String word = passage.word(noun.index());
    if (noun.tag().startsWith("PRP")) {
      return pronoun(p, noun, word);
    }
    Optional<Person> named = personOf(p, noun);
    Optional<RolePhrase> role = roleOf(passage, noun);
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

  private Optional<Person> personOf(int p, Token noun) {
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

  private static Optional<RolePhrase> roleOf(Passage passage, Token noun) {
    Optional<RolePhrase> own =
        passage.roles().stream()
            .filter(r -> r.head() == noun.index())
            .findFirst()
            .or(() -> passage.roleAt(noun.index()));
    if (own.isPresent()) {
      return own;
    }
    Grammar grammar = passage.grammar();
    for (Token t : grammar.children(noun, "compound", "appos")) {
      Optional<RolePhrase> role = passage.roleAt(t.index());
      if (role.isPresent()) {
        return role;
      }
    }
    // "dozens of soldiers", "a group of 30 officers"
    for (Token inner : grammar.objectsOf(noun, Set.of("of", "from"))) {
      Optional<RolePhrase> role = passage.roleAt(inner.index());
      if (role.isPresent()) {
        return role;
      }
    }
    return Optional.empty();
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
        said.filter(r -> !r.plural()).or(() -> person.roleNear(p).map(Person.HeldRole::role));
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
    if (FIRST_PERSON.contains(word)) {
      return speaker(p).map(person -> person(p, noun, person, Optional.empty()));
    }
    if (SINGULAR.contains(word)) {
      return antecedent(p, noun.index(), Set.of("she", "her", "hers", "herself").contains(word))
          .map(person -> person(p, noun, person, Optional.empty()));
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

  /**
   * Who says the words in quotation marks: the subject of the verb of saying here, or in the
   * passage beside.
   */
  Optional<Person> speaker(int p) {
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
    Optional<Person> named = personOf(p, noun);
    if (named.isPresent()) {
      return named;
    }
    String word = document.passage(p).word(noun.index());
    if (SINGULAR.contains(word)) {
      return antecedent(p, noun.index(), word.startsWith("she") || word.startsWith("her"));
    }
    return roleOf(document.passage(p), noun)
        .filter(r -> !r.plural() && isDefinite(document.passage(p), r.from()))
        .flatMap(r -> holder(p, noun.index(), r));
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
    String last = lastWord(role.role());
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
                            r -> lastWord(r.role().role()).equals(last) && agrees(r.role(), role)))
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

  private static String lastWord(String role) {
    String[] words = role.split("[ -]", -1);
    return words[words.length - 1];
  }

  // --- groups and unnamed persons
  // --------------------------------------------------------------------

  private Defector unnamed(int p, Token noun, Optional<RolePhrase> role) {
    Passage passage = document.passage(p);
    int from = phraseStart(passage, noun, role);
    int to = Math.max(noun.index(), role.map(RolePhrase::to).orElse(noun.index()));
    List<String> words = passage.lower().subList(from, Math.max(from, to) + 1);
    boolean plural =
        role.map(RolePhrase::plural)
            .orElse(
                noun.tag().equals("NNS") || noun.tag().equals("NNPS") || noun.tag().equals("CD"));
    boolean unit =
        document.lexicon().words().is(noun.lemma(), WordClass.UNIT)
            || document.lexicon().words().is(passage.word(noun.index()), WordClass.UNIT);
    Optional<HeadCount> number = HeadCount.of(words);
    HeadCount count;
    boolean bare = false;
    if (number.isPresent() && (plural || unit)) {
      count = number.get();
    } else if (plural || unit) {
      count = HeadCount.SOME;
      bare = plural && !unit && !isDefinite(passage, from);
    } else {
      count = HeadCount.ONE;
    }
    Optional<String> country =
        role.flatMap(RolePhrase::country)
            .or(
                () ->
                    passage.known().stream()
                        .filter(k -> k.from() >= from && k.to() <= to && k.isDemonym())
                        .findFirst()
                        .flatMap(Passage.Known::country));
    boolean definite = isDefinite(passage, from);
    Defector unnamed =
        new Defector(
            p,
            from,
            to,
            noun.index(),
            Optional.empty(),
            count,
            role.map(RolePhrase::role),
            role.map(RolePhrase::category).orElse(RoleCategory.UNKNOWN),
            country,
            definite,
            bare);
    if (count.equals(HeadCount.ONE) && role.isPresent()) {
      Optional<Person> identified = identified(p, role.get());
      boolean lead = passage.sentence().index() <= LEAD_SENTENCE;
      if (identified.isEmpty() && !document.isTitle(p) && (definite || lead)) {
        identified =
            holder(p, noun.index(), role.get())
                .filter(found -> definite || isNamedSoon(p, found))
                .map(found -> toldInstead(p, found));
      }
      return identified.map(unnamed::named).orElse(unnamed);
    }
    return unnamed;
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

  private static int phraseStart(Passage passage, Token noun, Optional<RolePhrase> role) {
    int from = Math.min(noun.index(), role.map(RolePhrase::from).orElse(noun.index()));
    for (Token t : passage.grammar().subtree(noun)) {
      if (t.index() < from
          && Grammar.isRelation(
              t,
              "det",
              "nummod",
              "amod",
              "compound",
              "nmod:poss",
              "advmod",
              "case",
              "nmod",
              "fixed",
              "dep",
              "obl")) {
        boolean touching =
            passage.sentence().tokens().subList(t.index(), from).stream()
                .noneMatch(x -> x.tag().equals(",") || x.isVerb() && x.tag().equals("VBD"));
        if (touching) {
          from = t.index();
        }
      }
    }
    // "more than 30": the words of bounding hang on the figure and may stand outside the subtree.
    while (from > 0
        && Set.of(
                "at", "least", "more", "than", "over", "about", "around", "some", "nearly",
                "almost", "up", "to", "as", "many", "the", "a", "an", "another")
            .contains(passage.word(from - 1))
        && !passage.word(from - 1).equals("to")) {
      from--;
    }
    return from;
  }

  private static boolean isDefinite(Passage passage, int from) {
    for (int i = Math.max(0, from - 4); i <= from && i < passage.size(); i++) {
      String word = passage.word(i);
      if (Set.of("the", "his", "her", "its", "their", "that", "this", "these", "those", "'s", "’s")
          .contains(word)) {
        return noBreak(passage, i, from);
      }
    }
    return false;
  }

  private static boolean noBreak(Passage passage, int from, int to) {
    for (int i = from; i < to; i++) {
      String tag = passage.token(i).tag();
      if (tag.startsWith("V") && !tag.equals("VBN")
          || tag.equals(",")
          || tag.equals("IN")
          || Set.of("a", "an").contains(passage.word(i))) {
        return false;
      }
    }
    return true;
  }

  // --- members and men ---------------------------------------------------------------------------

  /**
   * "Four presenters – A, B, C and D – have quit": as many names as the group counts are its
   * members.
   */
  private List<Defector> members(int p, Defector group) {
    if (!group.isGroup() || group.count().max().isEmpty() || group.count().min() > MOST_LISTED) {
      return List.of(group);
    }
    List<Person> named = new ArrayList<>();
    Passage passage = document.passage(p);
    int last = -1;
    for (int t = group.head() + 1; t < passage.size(); t++) {
      Optional<Person> person = document.cast().at(p, t);
      if (person.isEmpty()) {
        continue;
      }
      boolean follows = last < 0 ? t - group.head() <= 12 : t - last <= 8;
      if (!follows) {
        break;
      }
      if (!named.contains(person.get())) {
        named.add(person.get());
      }
      last = t;
    }
    if (named.size() != group.count().min()) {
      return List.of(group);
    }
    return named.stream().map(group::named).toList();
  }

  /** The nouns behind "with" in the clause, by the parse or, where that fails, by their place. */
  private static List<Token> companions(Passage passage, Token head) {
    List<Token> men =
        new ArrayList<>(passage.grammar().objectsOf(head, Set.of("with", "alongside")));
    for (int i = head.index() + 1; i < Math.min(passage.size(), head.index() + 14); i++) {
      boolean with =
          passage.word(i).equals("with")
              || (passage.word(i).equals("by") && passage.word(i - 1).equals("accompanied"));
      if (passage.word(i).equals(",") || passage.word(i).equals(";")) {
        break;
      }
      for (int j = i + 1; with && j < Math.min(passage.size(), i + 6); j++) {
        if (passage.token(j).tag().equals("NNS")) {
          men.add(passage.token(j));
          break;
        }
      }
    }
    return men;
  }

  /** "switched sides with seven soldiers": a leader and his group are two. */
  private List<Defector> withMen(Passage passage, Token head, List<Defector> defectors) {
    Optional<Defector> leader = defectors.stream().filter(d -> !d.isGroup()).findFirst();
    if (leader.isEmpty() || defectors.stream().anyMatch(Defector::isGroup)) {
      return defectors;
    }
    for (Token men : companions(passage, head)) {
      List<String> words = passage.lower().subList(Math.max(0, men.index() - 4), men.index() + 1);
      Optional<HeadCount> count = HeadCount.of(words);
      Optional<RolePhrase> role = roleOf(passage, men);
      boolean followers =
          role.filter(RolePhrase::plural).isPresent()
              || FOLLOWERS.contains(passage.word(men.index()));
      if (count.isPresent() && followers && !count.get().equals(HeadCount.ONE)) {
        List<Defector> all = new ArrayList<>(defectors);
        all.add(
            new Defector(
                leader.get().passage(),
                Math.max(0, men.index() - 1),
                men.index(),
                men.index(),
                Optional.empty(),
                count.get(),
                role.map(RolePhrase::role),
                role.map(RolePhrase::category).orElse(leader.get().category()),
                leader.get().country(),
                false,
                false));
        return all;
      }
    }
    return defectors;
  }

  // --- mixed groups ------------------------------------------------------------------------------

  /** "a general, two colonels and 30 soldiers" is one group, with the highest role named. */
  private List<Defector> merged(List<Defector> defectors) {
    List<Defector> unnamed = defectors.stream().filter(d -> d.person().isEmpty()).toList();
    boolean leaderAndMen =
        unnamed.size() == 2 && !unnamed.get(0).isGroup() && unnamed.get(1).isGroup();
    if (unnamed.size() < 2 || leaderAndMen || unnamed.stream().allMatch(d -> d.role().isEmpty())) {
      return defectors;
    }
    int min = unnamed.stream().mapToInt(d -> d.count().min()).sum();
    boolean open = unnamed.stream().anyMatch(d -> d.count().max().isEmpty());
    int max = unnamed.stream().mapToInt(d -> d.count().max().orElse(0)).sum();
    Defector highest =
        unnamed.stream().max(Comparator.comparingInt(d -> rank(d))).orElse(unnamed.get(0));
    Defector first = unnamed.get(0);
    Defector last = unnamed.get(unnamed.size() - 1);
    Defector group =
        new Defector(
            first.passage(),
            first.from(),
            last.to(),
            first.head(),
            Optional.empty(),
            new HeadCount(min, open ? Optional.empty() : Optional.of(max)),
            highest.role(),
            highest.category(),
            highest.country(),
            first.definite(),
            false);
    List<Defector> all =
        new ArrayList<>(defectors.stream().filter(d -> d.person().isPresent()).toList());
    all.add(group);
    return all;
  }

  private int rank(Defector d) {
    return d.role()
        .map(
            r ->
                document
                    .lexicon()
                    .roles()
                    .longestAt(List.of(lastWord(r).toLowerCase(Locale.ROOT)), 0)
                    .map(m -> m.title().rank())
                    .orElse(1))
        .orElse(0);
  }
}
