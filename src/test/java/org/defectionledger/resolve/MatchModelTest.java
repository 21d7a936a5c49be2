package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.defectionledger.resolve.Told.group;
import static org.defectionledger.resolve.Told.person;
import static org.defectionledger.resolve.Told.same;

import java.util.List;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

class MatchModelTest {
  @Test
  void twoSpellingsOfOneManAreOneDefection() {
    assertThat(same(person("a", "Nabil Farhat"), person("b", "Nabeel Farhat").day("2012-07-06")))
        .isTrue();
  }

  @Test
  void twoColonelsOfOneNameInTwoCountriesStayTwo() {
    Told syrian = person("a", "Ahmed Ali").office("colonel", RoleCategory.MILITARY);
    assertThat(same(syrian, person("b", "Ahmed Ali").country("SDN").day("2019-04-06"))).isFalse();
  }

  @Test
  void oneWhoGoesAndComesBackDefectsTwice() {
    Told there = person("a", "Nabil Farhat").sides("Reform party", "Unity party");
    Told back = person("b", "Nabil Farhat").sides("Unity party", "Reform party").day("2013-03-01");
    assertThat(same(there, back)).isFalse();
    assertThat(same(there, person("b", "Nabil Farhat").sides("Reform party", "Unity party")))
        .isTrue();
    assertThat(Told.MODEL.ofPersons(there.traits(), back.traits()))
        .isGreaterThanOrEqualTo(MatchModel.THRESHOLD);
  }

  @Test
  void aYearApartIsAnotherDefectionOfTheSamePerson() {
    assertThat(same(person("a", "Nabil Farhat"), person("b", "Nabil Farhat").day("2014-02-01")))
        .isFalse();
  }

  @Test
  void anUndatedReportJoinsTheDatedOne() {
    assertThat(
            same(
                person("a", "Nabil Farhat"),
                person("b", "Nabil Farhat").undated().published("2012-11-01")))
        .isTrue();
  }

  @Test
  void aSurnameAloneNeedsRoleCountryAndTime() {
    Told full = person("a", "Nabil Farhat").office("ambassador", RoleCategory.DIPLOMAT);
    Told alone = person("b", "Farhat").office("ambassador", RoleCategory.DIPLOMAT);
    assertThat(same(full, alone)).isTrue();
    assertThat(same(full, alone.office("general", RoleCategory.MILITARY))).isFalse();
    assertThat(same(full, alone.country("LBY"))).isFalse();
    assertThat(same(full, alone.day("2012-10-11"))).isFalse();
  }

  @Test
  void groupsAreLinkedOnlyWhenRoleCountryDateAndCountAgree() {
    Told group = group("a", 73, 73);
    assertThat(same(group, group("b", 73, 73))).isTrue();
    assertThat(same(group, group("b", 30, 30))).isFalse();
    assertThat(same(group, group("b", 73, 73).day("2012-09-14"))).isFalse();
    assertThat(same(group, group("b", 73, 73).country("LBY"))).isFalse();
    assertThat(same(group, group("b", 73, 73).office("officer", RoleCategory.POLICE))).isFalse();
  }

  @Test
  void someSoldiersAreOnlyTheSameWhereThePlaceIs() {
    Told some = group("a", 2, null).place("Homs");
    assertThat(same(some, group("b", 2, null).place("Homs"))).isTrue();
    assertThat(same(some, group("b", 2, null).place("Idlib"))).isFalse();
    assertThat(same(some, group("b", 2, null))).isFalse();
  }

  @Test
  void aPersonAndAGroupAreNeverOne() {
    assertThat(same(person("a", "Nabil Farhat"), group("b", 1, 1))).isFalse();
  }

