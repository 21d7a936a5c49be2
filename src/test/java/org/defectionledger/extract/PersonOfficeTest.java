package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

/** The office in which one person defected. */
class PersonOfficeTest {
  private static List<RoleCategory> categories(String text) {
    return Reading.read("2019-05-14", "", text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(ArticleDefection::roleCategory)
        .toList();
  }

  @Test
  void takesAMinisterWhoIsAGeneralForAnExecutive() {
    assertThat(
            categories(
                "General Hamid Darwish, the interior minister, defected to the rebels on Monday."))
        .containsExactly(RoleCategory.EXECUTIVE);
    assertThat(
            categories(
                "General Hamid Darwish, a former interior minister, defected to the rebels on"
                    + " Monday."))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void takesAnOfficerWhoLeavesThePoliceForAPoliceman() {
    assertThat(categories("Sergeant Hamid Darwish defected from the national police on Monday."))
        .containsExactly(RoleCategory.POLICE);
    assertThat(categories("Sergeant Hamid Darwish defected from the army on Monday."))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void takesACommanderOfAnArmedGroupForItsMember() {
    assertThat(
            categories(
                "The FARC has lost a hundred men this year. A section commander, Pedro Ocampo,"
                    + " defected in early May, and the FARC has put a price on his head."))
        .containsExactly(RoleCategory.ARMED_GROUP_MEMBER);
  }

  @Test
  void takesASoldierWhoJoinsAnArmedGroupForASoldier() {
    assertThat(
            categories(
                "The FARC has won a hundred men this year. A colonel, Pedro Ocampo, defected from the"
                    + " army in early May to the FARC."))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void takesWhoChangesPartiesForAMemberWhereTheTextTellsOfAChamber() {
    assertThat(
            categories(
                "Alan Kerrigan defected from the Labour Party to the Conservative Party on Monday. He"
                    + " sat in the House of Commons for nine years."))
        .containsExactly(RoleCategory.LEGISLATOR);
    assertThat(
            categories(
                "Alan Kerrigan defected from the Labour Party to the Conservative Party on Monday."))
        .containsExactly(RoleCategory.PARTY_OFFICIAL);
  }

  @Test
  void takesAFormerMinisterWhoChangesPartiesForAPartyOfficial() {
    assertThat(
            categories(
                "Alan Kerrigan, a former finance minister, defected from the Labour Party to the"
                    + " Conservative Party on Monday."))
        .containsExactly(RoleCategory.PARTY_OFFICIAL);
  }

  @Test
  void givesACounterpartTheOfficeOfWhomTheTextToldBefore() {
    assertThat(
            categories(
                "Ambassador Hamid Darwish defected to the rebels on Monday. His counterpart in Paris,"
                    + " Tarek Sabbagh, defected on Tuesday."))
        .containsExactly(RoleCategory.DIPLOMAT, RoleCategory.DIPLOMAT);
  }

  @Test
  void takesADeputyAtAMissionForADiplomat() {
    assertThat(
            categories(
                "The deputy at Chad's mission in Geneva, Hamid Darwish, defected to the rebels on"
                    + " Monday."))
        .containsExactly(RoleCategory.DIPLOMAT);
    assertThat(
            categories("The deputy for Geneva, Hamid Darwish, defected to the rebels on Monday."))
        .containsExactly(RoleCategory.LEGISLATOR);
  }

  @Test
  void takesARankInAStoryAboutPolicemenForOneOfThePolice() {
    assertThat(
            categories(
                "The police are breaking up. Twelve policemen sat down before the police academy, and"
                    + " a policewoman sang. Sergeant Hamid Darwish defected to the opposition on"
                    + " Monday."))
        .contains(RoleCategory.POLICE);
    assertThat(
            categories(
                "The town is quiet. Soldiers stand at the bridge, and the police stay indoors."
                    + " Sergeant Hamid Darwish defected to the opposition on Monday."))
        .contains(RoleCategory.MILITARY);
  }

  @Test
  void takesAnOfficerOfASecretServiceByTheWordsBesideHisName() {
    assertThat(
            categories(
                "The head of the security service's office in Kerch, Colonel Pavel Horun, defected to"
                    + " the rebels on Monday."))
        .containsExactly(RoleCategory.INTELLIGENCE);
    assertThat(categories("Colonel Pavel Horun of the navy defected to the rebels on Monday."))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void takesTheServiceFromTheRankThatTheTextGivesElsewhere() {
    assertThat(
            categories(
                "Nobody has seen the KGB colonel since May. Pavel Horun, a colonel, defected in"
                    + " Vienna."))
        .containsExactly(RoleCategory.INTELLIGENCE);
    assertThat(
            categories(
                "Nobody has seen the tank colonel since May. Pavel Horun, a colonel, defected in"
                    + " Vienna."))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void takesWhoeverLeavesANewsroomForOneOfTheMedia() {
    assertThat(categories("Samia Haddad defected from state television on Monday."))
        .containsExactly(RoleCategory.MEDIA);
    assertThat(categories("Samia Haddad defected from Syria on Monday."))
        .doesNotContain(RoleCategory.MEDIA);
  }

  @Test
  void givesNobodyTheOfficeOfARulerWhomHeIsNoRelationOf() {
    assertThat(
            categories(
                "Colonel Hamid Darwish (no relation of the president) defected to the rebels on"
                    + " Monday."))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void readsAnActingOfficeBehindTheName() {
    assertThat(categories("Jo Min-su, the acting ambassador in Rome, defected in November."))
        .containsExactly(RoleCategory.DIPLOMAT);
  }

  @Test
  void readsShortNamesOfGroupsInCapitalsOnly() {
    assertThat(
            categories("Colonel Hamid Darwish defected on Monday. Is he the last? Is nobody left?"))
        .containsExactly(RoleCategory.MILITARY);
  }

  @Test
  void takesAPlainRankForASoldiersWhereArmedGroupsAreNamedToo() {
    assertThat(
            categories(
                "The M23 and the FDLR fought on Sunday. The M23 took a village from the FDLR. Colonel"
                    + " Jean Mbala defected on Monday."))
        .containsExactly(RoleCategory.MILITARY);
    assertThat(
            categories(
                "The M23 and the FDLR fought on Sunday. The M23 took a village from the FDLR."
                    + " Commander Jean Mbala defected from the M23 on Monday."))
        .containsExactly(RoleCategory.ARMED_GROUP_MEMBER);
  }

  @Test
  void readsAnOfficeThatItsComplementsPartFromTheName() {
    assertThat(
            categories(
                "One general without troops, Francisco Yanes, defected to the opposition on Monday."))
        .containsExactly(RoleCategory.MILITARY);
    assertThat(
            categories(
                "An envoy met a general without troops; Francisco Yanes defected to the opposition on"
                    + " Monday."))
        .doesNotContain(RoleCategory.MILITARY);
  }
}
