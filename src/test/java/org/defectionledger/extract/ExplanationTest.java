package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.defectionledger.extract.Explanation.Fired;
import org.defectionledger.extract.Explanation.Outcome;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static Explanation explain(String text) {
    return Reading.EXTRACTOR.explain(Reading.article("2013-05-08", "", text));
  }

  private static List<Fired> fired(String text) {
    return explain(text).lines().stream().flatMap(line -> line.fired().stream()).toList();
  }

  @Test
  void tellsWhatFiredAndWhatFilledEachSlot() {
    assertThat(fired("General Pavle Zoric defected to the rebels on Monday."))
        .filteredOn(f -> f.outcome() == Outcome.COUNTED)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.trigger()).isEqualTo("defected");
              assertThat(f.defectionId()).contains("t#d0");
              assertThat(f.filled())
                  .extracting(s -> s.slot() + "=" + s.value())
                  .contains("name=Pavle Zoric", "to=the rebels", "date=2013-05-06 (DAY)");
              assertThat(f.filled())
                  .filteredOn(s -> s.slot().equals("defector"))
                  .extracting(Explanation.Filled::by)
                  .containsExactly("subject of the verb");
            });
  }

  @Test
  void tellsWhichStepRejectedAndWhy() {
    assertThat(fired("The ministry denied that General Pavle Zoric had defected."))
        .filteredOn(f -> f.outcome() == Outcome.NOT_COUNTED)
        .extracting(Fired::why)
        .anySatisfy(why -> assertThat(why).startsWith("DENIED, by factuality"));
  }

  @Test
  void tellsWhatAWeakTriggerLacks() {
    assertThat(fired("Pavle Zoric quit his job at the bakery."))
        .isNotEmpty()
        .noneMatch(f -> f.outcome() == Outcome.COUNTED)
        .anySatisfy(f -> assertThat(f.outcome()).isIn(Outcome.NEEDS_UNMET, Outcome.NO_DEFECTOR));
  }

  @Test
  void everyTriggerOfASentenceHasAnOutcomeAndEveryLineItsExactWords() {
    String text = "Two colonels broke ranks and joined the rebels. It rained.";
    Explanation explanation = explain(text);
    assertThat(explanation.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(text.substring(line.charStart(), line.charEnd()))
                  .isEqualTo(line.sentence());
              assertThat(line.fired()).isNotEmpty();
              assertThat(line.parsed()).isTrue();
            });
  }

  @Test
  void theExplanationOfAnArticleIsThatOfItsExtraction() {
    var article =
        Reading.article(
            "2013-05-08", "", "Captain Ivo Maras deserted to the guerrillas last week.");
    assertThat(Reading.EXTRACTOR.explain(article).extraction())
        .isEqualTo(Reading.EXTRACTOR.read(article));
  }

  @Test
  void anArticleWithoutATriggerHasNothingToExplain() {
    assertThat(explain("Rain fell on the harbour.").lines()).isEmpty();
  }
}
