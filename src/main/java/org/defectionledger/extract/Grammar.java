package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.defectionledger.text.Sentence;
import org.defectionledger.text.Token;

/** Questions about one parsed sentence, in the relations of Universal Dependencies. */
final class Grammar {
  /**
   * Verbs whose object, not subject, does what their complement says: "urged soldiers to defect".
   */
  private static final Set<String> OBJECT_CONTROL =
      Set.of(
          "urge",
          "ask",
          "call",
          "tell",
          "order",
          "persuade",
          "convince",
          "encourage",
          "help",
          "allow",
          "let",
          "make",
          "force",
          "see",
          "invite",
          "beg",
          "want",
          "expect",
          "lead",
          "prompt",
          "cause",
          "appeal",
          "enable",
          "drive",
          "get",
          "induce",
          "push",
          "advise",
          "command",
          "press",
          "implore",
          "exhort",
          "have",
          "spur",
          "inspire",
          "entice",
          "tempt",
          "bribe",
          "instruct");

  private final Sentence sentence;

  Grammar(Sentence sentence) {
    this.sentence = sentence;
  }

  Sentence sentence() {
    return sentence;
  }

  Optional<Token> head(Token token) {
    return token.head() < 0 ? Optional.empty() : Optional.of(sentence.token(token.head()));
  }

  /** Children whose relation is one of {@code relations} or a subtype of one. */
  List<Token> children(Token token, String... relations) {
    List<Token> found = new ArrayList<>();
    for (Token child : sentence.tokens()) {
      if (child.head() == token.index() && isRelation(child, relations)) {
        found.add(child);
      }
    }
    return found;
  }

  Optional<Token> child(Token token, String... relations) {
    return children(token, relations).stream().findFirst();
  }

  static boolean isRelation(Token token, String... relations) {
    for (String relation : relations) {
      if (token.relation().equals(relation) || token.relation().startsWith(relation + ":")) {
        return true;
      }
    }
    return false;
  }

  /**
   * How one token hangs on another: the relations from it up to their lowest common head, each with
   * its preposition, a caret, and those down to the other; empty when either is not parsed or the
   * way is longer than {@code longest} relations.
   */
  Optional<String> path(Token from, Token to, int longest) {
    List<Token> up = upward(from);
    List<Token> down = upward(to);
    for (int i = 0; i < up.size(); i++) {
      int common = down.indexOf(up.get(i));
      if (common >= 0) {
        if (i + common > longest) {
          return Optional.empty();
        }
        String rising = up.subList(0, i).stream().map(this::step).collect(Collectors.joining("<"));
        List<Token> falling = new ArrayList<>(down.subList(0, common));
        Collections.reverse(falling);
        return Optional.of(
            rising + "^" + falling.stream().map(this::step).collect(Collectors.joining(">")));
      }
    }
    return Optional.empty();
  }

  private String step(Token token) {
    return token.relation() + preposition(token).map(p -> "(" + p + ")").orElse("");
  }

  /** The token, its head, the head of that, and so on. */
  private List<Token> upward(Token token) {
    List<Token> tokens = new ArrayList<>();
    Optional<Token> next = Optional.of(token);
    while (next.isPresent() && !tokens.contains(next.get())) {
      tokens.add(next.get());
      next = head(next.get());
    }
    return tokens;
  }

  /** The preposition of a noun; empty for a bare noun. */
  Optional<String> preposition(Token noun) {
    List<Token> cases = children(noun, "case");
    return cases.stream()
        .filter(c -> !c.tag().equals("POS"))
        .findFirst()
        .map(c -> c.word().toLowerCase(java.util.Locale.ROOT));
  }

  /** Nouns that hang on {@code token} by one of the prepositions. */
  List<Token> objectsOf(Token token, Set<String> prepositions) {
    List<Token> found = new ArrayList<>();
    for (Token child : children(token, "obl", "nmod", "advcl", "advmod", "xcomp")) {
      if (preposition(child).filter(prepositions::contains).isPresent() && child.isNoun()) {
        found.add(child);
      } else if (prepositions.contains(child.lemma())) {
        found.addAll(
            children(child, "obl", "nmod", "obj", "fixed").stream().filter(Token::isNoun).toList());
      }
    }
    return found;
  }

