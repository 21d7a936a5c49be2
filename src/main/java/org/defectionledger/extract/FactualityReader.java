package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.Cues;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.NotCountedReason;
import org.defectionledger.text.Token;

/**
 * Reads how far a sentence commits to its trigger: cues on the path from the trigger to the root.
 */
final class FactualityReader {
  /**
   * What was found.
   *
   * @param factuality the value
   * @param reason why it is not counted; empty when the sentence asserts it
   * @param attributedTo the first and last token of the source that the sentence names
   */
  record Verdict(
      Factuality factuality, Optional<NotCountedReason> reason, Optional<Token> attributedTo) {}

  private static final Verdict DENIED = verdict(Factuality.CT_MINUS, NotCountedReason.DENIED);
  private static final Verdict CALL = verdict(Factuality.UU, NotCountedReason.CALL);
  private static final Verdict HYPOTHETICAL = verdict(Factuality.UU, NotCountedReason.HYPOTHETICAL);
  private static final Verdict POSSIBLE =
      verdict(Factuality.PS_PLUS, NotCountedReason.HYPOTHETICAL);
  private static final Verdict ATTEMPT = verdict(Factuality.UU, NotCountedReason.ATTEMPT);

  /**
   * Infinitives under these have happened: "the first to defect", "chose to defect", "managed to
   * defect".
   */
  private static final Set<String> IMPLICATIVE =
      Set.of(
          "choose",
          "manage",
          "decide",
          "dare",
          "begin",
          "start",
          "go",
          "become",
          "be",
          "help",
          "prompt",
          "lead",
          "cause",
          "force",
          "continue",
          "opt",
          "elect",
          "happen",
          "use",
          "inspire",
          "drive",
          "come",
          "turn",
          "rush",
          "proceed",
          "get");

  /** Tokens of a subject between an inverted verb and its participle. */
  private static final int SUBJECT_REACH = 5;

  private static final Set<String> MODALS =
      Set.of(
          "may", "might", "could", "can", "would", "should", "must", "will", "shall", "'ll", "wo",
          "ca", "'d", "ought");

  /** Deciding or refusing governs what the complement leaves open: not what it asserts. */
  private static final Set<String> STOPPED =
      Set.of(
          "stop",
          "prevent",
          "keep",
          "bar",
          "deter",
          "block",
          "foil",
          "thwart",
          "avert",
          "discourage",
          "avoid",
          "dissuade");

  private final Cues cues;
  private final Refutation refutation;

  FactualityReader(Cues cues) {
    this.cues = cues;
    this.refutation = new Refutation(cues);
  }

  private static Verdict verdict(Factuality factuality, NotCountedReason reason) {
    return new Verdict(factuality, Optional.of(reason), Optional.empty());
  }

  Verdict of(Passage passage, TriggerMatch match) {
    Grammar grammar = passage.grammar();
    List<Token> path = grammar.ancestors(predicate(passage, match));
    boolean nominal =
        match.trigger().part() != Trigger.Part.V && match.trigger().part() != Trigger.Part.O;
    boolean doubtful = false;
    boolean negated = false;
    Optional<Token> source = Optional.empty();
    for (int i = 0; i < path.size(); i++) {
      Token token = path.get(i);
      Token below = i > 0 ? path.get(i - 1) : token;
      Optional<Verdict> open =
          i == 0
              ? atTrigger(passage, match, token, nominal)
              : above(passage, token, below, i, nominal);
      if (open.isPresent()) {
        return open.get();
      }
      if (token.isVerb() || i == 0) {
        negated ^=
            grammar.isNegated(token)
                && !(i == 0 && (nominal || ceases(match)))
                && (i == 0 || Grammar.isRelation(below, "ccomp", "xcomp", "obj", "csubj"));
        doubtful |=
            grammar.children(token, "advmod").stream()
                .anyMatch(t -> cues.is(t.lemma(), CueClass.DOUBT));
      }
      if (i > 0
          && token.isVerb()
          && cues.is(token.lemma(), CueClass.REPORT)
          && Grammar.isRelation(below, "ccomp", "parataxis", "advcl")) {
        source = source.or(() -> grammar.subject(token));
      }
      if (i > 0 && doubtNoun(passage, token, below)) {
        doubtful = true;
      }
      if (i > 0
          && Grammar.isRelation(below, "xcomp")
          && (token.lemma().equals("say")
              || token.lemma().equals("believe")
              || token.lemma().equals("think")
              || token.lemma().equals("rumour")
              || token.lemma().equals("rumor")
              || token.lemma().equals("report")
              || token.lemma().equals("understand"))
          && token.tag().equals("VBN")) {
        doubtful = true;
      }
      if (!passesFactuality(below, i)) {
        break;
      }
    }
    if (negated || refutation.isIn(passage, match)) {
      return DENIED;
    }
    if (isSupposed(passage, match) || isAsked(passage, path)) {
      return HYPOTHETICAL;
    }
    source = source.or(() -> parenthetical(passage, match));
    return new Verdict(
        doubtful ? Factuality.PR_PLUS : Factuality.CT_PLUS, Optional.empty(), source);
  }

