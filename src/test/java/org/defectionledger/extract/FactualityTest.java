package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.Mention;
import org.defectionledger.mention.NotCountedReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FactualityTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/spec/factuality.tsv", delimiter = '\t', numLinesToSkip = 1)
  void readsHowFarASentenceCommits(String why, String sentence, String factuality, String reason) {
    // The name before makes "the envoy" one who can be counted.
    Extraction extraction =
        Reading.read("2012-07-12", "", "Omar Haddad is the Syrian envoy to Kuwait.\n" + sentence);
    Mention mention =
        extraction.mentions().stream()
            .filter(m -> m.trigger().startsWith("defect"))
            .findFirst()
            .orElseThrow();
    assertThat(mention.notCountedReason().map(Enum::name).orElse("COUNTED"))
        .as(why)
        .isEqualTo(reason);
    assertThat(mention.factuality()).as(why).isEqualTo(Factuality.valueOf(factuality));
    assertThat(mention.notCountedReason().filter(NotCountedReason.GENERIC::equals))
        .isEqualTo(Optional.empty());
  }
}
