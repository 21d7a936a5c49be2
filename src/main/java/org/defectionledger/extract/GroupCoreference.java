package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Whom "they", "both", "all three" and "the eight" mean. */
final class GroupCoreference {
  /** How many sentences above a plural pronoun its group may stand. */
  private static final int REACH = 2;

  /** Words before a figure that point back: "the eight", "all three of them". */
  private static final Set<String> POINTERS = Set.of("the", "all", "these", "those", "both");

  private final Document document;
  private final GroupPhrase phrases;

  GroupCoreference(Document document, GroupPhrase phrases) {
    this.document = document;
    this.phrases = phrases;
  }

  /** The figure of a phrase that only points back, "both" or "the eight"; empty for all others. */
  Optional<Integer> pointedCount(int p, Token noun) {
    Passage passage = document.passage(p);
    String word = passage.word(noun.index());
    boolean pair = word.equals("both") || word.equals("pair") || word.equals("couple");
    boolean figure = noun.tag().equals("CD") && POINTERS.contains(passage.word(noun.index() - 1));
    if (!pair && !figure) {
      return pointedMen(passage, noun);
    }
    boolean partOf = passage.word(noun.index() + 1).equals("of") && !pair;
    return partOf ? Optional.empty() : HeadCount.of(List.of(word)).flatMap(HeadCount::max);
  }

  /** "the two men", "both officers": a figure before a plain noun, and nothing behind it. */
  private static Optional<Integer> pointedMen(Passage passage, Token noun) {
    String figure = passage.word(noun.index() - 1);
    boolean points =
        figure.equals("both")
            || (passage.token(Math.max(0, noun.index() - 1)).tag().equals("CD")
                && POINTERS.contains(passage.word(noun.index() - 2)));
    boolean plain = noun.tag().equals("NNS") && !passage.word(noun.index() + 1).equals("of");
    return points && plain
        ? HeadCount.of(List.of(figure)).flatMap(HeadCount::max)
        : Optional.empty();
  }

  /** As many persons as the figure says, all whom one sentence at hand or just above names. */
  List<Person> named(int p, Token noun, int count) {
    for (int at = p; at >= Math.max(0, p - REACH); at--) {
      if (document.isTitle(at) != document.isTitle(p)) {
        break;
      }
      int end = at == p ? noun.index() : document.passage(at).size();
      List<Person> persons = document.personsBefore(at, end);
      if (persons.size() == count) {
        return persons;
      }
    }
    return List.of();
  }

  /**
   * The counted group that a plural pronoun at a token means: the nearest, a subject sooner than
   * others, in its own sentence or in one of the two above.
   */
  Optional<Defector> group(int p, Token pronoun) {
    for (int at = p; at >= Math.max(0, p - REACH); at--) {
      if (document.isTitle(at) != document.isTitle(p)) {
        break;
      }
      int end = at == p ? pronoun.index() : document.passage(at).size();
      Optional<Defector> found = groups(at, end).stream().max(byProminence(at));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The nearest group above of exactly so many; empty when none has that figure and an office. */
  Optional<Defector> group(int p, Token noun, int count) {
    for (int at = p; at >= 0; at--) {
      int end = at == p ? noun.index() - 1 : document.passage(at).size();
      Optional<Defector> found =
          groups(at, end).stream()
              .filter(d -> d.count().equals(HeadCount.exactly(count)))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Comparator<Defector> byProminence(int p) {
    Passage passage = document.passage(p);
    return Comparator.comparing(
            (Defector d) -> Grammar.isRelation(passage.token(d.head()), "nsubj"))
        .thenComparing(Defector::head);
  }

  /** "among them two colonels", "including five generals": a part of the group told of. */
  private static boolean isPart(Passage passage, RolePhrase role) {
    for (int i = role.from() - 1; i >= 0 && !passage.token(i).isVerb(); i--) {
      if (passage.word(i).equals("among") || passage.word(i).equals("including")) {
        return true;
      }
    }
    return passage.word(role.from() - 1).equals("including");
  }

  /** The counted groups of one sentence that hold an office, as far as a token. */
  private List<Defector> groups(int p, int end) {
    Passage passage = document.parsed(p);
    List<Defector> found = new ArrayList<>();
    for (RolePhrase role : passage.roles()) {
      if (role.plural() && role.head() < end && !isPart(passage, role)) {
        Defector group = phrases.read(p, passage.token(role.head()), Optional.of(role));
        if (group.isGroup()
            && !group.count().equals(HeadCount.SOME)
            && group.category() != RoleCategory.UNKNOWN) {
          found.add(group);
        }
      }
    }
    return found;
  }
}
