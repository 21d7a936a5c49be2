package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.defectionledger.ledger.ArticleDefection;
import org.junit.jupiter.api.Test;

/** Who is meant: names, offices, pronouns and aliases of single persons. */
class DefectorReaderTest {
  /** The names of the counted defectors; "?" for a person or group without one. */
  private static List<String> names(String title, String text) {
    return Reading.read("2019-05-14", title, text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(d -> d.name().orElse("?"))
        .toList();
  }

  private static List<String> names(String text) {
    return names("", text);
  }

  // --- apposition --------------------------------------------------------------------------------

  @Test
  void takesTheNameBetweenCommasForTheHolderOfTheOffice() {
    assertThat(
            names(
                "The secretary of the ruling party, Ousmane Bandiaré, defected on Monday to the"
                    + " opposition."))
        .containsExactly("Ousmane Bandiaré");
    assertThat(
            names(
                "A major who was then still trusted, Ibrahim ag Sidatti, defected to the rebels on"
                    + " Monday."))
        .containsExactly("Ibrahim ag Sidatti");
  }

  @Test
  void takesNoNameOfAnotherClauseForTheHolderOfTheOffice() {
    assertThat(
            names(
                "The secretary of the ruling party defected on Monday, Ousmane Bandiaré, an analyst,"
                    + " said."))
        .containsExactly("?");
  }

  @Test
  void knowsASurnameBehindAFormOfAddress() {
    assertThat(
            names(
                "Hassan Fares fled to Jordan on Monday. Mr Fares, the first senior diplomat to"
                    + " abandon the regime, is in Amman."))
        .containsExactly("Hassan Fares");
  }

  @Test
  void leavesFormsOfAddressOutOfTheName() {
    assertThat(names("Madam Grace Owusuah, a senator, defected to the opposition on Monday."))
        .containsExactly("Grace Owusuah");
  }

  // --- the lead ----------------------------------------------------------------------------------

  @Test
  void namesTheManOfTheHeadlineByThePersonWhomTheTextIntroduces() {
    assertThat(
            names(
                "Bolivian consul defects to rebels",
                "A consul of Bolivia has gone over to the rebels, officials said.\n\n"
                    + "Tomás Arancibia, 44, walked into the camp with two suitcases."))
        .containsExactly("Tomás Arancibia");
  }

  @Test
  void tiesTheMentionsOfALeadToTheDefectionOfWhomTheTextNames() {
    assertThat(
            Reading.read(
                    "2019-05-14",
                    "Bolivian consul defects to rebels",
                    "A consul of Bolivia has gone over to the rebels, officials said.\n\n"
                        + "Tomás Arancibia, 44, walked into the camp with two suitcases.")
                .mentions())
        .filteredOn(m -> m.notCountedReason().isEmpty())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.defectionId()).isPresent());
  }

  @Test
  void leavesTheManOfTheHeadlineUnnamedWhereTheTextNamesOnlyCommentators() {
    assertThat(
            names(
                "Bolivian consul defects to rebels",
                "A consul of Bolivia has gone over to the rebels, officials said.\n\n"
                    + "The news was \"a blow\", said Tomás Arancibia, an analyst in Lima."))
        .containsExactly("?");
  }

  @Test
  void prefersTheManIntroducedBelowToAFormerHolderOfTheOffice() {
    assertThat(
            names(
                "Libya's foreign minister defected to Britain last night.\n\n"
                    + "Hamid Sourani, who ran the secret service for years, told officials that he was"
                    + " tired. Ali Breikan, a former foreign minister, lives in Cairo."))
        .containsExactly("Hamid Sourani");
  }

  // --- aliases and identification ----------------------------------------------------------------

  @Test
  void countsAManAndHisAliasOnce() {
    assertThat(
            names(
                "Laxman Tudu, alias Birju, defected from the guerrillas in March. Birju's desertion"
                    + " was announced on Monday."))
        .containsExactly("Laxman Tudu");
  }

  @Test
  void takesTheNameThatTheTextGivesLater() {
    assertThat(
            names(
                "A police colonel defected to the rebels on Monday. He is Colonel Samir Haddadin, of"
                    + " Tartus."))
        .containsExactly("Samir Haddadin");
    assertThat(
            names(
                "A lorry driver called Murad, who had been drafted, defected from the army on"
                    + " Monday."))
        .containsExactly("Murad");
  }

  // --- pronouns and offices alone ----------------------------------------------------------------

  @Test
  void takesAnOfficeAloneForThePersonJustSpokenOf() {
    assertThat(
            names(
                "Moussa Karani's flight has shaken the capital of Libya. The former intelligence"
                    + " chief defected on Monday."))
        .containsExactly("Moussa Karani");
  }

  @Test
  void takesAnOfficeWithAComplementForSomebodyElse() {
    assertThat(
            names(
                "Senator Vannini voted for the bill. A month ago the mayor of Castelnero defected to"
                    + " the opposition."))
        .containsExactly("?");
  }

  @Test
  void takesAPronounForTheUnnamedSubjectOfItsSentence() {
    assertThat(
            names(
                "Sergeant Wilner Dorcenat defected from the army on Monday. The commissioner was"
                    + " captured, and he changed sides on the spot."))
        .containsExactly("Wilner Dorcenat", "?");
  }

  @Test
  void takesTheRelativeForTheNounBeforeIt() {
    assertThat(
            names(
                "He replaces Riad Hijazi, whose defection to the rebels was announced on Monday."))
        .containsExactly("Riad Hijazi");
  }

  @Test
  void tellsOneMinisterFromAnother() {
    assertThat(
            names(
                "Hamid Tlais, the son of the former defence minister Mustafa Tlais, is in Paris. The"
                    + " defection of the deputy oil minister last month changed little."))
        .containsExactly("?");
  }

  @Test
  void namesTheFriendRightBehindTheNoun() {
    assertThat(names("His friend Douglas Garvell defected to the opposition at the end of August."))
        .containsExactly("Douglas Garvell");
    assertThat(names("A Garvell ally defected to the opposition at the end of August."))
        .doesNotContain("Garvell");
  }

  @Test
  void readsTheDefectedSpyAsADefector() {
    assertThat(names("He had met Pavel Litvak, a defected Russian spy, in a hotel."))
        .containsExactly("Pavel Litvak");
    assertThat(names("He had met defected Russian spies in a hotel.")).isEmpty();
  }

  @Test
  void readsWhoseDefectionItIsBehindItsPlaceAndDay() {
    assertThat(
            names(
                "The defection to the opposition on Thursday of the oil minister, Abdo Hussam, was a"
                    + " blow."))
        .containsExactly("Abdo Hussam");
  }

  // --- whom no phrase means ----------------------------------------------------------------------

  @Test
  void countsNobodyForNoSoldierAndAnyOfficer() {
    assertThat(names("No soldier has defected to the rebels.")).isEmpty();
    assertThat(names("He offered an amnesty to any officer who defects to the rebels.")).isEmpty();
    assertThat(names("One soldier has defected to the rebels.")).hasSize(1);
  }

  @Test
  void countsNoThingAsADefector() {
    assertThat(names("Half the newsroom has defected to the rebels.")).isEmpty();
    assertThat(names("A man defected to the rebels on Monday.")).hasSize(1);
  }

  @Test
  void countsTheTwoOfficesOfOneManOnce() {
    assertThat(
            names(
                "A founder and former leader of the party has defected to the opposition, officials"
                    + " said."))
        .hasSize(1);
    assertThat(names("A founder and a former leader of the party defected on Monday.")).hasSize(1);
  }

  @Test
  void countsNoRelativesWhoTravelAlong() {
    assertThat(
            Reading.read(
                    "2019-05-14",
                    "",
                    "The ambassador of Chad and his wife defected to France on Monday.")
                .articleDefections())
        .singleElement()
        .satisfies(d -> assertThat(d.countMin()).isEqualTo(1));
  }
}