  @Test
  void aPersonWithoutANameIsTheNamedOneOnlyWhereOfficeStateDayAndPlaceAgree() {
    Told named = person("a", "Nabil Farhat").place("Aleppo");
    Told unnamed = group("b", 1, 1).office("army general", RoleCategory.MILITARY).place("Aleppo");
    assertThat(same(named, unnamed)).isTrue();
    assertThat(same(named, unnamed.month("2012-07"))).isTrue();
    assertThat(same(named, unnamed.undated())).isFalse();
    assertThat(same(named, unnamed.day("2012-07-06"))).isFalse();
    assertThat(same(named, unnamed.place("Idlib"))).isFalse();
    assertThat(same(person("a", "Nabil Farhat"), unnamed)).isFalse();
    assertThat(same(named, unnamed.country("LBY"))).isFalse();
    assertThat(same(named, unnamed.office("captain", RoleCategory.MILITARY))).isFalse();
    assertThat(same(named, group("b", 2, 2).place("Aleppo"))).isFalse();
    assertThat(BlockKeys.of(named.traits()))
        .containsAnyElementsOf(BlockKeys.of(unnamed.traits()))
        .containsAnyElementsOf(BlockKeys.of(unnamed.month("2012-07").traits()));
  }

  @Test
  void rowsOfOneArticleAreNeverJoined() {
    List<Traits> twins =
        Told.READER.read(
            List.of(person("a", "Nabil Farhat").row(0), person("a", "Nabil Farhat").row(1)),
            Told.MODEL);
    assertThat(Told.MODEL.total(twins.get(0), twins.get(1))).isEqualTo(MatchWeight.FORBIDDEN);
  }

  @Test
  void aPairIsExplainedByItsTerms() {
    MatchWeight weight =
        Told.MODEL.explained(
            person("a", "Nabil Farhat").traits(),
            person("b", "Nabil Farhat").month("2012-07").traits());
    assertThat(weight.terms())
        .containsKeys("prior", "name SAME", "role SAME", "country SAME", "date WITHIN")
        .doesNotContainKey("place SAME");
    assertThat(weight.total())
        .isEqualTo(weight.terms().values().stream().mapToDouble(w -> w).sum());
    assertThat(
            Told.MODEL
                .explained(person("a", "Nabil Farhat").traits(), person("b", "Omar Bakri").traits())
                .obstacle())
        .contains(Obstacle.OTHER_NAME);
  }

  @Test
  void oneMisreadAttributeDoesNotPartOnePersonAndThreeDo() {
    Told told = person("a", "Nabil Farhat");
    Told country = person("b", "Nabeel Farhat").country("TUR");
    assertThat(Told.MODEL.total(told.traits(), country.traits()))
        .isGreaterThanOrEqualTo(MatchModel.THRESHOLD);
    Told other = country.office("judge", RoleCategory.JUDICIARY).day("2012-11-20");
    assertThat(Told.MODEL.total(told.traits(), other.traits())).isLessThan(MatchModel.THRESHOLD);
  }

  @Test
  void aMatchHasAKeyInCommon() {
    for (String other : List.of("Nabeel Farhat", "N. Farhat", "Farhat", "Nabil Omar Farhat")) {
      assertThat(BlockKeys.of(person("a", "Nabil Farhat").traits()))
          .as(other)
          .containsAnyElementsOf(BlockKeys.of(person("b", other).traits()));
    }
  }

  @Test
  void weightsComeFromTheSharesAmongPairsOfOneAndOfTwoDefections() {
    Estimation estimation = new Estimation(new Comparison(Told.NAMES));
    List<Estimation.Known> rows = new java.util.ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Told told = person("a" + i, i % 2 == 0 ? "Nabil Farhat" : "Omar Bakri");
      Told dated = i % 2 == 0 ? told.day("2012-07-05") : told.day("2012-01-01");
      rows.add(new Estimation.Known(dated.traits(), "key" + i % 2));
    }
    estimation.add(rows);
    // 12 pairs of one defection and 16 of two: log2(12.5 / 16.5); and all 12 names agree.
    assertThat(estimation.lines())
        .contains("PERSONS\tPRIOR\t\t12\t16\t-0.40")
        .anyMatch(line -> line.startsWith("PERSONS\tNAME\tSAME\t12\t0\t"))
        .anyMatch(line -> line.startsWith("PERSONS\tDATE\tMONTHS\t0\t16\t-"))
        .contains("PERSONS\tPLACE\tSAME\t0\t0\t0.00");
  }
}
