package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.lexicon.Trigger.Condition;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.NotCountedReason;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** Tells a defection from its look-alikes, and of what kind it is. */
final class Judge {
  /** Whose servants could not protest, only flee. */
  private static final Set<String> SEALED = Set.of("PRK", "SUN", "DDR", "CUB");

  /** Who breaks with a government in words, from abroad or before cameras. */
  private static final Set<RoleCategory> PROTESTING =
      EnumSet.of(
          RoleCategory.DIPLOMAT,
          RoleCategory.EXECUTIVE,
          RoleCategory.LEGISLATOR,
          RoleCategory.JUDICIARY,
          RoleCategory.MEDIA);

  private static final Set<RoleCategory> STATE_ROLES =
      EnumSet.of(
          RoleCategory.DIPLOMAT,
          RoleCategory.EXECUTIVE,
          RoleCategory.LEGISLATOR,
          RoleCategory.MILITARY,
          RoleCategory.POLICE,
          RoleCategory.INTELLIGENCE,
          RoleCategory.JUDICIARY,
          RoleCategory.CIVIL_SERVANT);

  /**
   * So many words of a class in an article, and one in this many words, make it the article's
   * topic.
   */
  private static final int TOPIC_WORDS = 4;

  private static final double TOPIC_SHARE = 0.012;

  private static final Set<String> NOBODY =
      Set.of("no", "none", "nobody", "any", "anyone", "neither", "whoever", "every", "few");

  /** So many sentences below a defection, "followed him" means a defection too. */
  private static final int FOLLOWED_WITHIN = 3;

  /** Those who have gone already: what they do next is no defection of its own. */
  private static final Set<String> DEFECTORS =
      Set.of("defector", "deserter", "turncoat", "renegade");

  private static final Set<String> SEEING =
      Set.of("show", "see", "watch", "film", "photograph", "picture", "depict", "record");

  private static final int VOTE_REACH = 8;

  private static final Set<String> RESIGNING =
      Set.of("resign", "quit", "step", "leave", "give", "retire", "depart", "exit");

  private final Document document;
  private final List<Candidate> told = new ArrayList<>();

  Judge(Document document) {
    this.document = document;
  }

  /** Notes a counted reading: who follows its defector defects too. */
  void tell(Candidate candidate) {
    told.add(candidate);
  }

  /** Whether the verb has no object, or one that is a person: "followed", "followed him". */
  private boolean isAfterPerson(int p, TriggerMatch match) {
    Passage passage = document.passage(p);
    return passage.grammar().children(passage.token(match.head()), "obj").stream()
        .filter(o -> o.index() > match.last())
        .allMatch(
            o ->
                o.tag().startsWith("PRP")
                    || document.cast().at(p, o.index()).isPresent()
                    || passage.roleAt(o.index()).isPresent());
  }

  /** Why the reading is no defection by its sense; empty when it may be one. */
  Optional<NotCountedReason> sense(
      int p,
      TriggerMatch match,
      Optional<Defector> defector,
      Optional<Side> from,
      Optional<Side> to) {
    Passage passage = document.passage(p);
    Optional<NotCountedReason> unspecific =
        defector.filter(d -> d.passage() == p).flatMap(d -> unspecific(passage, d));
    if (unspecific.isPresent()) {
      return unspecific;
    }
    boolean voting = (votes(passage, match) && to.isEmpty()) || isForVote(passage, match);
    if (voting || isPrivate(p, match)) {
      return Optional.of(NotCountedReason.NOT_A_DEFECTION);
    }
    if (defector.filter(d -> d.person().isEmpty() && countsNobody(passage, d)).isPresent()) {
      return Optional.of(NotCountedReason.GENERIC);
    }
    boolean company = isCompany(to) || isCompany(from);
    String noun = defector.map(d -> passage.token(d.head()).lemma()).orElse("");
    boolean consumer = document.lexicon().words().is(noun, WordClass.CONSUMER);
    if (consumer || company) {
      return Optional.of(NotCountedReason.OTHER_SENSE);
    }
    RoleCategory category = defector.map(Defector::category).orElse(RoleCategory.UNKNOWN);
    boolean sporting =
        isTopic(WordClass.SPORT)
            && document.topic(WordClass.SPORT)
                > document.topic(WordClass.STATE_MOVE) + document.topic(WordClass.CONFLICT);
    if (sporting && !STATE_ROLES.contains(category)) {
      return Optional.of(NotCountedReason.OTHER_SENSE);
    }
    boolean business =
        isTopic(WordClass.BUSINESS)
            && document.topic(WordClass.CONFLICT) == 0
            && document.topic(WordClass.PARTY_MOVE) < 3;
    if (business && !STATE_ROLES.contains(category)) {
      return Optional.of(NotCountedReason.OTHER_SENSE);
    }
    if (isPlot(p, match)) {
      return Optional.of(NotCountedReason.OTHER_SENSE);
    }
    if (isTopic(WordClass.FICTION)
        && defector.flatMap(Defector::person).isEmpty()
        && document.topic(WordClass.FICTION) > document.topic(WordClass.CONFLICT)) {
      return Optional.of(NotCountedReason.OTHER_SENSE);
    }
    return Optional.empty();
  }

