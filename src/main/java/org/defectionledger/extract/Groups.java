package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Takes groups apart and puts them together: members, a leader's men, mixed groups. */
final class Groups {
  /** A list of more names than this is a table, not a sentence. */
  private static final int MOST_LISTED = 12;

  /** How far behind a counted group its names may begin. */
  private static final int NAMES_REACH = 12;

  /** Tokens between two names of a list, offices and brackets included. */
  private static final int GAP = 8;

  /** How many sentences below a counted group its members may be named. */
  private static final int NAMED_WITHIN = 3;

  /** And where a sentence says who they were. */
  private static final int CALLED_WITHIN = 8;

  /** Tokens between "brought" and "with him". */
  private static final int BROUGHT_REACH = 9;

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

  /** Who travels along and defects only where the text says so: the guidelines, section 2. */
  private static final Set<String> RELATIVES = Set.of("family", "relative", "wife", "child", "son");

  private final Document document;

  Groups(Document document) {
    this.document = document;
  }

  /**
   * The members of a group whom the text names: "the pilots A and B", "four presenters – A, B, C
   * and D", or as many names as the group counts in one of the sentences below. The group itself
   * where it names others, more or fewer.
   */
  List<Defector> members(int p, Defector group) {
    if (!group.isGroup()) {
      return List.of(group);
    }
    List<Person> listed = listed(p, group.head() + 1, 1);
    if (listed.size() < 2) {
      listed = counted(p, group);
    }
    return listed.isEmpty() ? List.of(group) : listed.stream().map(group::named).toList();
  }

  private List<Person> counted(int p, Defector group) {
    Optional<Integer> count = group.count().max().filter(m -> m == group.count().min());
    if (count.isEmpty() || count.get() > MOST_LISTED || group.count().equals(HeadCount.SOME)) {
      return List.of();
    }
    List<Person> here = listed(p, group.head() + 1, NAMES_REACH);
    if (here.size() == count.get()) {
      return here;
    }
    List<Person> before = apposed(p, group);
    if (before.size() == count.get()) {
      return before;
    }
    int last = Math.min(document.size() - 1, p + CALLED_WITHIN);
    for (int at = p + 1; at <= last && !document.isTitle(p); at++) {
      boolean called = count.get() > 1 && isRollCall(at);
      if (at > p + NAMED_WITHIN && !called) {
        continue;
      }
      List<Person> below =
          called
              ? document.personsBefore(at, document.passage(at).size())
              : listed(at, 0, document.passage(at).size());
      long others = below.stream().filter(x -> !mayBe(x, group.category())).count();
      // "In a letter to the mayor, A, B and C said": an office beside the list can stick to one.
      if (below.size() == count.get() && others <= (count.get() > 2 ? 1 : 0)) {
        return below;
      }
    }
    return List.of();
  }

  /** "Besides A, those who moved are B, C and D": a sentence that says who they were. */
  private boolean isRollCall(int p) {
    Passage passage = document.passage(p);
    return IntStream.range(0, passage.size() - 1)
        .anyMatch(
            i ->
                Set.of("those", "others", "members", "names", "they").contains(passage.word(i))
                    && IntStream.range(i + 1, Math.min(passage.size(), i + GAP))
                        .anyMatch(
                            j ->
                                passage.token(j).lemma().equals("be")
                                    && document.cast().at(p, j + 1).isPresent()));
  }

  /** "There were A, B and C, three envoys who left": the names that the figure sums up. */
  private List<Person> apposed(int p, Defector group) {
    Passage passage = document.passage(p);
    int from = Math.min(group.from(), group.head());
    boolean sums = Set.of(",", "–", "—", "--", ":").contains(passage.word(from - 1));
    return sums ? document.personsBefore(p, from) : List.of();
  }

  private static boolean mayBe(Person person, RoleCategory category) {
    return person.roles().isEmpty()
        || person.roles().stream().anyMatch(r -> r.role().category() == category);
  }