  /** "Had he crossed, …", "were he to defect": the verb before its subject says what is not. */
  private static boolean isSupposed(Passage passage, TriggerMatch match) {
    for (int i = Math.max(0, match.head() - SUBJECT_REACH); i < match.head(); i++) {
      boolean inverts = Set.of("had", "were", "should").contains(passage.word(i));
      boolean opens =
          i == 0 || Set.of(",", ";", "“", "``", "\"", "and", "but").contains(passage.word(i - 1));
      boolean subject =
          i + 1 < match.head()
              && (passage.token(i + 1).tag().startsWith("PRP")
                  || passage.token(i + 1).tag().startsWith("NNP")
                  || (passage.token(i + 1).tag().equals("DT")
                      && !Set.of("both", "all", "each").contains(passage.word(i + 1))));
      if (inverts && opens && subject) {
        return true;
      }
    }
    return false;
  }

  /** A question asserts only what stands in a clause of its own: "do you know him who defected?" */
  private static boolean isAsked(Passage passage, List<Token> path) {
    return passage.size() > 0
        && passage.word(passage.size() - 1).equals("?")
        && path.stream().noneMatch(t -> Grammar.isRelation(t, "acl:relcl", "advcl", "appos"));
  }

  /** "They were with the people": the copula hangs on what is said of the subject. */
  private static Token predicate(Passage passage, TriggerMatch match) {
    Token head = passage.token(match.head());
    return Grammar.isRelation(head, "cop") ? passage.grammar().head(head).orElse(head) : head;
  }

  /**
   * A clause of its own (relative, adverbial, conjoined) does not take its factuality from what it
   * hangs on.
   */
  private static boolean passesFactuality(Token below, int step) {
    return step == 0 || !Grammar.isRelation(below, "acl:relcl", "appos");
  }

  /** "can no longer speak for", "would not go home": the negation is what the trigger tells. */
  private static boolean ceases(TriggerMatch match) {
    return match.trigger().before().contains("longer") || match.trigger().before().contains("not");
  }

  private Optional<Verdict> atTrigger(
      Passage passage, TriggerMatch match, Token head, boolean nominal) {
    Grammar grammar = passage.grammar();
    for (Token child : ceases(match) ? List.<Token>of() : grammar.children(head, "aux")) {
      if (child.tag().equals("MD") || MODALS.contains(child.lemma())) {
        return Optional.of(modal(passage, head, child));
      }
    }
    for (Token child : grammar.children(head, "mark", "advmod")) {
      if (child.lemma().equals("if")
          || child.lemma().equals("unless")
          || child.lemma().equals("whether")
          || (child.lemma().equals("until") && !nominal && !isPast(grammar, head))) {
        return Optional.of(HYPOTHETICAL);
      }
      if (grammar.isInfinitive(head) && Set.of("how", "where", "when").contains(child.lemma())) {
        return Optional.of(HYPOTHETICAL); // "discussed how to leave"
      }
      if (Set.of("perhaps", "possibly", "maybe", "probably").contains(child.lemma())) {
        return Optional.of(POSSIBLE);
      }
      if (child.lemma().equals("almost") || child.lemma().equals("nearly")) {
        return Optional.of(ATTEMPT);
      }
    }
    if (nominal) {
      for (Token child : grammar.children(head, "amod", "det", "compound")) {
        if (Set.of(
                "possible",
                "potential",
                "imminent",
                "eventual",
                "would-be",
                "future",
                "likely",
                "planned",
                "rumoured",
                "rumored",
                "looming",
                "threatened",
                "impending")
            .contains(child.lemma())) {
          return Optional.of(HYPOTHETICAL);
        }
        if (Set.of("attempted", "failed", "foiled", "abortive", "unsuccessful")
            .contains(child.lemma())) {
          return Optional.of(ATTEMPT);
        }
        if (child.lemma().equals("no")) {
          return Optional.of(DENIED);
        }
      }
    }
    if (head.tag().equals("VB")
        && grammar.head(head).isEmpty()
        && grammar.children(head, "nsubj").isEmpty()) {
      return Optional.of(CALL); // an imperative: "Defect now!"
    }
    return Optional.empty();
  }