  /** "defected to vote down the bill", "crossed the floor to vote against it". */
  private static boolean isForVote(Passage passage, TriggerMatch match) {
    for (int i = match.last() + 1;
        i < Math.min(passage.size() - 1, match.last() + VOTE_REACH);
        i++) {
      if (passage.word(i).equals("to") && passage.word(i + 1).equals("vote")) {
        return true;
      }
    }
    return false;
  }

  /** A resignation for health, pay or family breaks with nobody. */
  private boolean isPrivate(int p, TriggerMatch match) {
    boolean weak = !match.trigger().needs().isEmpty();
    String lemma = document.passage(p).token(match.head()).lemma();
    return weak
        && RESIGNING.contains(lemma)
        && has(p, WordClass.PRIVATE)
        && !has(p, WordClass.PROTEST);
  }

  /** "a film in which a lieutenant defects": plots are told in the present tense. */
  private boolean isPlot(int p, TriggerMatch match) {
    String tag = document.passage(p).token(match.head()).tag();
    boolean present = tag.equals("VBZ") || tag.equals("VBP");
    return present && !document.isTitle(p) && has(p, WordClass.FICTION);
  }

  /** "No soldier has defected", "an amnesty to any officer who crosses over". */
  private static Optional<NotCountedReason> unspecific(Passage passage, Defector d) {
    if (d.person().isPresent()) {
      return Optional.empty();
    }
    if (NounPhrase.isNobody(passage, d)) {
      return Optional.of(NotCountedReason.DENIED);
    }
    return NounPhrase.isAnybody(passage, d)
        ? Optional.of(NotCountedReason.GENERIC)
        : Optional.empty();
  }

  private boolean isTopic(WordClass wordClass) {
    int n = document.topic(wordClass);
    return n >= TOPIC_WORDS && n >= TOPIC_SHARE * document.words();
  }

  /** A firm or a team; "the Latvian side" is one only where the text is about sport. */
  private boolean isCompany(Optional<Side> side) {
    return side.filter(s -> s.types().equals(EnumSet.of(Side.Type.COMPANY)))
        .filter(
            s -> !s.text().toLowerCase(Locale.ROOT).endsWith("side") || isTopic(WordClass.SPORT))
        .isPresent();
  }

  private boolean votes(Passage passage, TriggerMatch match) {
    for (Token object :
        passage.grammar().objectsOf(passage.token(match.head()), Set.of("on", "over", "in"))) {
      if (document.lexicon().words().is(object.lemma(), WordClass.VOTE)) {
        return true;
      }
    }
    long voteWords =
        passage.sentence().tokens().stream()
            .filter(t -> document.lexicon().words().is(t.lemma(), WordClass.VOTE))
            .count();
    return voteWords >= 2
        && (match.trigger().id().equals("v.defect")
            || match.trigger().id().startsWith("v.break-ranks")
            || match.trigger().id().startsWith("n.defection"));
  }