  /**
   * The persons of a list in a passage: the first name stands within {@code reach} tokens of {@code
   * from}, and no finite verb between one and the next.
   */
  private List<Person> listed(int p, int from, int reach) {
    Set<Person> named = new LinkedHashSet<>();
    Passage passage = document.passage(p);
    int last = -1;
    for (int t = from; t < passage.size(); t++) {
      boolean near = last < 0 ? t < from + reach : t - last <= GAP;
      boolean clause = last >= 0 && isFinite(passage.token(t));
      if (!near || clause) {
        break;
      }
      Optional<Person> person = document.cast().at(p, t).filter(x -> !document.isLeader(x));
      if (person.isPresent()) {
        named.add(person.get());
        last = t;
      }
    }
    return List.copyOf(named);
  }

  private static boolean isFinite(Token token) {
    return Set.of("VBD", "VBZ", "VBP", "MD").contains(token.tag());
  }

  /** The nouns behind "with" in the clause, by the parse or, where that fails, by their place. */
  private static List<Token> companions(Passage passage, Token head) {
    List<Token> men =
        new ArrayList<>(passage.grammar().objectsOf(head, Set.of("with", "alongside")));
    for (int i = head.index() + 1; i < Math.min(passage.size(), head.index() + 14); i++) {
      if (passage.word(i).equals(",") || passage.word(i).equals(";")) {
        break;
      }
      if (passage.word(i).equals("with")) {
        pluralBehind(passage, i).ifPresent(men::add);
      }
    }
    for (int i = head.index() + 1; i + 1 < passage.size(); i++) {
      boolean accompanied =
          passage.word(i).equals("accompanied") && passage.word(i + 1).equals("by");
      if (accompanied || isBrought(passage, i)) {
        pluralBehind(passage, accompanied ? i + 1 : i).ifPresent(men::add);
      }
    }
    return men;
  }

  /** "bringing 40 men with him", "led 300 fighters across". */
  private static boolean isBrought(Passage passage, int verb) {
    boolean brings = Set.of("bring", "take", "lead").contains(passage.token(verb).lemma());
    return brings
        && IntStream.range(verb + 1, Math.min(passage.size(), verb + BROUGHT_REACH))
            .anyMatch(
                i ->
                    passage.word(i).matches("across|over")
                        || (passage.word(i).equals("with")
                            && Set.of("him", "her", "them").contains(passage.word(i + 1))));
  }

  private static Optional<Token> pluralBehind(Passage passage, int from) {
    return IntStream.range(from + 1, Math.min(passage.size(), from + 6))
        .mapToObj(passage::token)
        .filter(t -> t.tag().equals("NNS"))
        .findFirst();
  }

  /** The token behind the preposition before a noun, at most four words above it. */
  private static int phraseFrom(Passage passage, Token noun) {
    int from = noun.index();
    while (from > Math.max(0, noun.index() - 4)
        && !Set.of("with", "alongside", "by", ",", "bringing", "brought", "took", "taking", "led")
            .contains(passage.word(from - 1))) {
      from--;
    }
    return from;
  }

