package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerIdsTest {
  private static LedgerIds.Known known(String id, String reported, String... aliases) {
    return new LedgerIds.Known(id, List.of(aliases), reported);
  }

  private static LedgerIds.Assigned called(String id, String... aliases) {
    return new LedgerIds.Assigned(id, List.of(aliases));
  }

  @Test
  void aNewEntryKeepsItsFreshId() {
    assertThat(LedgerIds.assign(Map.of("d-1", Set.of("1")), Map.of(), List.of()))
        .containsExactly(Map.entry("d-1", called("d-1")));
  }

  @Test
  void anEntryThatGrowsKeepsItsIdThoughAnEarlierReportTurnsUp() {
    assertThat(
            LedgerIds.assign(
                Map.of("d-0", Set.of("0", "1", "2")),
                Map.of("1", "d-1", "2", "d-1"),
                List.of(known("d-1", "2012-07-12"))))
        .containsExactly(Map.entry("d-0", called("d-1")));
  }

  @Test
  void ofTwoIdsThatTurnOutToBeOneTheOlderSurvives() {
    assertThat(
            LedgerIds.assign(
                Map.of("d-1", Set.of("1", "2")),
                Map.of("1", "d-1", "2", "d-2"),
                List.of(known("d-1", "2012-07-12"), known("d-2", "2012-07-01", "d-9"))))
        .containsExactly(Map.entry("d-1", called("d-2", "d-1", "d-9")));
  }

  @Test
  void aPartThatSplitsOffTakesAFreshIdAndTheOtherKeepsTheOld() {
    assertThat(
            LedgerIds.assign(
                Map.of("d-1", Set.of("1"), "d-2", Set.of("2", "3")),
                Map.of("1", "d-1", "2", "d-1", "3", "d-1"),
                List.of(known("d-1", "2012-07-12"))))
        .containsExactly(Map.entry("d-1", called("d-1")), Map.entry("d-2", called("d-2")));
  }

  @Test
  void whatSplitsAgainGetsItsFormerIdBackFromTheAliases() {
    assertThat(
            LedgerIds.assign(
                Map.of("d-1", Set.of("1"), "d-2", Set.of("2")),
                Map.of("1", "d-1", "2", "d-1"),
                List.of(known("d-1", "2012-07-12", "d-2"))))
        .containsExactly(Map.entry("d-1", called("d-1")), Map.entry("d-2", called("d-2")));
  }

  @Test
  void anIdWhoseFirstRowIsGoneGoesToWhereMostOfItsRowsAre() {
    assertThat(
            LedgerIds.assign(
                Map.of("d-2", Set.of("2"), "d-3", Set.of("3", "4")),
                Map.of("2", "d-1", "3", "d-1", "4", "d-1"),
                List.of(known("d-1", "2012-07-12"))))
        .containsExactly(Map.entry("d-2", called("d-2")), Map.entry("d-3", called("d-1")));
  }

  @Test
  void aRowThatComesBackTakesTheIdThatItOnceMade() {
    assertThat(
            LedgerIds.assign(
                Map.of("d-1", Set.of("1"), "d-2", Set.of("2")),
                Map.of("2", "d-1"),
                List.of(known("d-1", "2012-07-12"))))
        .containsExactly(Map.entry("d-1", called("d-1")), Map.entry("d-2", called("d-2")));
  }
}
