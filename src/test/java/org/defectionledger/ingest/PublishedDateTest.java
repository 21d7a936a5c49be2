package org.defectionledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PublishedDateTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/spec/published.tsv", delimiter = '\t', numLinesToSkip = 1)
  void readsEachFormOrNone(String why, String written, String instant) {
    if (instant == null) {
      assertThat(PublishedDate.parse(written)).as(why).isEmpty();
    } else {
      assertThat(PublishedDate.parse(written)).as(why).contains(Instant.parse(instant));
    }
  }

  @Test
  void findsTheDateInAByline() {
    assertThat(
            PublishedDate.find(
                "By Ann Reed in Oslo | Thursday 12 July 2012 10.15 BST | 4 comments"))
        .contains(Instant.parse("2012-07-12T09:15:00Z"));
    assertThat(PublishedDate.find("By Ann Reed, one of 12 writers")).isEmpty();
  }

  @Property
  void neverThrows(@ForAll String text) {
    assertThat(PublishedDate.parse(text)).isNotNull();
  }
}