  /** "failed to meet, a week after nine crossed over": a clause of time is told for itself. */
  private static boolean isWhen(Grammar grammar, Token clause) {
    return clause.tag().equals("VBD")
        && grammar.children(clause, "mark", "advmod", "case").stream()
            .anyMatch(t -> Set.of("after", "since", "when", "once").contains(t.lemma()));
  }

  /** "served the court until he joined the uprising": what ended it has happened. */
  private static boolean isPast(Grammar grammar, Token verb) {
    boolean denied = grammar.head(verb).filter(grammar::isNegated).isPresent();
    return verb.tag().equals("VBD") && !denied;
  }

  private static Verdict modal(Passage passage, Token head, Token modal) {
    boolean perfect =
        passage.grammar().children(head, "aux").stream().anyMatch(t -> t.lemma().equals("have"));
    return switch (modal.lemma()) {
      case "should", "must", "ought" -> CALL;
      case "may", "might", "could", "can" -> perfect ? POSSIBLE : HYPOTHETICAL;
      default -> HYPOTHETICAL;
    };
  }

  private Optional<Verdict> above(
      Passage passage, Token token, Token below, int step, boolean nominal) {
    Grammar grammar = passage.grammar();
    boolean complement =
        Grammar.isRelation(
            below,
            "xcomp",
            "ccomp",
            "csubj",
            "acl",
            "obj",
            "advcl",
            "obl",
            "nmod",
            "nsubj:pass",
            "nsubj");
    if (!complement || Grammar.isRelation(below, "acl:relcl") || isWhen(grammar, below)) {
      return Optional.empty();
    }
    boolean infinitive = grammar.isInfinitive(below);
    boolean clausal = Grammar.isRelation(below, "ccomp", "xcomp", "acl", "csubj");
    boolean nominalObject =
        nominal && step <= 2 && Grammar.isRelation(below, "obj", "obl", "nmod", "nsubj:pass");
    String lemma = token.lemma();
    if (clausal || nominalObject) {
      if (cues.is(lemma, CueClass.DENIAL) || (token.lemma().equals("denial"))) {
        boolean negated = grammar.isNegated(token);
        return negated ? Optional.empty() : Optional.of(DENIED);
      }
      if (STOPPED.contains(lemma)) {
        return Optional.of(ATTEMPT);
      }
    }
    if (token.isVerb()
        && (infinitive && Grammar.isRelation(below, "xcomp", "ccomp", "advcl", "acl", "obl"))) {
      if (grammar.isNegated(token) && !IMPLICATIVE.contains(lemma)) {
        return Optional.of(DENIED);
      }
      if (cues.is(lemma, CueClass.CALL) && !lemma.equals("should")) {
        return Optional.of(CALL);
      }
      if (cues.is(lemma, CueClass.ATTEMPT)) {
        return Optional.of(ATTEMPT);
      }
      boolean going = passage.word(token.index()).equals("going");
      if (cues.is(lemma, CueClass.PLAN) || lemma.equals("seem") || going) {
        return Optional.of(HYPOTHETICAL);
      }
      if (Grammar.isRelation(below, "advcl") && step == 1) {
        return Optional.of(HYPOTHETICAL); // purpose: "came to the border to defect"
      }
    }
    if (infinitive && Grammar.isRelation(below, "acl") && !isOrdinal(passage, token)) {
      if (cues.is(lemma, CueClass.ATTEMPT)) {
        return Optional.of(ATTEMPT);
      }
      if (cues.is(lemma, CueClass.CALL)
          || Set.of("call", "appeal", "invitation", "order", "plea").contains(lemma)) {
        return Optional.of(CALL);
      }
      if (!Set.of("decision", "choice").contains(lemma)) {
        return Optional.of(HYPOTHETICAL);
      }
    }
    if (infinitive && token.tag().startsWith("JJ") && !isOrdinal(passage, token)) {
      return Optional.of(HYPOTHETICAL); // ready, willing, likely to defect
    }
    if (nominalObject && token.isVerb()) {
      if (Set.of("urge", "encourage", "call", "incite", "invite", "demand").contains(lemma)) {
        return Optional.of(CALL);
      }
      if (Set.of(
              "expect",
              "hope",
              "predict",
              "plan",
              "consider",
              "threaten",
              "contemplate",
              "fear",
              "mull",
              "await",
              "discuss")
          .contains(lemma)) {
        return Optional.of(HYPOTHETICAL);
      }
      if (Set.of("attempt", "try").contains(lemma)) {
        return Optional.of(ATTEMPT);
      }
    }
    if (clausal
        && !infinitive
        && token.isVerb()
        && Set.of(
                "hope", "expect", "fear", "predict", "wish", "wonder", "doubt", "suspect",
                "imagine", "suppose")
            .contains(lemma)) {
      return Optional.of(HYPOTHETICAL);
    }
    if (below.tag().equals("VBG")
        && clausal
        && Set.of(
                "consider",
                "contemplate",
                "plan",
                "mull",
                "think",
                "accuse",
                "suspect",
                "fear",
                "weigh",
                "risk",
                "discuss",
                "imagine")
            .contains(lemma)) {
      return Optional.of(HYPOTHETICAL);
    }
    if (token.isVerb() || clausal) {
      for (Token child : grammar.children(token, "aux")) {
        boolean passes =
            Grammar.isRelation(below, "xcomp")
                || (Grammar.isRelation(below, "ccomp") && !cues.is(lemma, CueClass.REPORT));
        if (child.tag().equals("MD") && passes) {
          return Optional.of(modal(passage, token, child));
        }
      }
      for (Token mark : grammar.children(token, "mark")) {
        boolean passes = Grammar.isRelation(below, "xcomp", "ccomp", "conj");
        if (passes && (mark.lemma().equals("if") || mark.lemma().equals("unless"))) {
          return Optional.of(HYPOTHETICAL);
        }
      }
    }
    return Optional.empty();
  }

