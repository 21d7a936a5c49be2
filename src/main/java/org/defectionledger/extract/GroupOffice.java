package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.defectionledger.lexicon.OrganisationType;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/**
 * Finds the office of a group whose noun names none: that of its unit, its chamber, its party or
 * its leader.
 */
final class GroupOffice {
  /** How far behind its noun a phrase tells where the group belongs: "of the 72nd brigade". */
  private static final int PHRASE_REACH = 8;

  /** So many names of armed groups and their men make them the article's matter. */
  private static final int ARMED_NEWS = 6;

  /** So many words of war make it the article's matter. */
  private static final int WAR = 3;

  /** Whom a leader takes along; what they are, he says. */
  private static final Set<String> MEN =
      Set.of("men", "women", "boys", "subordinates", "troops", "man", "escort");

  /** Who is what the one is with whom the text tells them. */
  private static final Set<String> PEERS =
      Set.of(
          "others", "other", "colleagues", "comrades", "more", "members", "another", "companions");

  /** Who backs a politician, without a seat of their own. */
  private static final Set<String> BACKERS =
      Set.of("supporters", "followers", "loyalists", "aides", "activists");

  /** Nouns behind a party's name that say no more than the name: "three Labour members". */
  private static final Set<String> PARTISANS =
      Set.of("members", "rebels", "defectors", "dissidents", "politicians", "figures");

  private static final Set<RoleCategory> ARMED =
      EnumSet.of(RoleCategory.MILITARY, RoleCategory.POLICE, RoleCategory.ARMED_GROUP_MEMBER);

  private static final Set<RoleCategory> POLITICAL =
      EnumSet.of(RoleCategory.LEGISLATOR, RoleCategory.PARTY_OFFICIAL, RoleCategory.EXECUTIVE);

  /** Occupations that an army has too: its drivers, cooks and doctors are soldiers. */
  private static final Set<RoleCategory> CIVIL_TRADES =
      EnumSet.of(
          RoleCategory.OTHER, RoleCategory.SCIENTIST_OR_PROFESSIONAL, RoleCategory.CIVIL_SERVANT);

  /** What the members of a category are called where the text calls them men or others. */
  private static final Map<RoleCategory, String> MEMBER =
      Map.of(
          RoleCategory.MILITARY, "soldier",
          RoleCategory.POLICE, "policeman",
          RoleCategory.ARMED_GROUP_MEMBER, "fighter",
          RoleCategory.LEGISLATOR, "member of parliament",
          RoleCategory.PARTY_OFFICIAL, "party member");

  private static final String POLICE_FORCES = "(?i).*\\b(police|gendarmerie|carabineros)\\b.*";

  private record Office(Optional<String> role, RoleCategory category) {
    static Office of(RoleCategory category) {
      return new Office(Optional.ofNullable(MEMBER.get(category)), category);
    }
  }

  private final Document document;
  private final List<Defector> told = new ArrayList<>();

  GroupOffice(Document document) {
    this.document = document;
  }

  /** Notes a defector that the text has told of: the men who follow are his. */
  void tell(Defector defector) {
    if (defector.category() != RoleCategory.UNKNOWN) {
      told.add(defector);
    }
  }

  /** The same defectors, each unnamed one with the office that the text lends it. */
  List<Defector> completed(
      int p, TriggerMatch match, List<Defector> defectors, Optional<Side> from, Optional<Side> to) {
    boolean party =
        match.trigger().kind().equals(Optional.of(DefectionKind.PARTY))
            || from.filter(s -> s.is(Side.Type.PARTY)).isPresent()
            || to.filter(s -> s.is(Side.Type.PARTY)).isPresent();
    boolean leavesArmed =
        from.filter(s -> s.is(Side.Type.ARMED_GROUP)).isPresent()
            || leavesArmed(document.passage(p), match.last());
    Optional<Defector> leader =
        defectors.stream()
            .filter(d -> !d.isGroup() && d.category() != RoleCategory.UNKNOWN)
            .findFirst();
    boolean leavesPolice = from.filter(s -> s.text().matches(POLICE_FORCES)).isPresent();
    return defectors.stream()
        .map(d -> leavesPolice ? policeman(d) : d)
        .map(
            d ->
                d.person().isPresent()
                    ? d
                    : office(p, match.trigger(), d, leader, party, leavesArmed)
                        .map(o -> d.inOffice(o.role(), o.category()))
                        .orElse(d))
        .toList();
  }

  /** A sergeant who leaves the police is a policeman. */
  private static Defector policeman(Defector d) {
    return d.category() == RoleCategory.MILITARY ? d.inOffice(d.role(), RoleCategory.POLICE) : d;
  }

  /** "slipped away from the Taliban's trenches", wherever the parser hangs the phrase. */
  private static boolean leavesArmed(Passage passage, int verb) {
    return IntStream.range(verb + 1, Math.min(passage.size(), verb + PHRASE_REACH))
        .anyMatch(
            i ->
                passage.word(i).equals("from")
                    && names(passage, i + 1, i + 4, OrganisationType.ARMED_GROUP));
  }

