package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.defectionledger.resolve.Told.group;
import static org.defectionledger.resolve.Told.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.ledger.Status;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static Defection entry(Told... told) {
    return entryDenied(List.of(), told);
  }

  private static Defection entryDenied(List<Told> denials, Told... told) {
    return Ledger.entry(
        Stream.of(told).map(Told::row).toList(), denials.stream().map(Told::row).toList());
  }

  @Test
  void oneSourceClaimsAndTwoConfirm() {
    Told told = person("a", "Nabil Farhat");
    assertThat(entry(told).status()).isEqualTo(Status.CLAIMED);
    assertThat(entry(told, person("b", "Nabil Farhat")).status()).isEqualTo(Status.CONFIRMED);
  }

  @Test
  void nearCopiesAndOneOutletAreOneSource() {
    Told told = person("a", "Nabil Farhat");
    Defection copied = entry(told, person("b", "Nabil Farhat").copyOf("a"));
    assertThat(copied.articles()).isEqualTo(2);
    assertThat(copied.independentSources()).isEqualTo(1);
    assertThat(copied.status()).isEqualTo(Status.CLAIMED);
    assertThat(entry(told, person("b", "Nabil Farhat").source("Source a")).independentSources())
        .isEqualTo(1);
    assertThat(
            entry(person("b", "Nabil Farhat").copyOf("a"), person("c", "Nabil Farhat").copyOf("a"))
                .independentSources())
        .as("copies of a text that itself was not read")
        .isEqualTo(1);
  }

  @Test
  void aLaterDenialDisputesAndLowersTheConfidence() {
    Told told = person("a", "Nabil Farhat");
    Told denial = person("b", "Nabil Farhat").denied().published("2012-07-14");
    Defection disputed = entryDenied(List.of(denial), told);
    assertThat(disputed.status()).isEqualTo(Status.DISPUTED);
    assertThat(disputed.confidence()).isLessThan(entry(told).confidence());
    assertThat(entryDenied(List.of(denial.published("2012-07-01")), told).status())
        .as("a denial that the event overtook")
        .isEqualTo(Status.CLAIMED);
  }

  @Test
  void theSourcesDisagreementIsListed() {
    Defection entry =
        entry(person("a", "Nabil Farhat"), person("b", "Nabil Farhat").day("2012-07-06"));
    assertThat(entry.conflicts()).containsExactly("date_start: 2012-07-05 | 2012-07-06");
    assertThat(entry(person("a", "Nabil Farhat"), person("b", "Nabil Farhat")).conflicts())
        .isEmpty();
  }

  @Test
  void theDateIsTheClosestThatIsSaidAndBorneOutAndNeverAMean() {
    Told day = person("a", "Nabil Farhat").day("2012-07-05");
    Told month = person("b", "Nabil Farhat").month("2012-07");
    assertThat(entry(month, day).dateStart()).contains(LocalDate.of(2012, 7, 5));
    assertThat(entry(day, month, person("c", "Nabil Farhat").day("2012-07-09")).dateStart())
        .as("of two days the earlier")
        .contains(LocalDate.of(2012, 7, 5));
    assertThat(
            entry(
                    person("a", "Nabil Farhat").day("2012-07-05"),
                    person("b", "Nabil Farhat").day("2012-07-09"),
                    person("c", "Nabil Farhat").day("2012-07-09"))
                .dateStart())
        .as("the day that more tell")
        .contains(LocalDate.of(2012, 7, 9));
  }

  @Test
  void anOutlierOfADateGivesWayToTheMonthThatOthersTell() {
    Defection entry =
        entry(
            person("a", "Nabil Farhat").day("2012-03-01"),
            person("b", "Nabil Farhat").month("2012-07"),
            person("c", "Nabil Farhat").month("2012-07"),
            person("d", "Nabil Farhat").month("2012-07"));
    assertThat(entry.dateStart()).contains(LocalDate.of(2012, 7, 1));
    assertThat(entry.datePrecision()).isEqualTo(DatePrecision.MONTH);
  }

  @Test
  void aDateThatIsSaidGoesBeforeThePublicationDay() {
    assertThat(
            entry(
                    person("a", "Nabil Farhat").day("2012-07-12").notSaid(),
                    person("b", "Nabil Farhat").month("2012-07"))
                .datePrecision())
        .isEqualTo(DatePrecision.MONTH);
  }

  @Test
  void theNameIsTheFullOneThatMostWrite() {
    Defection entry =
        entry(
            person("a", "Farhat"),
            person("b", "Farhat"),
            person("c", "Nabil Farhat"),
            person("d", "Nabil Farhat"),
            person("e", "Nabeel Farhat"));
    assertThat(entry.name()).contains("Nabil Farhat");
    assertThat(entry.aliases()).containsExactly("Farhat", "Nabeel Farhat");
  }

  @Test
  void theCountIsTheOneThatMostTell() {
    Defection entry = entry(group("a", 30, null), group("b", 33, 33), group("c", 33, 33));
    assertThat(entry.countMin()).isEqualTo(33);
    assertThat(entry.countMax()).contains(33);
    assertThat(entry.conflicts()).contains("count: 30 to more | 33");
  }

  @Test
  void theRoleIsOneOfTheBestSupportedCategory() {
    Defection entry =
        entry(
            person("a", "Nabil Farhat").office("minister", RoleCategory.EXECUTIVE),
            person("b", "Nabil Farhat").office("general", RoleCategory.MILITARY),
            person("c", "Nabil Farhat").office("brigadier", RoleCategory.MILITARY),
            person("d", "Nabil Farhat").office("brigadier", RoleCategory.MILITARY));
    assertThat(entry.role()).contains("brigadier");
    assertThat(entry.firstReported()).contains(LocalDate.of(2012, 7, 12));
    assertThat(entry.personId()).isPresent();
    assertThat(entry(group("a", 5, 5)).personId()).isEqualTo(Optional.empty());
  }

  @Property(tries = 50)
  void theEntryDoesNotDependOnTheOrderOfTheArticles(@ForAll long seed) {
    List<ArticleDefection> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add(
          person("a" + i, i % 2 == 0 ? "Nabil Farhat" : "Nabeel Farhat")
              .office("general", i % 3 == 0 ? RoleCategory.MILITARY : RoleCategory.EXECUTIVE)
              .day("2012-07-0" + (i % 3 + 4))
              .row());
    }
    Defection expected = Ledger.entry(rows, List.of());
    Collections.shuffle(rows, new Random(seed));
    assertThat(Ledger.entry(rows, List.of())).isEqualTo(expected);
  }
}
