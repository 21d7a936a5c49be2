package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.Organisation;
import org.defectionledger.lexicon.PlaceKind;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.lexicon.WordClasses;
import org.defectionledger.text.Token;

/** Reads the side left and the side joined out of a trigger's slots. */
final class SideReader {
  private final WordClasses words;

  SideReader(WordClasses words) {
    this.words = words;
  }

  /** The first side that stands in one of the slots; empty when none does. */
  Optional<Side> in(Passage passage, TriggerMatch match, Set<String> slots) {
    Grammar grammar = passage.grammar();
    List<Token> heads = new ArrayList<>();
    for (int i = match.head(); i <= match.last(); i++) {
      heads.add(passage.token(i));
    }
    Set<String> prepositions = new HashSet<>(slots);
    prepositions.remove("obj");
    for (Token head : heads) {
      if (head.index() != match.head() && !inTrigger(passage, match, head)) {
        continue;
      }
      if (slots.contains("obj") && head.index() == match.head()) {
        for (Token object : grammar.children(head, "obj", "obl:tmod")) {
          return Optional.of(read(passage, object));
        }
      }
      for (Token object : grammar.objectsOf(head, prepositions)) {
        if (object.index() > match.head()) {
          return Optional.of(read(passage, object));
        }
      }
    }
    return nextTo(passage, match, slots, prepositions);
  }

  private static boolean inTrigger(Passage passage, TriggerMatch match, Token token) {
    return match.trigger().with().stream()
        .anyMatch(
            w ->
                w.words().contains(token.lemma())
                    || w.words().contains(passage.word(token.index())));
  }

  /**
   * Where the parse fails: the noun phrase right behind the trigger, with or without its
   * preposition.
   */
  private Optional<Side> nextTo(
      Passage passage, TriggerMatch match, Set<String> slots, Set<String> prepositions) {
    int at = match.last() + 1;
    boolean prepositionInside = prepositions.contains(passage.word(match.last()));
    if (prepositions.contains(passage.word(at))) {
      at++;
    } else if (!prepositionInside && !slots.contains("obj")) {
      return Optional.empty();
    }
    int limit = Math.min(passage.size(), at + 8);
    for (int i = at; i < limit; i++) {
      String tag = passage.token(i).tag();
      if (tag.startsWith("NN")) {
        int end = i;
        while (end + 1 < limit && passage.token(end + 1).tag().startsWith("NN")) {
          end++;
        }
        return Optional.of(read(passage, passage.token(end)));
      }
      boolean inside =
          tag.equals("DT")
              || tag.startsWith("JJ")
              || tag.startsWith("PRP$")
              || tag.equals("POS")
              || tag.equals("VBN")
              || tag.equals("VBG")
              || tag.equals("CD");
      if (!inside) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Reads the noun phrase of a head. */
  Side read(Passage passage, Token noun) {
    int from = noun.index();
    int to = noun.index();
    for (Token t : passage.grammar().subtree(noun)) {
      boolean left = t.index() < noun.index();
      Token top = topUnder(passage, noun, t);
      boolean clause =
          Grammar.isRelation(
              top, "acl", "appos", "conj", "punct", "cc", "parataxis", "advcl", "dep", "case");
      if (t.index() == noun.index()
          || (!clause
              && (left || Grammar.isRelation(top, "nmod", "flat", "compound", "nummod", "amod")))) {
        from = Math.min(from, t.index());
        to = Math.max(to, t.index());
      }
    }
    Set<Side.Type> types = EnumSet.noneOf(Side.Type.class);
    Optional<String> country = Optional.empty();
    for (int i = from; i <= to; i++) {
      Optional<Passage.Known> known = passage.knownAt(i);
      if (known.isPresent()) {
        types.addAll(typesOf(known.get(), i, noun.index()));
        country = country.or(known.get()::country);
      }
      // "joined a long line of people" joins nobody's side; "joined the people" does.
      boolean crowd = passage.word(i).equals("people") && i != noun.index();
      if (!crowd || passage.word(i - 1).equals("the")) {
        types.addAll(typesOf(passage, i));
      }
    }
    return new Side(passage.sentence().words(from, to), types, country);
  }

  private static Token topUnder(Passage passage, Token noun, Token token) {
    Token at = token;
    for (int steps = 0;
        at.head() >= 0 && at.head() != noun.index() && steps < passage.size();
        steps++) {
      at = passage.token(at.head());
    }
    return at;
  }

  private static Set<Side.Type> typesOf(Passage.Known known, int token, int head) {
    Set<Side.Type> types = EnumSet.noneOf(Side.Type.class);
    if (known.organisation().isPresent()) {
      Organisation organisation = known.organisation().get();
      types.add(
          switch (organisation.type()) {
            case PARTY -> Side.Type.PARTY;
            case ARMED_GROUP -> Side.Type.ARMED_GROUP;
            case OPPOSITION -> Side.Type.REBEL;
            case STATE_FORCE, INTELLIGENCE -> Side.Type.STATE;
          });
    } else if (known.isLeader()) {
      types.add(Side.Type.LEADER);
    } else if (known.kind().filter(k -> k != PlaceKind.DEMONYM).isPresent()
        && known.to() >= head
        && token <= head) {
      types.add(Side.Type.COUNTRY);
    }
    return types;
  }

  private Set<Side.Type> typesOf(Passage passage, int i) {
    Set<Side.Type> types = EnumSet.noneOf(Side.Type.class);
    String lemma = passage.token(i).lemma();
    String form = passage.word(i);
    for (String w : List.of(lemma, form)) {
      if (words.is(w, WordClass.SIDE_STATE)) {
        types.add(Side.Type.STATE);
      }
      if (words.is(w, WordClass.SIDE_REBEL)) {
        types.add(Side.Type.REBEL);
      }
      if (words.is(w, WordClass.SIDE_PARTY)) {
        types.add(Side.Type.PARTY);
      }
      if (words.is(w, WordClass.SIDE_ARMED)) {
        types.add(Side.Type.ARMED_GROUP);
      }
      if (words.is(w, WordClass.SIDE_FOREIGN)) {
        types.add(Side.Type.ABROAD);
      }
      if (words.is(w, WordClass.COMPANY)) {
        types.add(Side.Type.COMPANY);
      }
    }
    return types;
  }
}
