package org.defectionledger.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.defectionledger.text.Token;

/** What the words of one noun phrase tell: its office, its first word, whether it points back. */
final class NounPhrase {
  private static final Set<String> NOBODY = Set.of("no", "nobody", "none", "neither");
  private static final Set<String> ANYBODY =
      Set.of("any", "anybody", "anyone", "every", "everybody", "everyone", "each", "whoever");

  /** Words that raise or lower an office and do not tell of what it is held. */
  private static final Set<String> RANKS =
      Set.of(
          "deputy",
          "vice",
          "assistant",
          "acting",
          "former",
          "senior",
          "junior",
          "top",
          "chief",
          "first",
          "second",
          "lieutenant",
          "brigadier",
          "major",
          "sergeant",
          "staff",
          "general",
          "high",
          "ranking",
          "retired");

  /** So many words lie at most between a figure and the second of two attributes. */
  private static final int FIGURE_REACH = 4;

  /** Offices of which nobody holds two. */
  private static final List<Set<String>> LADDERS =
      List.of(
          Set.of(
              "private",
              "corporal",
              "sergeant",
              "lieutenant",
              "captain",
              "major",
              "colonel",
              "brigadier",
              "general",
              "admiral",
              "marshal",
              "conscript"),
          Set.of("ambassador", "consul", "counsellor", "counselor", "attaché", "clerk"));

  private NounPhrase() {}

  /** The office that a noun names, or that a noun beside it names for it. */
  static Optional<RolePhrase> roleOf(Passage passage, Token noun) {
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

  /** "the pilots A, B and C": the office before the list in which a name begins at a token. */
  static Optional<RolePhrase> sharedRole(Passage passage, int name) {
    for (int i = name - 1; i >= 0; i--) {
      Optional<RolePhrase> role = passage.roleAt(i).filter(RolePhrase::plural);
      boolean listed =
          passage.token(i).isEntity("PERSON") || Set.of(",", "and", "&").contains(passage.word(i));
      if (role.isPresent() || !listed) {
        return role;
      }
    }
    return Optional.empty();
  }

  /** First token of the phrase of a noun: its article, figure and attributes. */
  static int start(Passage passage, Token noun, Optional<RolePhrase> role) {
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
    return withHundreds(passage, withFigure(passage, from));
  }

  /** "Twenty serving or former ministers": the figure stands before what the second one joins. */
  private static int withFigure(Passage passage, int from) {
    if (!Set.of("or", "and").contains(passage.word(from - 1))) {
      return from;
    }
    for (int i = from - 2; i >= Math.max(0, from - FIGURE_REACH); i--) {
      String tag = passage.token(i).tag();
      if (HeadCount.number(passage.word(i)).isPresent()) {
        return i;
      }
      if (!tag.startsWith("JJ") && !tag.equals("VBG") && !tag.equals("VBN")) {
        return from;
      }
    }
    return from;
  }

  /** "a hundred and thirty men": parsers cut the figure at "and". */
  private static int withHundreds(Passage passage, int from) {
    boolean cut =
        passage.word(from - 1).equals("and")
            && Set.of("hundred", "thousand").contains(passage.word(from - 2));
    if (!cut) {
      return from;
    }
    boolean figure =
        from >= 3
            && (passage.token(from - 3).tag().equals("CD") || passage.word(from - 3).equals("a"));
    return figure ? from - 3 : from - 2;
  }

  /** Whether a phrase that begins at {@code from} points back to somebody told of before. */
  static boolean isDefinite(Passage passage, int from) {
    for (int i = Math.max(0, from - 4); i <= from && i < passage.size(); i++) {
      String word = passage.word(i);
      if (Set.of("the", "his", "her", "its", "their", "that", "this", "these", "those", "'s", "’s")
              .contains(word)
          && noBreak(passage, i, from)) {
        return true;
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

  /** Whether the phrase tells of nobody: "no soldier", "not one officer", "none of them". */
  static boolean isNobody(Passage passage, Defector d) {
    boolean word =
        passage.lower().subList(Math.min(d.from(), d.head()), d.head() + 1).stream()
            .anyMatch(NOBODY::contains);
    return word || passage.word(Math.min(d.from(), d.head()) - 1).equals("not");
  }

  /** Whether the phrase tells of whoever it may be: "any officer", "anybody". */
  static boolean isAnybody(Passage passage, Defector d) {
    return passage.lower().subList(Math.min(d.from(), d.head()), d.head() + 1).stream()
        .anyMatch(ANYBODY::contains);
  }

  /**
   * Whether two offices are held of different things, "oil minister" and "defence minister", or are
   * different steps of one ladder, "captain" and "colonel", "counsellor" and "ambassador".
   */
  static boolean differ(String a, String b) {
    String lastA = lastWord(a);
    String lastB = lastWord(b);
    boolean steps =
        LADDERS.stream().anyMatch(ladder -> ladder.contains(lastA) && ladder.contains(lastB));
    if (steps && !a.contains(lastB) && !b.contains(lastA)) {
      return true;
    }
    Set<String> ofA = fields(a);
    Set<String> ofB = fields(b);
    return !ofA.isEmpty() && !ofB.isEmpty() && ofA.stream().noneMatch(ofB::contains);
  }

  private static Set<String> fields(String role) {
    Set<String> words = new TreeSet<>(List.of(role.split("[ -]", -1)));
    words.remove(lastWord(role));
    words.removeAll(RANKS);
    return words;
  }

  /** The noun of an office: "minister" of "deputy oil minister". */
  static String lastWord(String role) {
    String[] words = role.split("[ -]", -1);
    return words[words.length - 1];
  }
}
