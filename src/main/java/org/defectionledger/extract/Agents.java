package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.text.Token;

/** Finds the nouns of a sentence that name who does what its trigger tells. */
final class Agents {
  /**
   * How far behind its noun an example may stand: "defections, such as that of the Syrian general
   * X".
   */
  private static final int EXAMPLE_REACH = 14;

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

  /** What carries a resignation: "signed a letter of resignation". */
  private static final Set<String> LETTERS = Set.of("letter", "statement", "note", "declaration");

  /** Before a figure they say that it is not exact. */
  private static final Set<String> ABOUT = Set.of("around", "about", "over", "under", "between");

  private static final Set<String> AUXILIARIES = Set.of("had", "has", "have", "was", "were");

  private static final Set<String> COMPANY =
      Set.of("with", "beside", "alongside", "behind", "after");

  private static final int COMPANY_REACH = 6;

  /** Before a gerund they leave its subject to the main clause. */
  private static final Set<String> LINKS =
      Set.of("after", "before", "by", "since", "on", "upon", "without");

  private static final Set<String> KIN =
      Set.of(
          "wife", "husband", "son", "daughter", "child", "family", "mother", "father", "relative");

  private final Document document;

  Agents(Document document) {
    this.document = document;
  }

  /** The nouns in text order, those joined by "and" included; empty when the sentence has none. */
  List<Token> of(int p, TriggerMatch match, Token head) {
    Passage passage = document.passage(p);
    Grammar grammar = passage.grammar();
    return switch (match.trigger().part()) {
      case V -> {
        Optional<Token> agent =
            grammar.children(head, "obl").stream()
                .filter(t -> grammar.preposition(t).filter("by"::equals).isPresent())
                .filter(t -> !grammar.children(head, "aux:pass", "nsubj:pass").isEmpty())
                .findFirst();
        Optional<Token> modified =
            grammar.head(head).filter(h -> Grammar.isRelation(head, "amod") && h.isNoun());
        Optional<Token> subject =
            agent
                .or(() -> behindCompany(passage, head))
                .or(() -> whoAsSaid(passage, head))
                .or(() -> modified)
                .or(() -> grammar.subject(head).map(s -> personOf(p, head, s)))
                .or(() -> inverted(grammar, match, head))
                .or(() -> ofGerund(p, passage, head))
                .or(() -> officeBefore(passage, head))
                .or(() -> before(passage, head.index()));
        yield subject
            .map(s -> withConjuncts(grammar, member(grammar, first(passage, head, s))))
            .orElse(List.of());
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
      case L -> listed(p, head);
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

  static List<Token> withConjuncts(Grammar grammar, Token noun) {
    List<Token> all = new ArrayList<>();
    if (!Set.of("hundred", "thousand").contains(noun.lemma())
        || grammar.children(noun, "conj").isEmpty()) {
      all.add(noun);
    }
    for (Token conjunct : grammar.children(noun, "conj")) {
      if (isSecondOffice(grammar, noun, conjunct) || isKin(grammar, conjunct)) {
        continue;
      }
      if (conjunct.isNoun() || conjunct.tag().equals("CD") || conjunct.tag().startsWith("PRP")) {
        all.add(conjunct);
      }
    }
    return all;
  }

  /** "a general was among 900 refugees who fled": the one of them whom the sentence is about. */
  private Token member(Grammar grammar, Token noun) {
    boolean among =
        grammar.preposition(noun).filter("among"::equals).isPresent()
            && document.lexicon().words().is(noun.lemma(), WordClass.CIVILIAN)
            && !grammar.children(noun, "cop").isEmpty();
    return among ? grammar.child(noun, "nsubj").filter(Token::isNoun).orElse(noun) : noun;
  }

  /** "elected for the Star Movement, who in June left it": "who" is a person, not the party. */
  private Token personOf(int p, Token verb, Token subject) {
    Passage passage = document.passage(p);
    boolean who =
        Grammar.isRelation(verb, "acl")
            && passage.grammar().children(verb, "nsubj", "obj").stream()
                .anyMatch(t -> t.lemma().equals("who"));
    boolean thing =
        passage.knownAt(subject.index()).isPresent() || subject.isEntity("ORGANIZATION");
    if (!who || !thing || document.cast().at(p, subject.index()).isPresent()) {
      return subject;
    }
    for (int i = subject.index() - 1; i >= 0; i--) {
      int at = i;
      boolean office =
          passage.roles().stream()
              .anyMatch(
                  r ->
                      r.head() == at
                          && r.to() < subject.index()
                          && !isWithin(passage, at, subject));
      if (document.cast().at(p, i).isPresent() || office) {
        return passage.token(i);
      }
    }
    return subject;
  }

  /** Whether a word is a part of the name that ends at a token: "Star" of "Star Movement". */
  private static boolean isWithin(Passage passage, int word, Token name) {
    return passage.knownAt(name.index()).filter(k -> k.from() <= word && word <= k.to()).isPresent()
        || passage.token(word).head() == name.index()
            && Grammar.isRelation(passage.token(word), "compound", "flat");
  }

  /** "paraded six policemen who he said had joined him": the policemen. */
  private Optional<Token> whoAsSaid(Passage passage, Token verb) {
    int at = verb.index() - 1;
    while (at > 2
        && (passage.token(at).tag().startsWith("RB") || AUXILIARIES.contains(passage.word(at)))) {
      at--;
    }
    boolean said =
        at > 2
            && document.lexicon().cues().is(passage.token(at).lemma(), CueClass.REPORT)
            && passage.token(at - 1).tag().equals("PRP")
            && Set.of("who", "whom").contains(passage.word(at - 2));
    return said ? whomBefore(passage, at - 2) : Optional.empty();
  }

  /** The head of the phrase that a relative clause stands behind. */
  private static Optional<Token> whomBefore(Passage passage, int relative) {
    return passage.roles().stream()
        .filter(r -> r.to() < relative && relative - r.to() <= EXAMPLE_REACH)
        .map(r -> passage.token(r.head()))
        .reduce((a, b) -> b)
        .or(() -> nounBefore(passage, relative));
  }

  /** "Seven doctors and a nurse who deserted": all of them. */
  private static Token first(Passage passage, Token verb, Token noun) {
    Grammar grammar = passage.grammar();
    boolean last =
        Grammar.isRelation(verb, "acl")
            && verb.head() == noun.index()
            && Grammar.isRelation(noun, "conj");
    return last
        ? grammar
            .head(noun)
            .filter(h -> NounPhrase.roleOf(passage, h).filter(RolePhrase::plural).isPresent())
            .orElse(noun)
        : noun;
  }

  /**
   * "Around fifty officers of the city's road police had defected": the parser takes "around" for a
   * preposition, and the officers for no subject.
   */
  private static Optional<Token> officeBefore(Passage passage, Token verb) {
    boolean finite =
        verb.tag().equals("VBD")
            || passage.grammar().children(verb, "aux").stream()
                .anyMatch(t -> t.lemma().equals("have"));
    int from = verb.index();
    while (from > 0
        && !passage.token(from - 1).tag().equals(",")
        && !(passage.token(from - 1).isVerb() && !AUXILIARIES.contains(passage.word(from - 1)))) {
      from--;
    }
    int clause = from;
    return finite
        ? passage.roles().stream()
            .filter(r -> r.from() >= clause && r.to() < verb.index())
            .map(r -> passage.token(r.head()))
            .filter(t -> passage.grammar().preposition(t).filter(w -> !ABOUT.contains(w)).isEmpty())
            .findFirst()
        : Optional.empty();
  }

  /** "With him came eleven members": who comes stands behind the verb, whom with before it. */
  private static Optional<Token> behindCompany(Passage passage, Token verb) {
    int with = verb.index() - 1;
    while (with >= 0 && !COMPANY.contains(passage.word(with))) {
      Token t = passage.token(with);
      if (t.isVerb() || t.tag().equals(",") || verb.index() - with > COMPANY_REACH) {
        return Optional.empty();
      }
      with--;
    }
    boolean opens =
        with == 0 || with > 0 && Set.of(",", ";", ":", "and").contains(passage.word(with - 1));
    boolean company = with >= 0 && with < verb.index() - 1 && opens;
    return company
        ? passage.sentence().tokens().stream()
            .skip(verb.index() + 1L)
            .limit(COMPANY_REACH)
            .takeWhile(t -> !t.isVerb() && !t.tag().equals("IN") && !t.tag().equals(","))
            .filter(Token::isNoun)
            .reduce((a, b) -> b)
        : Optional.empty();
  }

  /** "So did Colonel X": the parser hangs the verb on its subject. */
  private static Optional<Token> inverted(Grammar grammar, TriggerMatch match, Token verb) {
    return match.trigger().before().isEmpty()
        ? Optional.empty()
        : grammar.head(verb).filter(Token::isNoun).filter(n -> n.index() > verb.index());
  }

  /** "a founder and former leader of the group": one person, since one article serves both. */
  private static boolean isSecondOffice(Grammar grammar, Token noun, Token conjunct) {
    boolean both = noun.tag().equals("NN") && conjunct.tag().equals("NN");
    return both
        && !grammar.children(noun, "det").isEmpty()
        && grammar.children(conjunct, "det", "nummod", "nmod:poss").isEmpty();
  }

  /** "and his wife": relatives travel along, and are defectors only where the text says so. */
  private static boolean isKin(Grammar grammar, Token conjunct) {
    return KIN.contains(conjunct.lemma())
        && grammar.children(conjunct, "appos").isEmpty()
        && grammar.child(conjunct, "nmod:poss").filter(t -> t.tag().startsWith("PRP")).isPresent();
  }

  /**
   * "X, who set up the army after quitting the air force, was …", "after fleeing, X was seen":
   * where the parser finds no subject of the gerund, the first noun of the sentence that no
   * preposition governs and that names somebody or an office.
   */
  private Optional<Token> ofGerund(int p, Passage passage, Token verb) {
    if (!verb.tag().equals("VBG") || !LINKS.contains(passage.word(verb.index() - 1))) {
      return Optional.empty();
    }
    Grammar grammar = passage.grammar();
    return passage.sentence().tokens().stream()
        .filter(t -> t.isNoun() && !Grammar.isRelation(t, "compound", "nmod", "obl", "obj", "flat"))
        .filter(t -> grammar.preposition(t).isEmpty())
        .filter(
            t ->
                document.cast().at(p, t.index()).isPresent()
                    || passage.roles().stream().anyMatch(r -> r.head() == t.index()))
        .findFirst();
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
      return Grammar.isRelativePronoun(possessor.get())
          ? nounBefore(passage, possessor.get().index()).map(List::of).orElse(List.of())
          : withConjuncts(grammar, possessor.get());
    }
    Optional<Token> letter =
        grammar
            .head(head)
            .filter(h -> Grammar.isRelation(head, "nmod") && LETTERS.contains(h.lemma()));
    if (letter.isPresent()) {
      return grammar
          .child(letter.get(), "nmod:poss")
          .or(
              () ->
                  grammar
                      .head(letter.get())
                      .filter(v -> v.isVerb() && Grammar.isRelation(letter.get(), "obj"))
                      .flatMap(grammar::subject))
          .map(t -> withConjuncts(grammar, t))
          .orElse(List.of());
    }
    for (Token object : grammar.objectsOf(head, Set.of("of", "by"))) {
      return withConjuncts(grammar, object);
    }
    Optional<Token> behind = ofBehind(passage, head);
    if (behind.isPresent()) {
      return withConjuncts(grammar, behind.get());
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

  /** "• 3 May - X, consul", "a list: X in May and Y in June": those named outside brackets. */
  private List<Token> listed(int p, Token head) {
    Passage passage = document.passage(p);
    int from = head.isNoun() ? passage.lower().indexOf(":") : head.index();
    List<Token> named = new ArrayList<>();
    int open = 0;
    for (int i = Math.max(from, head.index()) + 1; i < passage.size(); i++) {
      String word = passage.word(i);
      open += word.equals("(") || word.equals("-lrb-") ? 1 : 0;
      open -= word.equals(")") || word.equals("-rrb-") ? 1 : 0;
      int at = i;
      boolean ends =
          document.cast().persons().stream()
              .flatMap(x -> x.places().stream())
              .anyMatch(x -> x.passage() == p && x.to() == at);
      if (open == 0 && ends) {
        named.add(passage.token(i));
      }
    }
    return named;
  }

  /**
   * "The defection to the opposition on Thursday of the minister": parsers hang "of" on the nearest
   * noun, so the office behind it is read by the order of the words.
   */
  private static Optional<Token> ofBehind(Passage passage, Token head) {
    int limit = Math.min(passage.size(), head.index() + EXAMPLE_REACH);
    boolean told =
        Set.of("to", "from", "on", "in", "last").contains(passage.word(head.index() + 1));
    for (int i = head.index() + 2; told && i < limit; i++) {
      if (passage.token(i).isVerb() || passage.token(i).tag().equals(",")) {
        return Optional.empty();
      }
      final int of = i;
      Optional<Token> office =
          passage.word(i).equals("of") && !passage.word(i - 1).equals("that")
              ? passage.roles().stream()
                  .filter(r -> !r.plural() && r.from() > of && r.from() <= of + 5)
                  .map(r -> passage.token(r.head()))
                  .findFirst()
              : Optional.empty();
      if (office.isPresent()) {
        return office;
      }
    }
    return Optional.empty();
  }

  /** "X, whose defection": the noun right before the relative pronoun. */
  private static Optional<Token> nounBefore(Passage passage, int relative) {
    for (int i = relative - 1; i >= Math.max(0, relative - 3); i--) {
      if (passage.token(i).isNoun()) {
        return Optional.of(passage.token(i));
      }
    }
    return Optional.empty();
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
}
