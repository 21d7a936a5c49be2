package org.defectionledger.extract;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.RoleCategory;

/** The category that the kind of a defection gives to one whose office the text does not tell. */
final class KindOffice {
  /** So many words for a parliament and its members make it the text's matter. */
  private static final int CHAMBER_NEWS = 2;

  /** An armed group named so often is the text's matter. */
  private static final int ARMED_NEWS = 3;

  /** What a party has too, spokesmen and secretaries, and what its politicians did before. */
  private static final Set<RoleCategory> OF_PARTIES =
      EnumSet.of(
          RoleCategory.UNKNOWN,
          RoleCategory.OTHER,
          RoleCategory.CIVIL_SERVANT,
          RoleCategory.MILITARY,
          RoleCategory.MEDIA,
          RoleCategory.ATHLETE_OR_ARTIST,
          RoleCategory.SCIENTIST_OR_PROFESSIONAL);

  private static final String MEMBER = "member of parliament";

  private final Document document;

  KindOffice(Document document) {
    this.document = document;
  }

  /**
   * The office told, or the one that the kind implies: whoever leaves an armed group is of it, its
   * ranks, spokesmen and finance chiefs too.
   *
   * @param former whether the text calls the office told a past one
   */
  PersonOffice.Held of(PersonOffice.Held told, Optional<DefectionKind> kind, boolean former) {
    if (kind.equals(Optional.of(DefectionKind.ARMED_GROUP))) {
      return new PersonOffice.Held(told.role(), RoleCategory.ARMED_GROUP_MEMBER);
    }
    if (kind.equals(Optional.of(DefectionKind.PARTY))) {
      return inParty(told, former);
    }
    boolean armed =
        told.category() == RoleCategory.UNKNOWN && document.armedGroupNames() >= ARMED_NEWS;
    return armed ? new PersonOffice.Held(told.role(), RoleCategory.ARMED_GROUP_MEMBER) : told;
  }

  /**
   * A banker of a story about seats has one; a minister of the past is an official of his party.
   */
  private PersonOffice.Held inParty(PersonOffice.Held told, boolean former) {
    if (told.category() == RoleCategory.EXECUTIVE && former) {
      return new PersonOffice.Held(told.role(), RoleCategory.PARTY_OFFICIAL);
    }
    if (!OF_PARTIES.contains(told.category())) {
      return told;
    }
    boolean office = told.category() == RoleCategory.CIVIL_SERVANT;
    return !office && seats() >= CHAMBER_NEWS
        ? new PersonOffice.Held(Optional.of(seat()), RoleCategory.LEGISLATOR)
        : new PersonOffice.Held(told.role(), RoleCategory.PARTY_OFFICIAL);
  }

  /** What the article calls members of the chamber most often; the first of equals. */
  private String seat() {
    Map<String, Long> named =
        passages()
            .flatMap(p -> p.roles().stream())
            .filter(r -> r.category() == RoleCategory.LEGISLATOR)
            .collect(
                Collectors.groupingBy(RolePhrase::role, LinkedHashMap::new, Collectors.counting()));
    return named.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(Map.Entry::getKey)
        .orElse(MEMBER);
  }

  private long seats() {
    long houses =
        passages()
            .flatMap(p -> p.sentence().tokens().stream())
            .filter(t -> document.lexicon().words().is(t.lemma(), WordClass.CHAMBER))
            .count();
    return document.names(RoleCategory.LEGISLATOR) + houses;
  }

  private Stream<Passage> passages() {
    return IntStream.range(0, document.size()).mapToObj(document::passage);
  }
}
