package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.defectionledger.ledger.ArticleDefection;
import org.junit.jupiter.api.Test;

/** Whom a trigger is bound to: tellers, lists, relative clauses, lost subjects. */
class BindingTest {
  /** Name, or count and office, of each counted defector. */
  private static List<String> told(String text) {
    return Reading.read("2013-06-20", "", text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(d -> d.name().orElse(d.countMin() + " " + d.role().orElse("?")))
        .toList();
  }

  // --- who tells it of himself -------------------------------------------------------------------

  @Test
  void takesTheOfficerWhoSaysThatHeDefectedForTheDefector() {
    assertThat(
            told(
                "In a rented room in the town of Wadi Khaled, a lieutenant of the 47th Brigade with"
                    + " a bandaged hand said that he had defected last month."))
        .containsExactly("1 lieutenant");
    assertThat(
            told(
                "Guards surrounded a tank battalion in the port after its commander said he had"
                    + " defected to the rebels."))
        .containsExactly("1 commander");
  }

  @Test
  void takesWhoSendsAMessageForWhoTells() {
    assertThat(
            told(
                "A Libyan deputy trade minister posted a message on YouTube saying he had defected"
                    + " to the rebels."))
        .containsExactly("1 deputy trade minister");
  }

  @Test
  void takesNoSpokesmanForTheOneHeSpeaksOf() {
    assertThat(
            told(
                "Ambassador Karim Nasser has left his post. A spokesman said that he had defected"
                    + " to the rebels on Monday."))
        .containsExactly("Karim Nasser");
  }

  @Test
  void takesWhoSaysSoSoonerThanTheDefectorToldBefore() {
    assertThat(
            told(
                "Ambassador Karim Nasser defected on Monday. Omar Haddad, whom the president had"
                    + " dismissed as a minister, said on Facebook he had defected to the rebels."))
        .containsExactly("Karim Nasser", "Omar Haddad");
  }

  @Test
  void bindsTheyToAllWhoTellItOfThemselves() {
    assertThat(
            told(
                "In Washington a consul and at least two other Burmese diplomats wrote on Thursday"
                    + " that they had defected."))
        .containsExactly("1 consul", "2 diplomat");
  }

  @Test
  void bindsTheyToNobodyWhoTellsItOfOthers() {
    assertThat(
            told(
                "Two pilots flew to Malta on Monday. Officials wrote on Thursday that they had"
                    + " defected."))
        .containsExactly("2 pilot");
  }

  @Test
  void takesTheOneOfficeOfTheSentenceWhereNobodyIsNamed() {
    assertThat(
            told(
                "The Tigers on Saturday expelled their most senior commander, three days after he"
                    + " announced that he had defected."))
        .containsExactly("1 senior commander");
  }

  // --- lists -------------------------------------------------------------------------------------

  @Test
  void givesAFigureBehindNamesToThem() {
    assertThat(
            told(
                "There were Lamia Haddad in Nicosia, Abdel Karim Dakhil in Abu Dhabi and Khaled"
                    + " Ayyash in London, three Syrian ambassadors who defected within a week."))
        .containsExactly("Lamia Haddad", "Abdel Karim Dakhil", "Khaled Ayyash");
  }

  @Test
  void keepsAFigureThatNamesMoreThanStandBeforeIt() {
    assertThat(
            told(
                "Lamia Haddad and Khaled Ayyash met three Syrian ambassadors who defected within a"
                    + " week."))
        .containsExactly("3 ambassador");
  }

  @Test
  void namesTheMembersOfAGroupFromARollCallBelow() {
    assertThat(
            told(
                "Three serving governors defected to the opposition on Monday. Besides Kwaido, those"
                    + " who moved are Rotimi Abechi (Rivers) and Aliyu Wandako (Sokoto)."))
        .containsExactly("Kwaido", "Rotimi Abechi", "Aliyu Wandako");
  }

  @Test
  void takesAsManyCapitalisedWordsAsAreCountedForNames() {
    assertThat(
            told(
                "Senator Musa Danjuma defected to the opposition with four colleagues: Amadu,"
                    + " Wakilu, Nyero and Bello."))
        .containsExactly("Musa Danjuma", "Amadu", "Wakilu", "Nyero", "Bello");
    assertThat(
            told(
                "Senator Musa Danjuma defected to the opposition with four colleagues: Amadu and"
                    + " Bello were seen later."))
        .contains("Musa Danjuma", "4 ?");
  }

  @Test
  void bindsARelativeClauseToAllOfACoordination() {
    assertThat(
            told("Seven Cuban doctors and a nurse who defected in Caracas have filed a lawsuit."))
        .containsExactly("8 doctor");
  }

  @Test
  void takesARankBesideOtherRebelsForARebels() {
    assertThat(
            Reading.read(
                    "2013-06-20",
                    "",
                    "A lieutenant and nineteen other members of the Lord's Resistance Army defected"
                        + " on Friday.")
                .articleDefections())
        .extracting(d -> d.roleCategory().name())
        .containsOnly("ARMED_GROUP_MEMBER");
  }

  // --- subjects that the parser loses ------------------------------------------------------------

  @Test
  void readsAParticipleBehindAnAdverb() {
    assertThat(
            told(
                "A farmer said that hundreds of soldiers had also deserted to the rebels and were"
                    + " hiding in the hills."))
        .containsExactly("200 soldier");
  }

  @Test
  void bindsAVerbToAnInexactNumberOfOfficers() {
    assertThat(
            told(
                "Around fifty officers of the Lviv traffic police had defected during the night and"
                    + " driven off in their own patrol cars, blue lamps turning."))
        .containsExactly("50 officer");
    assertThat(told("Officers laughed, and nobody knew who had defected.")).isEmpty();
  }

  @Test
  void bindsAGerundToTheNounThatTheSentenceIsAbout() {
    assertThat(
            told(
                "Colonel Salim Rashid, who set up the rebel army last summer after defecting from"
                    + " the air force, was an engineer."))
        .containsExactly("Salim Rashid");
    assertThat(told("The ministry thanked Colonel Salim Rashid for advice on defecting."))
        .isEmpty();
  }

  @Test
  void bindsAVerbBehindCompanyToWhatStandsBehindIt() {
    assertThat(
            told(
                "Senator Mutiso Kilo defected to the opposition on Wednesday. With him defected"
                    + " eleven members of the county assembly."))
        .containsExactly("Mutiso Kilo", "11 member of parliament");
    assertThat(told("With eleven members of the assembly Senator Mutiso Kilo defected on Monday."))
        .contains("Mutiso Kilo");
  }

  @Test
  void bindsWhoToThePersonNotToTheParty() {
    assertThat(
            told(
                "Among the first was the surgeon Prospero Galli, elected for the Five Star Movement,"
                    + " who in June defected to the mixed group."))
        .containsExactly("Prospero Galli");
  }

  @Test
  void bindsWhoHeSaidToThoseSpokenOf() {
    assertThat(
            told(
                "A rebel leader, Buteur Merceron, paraded six policemen from the town who he said had"
                    + " defected to his group on Sunday."))
        .containsExactly("6 policeman");
  }

  @Test
  void takesThoseReportedForTheSubjectWhereTheParserTakesTheReporter() {
    assertThat(
            told(
                "An army officer at the front said 12 rebel fighters, among them a commander,"
                    + " defected to his side on Saturday."))
        .containsExactly("12 rebel fighter");
  }

  @Test
  void readsWhoseLetterOfResignationItIs() {
    assertThat(
            told(
                "Justice Minister Tzipi Livneh told army radio that she had signed her letter of"
                    + " resignation from the ruling party in protest at the killings and defected."))
        .containsExactly("Tzipi Livneh");
  }

  @Test
  void bindsASonWithAnOfficeOfHisOwn() {
    assertThat(
            told(
                "Brigadier Haitham Darwish said in a video on Saturday that he and his son, a"
                    + " captain, had defected."))
        .containsExactly("Haitham Darwish", "1 captain");
    assertThat(
            told(
                "Brigadier Haitham Darwish said in a video on Saturday that he and his son had"
                    + " defected."))
        .containsExactly("Haitham Darwish");
  }

  // --- one defection or two ----------------------------------------------------------------------

  @Test
  void keepsTwoStepsOfALadderApart() {
    assertThat(
            told(
                "A counsellor at the Belarusian embassy in Riga defected on Sunday. The ambassador to"
                    + " Slovenia, Pavel Ostrov, had defected on Saturday."))
        .containsExactlyInAnyOrder("1 counsellor", "Pavel Ostrov");
  }

  @Test
  void joinsAnOfficeWithTheNameOfItsHolder() {
    assertThat(
            told(
                "A Belarusian ambassador defected on Sunday. The ambassador to Slovenia, Pavel"
                    + " Ostrov, defected with his family."))
        .containsExactly("Pavel Ostrov");
  }

  @Test
  void countsWhoGoesOverAndComesBackTwice() {
    assertThat(
            told(
                "In November 2009 Senator Rabiu Danjuma defected to the opposition. In July 2012 he"
                    + " defected to the ruling party."))
        .containsExactly("Rabiu Danjuma", "Rabiu Danjuma");
    assertThat(
            told(
                "In July 2012 Senator Rabiu Danjuma defected to the opposition. On 24 July 2012 he"
                    + " defected, his letter says."))
        .containsExactly("Rabiu Danjuma");
  }

  @Test
  void knowsAnAliasBehindAFormOfAddress() {
    assertThat(
            told(
                "Marleny Quispe, known as \"Comrade Carla\", a rebel, defected on Sunday. Carla defected"
                    + " at a military post."))
        .containsExactly("Marleny Quispe");
  }
}
