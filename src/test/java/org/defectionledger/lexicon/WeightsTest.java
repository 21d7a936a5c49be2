package org.defectionledger.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.defectionledger.InputException;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final List<String> CONSTANTS =
      List.of(
          "# version: 7",
          "feature\tweight",
          "(intercept)\t-1",
          "(sentence)\t-2",
          "(person)\t-3",
          "(drop)\t0.3",
          "(admit)\t0.6",
          "(admit-person)\t0.4",
          "(scale)\t0.5",
          "(shift)\t0.25");

  private static Weights of(String... rows) {
    List<String> lines = new java.util.ArrayList<>(CONSTANTS);
    lines.addAll(List.of(rows));
    return Weights.of(Tsv.parse("confidence.tsv", lines, List.of("feature", "weight")));
  }

  @Test
  void addsTheWeightsOfWhatHoldsAndNothingForUnknownFeatures() {
    Weights weights = of("a\t2", "b\t-0.5");
    assertThat(weights.probability(Set.of("a", "b", "z")))
        .isCloseTo(1 / (1 + Math.exp(-0.5)), within(1e-12));
  }

  @Test
  void sumsUpSentencesAndPersonsFromTheirOwnStarts() {
    Weights weights = of("q:flee\t2.5", "e:told\t3");
    assertThat(weights.telling(Set.of("q:flee"))).isCloseTo(0.5, within(1e-12));
    assertThat(weights.ofPerson(Set.of("e:told"))).isCloseTo(0.5, within(1e-12));
    assertThat(weights.admitPerson()).isEqualTo(0.4);
  }

  @Test
  void calibratesTheLogOddsOfTheLikeliestReading() {
    Weights weights = of("c\t1");
    assertThat(weights.calibrated(0.5, Set.of("c")))
        .isCloseTo(1 / (1 + Math.exp(-1.25)), within(1e-12));
    assertThat(weights.calibrated(1.0, Set.of())).isLessThan(1);
    assertThat(weights.calibrated(0.0, Set.of())).isGreaterThan(0);
  }

  @Test
  void withoutAModelTheRulesDecideAlone() {
    assertThat(Weights.NONE.probability(Set.of("a"))).isEqualTo(0.5);
    assertThat(Weights.NONE.drop()).isZero();
    assertThat(Weights.NONE.admit()).isGreaterThan(1);
  }

  @Test
  void namesFileLineAndValueOfAWeightThatIsNoNumber() {
    assertThatThrownBy(() -> of("a\tmuch"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("confidence.tsv")
        .hasMessageContaining("line 11")
        .hasMessageContaining("much");
    assertThatThrownBy(() -> of("a\tNaN")).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> of("a\t1", "a\t2")).hasMessageContaining("twice");
  }

  @Test
  void namesTheConstantThatIsMissing() {
    assertThatThrownBy(
            () ->
                Weights.of(
                    Tsv.parse(
                        "confidence.tsv", CONSTANTS.subList(0, 9), List.of("feature", "weight"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("(shift)");
  }

  @Test
  void theShippedModelIsReadable() {
    Weights weights = Weights.load();
    assertThat(weights.drop()).isBetween(0.0, 1.0);
    assertThat(weights.byFeature()).hasSizeGreaterThan(50);
  }
}