  private Optional<Office> office(
      int p,
      Trigger trigger,
      Defector d,
      Optional<Defector> leader,
      boolean party,
      boolean leavesArmed) {
    Passage passage = document.passage(p);
    int end = phraseEnd(passage, d);
    Optional<Defector> above =
        leader
            .or(() -> toldIn(p, d.from(), end))
            .or(() -> pointsToLeader(passage, d, end) ? lastTold() : Optional.empty());
    if (d.category() == RoleCategory.UNKNOWN) {
      if (!d.isGroup()) {
        return isDeserter(passage, trigger, d) ? inWar() : Optional.empty();
      }
      return inner(passage, d, end)
          .or(() -> ofUnit(passage, d, end, leavesArmed))
          .or(() -> ofChamber(passage, d, end))
          .or(() -> ofParty(passage, d, trigger))
          .or(() -> ofLeader(passage, d, end, above.or(this::lastTold), party))
          .or(() -> ofState(passage, d));
    }
    boolean armedLeader =
        above.filter(l -> l.category() == RoleCategory.ARMED_GROUP_MEMBER).isPresent();
    boolean bearsArms =
        d.category() == RoleCategory.MILITARY || d.category() == RoleCategory.POLICE;
    if (bearsArms
        && (armedLeader
            || leavesArmed
            || names(passage, d.from(), end, OrganisationType.ARMED_GROUP))) {
      return Optional.of(new Office(d.role(), RoleCategory.ARMED_GROUP_MEMBER));
    }
    boolean trade = CIVIL_TRADES.contains(d.category());
    return trade && has(passage, d.from(), end, WordClass.ARMY_UNIT)
        ? Optional.of(new Office(d.role(), RoleCategory.MILITARY))
        : Optional.empty();
  }

  /** "One man said that he had deserted": who deserts in a war has borne arms. */
  private static boolean isDeserter(Passage passage, Trigger trigger, Defector d) {
    return trigger.id().equals("v.desert")
        && d.person().isEmpty()
        && Set.of("man", "woman").contains(passage.token(d.head()).lemma());
  }

  /** Last token of the phrase: before the next finite verb, comma or relative pronoun. */
  private static int phraseEnd(Passage passage, Defector d) {
    int end = Math.max(d.head(), d.to());
    int limit = Math.min(passage.size() - 1, d.head() + PHRASE_REACH);
    while (end < limit) {
      Token next = passage.token(end + 1);
      boolean verb = next.isVerb() && !next.tag().equals("VBN");
      if (verb || next.tag().equals("MD") || next.tag().startsWith("W") || next.tag().equals(",")) {
        break;
      }
      end++;
    }
    return end;
  }

  /** "some of the air force pilots": the office stands in the "of" phrase. */
  private static Optional<Office> inner(Passage passage, Defector d, int end) {
    return passage.roles().stream()
        .filter(r -> r.from() > d.head() && r.head() <= end)
        .filter(r -> passage.word(d.head() + 1).equals("of"))
        .filter(RolePhrase::plural)
        .findFirst()
        .map(r -> new Office(Optional.of(r.role()), r.category()));
  }

  private Optional<Office> ofUnit(Passage passage, Defector d, int end, boolean leavesArmed) {
    boolean armed =
        has(passage, d.head() + 1, end, WordClass.SIDE_ARMED)
            || leavesArmed
            || names(passage, d.from(), end, OrganisationType.ARMED_GROUP);
    boolean crew =
        names(passage, d.from(), end, "crew") && document.topic(WordClass.CONFLICT) >= WAR;
    boolean unit = crew || has(passage, d.from(), end, WordClass.ARMY_UNIT);
    String word = counted(passage, d, end);
    if (armed && (unit || MEN.contains(word) || PEERS.contains(word))) {
      return Optional.of(Office.of(RoleCategory.ARMED_GROUP_MEMBER));
    }
    boolean police = names(passage, d.from(), end, "police");
    return unit
        ? Optional.of(Office.of(police ? RoleCategory.POLICE : RoleCategory.MILITARY))
        : Optional.empty();
  }

  /** "members of the Lok Sabha", "upper house members". */
  private Optional<Office> ofChamber(Passage passage, Defector d, int end) {
    return has(passage, d.from(), end, WordClass.CHAMBER)
        ? Optional.of(Office.of(RoleCategory.LEGISLATOR))
        : Optional.empty();
  }

  /**
   * "three Conservatives": members of a chamber where the text speaks of one, else of the party.
   */
  private Optional<Office> ofParty(Passage passage, Defector d, Trigger trigger) {
    boolean members = PARTISANS.contains(passage.word(d.head()));
    if (!names(passage, members ? d.from() : d.head(), d.head(), OrganisationType.PARTY)) {
      return Optional.empty();
    }
    boolean floor = trigger.kind().equals(Optional.of(DefectionKind.PARTY));
    boolean seated =
        IntStream.range(0, document.size())
            .mapToObj(document::passage)
            .flatMap(x -> x.roles().stream())
            .anyMatch(r -> r.plural() && r.category() == RoleCategory.LEGISLATOR);
    return Optional.of(
        Office.of(floor || seated ? RoleCategory.LEGISLATOR : RoleCategory.PARTY_OFFICIAL));
  }

