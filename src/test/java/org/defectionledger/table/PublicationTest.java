package org.defectionledger.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.defectionledger.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
  @TempDir Path folder;

  private Publication publication() {
    return new Publication(folder.toString(), new Configuration());
  }

  @Test
  void hasNoCurrentRunBeforeTheFirst() {
    assertThat(publication().current()).isEmpty();
  }

  @Test
  void aReaderSeesTheRunBeforeUntilTheNextIsPublished() {
    publication().begin("run-1");
    publication().publish("run-1");
    publication().begin("run-2"); // and the night dies here
    assertThat(publication().current()).contains("run-1");
    publication().publish("run-2");
    assertThat(publication().current()).contains("run-2");
  }

  @Test
  void thePointerHoldsTheRunIdInOneLine() throws Exception {
    publication().begin("run-1");
    publication().publish("run-1");
    assertThat(Files.readString(folder.resolve("_CURRENT"))).isEqualTo("run-1\n");
  }

  @Test
  void neverWritesARunTwice() {
    publication().begin("run-1");
    assertThatThrownBy(() -> publication().begin("run-1"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("run-1");
  }
}
