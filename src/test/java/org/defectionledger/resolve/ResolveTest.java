package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.ledger.Status;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ResolveTest {
  static ArticleDefection told(
      String article, String name, RoleCategory category, String country, String day, int count) {
    Optional<LocalDate> date = Optional.ofNullable(day).map(LocalDate::parse);
    return new ArticleDefection(
        article,
        article + "#d0",
        Optional.empty(),
        true,
        false,
        Optional.ofNullable(name),
        List.of(),
        name == null ? count : 1,
        Optional.of(name == null ? count : 1),
        Optional.of("general"),
        category,
        Optional.ofNullable(country),
        Optional.empty(),
        Optional.empty(),
        Optional.of(DefectionKind.REGIME),
        Optional.empty(),
        date,
        date,
        day == null ? DatePrecision.UNKNOWN : DatePrecision.DAY,
        false,
        Factuality.CT_PLUS,
        Optional.empty(),
        "He defected.",
        0.8,
        Optional.of("Source " + article),
        Optional.of(Instant.parse("2012-07-12T00:00:00Z")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean same(ArticleDefection a, ArticleDefection b) {
    return MatchWeight.of(a, b).total() >= MatchWeight.THRESHOLD;
  }

  @ParameterizedTest(name = "{0} / {1}")
  @CsvFileSource(resources = "/spec/names.tsv", delimiter = '\t', numLinesToSkip = 1)
  void tellsSpellingsOfANameFromOtherNames(String a, String b, boolean same) {
    assertThat(NameMatch.relation(a, b) != NameMatch.Relation.DIFFERENT).isEqualTo(same);
  }

  @Test
  void twoSpellingsOfOneManAreOneDefection() {
    assertThat(
            same(
                told("a", "Manaf Tlas", RoleCategory.MILITARY, "SYR", "2012-07-05", 1),
                told("b", "Manaf Tlass", RoleCategory.MILITARY, "SYR", "2012-07-06", 1)))
        .isTrue();
  }

  @Test
  void twoColonelsOfOneNameInTwoCountriesStayTwo() {
    assertThat(
            same(
                told("a", "Ahmed Ali", RoleCategory.MILITARY, "SYR", "2012-07-05", 1),
                told("b", "Ahmed Ali", RoleCategory.DIPLOMAT, "SDN", "2019-04-06", 1)))
        .isFalse();
  }

  @Test
  void aSurnameAloneNeedsRoleCountryAndTime() {
    ArticleDefection full =
        told("a", "Nawaf al-Fares", RoleCategory.DIPLOMAT, "SYR", "2012-07-11", 1);
    assertThat(same(full, told("b", "Fares", RoleCategory.DIPLOMAT, "SYR", "2012-07-11", 1)))
        .isTrue();
    assertThat(same(full, told("b", "Fares", RoleCategory.MILITARY, "LBY", "2011-02-11", 1)))
        .isFalse();
  }

  @Test
  void groupsAreLinkedOnlyWhenCountAndDateAgree() {
    ArticleDefection group = told("a", null, RoleCategory.MILITARY, "SYR", "2013-06-14", 73);
    assertThat(same(group, told("b", null, RoleCategory.MILITARY, "SYR", "2013-06-14", 73)))
        .isTrue();
    assertThat(same(group, told("b", null, RoleCategory.MILITARY, "SYR", "2013-06-14", 30)))
        .isFalse();
    assertThat(same(group, told("b", null, RoleCategory.MILITARY, "SYR", "2012-01-14", 73)))
        .isFalse();
  }

  @Test
  void rowsOfOneArticleAreNeverJoined() {
    ArticleDefection a = told("a", "Manaf Tlas", RoleCategory.MILITARY, "SYR", "2012-07-05", 1);
    assertThat(same(a, a)).isFalse();
  }

  @Test
  void aMatchHasAKeyInCommon() {
    assertThat(BlockKeys.of(told("a", "Manaf Tlas", RoleCategory.MILITARY, "SYR", null, 1)))
        .containsAnyElementsOf(
            BlockKeys.of(told("b", "Munaf Tlass", RoleCategory.MILITARY, "SYR", null, 1)));
  }

  @Test
  void anotherArticlesDenialMakesTheEntryDisputed() {
    ArticleDefection told = told("a", "Manaf Tlas", RoleCategory.MILITARY, "SYR", "2012-07-05", 1);
    assertThat(Ledger.entry(List.of(told), List.of()).status()).isEqualTo(Status.CLAIMED);
    assertThat(
            Ledger.entry(
                    List.of(
                        told,
                        told("b", "Manaf Tlass", RoleCategory.MILITARY, "SYR", "2012-07-05", 1)),
                    List.of())
                .status())
        .isEqualTo(Status.CONFIRMED);
    assertThat(
            Ledger.entry(
                    List.of(told),
                    List.of(told("c", "Manaf Tlas", RoleCategory.MILITARY, "SYR", null, 1)))
                .status())
        .isEqualTo(Status.DISPUTED);
  }

  @Test
  void theSourcesDisagreementIsListed() {
    Defection entry =
        Ledger.entry(
            List.of(
                told("a", "Manaf Tlas", RoleCategory.MILITARY, "SYR", "2012-07-05", 1),
                told("b", "Manaf Tlass", RoleCategory.MILITARY, "SYR", "2012-07-06", 1)),
            List.of());
    assertThat(entry.conflicts()).containsExactly("date_start: 2012-07-05 | 2012-07-06");
    assertThat(entry.articles()).isEqualTo(2);
  }

  @Property(tries = 50)
  void theEntryDoesNotDependOnTheOrderOfTheArticles(@ForAll long seed) {
    List<ArticleDefection> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add(
          told(
              "a" + i,
              i % 2 == 0 ? "Manaf Tlas" : "Manaf Tlass",
              i % 3 == 0 ? RoleCategory.MILITARY : RoleCategory.EXECUTIVE,
              "SYR",
              "2012-07-0" + (i % 3 + 4),
              1));
    }
    Defection expected = Ledger.entry(rows, List.of());
    Collections.shuffle(rows, new Random(seed));
    assertThat(Ledger.entry(rows, List.of())).isEqualTo(expected);
  }
}
