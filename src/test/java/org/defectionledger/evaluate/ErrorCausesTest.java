package org.defectionledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

class ErrorCausesTest {
  private static final String TOLD = "Captain Ivo Maras left the army for the guerrillas.";
  private static final String TRAP = "Ten officers may defect.";
  private static final String OTHER = "Rain fell on the harbour.";

  private static final List<GoldArticle> GOLD =
      GoldReader.read(
          "gold",
          List.of(
              "{\"id\":\"a\",\"text\":\""
                  + String.join(" ", TOLD, TRAP, OTHER)
                  + "\",\"defections\":[{\"key\":\"m\",\"name\":\"Ivo Maras\",\"count_min\":1,\"count_max\":1,\"role_category\":\"MILITARY\",\"evidence\":[\""
                  + TOLD
                  + "\"]}],\"not_counted\":[{\"evidence\":\""
                  + TRAP
                  + "\",\"reason\":\"HYPOTHETICAL\"}]}"));

  private static ArticleDefection predicted(String name, String evidence) {
    Optional<String> named = Optional.of(name).filter(n -> !n.isEmpty());
    return new ArticleDefection(
        "a",
        "d-" + name,
        Optional.empty(),
        /* counted= */ true,
        /* cumulative= */ false,
        named,
        List.of(),
        named.isPresent() ? 1 : 10,
        Optional.of(named.isPresent() ? 1 : 10),
        Optional.empty(),
        RoleCategory.MILITARY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DatePrecision.UNKNOWN,
        /* dateInferred= */ false,
        Factuality.CT_PLUS,
        Optional.empty(),
        evidence,
        /* confidence= */ 0.5,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static TriggerReading reading(String outcome, String reason) {
    return new TriggerReading(
        "a", TOLD, "v.leave", outcome, Optional.of(reason).filter(r -> !r.isEmpty()));
  }

  private static List<String> causes(
      List<ArticleDefection> predictions, TriggerReading... readings) {
    Scores scores = Scorer.score(GOLD, predictions);
    return new ErrorCauses(GOLD, predictions, List.of(readings))
        .of(scores.errors()).stream().map(Scores.ErrorRow::cause).toList();
  }

  @Test
  void aMissIsToldByHowFarTheReadingCame() {
    assertThat(causes(List.of())).containsExactly("MISSED:NO_TRIGGER");
    assertThat(causes(List.of(), reading("NO_DEFECTOR", ""))).containsExactly("MISSED:NO_DEFECTOR");
    assertThat(causes(List.of(), reading("NO_DEFECTOR", ""), reading("NEEDS_UNMET", "")))
        .containsExactly("MISSED:NEEDS_UNMET");
    assertThat(causes(List.of(), reading("NOT_COUNTED", "DENIED")))
        .containsExactly("MISSED:NOT_COUNTED_DENIED");
  }

  @Test
  void aSentenceThatIsCountedForSomebodyElseHasTheWrongDefector() {
    assertThat(causes(List.of(predicted("Ana Kovac", TOLD)), reading("COUNTED", "")))
        .containsExactlyInAnyOrder("MISSED:WRONG_DEFECTOR", "SPURIOUS:WRONG_DEFECTOR");
  }

  @Test
  void aFalseAlarmIsToldByWhatTheSentenceHolds() {
    ArticleDefection right = predicted("Ivo Maras", TOLD);
    assertThat(causes(List.of(right))).doesNotContain("MISSED:NO_TRIGGER");
    assertThat(causes(List.of(right, predicted("", TRAP)))).contains("SPURIOUS:TRAP_HYPOTHETICAL");
    assertThat(causes(List.of(right, predicted("Ana Kovac", OTHER))))
        .contains("SPURIOUS:NOTHING_TOLD");
    assertThat(causes(List.of(right, predicted("Maras", OTHER)))).contains("SPURIOUS:DUPLICATE");
  }

  @Test
  void theTableBeginsWithTheCommonestCauseAndCountsItsShare() {
    Scores scores =
        Scorer.score(GOLD, List.of(predicted("Ana Kovac", OTHER), predicted("Jan Novak", OTHER)));
    var rows =
        new ErrorCauses(
                GOLD,
                List.of(predicted("Ana Kovac", OTHER), predicted("Jan Novak", OTHER)),
                List.of())
            .of(scores.errors());
    assertThat(ErrorCauses.table(rows).lines().skip(1))
        .satisfiesExactly(
            first -> assertThat(first).contains("2", "67 %", "SPURIOUS:NOTHING_TOLD", OTHER),
            second -> assertThat(second).contains("1", "33 %", "MISSED:NO_TRIGGER"));
  }
}
