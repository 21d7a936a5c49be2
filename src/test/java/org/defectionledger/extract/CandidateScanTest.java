package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.defectionledger.lexicon.Lexicon;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateScanTest {
  private static final CandidateScan SCAN = new CandidateScan(Lexicon.load());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The consul defected.",
        "DEFECTIONS GROW IN THE NORTH",
        "He went quietly over to the rebels.",
        "Two senators crossed, to the surprise of their whip, the floor of the house.",
        "The councillor ported to the other party.",
        "Gen. Okello switched, said Col. Banda, sides.",
        "The consul said that he no longer represented the government."
      })
  void letsThroughWhatHoldsATrigger(String text) {
    assertThat(SCAN.mayTellOfDefection(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The port on the river was closed.",
        "Ships went to the harbour. Planes flew over to the islands.",
        "The minister announced a motorway. Defence spending rose.",
        "The consul represented the government no more than an hour longer.",
        ""
      })
  void holdsBackWordsOfATriggerThatStandInSeveralSentencesOrAnotherOrder(String text) {
    assertThat(SCAN.mayTellOfDefection(text)).isFalse();
  }
}
