package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.defectionledger.article.Article;
import org.defectionledger.extract.nlp.CoreNlpReader;
import org.defectionledger.extract.nlp.RememberingReader;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Weights;
import org.junit.jupiter.api.Test;

class PersonFeaturesTest {
  private static final RememberingReader NLP = new RememberingReader(new CoreNlpReader());
  private static final String BESIDE =
      "Consul Marta Oliveira defected on Monday in front of Paulo Mendes.";

  private static Set<String> features(String title, String text, String name) {
    return Reading.EXTRACTOR.persons(Reading.article("2014-05-06", title, text)).stream()
        .filter(p -> p.defection().name().filter(name::equals).isPresent())
        .findFirst()
        .orElseThrow()
        .features();
  }

  /** The names that a model of a few weights counts. */
  private static List<String> counted(Map<String, Double> weights, String text) {
    Map<String, Double> all = new HashMap<>(Weights.NONE.byFeature());
    all.putAll(weights);
    Article article = Reading.article("2014-05-06", "", text);
    return new Extractor(Lexicon.load(), NLP, new Weights("0", all))
        .read(article).articleDefections().stream().flatMap(d -> d.name().stream()).toList();
  }

  @Test
  void putsAllReadingsOfAPersonTogether() {
    assertThat(
            features(
                "",
                "Consul Marta Oliveira defected on Monday. Later Oliveira denied that she had defected.",
                "Marta Oliveira"))
        .contains("e:told-and-refused", "e:named-2", "e:in-lead")
        .doesNotContain("e:named-3", "e:in-title");
  }

  @Test
  void knowsWhoStandsInTheHeadline() {
    assertThat(features("Oliveira defects", BESIDE, "Marta Oliveira")).contains("e:in-title");
    assertThat(features("Oliveira defects", BESIDE, "Paulo Mendes"))
        .contains("e:aside")
        .doesNotContain("e:in-title", "e:told");
  }

  @Test
  void aPersonWhomTheRulesLeaveOutIsCountedWhenTheModelIsSure() {
    Map<String, Double> sure = Map.of("e:aside", 5.0, Weights.ADMIT_PERSON, 0.5);
    assertThat(counted(sure, BESIDE)).contains("Marta Oliveira", "Paulo Mendes");
  }

  @Test
  void nobodyIsAdmittedWhoIsUnlikely() {
    Map<String, Double> unsure = Map.of("e:aside", -5.0, Weights.ADMIT_PERSON, 0.5);
    assertThat(counted(unsure, BESIDE)).containsExactly("Marta Oliveira");
  }

  @Test
  void nobodyIsAdmittedOfWhomNoReadingCounts() {
    Map<String, Double> sure =
        Map.of("e:refused", 5.0, Weights.PERSON, 5.0, Weights.ADMIT_PERSON, 0.5);
    assertThat(counted(sure, "Consul Marta Oliveira may defect.")).isEmpty();
  }

  @Test
  void aPersonWhomTheRulesCountIsDroppedWhenTheModelIsSure() {
    Map<String, Double> sure = Map.of("e:told", -9.0, Weights.DROP, 0.3, Weights.ADMIT_PERSON, 0.5);
    assertThat(counted(sure, BESIDE)).doesNotContain("Marta Oliveira");
  }
}
