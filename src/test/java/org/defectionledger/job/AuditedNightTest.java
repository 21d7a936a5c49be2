package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedNightTest {
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir Path folder;
  private Path inputs;
  private Path out;

  @BeforeEach
  void makeFolders() throws Exception {
    inputs = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  private void night(String runId, String gold, String floors, Map<String, String> bounds) {
    List<String> problems = new ArrayList<>();
    Upkeep upkeep = Upkeep.of(false, true, false, "7", "", "", gold, floors, bounds, problems);
    Settings settings =
        Settings.of(
            List.of(inputs.toString()),
            out.toString(),
            "2012-07-12",
            runId,
            Map.of(),
            "",
            "candidates",
            "0.5",
            upkeep,
            problems);
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new NightlyJob(SPARK, settings, Clock.systemUTC(), quiet).run();
  }

  @Test
  void aRunThatShrankIsRefusedAndToldByHowMuch() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("seeds/articles/sample-1.jsonl"));
    Files.write(inputs.resolve("a.jsonl"), lines.subList(0, 5));
    night("r1", "", "", Map.of());
    Files.write(inputs.resolve("a.jsonl"), lines.subList(0, 1));
    Map<String, String> bounds = Map.of("rows.least", "2", "rows.min-share", "0.9");
    assertThatThrownBy(() -> night("r2", "", "", bounds))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("mentions shrank from")
        .hasMessageContaining("audit.rows.min-share")
        .hasMessageContaining(out.resolve("refused/r2").toString());
    assertThat(Files.readString(out.resolve("_CURRENT"))).isEqualTo("r1\n");
    assertThat(Files.readString(out.resolve("refused/r2/_AUDIT"))).contains("mentions shrank from");
    assertThat(out.resolve("refused/r2/mentions")).isDirectory();
    assertThat(out.resolve("runs/r2")).doesNotExist();

    night("r3", "", "", Map.of("rows.least", "2", "rows.min-share", "0"));
    assertThat(Files.readString(out.resolve("_CURRENT"))).isEqualTo("r3\n");
  }

  @Test
  void aRunWhoseExtractionFellBelowTheGoldFloorIsRefused() throws Exception {
    Files.writeString(
        inputs.resolve("a.jsonl"), "{\"id\":\"1\",\"text\":\"The fair will open in June.\"}\n");
    List<String> passages = Files.readAllLines(Path.of("seeds/gold/passages.jsonl"));
    Path gold = Files.write(folder.resolve("gold.jsonl"), passages.subList(0, 3));
    Path floors = Files.writeString(folder.resolve("floors.properties"), "detection.f1=1.1\n");
    assertThatThrownBy(() -> night("r1", gold.toString(), floors.toString(), Map.of()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("gold below its floor: detection.f1 is");
    assertThat(out.resolve("_CURRENT")).doesNotExist();

    Files.writeString(floors, "detection.f1=0\n");
    night("r2", gold.toString(), floors.toString(), Map.of());
    assertThat(Files.readString(out.resolve("_CURRENT"))).isEqualTo("r2\n");
  }
}
