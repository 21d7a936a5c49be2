package org.defectionledger.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Reads a noun phrase that names nobody: one unnamed person or a group, and how many. */
final class GroupPhrase {
  /** How far behind a unit its strength may stand: "a company of border guards, about 70 men". */
  private static final int STRENGTH_REACH = 14;

  /** So many words lie at most between "the number" or a figure and the noun that it counts. */
  private static final int TALLY_REACH = 6;

  /** Words that a figure of men may follow as an apposition, a bracket or an "of" phrase. */
  private static final Set<String> BEFORE_STRENGTH =
      Set.of(",", "of", "-", "–", "—", "--", "-lrb-", "(");

  /** What is counted when a unit's strength is given. */
  private static final Set<String> STRONG =
      Set.of(
          "men",
          "strong",
          "soldiers",
          "boys",
          "people",
          "troops",
          "officers",
          "fighters",
          "women",
          "altogether",
          "conscripts",
          "sailors",
          "policemen",
          "members");

  private static final Set<String> PARTS = Set.of("some", "many", "most", "several", "all", "few");

  private final Document document;

  GroupPhrase(Document document) {
    this.document = document;
  }

  /** The group or single person that a noun without a name stands for. */
  Defector read(int p, Token noun, Optional<RolePhrase> role) {
    Passage passage = document.passage(p);
    int from = NounPhrase.start(passage, noun, role);
    int to = Math.max(noun.index(), role.map(RolePhrase::to).orElse(noun.index()));
    boolean plural = isPlural(noun, role);
    boolean unit = isUnit(passage, noun) || isPart(passage, noun);
    boolean definite = NounPhrase.isDefinite(passage, from);
    HeadCount count = HeadCount.ONE;
    boolean bare = false;
    if (plural || unit) {
      int first = HeadCount.isYear(passage.word(from - 1), passage.word(from)) ? from + 1 : from;
      Optional<HeadCount> number =
          tally(passage, noun.index())
              .or(() -> HeadCount.of(passage.lower().subList(first, Math.max(first, to) + 1)))
              .or(() -> unit ? strength(passage, noun) : Optional.empty());
      count = number.orElse(HeadCount.SOME);
      bare = number.isEmpty() && plural && !unit && !definite;
    }
    return new Defector(
        p,
        from,
        to,
        noun.index(),
        Optional.empty(),
        count,
        role.map(RolePhrase::role),
        role.map(RolePhrase::category).orElse(RoleCategory.UNKNOWN),
        role.flatMap(RolePhrase::country).or(() -> demonym(passage, from, to)),
        definite,
        bare);
  }

  /**
   * The figure of a tally: "the number of officers who have defected stands at 400", "puts at 400
   * the officers who have defected". Empty for all other nouns.
   */
  static Optional<HeadCount> tally(Passage passage, int noun) {
    for (int i = noun; i >= Math.max(0, noun - TALLY_REACH); i--) {
      String word = passage.word(i);
      if (Set.of("number", "total", "tally").contains(word)) {
        return passage.word(i + 1).equals("of") && points(passage, i)
            ? figureBehind(passage, noun + 1)
            : Optional.empty();
      }
      boolean figure = passage.token(i).tag().equals("CD") && passage.word(i + 1).equals("the");
      if (figure && passage.lower().subList(Math.max(0, i - 3), i).contains("at")) {
        return HeadCount.of(passage.lower().subList(Math.max(0, i - 3), i + 1));
      }
      if (passage.token(i).isVerb() || word.equals(",")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** "the total number", "their number"; "a number of" is a vague count. */
  private static boolean points(Passage passage, int noun) {
    return IntStream.range(Math.max(0, noun - 3), noun)
        .anyMatch(i -> Set.of("the", "its", "their").contains(passage.word(i)));
  }

  /** "at 9,600", "now is more than 300", "has reached 40": the first figure behind such a word. */
  private static Optional<HeadCount> figureBehind(Passage passage, int from) {
    for (int i = from; i + 1 < passage.size(); i++) {
      boolean leads =
          Set.of("at", "to", "by").contains(passage.word(i))
              || Set.of("be", "reach", "pass", "exceed", "top", "total", "hit")
                  .contains(passage.token(i).lemma());
      int end = i + 1;
      while (leads
          && end < Math.min(passage.size(), i + TALLY_REACH)
          && !passage.token(end).tag().equals("CD")) {
        end++;
      }
      boolean figure =
          leads && end < passage.size() && passage.token(end).tag().equals("CD") && end <= i + 4;
      List<String> words = figure ? passage.lower().subList(i, end + 1) : List.of();
      Optional<HeadCount> count = HeadCount.of(words).filter(c -> c.min() > 1);
      if (count.isPresent()) {
        return count;
      }
    }
    return Optional.empty();
  }

  /** "two men, a fisherman and a carpenter" are more than one, though the office is singular. */
  private static boolean isPlural(Token noun, Optional<RolePhrase> role) {
    boolean form = noun.tag().equals("NNS") || noun.tag().equals("NNPS") || noun.tag().equals("CD");
    return role.map(r -> r.plural() || (form && r.from() > noun.index())).orElse(form);
  }

  /** "some of his militia", "many of the pilots". */
  private static boolean isPart(Passage passage, Token noun) {
    return PARTS.contains(passage.word(noun.index()))
        && passage.word(noun.index() + 1).equals("of");
  }

  private boolean isUnit(Passage passage, Token noun) {
    return document.lexicon().words().is(noun.lemma(), WordClass.UNIT)
        || document.lexicon().words().is(passage.word(noun.index()), WordClass.UNIT);
  }

  private static Optional<String> demonym(Passage passage, int from, int to) {
    return passage.known().stream()
        .filter(k -> k.from() >= from && k.to() <= to && k.isDemonym())
        .findFirst()
        .flatMap(Passage.Known::country);
  }

  /** "a post of 15 men", "a company, 60 strong", "the garrison went over, some 400 men". */
  private static Optional<HeadCount> strength(Passage passage, Token unit) {
    int end = Math.min(passage.size(), unit.index() + STRENGTH_REACH);
    for (int i = unit.index() + 1; i < end; i++) {
      if (!BEFORE_STRENGTH.contains(passage.word(i))) {
        continue;
      }
      for (int last = i + 2; last <= Math.min(passage.size() - 1, i + 6); last++) {
        List<String> words = passage.lower().subList(i + 1, last + 1);
        boolean clause = passage.token(last).isVerb() || BEFORE_STRENGTH.contains(words.get(0));
        if (clause) {
          break;
        }
        Optional<HeadCount> count =
            STRONG.contains(passage.word(last)) ? HeadCount.of(words) : Optional.empty();
        if (count.isPresent() && !count.get().equals(HeadCount.SOME)) {
          return count;
        }
      }
    }
    return Optional.empty();
  }
}
