package org.defectionledger.extract;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

  /** What a party has too, spokesmen and secretaries, and what tells nothing. */
  private static final Set<RoleCategory> OF_PARTIES =
      EnumSet.of(RoleCategory.UNKNOWN, RoleCategory.OTHER, RoleCategory.CIVIL_SERVANT);

  private final Document document;

  KindOffice(Document document) {
    this.document = document;
  }

  /**
   * The category told, or the one that the kind implies: whoever leaves an armed group is of it,
   * its ranks, spokesmen and finance chiefs too.
   */
  RoleCategory of(RoleCategory told, Optional<DefectionKind> kind) {
    if (kind.equals(Optional.of(DefectionKind.ARMED_GROUP))) {
      return RoleCategory.ARMED_GROUP_MEMBER;
    }
    if (kind.equals(Optional.of(DefectionKind.PARTY)) && OF_PARTIES.contains(told)) {
      boolean office = told == RoleCategory.CIVIL_SERVANT;
      return !office && seats() >= CHAMBER_NEWS
          ? RoleCategory.LEGISLATOR
          : RoleCategory.PARTY_OFFICIAL;
    }
    boolean armed = told == RoleCategory.UNKNOWN && document.armedGroupNames() >= ARMED_NEWS;
    return armed ? RoleCategory.ARMED_GROUP_MEMBER : told;
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
