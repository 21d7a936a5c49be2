package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private static Copies.Candidate article(String id, String published, String... near) {
    return new Copies.Candidate(id, published, Set.of(near));
  }

  @Test
  void theFirstPublishedIsTheOriginal() {
    assertThat(
            Copies.originals(
                List.of(article("a", "2012-07-13", "b"), article("b", "2012-07-12", "a"))))
        .isEqualTo(Map.of("a", "b"));
  }

  @Test
  void aChainOfResemblanceMakesNoFamily() {
    assertThat(
            Copies.originals(
                List.of(
                    article("a", "1", "b"), article("b", "2", "a", "c"), article("c", "3", "b"))))
        .as("c resembles only a copy, so it is an original of its own")
        .isEqualTo(Map.of("b", "a"));
  }

  @Test
  void resemblanceIsTheShareOfCommonWords() {
    int[] text = WordSets.of("The envoy left the embassy and flew to Doha, friends said.");
    assertThat(
            WordSets.jaccard(
                text, WordSets.of("Friends said the ENVOY left the embassy and flew to doha")))
        .isEqualTo(1.0);
    assertThat(WordSets.jaccard(text, WordSets.of("Rain is expected over Kent on Sunday.")))
        .isZero();
    assertThat(WordSets.jaccard(text, WordSets.of("The envoy left the embassy."))).isEqualTo(0.4);
    assertThat(WordSets.jaccard(WordSets.of(""), WordSets.of("..."))).isZero();
  }
}
