package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.text.Token;

/** Finds the name that belongs to a noun: its own, or one beside it. */
final class Appositions {
  /** How far behind its noun the name in apposition may stand. */
  private static final int APPOSITION_REACH = 22;

  /** How far before its noun a phrase may begin. */
  private static final int PHRASE_REACH = 7;

  private static final Set<String> OPENING = Set.of(",", "(", "-", "--", "–", "—", ":");
  private static final Set<String> CLOSING =
      Set.of(",", ")", "-", "--", "–", "—", "alias", "aka", "a.k.a.", "(");
  private static final Set<String> CLAUSE_ENDS = Set.of(";", ".", "\"", "“", "”", "``", "''");

  private final Document document;

  Appositions(Document document) {
    this.document = document;
  }

  /** The person whose name a noun is, or whose name stands in apposition to it. */
  Optional<Person> named(int p, Token noun) {
    Optional<Person> direct = document.cast().at(p, noun.index());
    if (direct.isPresent()) {
      return direct;
    }
    Grammar grammar = document.passage(p).grammar();
    List<Token> near = new ArrayList<>(grammar.children(noun, "flat", "appos"));
    if (noun.tag().startsWith("NNP")) {
      // "Castro ally" is not Castro
      near.addAll(grammar.children(noun, "compound"));
    }
    grammar
        .head(noun)
        .filter(h -> Grammar.isRelation(noun, "nsubj") && !grammar.children(h, "cop").isEmpty())
        .ifPresent(near::add);
    grammar
        .head(noun)
        .filter(h -> Grammar.isRelation(noun, "appos"))
        .ifPresent(
            h -> {
              near.add(h);
              near.addAll(grammar.children(h, "appos"));
            });
    boolean plural =
        noun.tag().equals("NNS")
            || (noun.tag().equals("CD") && !document.passage(p).word(noun.index()).equals("one"));
    return near.stream()
        .filter(
            t ->
                !plural
                    && (Grammar.isRelation(t, "flat", "appos", "compound")
                        || Grammar.isRelation(noun, "nsubj")
                        || t.index() < noun.index()))
        .map(t -> document.cast().at(p, t.index()))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> plural ? Optional.empty() : beside(p, noun));
  }

  /** The name right behind a noun, between the commas behind it, or before it. */
  private Optional<Person> beside(int p, Token noun) {
    boolean common = noun.tag().equals("NN");
    return (common ? document.cast().at(p, noun.index() + 1) : Optional.<Person>empty())
        .or(() -> apposed(p, noun))
        .or(() -> apposedBefore(p, noun));
  }

  /**
   * "The spokesman of the ruling party, X, defected": a name between commas, read by the order of
   * the words, for parsers hang it on the nearest noun.
   */
  private Optional<Person> apposed(int p, Token noun) {
    Passage passage = document.passage(p);
    boolean relative = false;
    for (int i = noun.index() + 1;
        i < Math.min(passage.size(), noun.index() + APPOSITION_REACH);
        i++) {
      Token token = passage.token(i);
      relative |= Grammar.isRelativePronoun(token);
      boolean attribute = Grammar.isRelation(token, "acl", "amod");
      boolean leavesPhrase = token.isVerb() && !attribute && !relative;
      if (leavesPhrase || CLAUSE_ENDS.contains(passage.word(i)) || token.tag().equals("CC")) {
        return Optional.empty();
      }
      Optional<Person> person =
          OPENING.contains(passage.word(i)) ? enclosed(p, i + 1) : Optional.empty();
      if (person.isPresent()) {
        return person;
      }
    }
    return Optional.empty();
  }

  /** "X, a defected spy": the name before the comma that opens the phrase. */
  private Optional<Person> apposedBefore(int p, Token noun) {
    Passage passage = document.passage(p);
    for (int i = noun.index(); i > Math.max(0, noun.index() - PHRASE_REACH); i--) {
      if (passage.token(i).isVerb() && !Grammar.isRelation(passage.token(i), "amod")) {
        return Optional.empty();
      }
      if (passage.word(i).equals(",")) {
        boolean article = Set.of("a", "an", "the").contains(passage.word(i + 1));
        return article ? document.cast().at(p, i - 1) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The person named from a token on, up to the mark or the verb that ends the apposition. */
  private Optional<Person> enclosed(int p, int from) {
    Passage passage = document.passage(p);
    int at = from;
    while (at < passage.size()
        && (Names.isHonorific(passage.word(at)) || passage.roleAt(at).isPresent())) {
      at++;
    }
    Optional<Person> person = document.cast().at(p, at);
    int to = at;
    while (person.isPresent() && document.cast().at(p, to + 1).equals(person)) {
      to++;
    }
    boolean closed =
        CLOSING.contains(passage.word(to + 1))
            || (to + 1 < passage.size() && passage.token(to + 1).isVerb());
    return person.filter(x -> closed);
  }
}