  /** "switched sides with seven soldiers": a leader and his group are two. */
  List<Defector> withMen(Passage passage, TriggerMatch match, List<Defector> defectors) {
    Token head = passage.token(match.head());
    Optional<Defector> leader = defectors.stream().filter(d -> !d.isGroup()).findFirst();
    if (leader.isEmpty() || defectors.stream().anyMatch(Defector::isGroup)) {
      return defectors;
    }
    for (Token men : companions(passage, head)) {
      List<String> words = passage.lower().subList(phraseFrom(passage, men), men.index() + 1);
      Optional<RolePhrase> role = NounPhrase.roleOf(passage, men);
      Optional<HeadCount> count =
          HeadCount.of(words)
              .or(() -> isAlong(passage, match, men, role) ? Optional.of(HeadCount.SOME) : none());
      boolean followers =
          role.filter(RolePhrase::plural).isPresent()
              || FOLLOWERS.contains(passage.word(men.index()));
      boolean relatives =
          passage.grammar().subtree(men).stream().anyMatch(t -> RELATIVES.contains(t.lemma()));
      if (count.isPresent() && followers && !relatives && !count.get().equals(HeadCount.ONE)) {
        List<Defector> all = new ArrayList<>(defectors);
        Defector group =
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
                false);
        boolean listed = passage.word(men.index() + 1).equals(":");
        all.addAll(listed ? members(leader.get().passage(), group) : List.of(group));
        return all;
      }
    }
    return defectors;
  }

  private static Optional<HeadCount> none() {
    return Optional.empty();
  }

  /** "he had defected with soldiers": right behind a verb that says all, a plural of an office. */
  private static boolean isAlong(
      Passage passage, TriggerMatch match, Token men, Optional<RolePhrase> role) {
    int with = match.last() + 1;
    boolean follows =
        passage.word(with).equals("with")
            || (passage.word(with + 1).equals("with")
                && Set.of("along", "together").contains(passage.word(with)));
    return follows
        && match.trigger().needs().isEmpty()
        && match.trigger().part() == Trigger.Part.V
        && men.index() <= with + 5
        && role.filter(RolePhrase::plural).isPresent();
  }

  // --- mixed groups ------------------------------------------------------------------------------

  /** "a general, two colonels and 30 soldiers" is one group, with the highest role named. */
  List<Defector> merged(List<Defector> defectors) {
    List<Defector> unnamed = defectors.stream().filter(d -> d.person().isEmpty()).toList();
    boolean leaderAndMen =
        unnamed.size() == 2 && !unnamed.get(0).isGroup() && unnamed.get(1).isGroup();
    if (isExplained(unnamed)) {
      return List.of(unnamed.get(0).inOffice(unnamed.get(1).role(), unnamed.get(1).category()));
    }
    if (unnamed.size() < 2
        || leaderAndMen
        || differ(unnamed)
        || unnamed.stream().allMatch(d -> d.role().isEmpty())) {
      return defectors;
    }
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
            sum(unnamed),
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

  /** "a lieutenant and six other rebels": what bears a rank of an army is one of the rebels. */
  List<Defector> ofOneForce(List<Defector> all) {
    boolean pair = all.size() == 2 && all.stream().allMatch(d -> d.person().isEmpty());
    if (!pair || !isOfTheirs(all.get(0), all.get(1))) {
      return all;
    }
    Defector leader = all.get(0);
    return List.of(
        leader.inOffice(leader.role(), all.get(1).category()).of(all.get(1).country()), all.get(1));
  }

  private boolean isOfTheirs(Defector leader, Defector men) {
    return leader.category() == RoleCategory.MILITARY
        && men.category() == RoleCategory.ARMED_GROUP_MEMBER
        && document
            .passage(men.passage())
            .lower()
            .subList(leader.head(), Math.max(leader.head(), men.head()))
            .contains("other");
  }

  /** "two men, a fisherman and his brother": the singles are the ones counted before. */
  private static boolean isExplained(List<Defector> parts) {
    return parts.size() > 2
        && parts.get(0).role().isEmpty()
        && parts.get(0).count().equals(HeadCount.exactly(parts.size() - 1))
        && parts.stream().skip(1).allMatch(d -> d.count().equals(HeadCount.ONE));
  }

  /** "two ministers and three officers": counted groups of different offices are two. */
  private static boolean differ(List<Defector> parts) {
    boolean counted = parts.stream().allMatch(d -> d.isGroup() && !d.bare());
    long categories = parts.stream().map(Defector::category).distinct().count();
    return counted && categories == parts.size();
  }

  /** "800 soldiers and police" are 800: a plural without a figure shares the one before it. */
  private static HeadCount sum(List<Defector> parts) {
    List<HeadCount> counts = parts.stream().filter(d -> !d.bare()).map(Defector::count).toList();
    if (counts.isEmpty()) {
      return HeadCount.SOME;
    }
    int min = counts.stream().mapToInt(HeadCount::min).sum();
    boolean open = counts.stream().anyMatch(c -> c.max().isEmpty());
    int max = counts.stream().mapToInt(c -> c.max().orElse(0)).sum();
    return new HeadCount(min, open ? Optional.empty() : Optional.of(max));
  }

  private int rank(Defector d) {
    return d.role()
        .map(
            r ->
                document
                    .lexicon()
                    .roles()
                    .longestAt(List.of(NounPhrase.lastWord(r).toLowerCase(Locale.ROOT)), 0)
                    .map(m -> m.title().rank())
                    .orElse(1))
        .orElse(0);
  }
}