  /** The token and all that depends on it, in text order. */
  List<Token> subtree(Token token) {
    Set<Integer> inside = new HashSet<>();
    inside.add(token.index());
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Token t : sentence.tokens()) {
        if (t.head() >= 0 && inside.contains(t.head()) && inside.add(t.index())) {
          grown = true;
        }
      }
    }
    return sentence.tokens().stream().filter(t -> inside.contains(t.index())).toList();
  }

  /** From the token to the root, itself included. */
  List<Token> ancestors(Token token) {
    List<Token> path = new ArrayList<>();
    Token at = token;
    path.add(at);
    while (at.head() >= 0 && path.size() < sentence.size() + 1) {
      at = sentence.token(at.head());
      path.add(at);
    }
    return path;
  }

  /**
   * Who does what the verb says: its subject, or the one it shares with the clause that it depends
   * on, or the noun that it modifies. Empty when the sentence names nobody.
   */
  Optional<Token> subject(Token verb) {
    Token at = verb;
    for (int step = 0; step < 6; step++) {
      Optional<Token> own = ownSubject(at);
      if (own.isPresent() && !isRelativePronoun(own.get())) {
        return own;
      }
      Optional<Token> governor = head(at);
      if (governor.isEmpty()) {
        return Optional.empty();
      }
      Token above = governor.get();
      // The parser takes "to defect" for "to a defect" now and then.
      if (isRelation(at, "acl") || (isInfinitive(at) && above.isNoun())) {
        return aclSubject(at, above);
      }
      if (own.isPresent() && above.isNoun()) {
        return Optional.of(above);
      }
      if (isRelation(at, "xcomp", "ccomp", "advcl") && OBJECT_CONTROL.contains(above.lemma())) {
        Optional<Token> object = child(above, "obj", "iobj", "obl", "nsubj:pass");
        if (object.isPresent() && object.get().isNoun()
            || object.filter(o -> o.tag().startsWith("PRP")).isPresent()) {
          return object;
        }
      }
      Optional<Token> reported = reportedSubject(at, above);
      if (reported.isPresent()) {
        return reported;
      }
      if (isRelation(at, "conj", "xcomp", "advcl", "parataxis", "cop", "aux", "dep")
          || (isRelation(at, "ccomp") && own.isEmpty() && at.tag().equals("VBG"))) {
        at = above;
        continue;
      }
      return Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * "The officer said twelve rebels, among them X, gave themselves up": the parser takes the rebels
   * for what is said and the officer for who gave.
   */
  private Optional<Token> reportedSubject(Token verb, Token above) {
    boolean says = REPORTING.contains(above.lemma()) && verb.tag().equals("VBD");
    return says && isRelation(verb, "conj", "dep", "parataxis", "advcl")
        ? children(above, "obj", "dep").stream()
            .filter(Token::isNoun)
            .filter(t -> above.index() < t.index() && t.index() < verb.index())
            .filter(t -> children(verb, "cc", "mark").isEmpty() && !isRelation(t, "obl"))
            .findFirst()
        : Optional.empty();
  }

  private static final Set<String> REPORTING = Set.of("say", "report", "confirm", "announce");

  /** "the second diplomat to quit": the noun itself, or whom the noun is said of. */
  private Optional<Token> aclSubject(Token verb, Token modified) {
    Token noun = oneOf(modified);
    if (isInfinitive(verb)) {
      Optional<Token> copular = child(noun, "cop").flatMap(c -> child(noun, "nsubj"));
      if (copular.isPresent()) {
        return copular;
      }
      if (isRelation(noun, "appos")) {
        return head(noun);
      }
    }
    return Optional.of(noun);
  }

  /** "the second of its seven members to quit", "one of the biggest groups to desert": the one. */
  private Token oneOf(Token noun) {
    Optional<Token> one =
        isRelation(noun, "nmod") && preposition(noun).filter("of"::equals).isPresent()
            ? head(noun).filter(h -> child(h, "cop").isPresent() || ORDINALS.contains(h.lemma()))
            : Optional.empty();
    return one.orElse(noun);
  }

  private Optional<Token> ownSubject(Token verb) {
    return child(verb, "nsubj", "csubj")
        .filter(t -> !isRelation(t, "csubj"))
        .map(t -> TIMES.contains(t.lemma()) ? behindTime(verb, t) : t);
  }

  /** "days after the envoy slipped out": the parser takes the days for what slipped out. */
  private Token behindTime(Token verb, Token time) {
    return children(time, "nmod").stream()
        .filter(n -> n.index() < verb.index())
        .filter(
            n -> preposition(n).filter(p -> p.equals("after") || p.equals("before")).isPresent())
        .findFirst()
        .orElse(time);
  }

  private static final Set<String> TIMES =
      Set.of("hour", "day", "week", "month", "year", "fortnight", "minute");

  static boolean isRelativePronoun(Token token) {
    return token.tag().startsWith("W");
  }

  /** Whether the clause of a verb holds a word of negation. */
  boolean isInfinitive(Token verb) {
    if (!verb.tag().equals("VB")) {
      return false;
    }
    for (int i = verb.index() - 1; i >= Math.max(0, verb.index() - 3); i--) {
      if (sentence.token(i).tag().equals("TO") || sentence.token(i).lemma().equals("to")) {
        return true;
      }
      if (!sentence.token(i).tag().startsWith("RB")) {
        return false;
      }
    }
    return false;
  }

  boolean isNegated(Token token) {
    return children(token, "advmod", "neg", "det", "cc").stream()
        .anyMatch(t -> NEGATIONS.contains(t.lemma()));
  }

  private static final Set<String> ORDINALS =
      Set.of("one", "first", "second", "third", "fourth", "fifth", "latest", "last");

  private static final Set<String> NEGATIONS =
      Set.of("not", "never", "no", "neither", "nor", "n't", "hardly", "nobody");
}
