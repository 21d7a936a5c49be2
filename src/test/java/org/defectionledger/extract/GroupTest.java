package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.defectionledger.extract.nlp.CoreNlpReader;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Weights;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

/** Groups, their counts and their offices: the guidelines, sections 2 and 3. */
class GroupTest {
  /**
   * Name, least and greatest count, category of each counted defection; null where there is none.
   */
  private static List<Tuple> told(String title, String text) {
    return Reading.read("2013-06-20", title, text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(
            d ->
                tuple(
                    d.name().orElse(null),
                    d.countMin(),
                    d.countMax().orElse(null),
                    d.roleCategory()))
        .toList();
  }

  private static Tuple group(int min, int max, RoleCategory category) {
    return tuple(null, min, max, category);
  }

  @Test
  void readsTheStrengthOfAUnitBehindItsNoun() {
    assertThat(
            told("", "A company of the Malian army, 55 strong, defected to the rebels on Monday."))
        .containsExactly(group(55, 55, RoleCategory.MILITARY));
  }

  @Test
  void takesAFigureOfVictimsForNoStrength() {
    assertThat(told("", "A battalion defected to the rebels on Monday and killed 30 soldiers."))
        .containsExactly(tuple(null, 2, null, RoleCategory.MILITARY));
  }

  @Test
  void readsAFigureThatAndCutsInTwoAsOne() {
    assertThat(told("", "A hundred and twenty soldiers defected to the rebels on Monday."))
        .containsExactly(group(120, 120, RoleCategory.MILITARY));
  }

  @Test
  void countsAPluralWithoutAFigureInTheFigureBeforeIt() {
    assertThat(told("", "About 700 soldiers and policemen defected to the rebels on Monday."))
        .extracting(t -> t.toList().get(1))
        .containsExactly(700);
  }

  @Test
  void sumsAMixedGroupWhoseEveryPartHasAFigure() {
    assertThat(told("", "Two colonels and 30 soldiers defected to the rebels on Monday."))
        .containsExactly(group(32, 32, RoleCategory.MILITARY));
  }

  @Test
  void readsMembersOfAChamberAsLegislators() {
    assertThat(told("", "Four members of the Sejm defected to the opposition party on Monday."))
        .containsExactly(group(4, 4, RoleCategory.LEGISLATOR));
  }

  @Test
  void readsDriversOfABrigadeAsSoldiers() {
    assertThat(told("", "Three drivers of the 14th brigade defected to the rebels on Monday."))
        .containsExactly(group(3, 3, RoleCategory.MILITARY));
  }

  @Test
  void leavesDriversOfNoUnitCivilians() {
    assertThat(told("", "Three drivers of the state bus company defected to the South on Monday."))
        .containsExactly(group(3, 3, RoleCategory.OTHER));
  }

  @Test
  void givesTheMenOfAPoliceColonelHisOffice() {
    assertThat(
            told(
                "",
                "Police colonel Tomas Urbina defected to the rebels on Monday. "
                    + "Six of his colleagues defected with him."))
        .containsExactlyInAnyOrder(
            tuple("Tomas Urbina", 1, 1, RoleCategory.POLICE), group(6, 6, RoleCategory.POLICE));
  }

  @Test
  void readsTheHeadlinesGroupAsTheBodys() {
    assertThat(
            told(
                "Dozens of soldiers defect in Anbar",
                "Forty-two soldiers defected to the rebels in Anbar on Monday, activists said."))
        .containsExactly(group(42, 42, RoleCategory.MILITARY));
  }

  @Test
  void readsTheHeadlinesPairAsTheTwoWhomTheBodyNames() {
    assertThat(
            told(
                "Two generals defect to the rebels",
                "General Samir Hadad defected to the rebels on Monday. "
                    + "General Fadi Nasser defected to the rebels on Tuesday."))
        .extracting(t -> t.toList().get(0))
        .containsExactly("Samir Hadad", "Fadi Nasser");
  }

  @Test
  void keepsAHeadlinesGroupThatTheBodyDoesNotTell() {
    assertThat(
            told(
                "Five diplomats defect in Geneva",
                "General Samir Hadad defected to the rebels on Monday."))
        .contains(group(5, 5, RoleCategory.DIPLOMAT));
  }

  @Test
  void countsNobodyWhereNoneOfAGroupIsSaidToHaveLeft() {
    assertThat(told("", "None of his generals switched sides, the minister said on Monday."))
        .isEmpty();
    assertThat(told("", "Not one officer defected to the rebels on Monday.")).isEmpty();
  }

  @Test
  void countsOneOfManyWhoIsSaidToHaveLeft() {
    assertThat(told("", "One of his generals switched sides on Monday, the minister said."))
        .containsExactly(group(1, 1, RoleCategory.MILITARY));
  }

  @Test
  void leavesOutRelativesWhoOnlyTravelAlong() {
    assertThat(
            told(
                "",
                "General Samir Hadad defected to Jordan on Monday with nine members of his"
                    + " family."))
        .containsExactly(tuple("Samir Hadad", 1, 1, RoleCategory.MILITARY));
  }

  @Test
  void readsCountedMenWhoFollowedTheirColonel() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina defected to the rebels on Monday. "
                    + "About 90 of his men followed him."))
        .containsExactlyInAnyOrder(
            tuple("Tomas Urbina", 1, 1, RoleCategory.MILITARY),
            group(90, 90, RoleCategory.MILITARY));
  }

  @Test
  void readsAFellowOfficerWhoDidTheSame() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina defected to the rebels on Monday. "
                    + "Captain Raul Ibarra did the same on Tuesday."))
        .extracting(t -> t.toList().get(0))
        .containsExactly("Tomas Urbina", "Raul Ibarra");
  }

  @Test
  void takesPursuersForNoFollowers() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina defected to the rebels on Monday. "
                    + "Journalists followed him to his hotel."))
        .containsExactly(tuple("Tomas Urbina", 1, 1, RoleCategory.MILITARY));
  }

  @Test
  void readsTheyAsTheCountedGroupOfTheSentence() {
    assertThat(
            told(
                "",
                "Seven officers appeared on television on Monday and said that they had"
                    + " defected."))
        .containsExactly(group(7, 7, RoleCategory.MILITARY));
  }

  @Test
  void takesThePartNamedBehindAmongForNoAntecedent() {
    assertThat(
            told(
                "",
                "Nine officers, among them four colonels, appeared on television on Monday. "
                    + "They have defected to the rebels."))
        .containsExactly(group(9, 9, RoleCategory.MILITARY));
  }

  @Test
  void readsBothAsTheTwoPersonsNamedBefore() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina and Captain Raul Ibarra arrived in the camp on Monday. "
                    + "Both have defected to the rebels."))
        .extracting(t -> t.toList().get(0))
        .containsExactly("Tomas Urbina", "Raul Ibarra");
  }

  @Test
  void tellsCountedGroupsOfDifferentOfficesApart() {
    assertThat(told("", "Two ministers and three officers defected to the rebels on Monday."))
        .containsExactly(group(2, 2, RoleCategory.EXECUTIVE), group(3, 3, RoleCategory.MILITARY));
  }

  @Test
  void readsAnUnnamedLeaderAndHisMenAsTwo() {
    assertThat(told("", "A captain and sixteen recruits defected to the rebels on Monday."))
        .containsExactly(group(1, 1, RoleCategory.MILITARY), group(16, 16, RoleCategory.MILITARY));
  }

  @Test
  void readsAPluralOfficeBeforeNamesAsThosePersons() {
    assertThat(told("", "The pilots Samir Hadad and Fadi Nasser defected to the rebels on Monday."))
        .containsExactly(
            tuple("Samir Hadad", 1, 1, RoleCategory.MILITARY),
            tuple("Fadi Nasser", 1, 1, RoleCategory.MILITARY));
  }

  @Test
  void readsTheNamesOfTheNextSentenceAsTheMembersCounted() {
    assertThat(
            told(
                "",
                "Three senators defected to the opposition on Monday. "
                    + "They are Rosa Quiroga, Samir Hadad and Fadi Nasser."))
        .extracting(t -> t.toList().get(0))
        .containsExactly("Rosa Quiroga", "Samir Hadad", "Fadi Nasser");
  }

  @Test
  void takesTwoNamesForNoThreeMembers() {
    assertThat(
            told(
                "",
                "Three senators defected to the opposition on Monday. "
                    + "Rosa Quiroga and Samir Hadad wept in the lobby."))
        .containsExactly(group(3, 3, RoleCategory.LEGISLATOR));
  }

  @Test
  void readsTheSecondOfSevenMembersToDefectAsOne() {
    assertThat(
            told(
                "",
                "Senator Rosa Quiroga left the government benches on Monday. "
                    + "She is the second of the party's seven members to defect."))
        .extracting(t -> t.toList().get(0))
        .containsExactly("Rosa Quiroga");
  }

  @Test
  void countsTheMenBehindWithNotTheDayBeforeIt() {
    assertThat(
            told("", "Colonel Tomas Urbina defected to the rebels on June 19 with six soldiers."))
        .contains(group(6, 6, RoleCategory.MILITARY));
  }

  @Test
  void countsAnExplainedPairOnce() {
    assertThat(told("", "Two men, a fisherman and a carpenter, defected to the South on Monday."))
        .containsExactly(group(2, 2, RoleCategory.OTHER));
  }

  private static List<Boolean> cumulative(String text) {
    return Reading.read("2013-06-20", "", text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(ArticleDefection::cumulative)
        .toList();
  }

  @Test
  void readsTotalsOverYearsAndStocksAsCumulative() {
    assertThat(cumulative("Some 90 dancers have defected in the last ten years.")).contains(true);
    assertThat(cumulative("About 12,000 soldiers have defected, the rebels claim.")).contains(true);
    assertThat(cumulative("Sixty soldiers have defected since the truce was signed on 2 March."))
        .contains(true);
  }

  @Test
  void readsAGroupOfTheDayAsNoTotal() {
    assertThat(cumulative("Ninety soldiers defected to the rebels on Monday.")).contains(false);
    assertThat(cumulative("Sixty soldiers have defected since the truce was signed on Monday."))
        .contains(false);
  }

  @Test
  void countsNoRateOfDesertions() {
    assertThat(told("", "The rebels say that 300 soldiers desert every month.")).isEmpty();
  }

  @Test
  void readsAFigureWhoseThousandsAreSaidOnce() {
    assertThat(told("", "He said that 10-15,000 soldiers had defected."))
        .containsExactly(group(10_000, 15_000, RoleCategory.MILITARY));
  }

  @Test
  void givesTheSoldiersOfAWarlordHisOffice() {
    assertThat(
            told(
                "",
                "Rebel commander Tomas Urbina defected to the army on Monday. "
                    + "Five of Urbina's bodyguards defected on Tuesday."))
        .contains(group(5, 5, RoleCategory.ARMED_GROUP_MEMBER));
  }

  @Test
  void readsTheMenByWhomALeaderIsAccompanied() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina announced his defection on Monday, waving his card and"
                    + " accompanied by 40 men."))
        .containsExactlyInAnyOrder(
            tuple("Tomas Urbina", 1, 1, RoleCategory.MILITARY),
            group(40, 40, RoleCategory.MILITARY));
  }

  @Test
  void takesTheReportersAroundALeaderForNoMen() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina announced his defection on Monday, accompanied by two"
                    + " journalists from Beirut."))
        .contains(tuple("Tomas Urbina", 1, 1, RoleCategory.MILITARY))
        .doesNotContain(group(2, 2, RoleCategory.MILITARY));
  }

  @Test
  void readsASergeantWhoLeavesThePoliceAsAPoliceman() {
    assertThat(told("", "Sergeant Tomas Urbina defected from the national police on Monday."))
        .containsExactly(tuple("Tomas Urbina", 1, 1, RoleCategory.POLICE));
  }

  @Test
  void readsTheTwoMenAsThoseNamedBefore() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina and Captain Raul Ibarra arrived in the camp on Monday. "
                    + "The two men have defected to the rebels."))
        .extracting(t -> t.toList().get(0))
        .containsExactly("Tomas Urbina", "Raul Ibarra");
  }

  @Test
  void tellsTwoOtherSoldiersFromTheTwoNamedBefore() {
    assertThat(
            told(
                "",
                "Colonel Tomas Urbina and Captain Raul Ibarra arrived in the camp on Monday. "
                    + "Two soldiers have defected to the rebels."))
        .contains(group(2, 2, RoleCategory.MILITARY));
  }

  @Test
  void readsMembersOfTheForcesOfAStateAsSoldiers() {
    assertThat(
            told("", "At least 55 members of Peru's security forces defected to Chile on Monday."))
        .containsExactly(tuple(null, 55, null, RoleCategory.MILITARY));
  }

  private static final String WAR = "The regime shelled the rebels as the uprising spread.";

  @Test
  void takesAYearForNoFigure() {
    assertThat(told("", "In 2010 soldiers from two posts defected to the rebels."))
        .containsExactly(tuple(null, 2, null, RoleCategory.MILITARY));
    assertThat(told("", "In May 2010 soldiers defected to the rebels."))
        .containsExactly(tuple(null, 2, null, RoleCategory.MILITARY));
  }

  @Test
  void readsAFigureBeforeTwoAttributesOfOneNoun() {
    assertThat(told("", "Twenty-one serving or former officers have defected to the rebels."))
        .containsExactly(group(21, 21, RoleCategory.MILITARY));
  }

  @Test
  void leavesAFigureOfSomethingElseBeforeAPairOfAttributes() {
    assertThat(told("", "In the 20 days, serving or former officers defected to the rebels."))
        .extracting(t -> t.toList().get(1))
        .doesNotContain(20);
  }

  @Test
  void readsTheFigureOfATallyBehindItsNoun() {
    assertThat(
            told(
                "",
                "The ministry puts the number of officers who have defected since 2009 at 640."))
        .containsExactly(group(640, 640, RoleCategory.MILITARY));
    assertThat(told("", "The committee puts at 640 the officers who have defected since 2009."))
        .containsExactly(group(640, 640, RoleCategory.MILITARY));
    assertThat(told("", "The total number of defectors from the army now stands at 640."))
        .containsExactly(group(640, 640, RoleCategory.MILITARY));
  }

  @Test
  void takesNoOtherFigureForThatOfATally() {
    assertThat(told("", "A number of officers defected at 9 o'clock on Monday at the bridge."))
        .containsExactly(tuple(null, 2, null, RoleCategory.MILITARY));
    assertThat(told("", "The number of defectors from the army is rising.")).isEmpty();
  }

  @Test
  void countsThePluralThatAnOfficerDefectsWith() {
    assertThat(told("", "Colonel Isa Deng said on Monday that he had defected with soldiers."))
        .containsExactly(
            tuple("Isa Deng", 1, 1, RoleCategory.MILITARY),
            tuple(null, 2, null, RoleCategory.MILITARY));
  }

  @Test
  void countsNoPluralThatAnOfficerOnlyMet() {
    assertThat(told("", "Colonel Isa Deng defected on Monday after clashes with soldiers."))
        .containsExactly(tuple("Isa Deng", 1, 1, RoleCategory.MILITARY));
  }

  @Test
  void keepsTheMenOfANamedLeaderApartFromOthers() {
    assertThat(
            told(
                "",
                "Some soldiers defected on Friday in the north."
                    + " Colonel Isa Deng said on Monday that he had defected with soldiers."))
        .hasSize(3);
  }

  @Test
  void countsDefectingOfficersWhoAreNumbered() {
    assertThat(told("", "The rebels formed a council of seven defecting officers on Monday."))
        .containsExactly(group(7, 7, RoleCategory.MILITARY));
  }

  @Test
  void countsNoDefectingOfficersWithoutANumber() {
    assertThat(told("", "The rebels formed a council of defecting officers on Monday.")).isEmpty();
  }

  @Test
  void countsThePluralThatSomebodySawDefecting() {
    assertThat(told("", "Footage shows soldiers defecting to the rebels in the port."))
        .containsExactly(tuple(null, 2, null, RoleCategory.MILITARY));
  }

  @Test
  void countsNoPluralThatKeepsDefecting() {
    assertThat(told("", "Soldiers are defecting to the rebels in the port.")).isEmpty();
  }

  @Test
  void takesTheOneAmongRefugeesForWhoFled() {
    assertThat(
            told(
                "",
                WAR
                    + " The ministry said that a brigadier was among more than 800 refugees who"
                    + " fled across the border into Chad after he defected."))
        .containsExactly(group(1, 1, RoleCategory.MILITARY));
  }

  @Test
  void takesNobodyElseForOneOfTheRefugees() {
    assertThat(
            told(
                "",
                WAR
                    + " A brigadier said on Monday that more than 800 refugees fled across the"
                    + " border into Chad."))
        .isEmpty();
  }

  @Test
  void takesAManWhoSaysThatHeDesertedForASoldier() {
    assertThat(told("", WAR + " One man said that he had deserted from the barracks."))
        .containsExactly(group(1, 1, RoleCategory.MILITARY));
  }

  @Test
  void takesNoSpokesmanForTheOneOfWhomHeSpeaks() {
    assertThat(told("", WAR + " A spokesman said that he had deserted from the barracks."))
        .isEmpty();
  }

  @Test
  void countsALeaderApartFromOthers() {
    assertThat(told("", "A consul and two other diplomats defected to the rebels on Monday."))
        .containsExactly(group(1, 1, RoleCategory.DIPLOMAT), group(2, 2, RoleCategory.DIPLOMAT));
  }

  @Test
  void countsANamedLeaderApartFromHisMen() {
    assertThat(told("", "Captain Isa Deng and 60 soldiers defected to the rebels on Monday."))
        .containsExactly(
            tuple("Isa Deng", 1, 1, RoleCategory.MILITARY), group(60, 60, RoleCategory.MILITARY));
  }

  @Test
  void givesAGroupTheFigureThatTheNextSentenceTells() {
    assertThat(
            told(
                "",
                "A number of officers have defected to the rebels, activists said."
                    + " One report said that two generals and a colonel had defected."))
        .containsExactly(group(3, 3, RoleCategory.MILITARY));
  }

  @Test
  void keepsAGroupOfAnotherDayApart() {
    assertThat(
            told(
                "",
                "A number of officers have defected to the rebels, activists said."
                    + " In March 2012, three officers defected."))
        .hasSize(2);
  }

  @Test
  void keepsATotalThatIsUnlikelyAndDropsAnUnlikelyGroup() {
    Weights strict =
        new Weights(
            "test",
            Map.of(Weights.DROP, 0.9, Weights.ADMIT, 2.0, Weights.SCALE, 1.0, Weights.SHIFT, 0.0));
    Extractor extractor = new Extractor(Lexicon.load(), new CoreNlpReader(), strict);
    String text = "About 400 officers have defected to the rebels since March 2011.";
    assertThat(extractor.read(Reading.article("2013-06-20", "", text)).articleDefections())
        .extracting(ArticleDefection::cumulative, ArticleDefection::countMin)
        .containsExactly(tuple(true, 400));
    String news = "About 400 officers defected to the rebels on Monday.";
    assertThat(extractor.read(Reading.article("2013-06-20", "", news)).articleDefections())
        .isEmpty();
  }
}
