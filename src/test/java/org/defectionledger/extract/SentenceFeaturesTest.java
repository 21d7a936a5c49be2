package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SentenceFeaturesTest {
  private static Set<String> features(String title, String text, int sentence) {
    return Reading.EXTRACTOR
        .sentences(Reading.article("2014-05-06", title, text))
        .get(sentence)
        .features();
  }

  @Test
  void putsTheKindOfANameInItsPlace() {
    assertThat(features("", "Consul Marta Oliveira fled to Portugal on Monday.", 0))
        .contains("q:<person>", "q:<DIPLOMAT>", "q:<place>", "q:<date>", "q:<person> flee")
        .noneMatch(f -> f.contains("oliveira") || f.contains("portugal"));
  }

  @Test
  void tellsOneOfficeFromMany() {
    assertThat(features("", "Three colonels fled.", 0)).contains("q:<MILITARY-plural>");
    assertThat(features("", "The colonel fled.", 0)).contains("q:<MILITARY>");
  }

  @Test
  void keepsTheTenseOfAVerb() {
    assertThat(features("", "The colonel deserted.", 0)).contains("q:desert/VBD");
    assertThat(features("", "The colonel may desert.", 0))
        .contains("q:desert/VB")
        .doesNotContain("q:desert/VBD");
  }

  @Test
  void knowsAHeadlineFromALead() {
    assertThat(features("Consul flees", "The consul fled.", 0)).contains("q:(title)");
    assertThat(features("Consul flees", "The consul fled.", 1))
        .contains("q:(lead)")
        .doesNotContain("q:(title)");
  }
}
