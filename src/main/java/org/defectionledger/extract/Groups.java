package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.text.Token;

/** Takes groups apart and puts them together: members, a leader's men, mixed groups. */
final class Groups {
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

  /** Who travels along and defects only where the text says so: the guidelines, section 2. */
  private static final Set<String> RELATIVES = Set.of("family", "relative", "wife", "child", "son");

  private final Document document;

  Groups(Document document) {
    this.document = document;
  }

  /**
   * "Four presenters – A, B, C and D – have quit": as many names as the group counts are its
   * members.
   */
  List<Defector> members(int p, Defector group) {
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
  List<Defector> withMen(Passage passage, Token head, List<Defector> defectors) {
    Optional<Defector> leader = defectors.stream().filter(d -> !d.isGroup()).findFirst();
    if (leader.isEmpty() || defectors.stream().anyMatch(Defector::isGroup)) {
      return defectors;
    }
    for (Token men : companions(passage, head)) {
      List<String> words = passage.lower().subList(Math.max(0, men.index() - 4), men.index() + 1);
      Optional<HeadCount> count = HeadCount.of(words);
      Optional<RolePhrase> role = NounPhrase.roleOf(passage, men);
      boolean followers =
          role.filter(RolePhrase::plural).isPresent()
              || FOLLOWERS.contains(passage.word(men.index()));
      boolean relatives =
          passage.grammar().subtree(men).stream().anyMatch(t -> RELATIVES.contains(t.lemma()));
      if (count.isPresent() && followers && !relatives && !count.get().equals(HeadCount.ONE)) {
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
  List<Defector> merged(List<Defector> defectors) {
    List<Defector> unnamed = defectors.stream().filter(d -> d.person().isEmpty()).toList();
    boolean leaderAndMen =
        unnamed.size() == 2 && !unnamed.get(0).isGroup() && unnamed.get(1).isGroup();
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
