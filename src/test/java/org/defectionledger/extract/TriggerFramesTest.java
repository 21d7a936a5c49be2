package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.defectionledger.ledger.ArticleDefection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TriggerFramesTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "/spec/triggers.tsv",
      delimiter = '\t',
      numLinesToSkip = 1,
      quoteCharacter = '\0')
  void countsThoseWhoseFrameTellsOfADefection(String why, String text, String who) {
    String counted =
        Reading.read("2012-07-12", "", text.replace("\\n", "\n")).articleDefections().stream()
            .filter(ArticleDefection::counted)
            .map(d -> d.name().orElse("group of " + d.countMin()))
            .sorted()
            .collect(Collectors.joining(", "));
    assertThat(counted).as(why).isEqualTo(who.equals("nobody") ? "" : who);
  }
}
