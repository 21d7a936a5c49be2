package org.defectionledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.defectionledger.InputException;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static Measures run(long defections, long unknown, long undated) {
    return new Measures(
        Map.of("defections", defections, "mentions", 2 * defections), unknown, undated, List.of());
  }

  private static List<String> findings(Measures run, Map<String, Long> before, String... bounds) {
    Map<String, String> given = bounds.length == 0 ? Map.of() : Map.of(bounds[0], bounds[1]);
    return new Audit(Thresholds.of(given)).findings(run, before);
  }

  @Test
  void passesARunLikeTheOneBefore() {
    assertThat(findings(run(1050, 100, 100), Map.of("defections", 1000L, "mentions", 2000L)))
        .isEmpty();
  }

  @Test
  void passesTheFirstRunHoweverLarge() {
    assertThat(findings(run(1_000_000, 100, 100), Map.of())).isEmpty();
  }

  @Test
  void refusesATableThatGrewTooMuchOrShrank() {
    assertThat(findings(run(4000, 0, 0), Map.of("defections", 1000L)))
        .singleElement()
        .asString()
        .contains("defections grew from 1000 to 4000");
    assertThat(findings(run(800, 0, 0), Map.of("defections", 1000L)))
        .singleElement()
        .asString()
        .contains("defections shrank from 1000 to 800");
    assertThat(findings(run(0, 0, 0), Map.of("entities", 1000L)))
        .singleElement()
        .asString()
        .contains("entities shrank from 1000 to 0");
  }

  @Test
  void leavesSmallTablesToJump() {
    assertThat(findings(run(90, 0, 0), Map.of("defections", 10L))).isEmpty();
  }

  @Test
  void refusesWhenMostRolesOrDatesAreMissing() {
    assertThat(findings(run(1000, 800, 0), Map.of()))
        .singleElement()
        .asString()
        .contains("800 of 1000 defections without a role");
    assertThat(findings(run(1000, 0, 701), Map.of())).hasSize(1);
    assertThat(findings(run(1000, 700, 700), Map.of())).isEmpty();
  }

  @Test
  void refusesWhatNoGoodRunBreaks() {
    Measures broken = new Measures(Map.of(), 0, 0, List.of("mentions.trigger is null in 3 rows"));
    assertThat(findings(broken, Map.of())).containsExactly("mentions.trigger is null in 3 rows");
  }

  @Test
  void keepsToTheBoundsOfTheOperatorAndThoseOfOneTableFirst() {
    Map<String, Long> before = Map.of("defections", 1000L);
    assertThat(findings(run(4000, 0, 0), before, "rows.max-growth", "5")).isEmpty();
    assertThat(findings(run(4000, 0, 0), before, "rows.defections.max-growth", "5")).isEmpty();
    assertThat(findings(run(4000, 0, 0), before, "rows.mentions.max-growth", "5")).hasSize(1);
  }

  @Test
  void namesEveryWrongBound() {
    assertThatThrownBy(() -> Thresholds.of(Map.of("rows.growth", "2", "undated.max-share", "most")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rows.growth")
        .hasMessageContaining("most");
  }
}
