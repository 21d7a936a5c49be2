package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Office, kind and state left, as the whole article tells: the guidelines, sections 3 and 4. */
class AllegianceTest {
  private static ArticleDefection told(String title, String text) {
    return Reading.read("2013-06-20", title, text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void seatsWhoCrossesWithoutAnOfficeWhereTheArticleSpeaksOfMembers() {
    ArticleDefection d =
        told(
            "",
            "The Labour Party has lost another of its members of parliament. "
                + "Grace Odinga defected to the Conservatives on Monday.");
    assertThat(d.roleCategory()).isEqualTo(RoleCategory.LEGISLATOR);
    assertThat(d.kind()).contains(DefectionKind.PARTY);
  }

  @Test
  void takesWhoCrossesForAPartysOwnWhereNobodySpeaksOfSeats() {
    assertThat(told("", "Grace Odinga defected from Labour to the Conservatives on Monday."))
        .extracting(ArticleDefection::roleCategory)
        .isEqualTo(RoleCategory.PARTY_OFFICIAL);
  }

  @Test
  void readsAColonelWhoLeavesAnArmedGroupAsItsMember() {
    ArticleDefection d =
        told("", "Colonel Jean Mbala defected from the M23 to the Congolese army on Monday.");
    assertThat(d.roleCategory()).isEqualTo(RoleCategory.ARMED_GROUP_MEMBER);
    assertThat(d.kind()).contains(DefectionKind.ARMED_GROUP);
    assertThat(d.fromCountry()).isEmpty();
  }

  @Test
  void keepsAColonelWhoJoinsAnArmedGroupASoldier() {
    assertThat(told("", "Colonel Jean Mbala of the Congolese army defected to the M23 on Monday."))
        .extracting(ArticleDefection::roleCategory)
        .isEqualTo(RoleCategory.MILITARY);
  }

  @Test
  void readsAnAttacheWithARankAsADiplomat() {
    assertThat(
            told(
                "",
                "The military attaché in Vienna, Colonel Istvan Racz, has defected to the "
                    + "opposition."))
        .extracting(ArticleDefection::roleCategory)
        .isEqualTo(RoleCategory.DIPLOMAT);
  }

  @Test
  void takesSomebodysDeputyForNoMemberOfAChamber() {
    assertThat(told("", "His deputy, Musa Balogun, defected to the army on Monday.").roleCategory())
        .isNotEqualTo(RoleCategory.LEGISLATOR);
    assertThat(told("", "A deputy, Musa Balogun, defected to the opposition.").roleCategory())
        .isEqualTo(RoleCategory.LEGISLATOR);
  }

  @Test
  void takesTheStateServedAndNotThePlaceOfFlight() {
    assertThat(
            told(
                    "",
                    "General Samir Hadad has defected. He fled to Jordan on Monday. "
                        + "The Syrian opposition welcomed him; Jordan did not comment. "
                        + "In Jordan he was given a house.")
                .fromCountry())
        .contains("SYR");
  }

  @ParameterizedTest(name = "{0} on {1} is {2}")
  @CsvSource({
    "RUS,1991-12-25,SUN",
    "RUS,1991-12-26,RUS",
    "LVA,1991-01-14,SUN",
    "RUS,1905-01-22,RUS",
    "HRV,1992-04-26,YUG",
    "HRV,1992-04-27,HRV",
    "SRB,2000-10-05,YUG",
    "SRB,2003-02-04,SRB",
    "CZE,1992-12-31,CSK",
    "SVK,1993-01-01,SVK",
    "POL,1953-03-05,POL"
  })
  void namesTheStateThatACountryBelongedToOnTheDay(String code, LocalDate day, String state) {
    assertThat(GoneStates.of(code, day)).isEqualTo(state);
  }

  @Test
  void givesNoStateToOneWhomTheArticleShowsInAnArmedGroup() {
    ArticleDefection d =
        told(
            "",
            "The FARC has lost a hundred men in Colombia this year. A section commander, Pedro "
                + "Ocampo, defected in early May, and the FARC has put a price on his head.");
    assertThat(d.kind()).contains(DefectionKind.ARMED_GROUP);
    assertThat(d.fromCountry()).isEmpty();
  }

  @Test
  void takesAPlaceForTheStateLeftOnlyBehindFrom() {
    assertThat(
            told(
                    "Syrian envoys desert Assad",
                    "Samir Hadad, the chargé d'affaires in Cyprus, left Nicosia for Qatar on "
                        + "Tuesday and defected.")
                .fromCountry())
        .contains("SYR");
    assertThat(told("", "Samir Hadad, a pilot, defected from Iraq on Tuesday.").fromCountry())
        .contains("IRQ");
  }

  @Test
  void tellsAnEnvoyWhoProtestsFromOneWhoFleesAClosedState() {
    String envoy = "The Polish ambassador in Vienna, Marek Wolny, defected on Sunday.";
    assertThat(kind("1975-06-20", envoy)).isEqualTo(DefectionKind.STATE);
    assertThat(kind("1981-12-21", envoy + " He called the crackdown of the junta a crime."))
        .isEqualTo(DefectionKind.REGIME);
    assertThat(kind("2011-06-20", envoy)).isEqualTo(DefectionKind.REGIME);
  }

  private static DefectionKind kind(String day, String text) {
    return Reading.read(day, "", text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .findFirst()
        .flatMap(ArticleDefection::kind)
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0} on {1} is closed: {2}")
  @CsvSource({
    "PRK,1950-01-01,true",
    "CUB,1958-12-31,false",
    "CUB,1959-01-01,true",
    "POL,1981-12-13,true",
    "POL,1989-08-24,false",
    "SUN,2015-01-01,true",
    "SYR,2012-07-01,false"
  })
  void knowsTheStatesThatLetNobodyGo(String code, LocalDate day, boolean closed) {
    assertThat(ClosedStates.isClosed(code, Optional.of(day))).isEqualTo(closed);
  }

  @Test
  void takesOnlyStatesThatStillAreForClosedWithoutADay() {
    assertThat(ClosedStates.isClosed("PRK", Optional.empty())).isTrue();
    assertThat(ClosedStates.isClosed("POL", Optional.empty())).isFalse();
  }

  @Test
  void takesTheStateThatMostOthersLeaveForThatOfOneWithoutAny() {
    assertThat(
            Reading.read(
                    "2013-06-20",
                    "",
                    "A counsellor at the Belarusian embassy in Riga defected on Sunday. Colonel Pavel"
                        + " Ostrov, posted in Riga too, defected on Saturday.")
                .articleDefections())
        .extracting(d -> d.fromCountry().orElse(""))
        .containsExactly("BLR", "BLR");
  }

  @Test
  void keepsTheStateOfHisOwnAgainstThatOfOthers() {
    assertThat(
            Reading.read(
                    "2013-06-20",
                    "",
                    "Two Belarusian consuls defected on Sunday. The Latvian ambassador, Pavel Ostrov,"
                        + " defected on Saturday.")
                .articleDefections())
        .extracting(d -> d.fromCountry().orElse(""))
        .containsExactly("BLR", "LVA");
  }

  @Test
  void takesPeopleWhoLeaveAClosedStateForCivilians() {
    assertThat(
            told(
                "",
                "North Korea has shut its border. Some 300 people defected from North Korea on Monday."))
        .extracting(ArticleDefection::roleCategory)
        .isEqualTo(RoleCategory.OTHER);
    assertThat(
            told("", "Syria has shut its border. Some 300 people defected from Syria on Monday."))
        .extracting(ArticleDefection::roleCategory)
        .isEqualTo(RoleCategory.UNKNOWN);
  }
}
