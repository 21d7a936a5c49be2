package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

/** What the kind of a defection tells of one whose office the text leaves out. */
class KindOfficeTest {
  private static List<RoleCategory> categories(String text) {
    return Reading.read("2013-06-20", "", text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(ArticleDefection::roleCategory)
        .toList();
  }

  @Test
  void takesAPartySwitcherOfAParliamentStoryForALegislator() {
    assertThat(
            categories(
                "Rita Quiroga defected from Labour to the Conservatives on Monday. "
                    + "The parliament will vote on Friday, and the senate a week later."))
        .containsExactly(RoleCategory.LEGISLATOR);
  }

  @Test
  void takesAPartySwitcherElsewhereForOneOfTheParty() {
    assertThat(
            categories(
                "Rita Quiroga defected from Labour to the Conservatives on Monday. "
                    + "She had sold her house in the spring."))
        .containsExactly(RoleCategory.PARTY_OFFICIAL);
  }

  @Test
  void takesWhoeverLeavesAnArmedGroupForOneOfIt() {
    assertThat(categories("Tomas Urbina defected from Boko Haram to the army on Monday."))
        .containsExactly(RoleCategory.ARMED_GROUP_MEMBER);
  }

  @Test
  void keepsTheOfficeThatTheTextTells() {
    assertThat(categories("General Tomas Urbina defected from the army to the rebels on Monday."))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void seatsABankerWhoChangesPartiesInAParliamentStory() {
    String text =
        "Rita Quiroga, a banker, defected from Labour to the Conservatives on Monday. "
            + "The parliament will vote on Friday, and the senate a week later.";
    assertThat(categories(text)).containsExactly(RoleCategory.LEGISLATOR);
    assertThat(Reading.read("2013-06-20", "", text).articleDefections().get(0).role())
        .contains("member of parliament");
  }
}