  /** Whether a weak trigger's needs are met. */
  boolean meetsNeeds(
      int p,
      TriggerMatch match,
      Optional<Defector> defector,
      Optional<Side> from,
      Optional<Side> to) {
    List<Set<Condition>> needs = match.trigger().needs();
    if (needs.isEmpty()) {
      return true;
    }
    for (Set<Condition> all : needs) {
      if (all.stream().allMatch(c -> holds(c, p, match, defector, from, to))) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(
      Condition c,
      int p,
      TriggerMatch match,
      Optional<Defector> defector,
      Optional<Side> from,
      Optional<Side> to) {
    RoleCategory category = defector.map(Defector::category).orElse(RoleCategory.UNKNOWN);
    return switch (c) {
      case OFFICIAL ->
          STATE_ROLES.contains(category)
              || category == RoleCategory.PARTY_OFFICIAL
              || category == RoleCategory.ARMED_GROUP_MEMBER
              || category == RoleCategory.MEDIA
              || (category == RoleCategory.UNKNOWN
                  && defector.flatMap(Defector::person).isPresent());
      case OFFICIAL_STATE -> STATE_ROLES.contains(category) || category == RoleCategory.MEDIA;
      case MILITARY -> category == RoleCategory.MILITARY || category == RoleCategory.POLICE;
      case ARMED_GROUP -> category == RoleCategory.ARMED_GROUP_MEMBER;
      case ARMED ->
          category == RoleCategory.MILITARY
              || category == RoleCategory.POLICE
              || category == RoleCategory.ARMED_GROUP_MEMBER;
      case PERFORMER -> category == RoleCategory.ATHLETE_OR_ARTIST;
      case ELITE ->
          category == RoleCategory.ATHLETE_OR_ARTIST
              || category == RoleCategory.SCIENTIST_OR_PROFESSIONAL;
      case FROM_SIDE ->
          from.filter(
                  s ->
                      s.types().stream()
                          .anyMatch(
                              t ->
                                  t != Side.Type.COMPANY
                                      && t != Side.Type.COUNTRY
                                      && t != Side.Type.ABROAD))
              .isPresent();
      case FROM_STATE ->
          from.filter(s -> s.is(Side.Type.STATE) || s.is(Side.Type.LEADER)).isPresent();
      case FROM_PARTY -> from.filter(s -> s.is(Side.Type.PARTY)).isPresent();
      case TO_SIDE ->
          to.filter(
                  s ->
                      s.is(Side.Type.REBEL)
                          || s.is(Side.Type.PARTY)
                          || s.is(Side.Type.ARMED_GROUP)
                          || s.is(Side.Type.STATE)
                          || s.is(Side.Type.LEADER)
                          || s.text().toLowerCase(java.util.Locale.ROOT).contains("side")
                          || s.text().toLowerCase(java.util.Locale.ROOT).contains("enemy"))
              .isPresent();
      case TO_REBEL ->
          to.filter(s -> s.is(Side.Type.REBEL) || s.is(Side.Type.ARMED_GROUP)).isPresent();
      case TO_PARTY -> to.filter(s -> s.is(Side.Type.PARTY)).isPresent();
      case TO_ABROAD ->
          to.filter(
                      s ->
                          (s.is(Side.Type.COUNTRY) || s.is(Side.Type.ABROAD))
                              && s.country()
                                  .map(
                                      x ->
                                          !Optional.of(x)
                                              .equals(defector.flatMap(Defector::country)))
                                  .orElse(true))
                  .isPresent()
              || crossesBorder(p, match);
      case PROTEST -> has(p, WordClass.PROTEST);
      case REPRESSION -> has(p, WordClass.REPRESSION) || has(p, WordClass.PROTEST);
      case BREAK -> has(p, WordClass.PROTEST) || speaksOfDefection(p);
      case VOLUNTARY -> isVoluntary(p);
      case CONFLICT -> document.topic(WordClass.CONFLICT) >= 3;
      case TOPIC -> document.speaksOfDefection();
      case HOME ->
          defector
              .flatMap(Defector::country)
              .map(x -> document.mainCountry().equals(Optional.of(x)))
              .orElse(true);
      case BOUNDED ->
          defector.filter(d -> !d.isGroup() || !d.count().equals(HeadCount.SOME)).isPresent();
      case NAMED -> defector.flatMap(Defector::person).isPresent();
      case COUNTED ->
          defector
              .filter(d -> d.isGroup() && !d.count().equals(HeadCount.SOME) && !d.definite())
              .isPresent();
      case FOLLOWS -> follows(p, defector);
      case ARMED_TOPIC -> document.armedGroups() >= 2;
      case PARTY_TOPIC -> document.topic(WordClass.PARTY_MOVE) >= 3;
      case STATE_TOPIC -> document.topic(WordClass.STATE_MOVE) >= 2;
      case VERBLESS -> isVerbless(p);
      case AFTER_PERSON -> isAfterPerson(p, match);
      case REGIME ->
          from.filter(
                  s ->
                      s.is(Side.Type.LEADER)
                          || s.text()
                              .toLowerCase(java.util.Locale.ROOT)
                              .matches(".*(regime|junta|embattled|dictator|strongman|ruler).*"))
              .isPresent();
    };
  }

  private boolean follows(int p, Optional<Defector> defector) {
    if (defector.isEmpty() || defector.get().bare()) {
      return false;
    }
    Defector d = defector.get();
    boolean counted = d.isGroup() && !d.definite();
    return told.stream()
        .filter(t -> t.passage() <= p && t.passage() >= p - FOLLOWED_WITHIN)
        .filter(t -> !t.title())
        .flatMap(t -> t.defector().stream())
        .filter(t -> t.person().isEmpty() || !t.person().equals(d.person()))
        .anyMatch(
            t ->
                counted
                    || isNameAlone(d)
                    || t.category() == d.category()
                    || (holdsOffice(t) && holdsOffice(d)));
  }

  /** "X did so two years ago": a name without an office, which is the other one's. */
  private static boolean isNameAlone(Defector d) {
    return d.person().isPresent() && d.category() == RoleCategory.UNKNOWN;
  }

  private static boolean holdsOffice(Defector d) {
    return d.category() == RoleCategory.UNKNOWN
        ? d.person().isPresent()
        : d.category() != RoleCategory.OTHER;
  }

  private boolean isVerbless(int p) {
    return document.passage(p).sentence().tokens().stream()
        .noneMatch(t -> Set.of("VBD", "VBZ", "VBP", "MD").contains(t.tag()));
  }

  private boolean crossesBorder(int p, TriggerMatch match) {
    Passage passage = document.passage(p);
    for (int i = match.head(); i < Math.min(passage.size(), match.last() + 8); i++) {
      if (Set.of("border", "frontier", "dmz", "yalu", "tumen", "wall").contains(passage.word(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean has(int p, WordClass wordClass) {
    return document.passage(p).sentence().tokens().stream()
        .anyMatch(t -> document.lexicon().words().is(t.lemma(), wordClass));
  }

  private boolean speaksOfDefection(int p) {
    for (int at = Math.max(0, p - 2); at <= Math.min(document.size() - 1, p + 2); at++) {
      if (document.passage(at).sentence().tokens().stream()
          .anyMatch(
              t ->
                  t.lemma().startsWith("defect")
                      && (t.isVerb()
                          || t.lemma().startsWith("defection")
                          || t.lemma().startsWith("defector")))) {
        return true;
      }
    }
    return false;
  }

  private boolean isVoluntary(int p) {
    String text = " " + String.join(" ", document.passage(p).lower()) + " ";
    return text.matches(
            ".* (voluntarily|of (his|her|their) own|walked|emerged|willingly|surrendered to|gave (himself|themselves) up|turned (himself|themselves) in|laid down|amnesty|persuaded|decided|chose|fled|escaped|tired|disillusioned) .*")
        && !text.matches(
            ".* (surrounded|captured|besieged|cornered|raid|arrested|forced to surrender|after a gun ?battle) .*");
  }

  /** Between what sides the defector moved. */
  Optional<DefectionKind> kind(
      TriggerMatch match, Optional<Defector> defector, Optional<Side> from, Optional<Side> to) {
    if (match.trigger().kind().isPresent()) {
      return match.trigger().kind();
    }
    RoleCategory category = defector.map(Defector::category).orElse(RoleCategory.UNKNOWN);
    if (category == RoleCategory.ARMED_GROUP_MEMBER
        || (from.filter(s -> s.is(Side.Type.ARMED_GROUP)).isPresent()
            && !STATE_ROLES.contains(category))) {
      return Optional.of(DefectionKind.ARMED_GROUP);
    }
    boolean party =
        from.filter(s -> s.is(Side.Type.PARTY)).isPresent()
            || to.filter(s -> s.is(Side.Type.PARTY)).isPresent();
    boolean affair = document.isPartyAffair();
    boolean conflict = document.topic(WordClass.CONFLICT) >= 3 && !affair;
    boolean politician =
        category == RoleCategory.LEGISLATOR
            || category == RoleCategory.PARTY_OFFICIAL
            || (affair && (category == RoleCategory.EXECUTIVE || category == RoleCategory.UNKNOWN));
    if (party && !(conflict && !politician)) {
      return Optional.of(DefectionKind.PARTY);
    }
    if (politician && !conflict && (affair || document.topic(WordClass.PARTY_MOVE) >= 3)) {
      return Optional.of(DefectionKind.PARTY);
    }
    boolean abroad = to.filter(s -> s.is(Side.Type.COUNTRY)).isPresent();
    boolean rebels = to.filter(s -> s.is(Side.Type.REBEL)).isPresent() && !abroad;
    boolean closed =
        defector
            .flatMap(Defector::country)
            .or(document::mainCountry)
            .filter(c -> ClosedStates.isClosed(c, document.article().day()))
            .isPresent();
    // An envoy or a minister who breaks in protest goes abroad too: any word of conflict decides.
    boolean sealed = defector.flatMap(Defector::country).filter(SEALED::contains).isPresent();
    boolean protests =
        !sealed && PROTESTING.contains(category) && document.topic(WordClass.CONFLICT) > 0;
    boolean fled = closed && !rebels && !protests && document.topic(WordClass.CONFLICT) < 6;
    boolean unknown = category == RoleCategory.UNKNOWN && !conflict && !fled;
    if (unknown && document.topic(WordClass.PARTY_MOVE) >= 3) {
      return Optional.of(DefectionKind.PARTY);
    }
    if (category == RoleCategory.ATHLETE_OR_ARTIST
        || category == RoleCategory.SCIENTIST_OR_PROFESSIONAL
        || category == RoleCategory.INTELLIGENCE) {
      return Optional.of(
          conflict && category == RoleCategory.INTELLIGENCE
              ? DefectionKind.REGIME
              : DefectionKind.STATE);
    }
    if (fled) {
      return Optional.of(DefectionKind.STATE);
    }
    if (abroad && !conflict && !protests && document.topic(WordClass.STATE_MOVE) >= 2) {
      return Optional.of(DefectionKind.STATE);
    }
    if (politician && !conflict) {
      return Optional.of(DefectionKind.PARTY);
    }
    return Optional.of(DefectionKind.REGIME);
  }

  /** "not one officer", "none of his generals", "any officer who": nobody is told of. */
  private static boolean countsNobody(Passage passage, Defector d) {
    String first = passage.word(d.from());
    return NOBODY.contains(first)
        || NOBODY.contains(passage.word(d.head()))
        || (Set.of("not", "barely", "hardly").contains(passage.word(d.from() - 1))
            && Set.of("one", "a").contains(first))
        || (Set.of("not", "barely", "hardly").contains(first) && d.head() > d.from());
  }

  /** Unbounded talk: "a series of defections", "defectors say", "soldiers are defecting". */
  boolean isGeneric(int p, TriggerMatch match, Optional<Defector> defector) {
    Passage passage = document.passage(p);
    Token head = passage.token(match.head());
    boolean plural = head.tag().equals("NNS") || head.tag().equals("NNPS");
    return switch (match.trigger().part()) {
      case N ->
          defector.isEmpty()
              ? plural || !hasDefinite(passage, head)
              : defector.get().bare() && defector.get().person().isEmpty();
      case L -> defector.flatMap(Defector::person).isEmpty();
      case P ->
          defector
              .map(
                  d ->
                      d.person().isEmpty()
                          && (d.head() == head.index() || d.bare())
                          && GroupPhrase.tally(passage, head.index()).isEmpty())
              .orElse(true);
      case A ->
          defector
              .map(
                  d ->
                      d.person().isEmpty()
                          && d.isGroup()
                          && (d.bare() || d.definite() || d.count().equals(HeadCount.SOME)))
              .orElse(true);
      case V, O -> {
        boolean told = head.tag().equals("VBD") || head.tag().equals("VBN");
        boolean ongoing =
            head.tag().equals("VBG") || head.tag().equals("VBP") || head.tag().equals("VB");
        boolean onlyMoves =
            match.trigger().id().startsWith("v.exit")
                && defector
                    .filter(Defector::isGroup)
                    .filter(
                        d ->
                            passage.token(d.head()).tag().startsWith("PRP")
                                || d.count().equals(HeadCount.SOME) && (d.bare() || d.definite()))
                    .isPresent();
        boolean byName =
            defector
                .filter(Defector::isGroup)
                .filter(d -> d.count().equals(HeadCount.SOME))
                .filter(d -> DEFECTORS.contains(passage.token(d.head()).lemma()))
                .isPresent();
        boolean modifies =
            head.tag().equals("VBG")
                && Grammar.isRelation(head, "amod")
                && defector
                    .filter(Defector::isGroup)
                    .filter(d -> !d.count().equals(HeadCount.SOME) && !d.definite())
                    .isEmpty();
        boolean vagueGroup =
            defector.filter(d -> d.person().isEmpty() && d.isGroup() && d.bare()).isPresent();
        boolean rate =
            defector.filter(Defector::isGroup).isPresent() && isRate(passage, match.head());
        boolean attribute =
            Grammar.isRelation(head, "amod")
                && defector
                    .filter(d -> d.person().isEmpty())
                    .filter(
                        d ->
                            !d.isGroup() && document.isTitle(p) || d.count().equals(HeadCount.SOME))
                    .isPresent();
        yield rate
            || byName
            || modifies
            || onlyMoves
            || attribute
            || (vagueGroup && (ongoing || !told) && !isSeen(passage, head) && !document.isTitle(p));
      }
    };
  }

  /** "a video shows soldiers defecting": one event, which somebody saw. */
  private static boolean isSeen(Passage passage, Token head) {
    return head.tag().equals("VBG")
        && passage.grammar().ancestors(head).stream()
            .skip(1)
            .limit(2)
            .anyMatch(t -> t.isVerb() && SEEING.contains(t.lemma()));
  }

  /** "some 2,000 soldiers a month", "desert every year": what happens again and again. */
  private static boolean isRate(Passage passage, int head) {
    for (int i = Math.max(1, head - 6); i < Math.min(passage.size(), head + 6); i++) {
      boolean each =
          Set.of("a", "each", "every", "per").contains(passage.word(i - 1))
              && !passage.token(i - 1).tag().equals("IN");
      if (each && Set.of("month", "year", "week", "day", "night").contains(passage.word(i))) {
        boolean half = passage.word(i - 2).matches("once|half|of|in|for|after|about|within|than");
        return !half;
      }
    }
    return false;
  }

  private static boolean hasDefinite(Passage passage, Token head) {
    return passage.grammar().children(head, "det", "nmod:poss").stream()
        .anyMatch(t -> !Set.of("a", "an", "any", "no", "another", "every").contains(t.lemma()));
  }
}