  /** "the general and 40 men", "six colleagues", "about 300 others", "another three". */
  private Optional<Office> ofLeader(
      Passage passage, Defector d, int end, Optional<Defector> leader, boolean party) {
    String word = counted(passage, d, end);
    boolean figure = passage.token(d.head()).tag().equals("CD");
    boolean unbounded = d.count().equals(HeadCount.SOME) && !d.definite();
    if (unbounded) {
      return Optional.empty();
    }
    if (MEN.contains(word)) {
      return leader.map(Defector::category).filter(ARMED::contains).map(Office::of).or(this::inWar);
    }
    if (leader.isEmpty()) {
      return party && (BACKERS.contains(word) || PEERS.contains(word))
          ? Optional.of(Office.of(RoleCategory.PARTY_OFFICIAL))
          : Optional.empty();
    }
    RoleCategory category = leader.get().category();
    if (BACKERS.contains(word)) {
      return Optional.of(
          Office.of(POLITICAL.contains(category) ? RoleCategory.PARTY_OFFICIAL : category));
    }
    if (isPeer(passage, d, word) || figure) {
      return Optional.of(
          MEMBER.containsKey(category)
              ? Office.of(category)
              : new Office(leader.get().role(), category));
    }
    return Optional.empty();
  }

  /** "sixty men went over": fighters or soldiers, by what the text is about. */
  private Optional<Office> inWar() {
    if (document.armedGroups() >= ARMED_NEWS) {
      return Optional.of(Office.of(RoleCategory.ARMED_GROUP_MEMBER));
    }
    return document.topic(WordClass.CONFLICT) >= WAR
        ? Optional.of(Office.of(RoleCategory.MILITARY))
        : Optional.empty();
  }

  /** "six others", "nine members of his staff"; not "ten members of the cabinet". */
  private static boolean isPeer(Passage passage, Defector d, String word) {
    int behind = d.head() + 1;
    boolean elsewhere =
        passage.word(behind).equals("of")
            && !Set.of("his", "her", "its", "their").contains(passage.word(behind + 1));
    return PEERS.contains(word) && !elsewhere;
  }

  /** The noun that is counted: "boys" of "scores of his boys". */
  private static String counted(Passage passage, Defector d, int end) {
    if (passage.word(d.head() + 1).equals("of")) {
      for (int i = d.head() + 2; i <= end; i++) {
        if (passage.token(i).tag().equals("NNS")) {
          return passage.word(i);
        }
      }
    }
    return passage.word(d.head());
  }

  /** "three North Koreans", "31,000 people": whoever flees a state without an office in it. */
  private Optional<Office> ofState(Passage passage, Defector d) {
    boolean people =
        document.lexicon().words().is(passage.token(d.head()).lemma(), WordClass.CIVILIAN)
            || passage.knownAt(d.head()).filter(Passage.Known::isDemonym).isPresent();
    return people && document.topic(WordClass.CONFLICT) < WAR
        ? Optional.of(new Office(Optional.empty(), RoleCategory.OTHER))
        : Optional.empty();
  }

  /** Whether the phrase, or what stands behind its verb, says "his", "him" or "their". */
  private static boolean pointsToLeader(Passage passage, Defector d, int end) {
    boolean possessed =
        IntStream.rangeClosed(d.from(), end)
            .anyMatch(i -> Set.of("his", "her", "their").contains(passage.word(i)));
    boolean along =
        IntStream.range(end, passage.size())
            .anyMatch(
                i ->
                    passage.word(i).equals("with")
                        && Set.of("him", "her", "them").contains(passage.word(i + 1)));
    return possessed || along;
  }

  /** "five of Awil's guards": the one told of whom the phrase names. */
  private Optional<Defector> toldIn(int p, int from, int to) {
    return told.stream()
        .filter(
            t ->
                IntStream.rangeClosed(from, to)
                    .mapToObj(i -> document.cast().at(p, i))
                    .anyMatch(x -> x.isPresent() && x.equals(t.person())))
        .findFirst();
  }

  private Optional<Defector> lastTold() {
    return told.isEmpty() ? Optional.empty() : Optional.of(told.get(told.size() - 1));
  }

  private static boolean names(Passage passage, int from, int to, OrganisationType type) {
    return passage.known().stream()
        .filter(k -> k.from() >= from && k.to() <= to)
        .anyMatch(k -> k.organisation().filter(o -> o.type() == type).isPresent());
  }

  private static boolean names(Passage passage, int from, int to, String word) {
    return IntStream.rangeClosed(from, to)
        .anyMatch(i -> passage.word(i).equals(word) || passage.token(i).lemma().equals(word));
  }

  private boolean has(Passage passage, int from, int to, WordClass wordClass) {
    return IntStream.rangeClosed(from, to)
        .anyMatch(
            i ->
                document.lexicon().words().is(passage.token(i).lemma(), wordClass)
                    || document.lexicon().words().is(passage.word(i), wordClass));
  }
}