  /** "the second senior diplomat to quit", "the most senior officer to defect": it has happened. */
  private static boolean isOrdinal(Passage passage, Token noun) {
    return passage.grammar().subtree(noun).stream()
        .filter(t -> t.index() <= noun.index())
        .anyMatch(
            t ->
                t.tag().equals("JJS")
                    || t.tag().equals("RBS")
                    || Set.of(
                            "first",
                            "second",
                            "third",
                            "fourth",
                            "fifth",
                            "sixth",
                            "seventh",
                            "eighth",
                            "ninth",
                            "tenth",
                            "last",
                            "latest",
                            "only",
                            "most",
                            "highest-ranking",
                            "next",
                            "another")
                        .contains(passage.word(t.index())));
  }

  /** "unconfirmed reports that he had defected", "rumours of his defection". */
  private boolean doubtNoun(Passage passage, Token noun, Token below) {
    if (!noun.isNoun()
        || !cues.is(noun.lemma(), CueClass.RUMOUR)
        || !Grammar.isRelation(below, "acl", "ccomp", "nmod")) {
      return false;
    }
    boolean rumour =
        Set.of("rumour", "rumor", "speculation", "gossip", "whisper").contains(noun.lemma());
    return rumour
        || passage.grammar().children(noun, "amod").stream()
            .anyMatch(a -> Set.of("unconfirmed", "unverified", "conflicting").contains(a.lemma()));
  }

  /** "…, Al Jazeera reported", "according to activists". */
  private Optional<Token> parenthetical(Passage passage, TriggerMatch match) {
    Grammar grammar = passage.grammar();
    for (Token token : passage.sentence().tokens()) {
      if (token.isVerb()
          && cues.is(token.lemma(), CueClass.REPORT)
          && !passage.isQuoted(token.index())
          && token.index() != match.head()) {
        boolean frames =
            grammar.ancestors(passage.token(match.head())).contains(token)
                || Grammar.isRelation(token, "parataxis");
        Optional<Token> subject = grammar.subject(token);
        if (frames && subject.isPresent() && subject.get().index() != match.head()) {
          return subject;
        }
      }
    }
    for (int i = 0; i + 2 < passage.size(); i++) {
      if (passage.word(i).equals("according") && passage.word(i + 1).equals("to")) {
        List<Token> after = new ArrayList<>();
        for (int j = i + 2; j < Math.min(passage.size(), i + 9); j++) {
          if (passage.token(j).isNoun()) {
            after.add(passage.token(j));
          } else if (!after.isEmpty()) {
            break;
          }
        }
        if (!after.isEmpty()) {
          return Optional.of(after.get(after.size() - 1));
        }
      }
    }
    return Optional.empty();
  }
}
