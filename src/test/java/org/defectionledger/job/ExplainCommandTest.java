package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class ExplainCommandTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final String TEXT =
      "Colonel Marek Dolny defected to the insurgents on Sunday. @|red He|@ said nothing.";

  @TempDir Path folder;

  private static String run(Ansi ansi, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new ExplainCommand());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    line.setOut(new PrintWriter(out));
    assertThat(line.execute(arguments)).isZero();
    return out.toString();
  }

  private String textFile() throws Exception {
    Path file = folder.resolve("news.txt");
    Files.writeString(file, TEXT);
    return file.toString();
  }

  @Test
  void explainsATextFile() throws Exception {
    String shown = run(Ansi.OFF, textFile(), "--published", "1994-03-08");
    assertThat(shown)
        .contains("news.txt", "COUNTED", "\"defected\"", "Marek Dolny", "<- subject of the verb")
        .contains("1994-03-06 (DAY)")
        .doesNotContain("\u001b[");
  }

  @Test
  void coloursWhereTheTerminalCan() throws Exception {
    assertThat(run(Ansi.ON, textFile())).contains("\u001b[32m");
  }

  @Test
  void picksOneArticleAndPrintsItAsJson() throws Exception {
    Path file = folder.resolve("news.jsonl");
    Files.writeString(
        file,
        "{\"id\":\"a\",\"text\":\"Rain fell.\"}\n{\"id\":\"b\",\"published\":\"1994-03-08\",\"text\":\""
            + TEXT
            + "\"}\nbroken\n");
    JsonNode tree =
        new ObjectMapper().readTree(run(Ansi.OFF, file.toString(), "--article", "b", "--json"));
    assertThat(tree.path("article_id").asText()).isEqualTo("b");
    JsonNode line = tree.path("sentences").path(0);
    assertThat(TEXT.substring(line.path("char_start").asInt(), line.path("char_end").asInt()))
        .isEqualTo(line.path("sentence").asText());
    assertThat(line.path("fired").findValuesAsText("outcome")).contains("COUNTED");
    assertThat(tree.path("defections").path(0).path("name").asText()).isEqualTo("Marek Dolny");
  }

  @Test
  void showsALedgerEntryWithAllItsEvidence() throws Exception {
    Path in = folder.resolve("in.jsonl");
    Files.writeString(
        in,
        "{\"id\":\"a\",\"published\":\"1994-03-08\",\"source\":\"Wire\",\"text\":\""
            + TEXT
            + "\"}\n{\"id\":\"b\",\"published\":\"1994-03-09\",\"source\":\"Echo\",\"text\":\"Colonel Mareck Dolny has"
            + " defected to the insurgents, the radio said. He crossed the lines on Sunday.\"}\n");
    Path out = folder.resolve("out");
    Settings settings =
        Settings.of(
            List.of(in.toString()),
            out.toString(),
            "2026-11-24",
            "r1",
            Map.of(),
            "",
            "candidates",
            "0.05");
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);
    new NightlyJob(SPARK, settings, clock, System.out).run();
    String id =
        SPARK
            .read()
            .parquet(out + "/runs/r1/defections")
            .select("defection_id")
            .first()
            .getString(0);
    ObjectNode tree = ExplainCommand.entry(SPARK, out.toString(), id);
    assertThat(tree.path("article_defections")).hasSize(2);
    JsonNode link = tree.path("article_defections").path(0).path("linked_by");
    assertThat(link.path("article_id").asText()).isEqualTo("b");
    assertThat(link.path("terms").path("name SAME").asDouble()).isPositive();
    assertThat(tree.path("mentions").path(0).path("sentence").asText()).startsWith("Colonel Marek");
    assertThat(new ExplanationText(CommandLine.Help.defaultColorScheme(Ansi.OFF)).of(tree))
        .contains(id, "Marek Dolny", "Wire", "rule_id", "Colonel Marek Dolny defected")
        .contains("taken for the same as in b, at 2 to the power of", "name SAME +");
    assertThatThrownBy(() -> ExplainCommand.entry(SPARK, out.toString(), "nobody"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no defection 'nobody'");
    assertThatThrownBy(() -> ExplainCommand.entry(SPARK, folder.toString(), id))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("No run is published");
  }

  @Test
  void endsWithTwoForWhatTheOperatorCanFix() {
    assertThat(Main.execute("explain")).isEqualTo(2);
    assertThat(Main.execute("explain", "missing.txt")).isEqualTo(2);
    assertThat(Main.execute("explain", "seeds/gold/passages.jsonl", "--article", "nobody"))
        .isEqualTo(2);
  }
}
