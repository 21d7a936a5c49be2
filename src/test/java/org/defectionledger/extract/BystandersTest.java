package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BystandersTest {
  private static List<String> bystanders(String text) {
    return Reading.EXTRACTOR.readings(Reading.article("2014-05-06", "", text)).stream()
        .filter(i -> i.features().contains("x:bystander"))
        .flatMap(i -> i.defection().name().stream())
        .toList();
  }

  @Test
  void offersTheClassifierWhomASentenceNamesBesideTheDefector() {
    assertThat(bystanders("Consul Marta Oliveira defected on Monday in front of Paulo Mendes."))
        .contains("Paulo Mendes")
        .doesNotContain("Marta Oliveira");
  }

  @Test
  void offersNobodyWhoOnlyTellsOfIt() {
    assertThat(
            bystanders("Foreign Minister Paulo Mendes said that Consul Marta Oliveira defected."))
        .doesNotContain("Paulo Mendes");
  }

  @Test
  void offersNobodyWhomTheReportNamesAsItsSource() {
    assertThat(bystanders("Twelve officers defected, said a ministry spokesman, Paulo Mendes."))
        .isEmpty();
    assertThat(bystanders("Twelve officers defected, according to their commander, Paulo Mendes."))
        .isEmpty();
    assertThat(bystanders("Twelve officers defected with their commander, Paulo Mendes."))
        .containsExactly("Paulo Mendes");
  }

  @Test
  void offersNobodyWhoseSideIsLeft() {
    assertThat(bystanders("Marta Oliveira quit Paulo Mendes's party in protest."))
        .doesNotContain("Paulo Mendes");
    assertThat(bystanders("Marta Oliveira deserted the government of Paulo Mendes."))
        .doesNotContain("Paulo Mendes");
    assertThat(bystanders("Marta Oliveira quit the party after talks with Paulo Mendes."))
        .contains("Paulo Mendes");
  }

  @Test
  void offersNobodyWhoOnlyQualifiesANounOrIsTurnedTo() {
    assertThat(bystanders("A soldier defected and bombed Paulo Mendes's house."))
        .doesNotContain("Paulo Mendes");
    assertThat(bystanders("A soldier defected and declared his support for Paulo Mendes."))
        .doesNotContain("Paulo Mendes");
    assertThat(bystanders("A soldier defected, and so, it is said, has Paulo Mendes."))
        .contains("Paulo Mendes");
  }

  @Test
  void offersNobodyWhereNoTriggerStands() {
    assertThat(bystanders("Consul Marta Oliveira met Paulo Mendes on Monday.")).isEmpty();
  }

  @Test
  void countsNoBystanderByRulesAlone() {
    Extraction read =
        Reading.read(
            "2014-05-06", "", "Consul Marta Oliveira defected on Monday in front of Paulo Mendes.");
    assertThat(read.articleDefections()).extracting(d -> d.name().orElse("")).hasSize(1);
  }
}
