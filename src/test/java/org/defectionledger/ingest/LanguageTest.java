package org.defectionledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LanguageTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(resources = "/spec/languages.tsv", delimiter = '\t', numLinesToSkip = 1)
  void tellsTheLanguageOfAShortText(String why, String language, String text) {
    assertThat(Language.of(text)).as(why).contains(language);
  }

  @Test
  void saysNothingOfATextTooShortToTell() {
    assertThat(Language.of("Ok.")).isEmpty();
    assertThat(Language.of("")).isEmpty();
    assertThat(Language.of("12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345"))
        .isEmpty();
  }

  @Test
  void givesTheSameAnswerEachTime() {
    String text =
        "Le ministre a quitté le gouvernement lundi soir, a dit son porte-parole à la presse.";
    assertThat(java.util.stream.IntStream.range(0, 20).mapToObj(i -> Language.of(text)).distinct())
        .hasSize(1);
  }
}
