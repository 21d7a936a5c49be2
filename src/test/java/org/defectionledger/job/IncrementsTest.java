package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.audit.Thresholds;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementsTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LIBYA =
      "Libya's ambassador to Sweden, Omar Haddad, has defected, he told reporters on Tuesday.";
  private static final String SYRIA =
      "The Syrian consul in Yerevan, Samir Khoury, defected to the opposition on Monday.";
  private static final String YEMEN =
      "General Fuad Nasser of the Yemeni army defected to the rebels on Sunday.";
  private static final String QUIET = "The harvest was good, and the fair will open in June.";

  @TempDir Path folder;
  private Path inputs;
  private Path out;
  private String console = "";

  @BeforeEach
  void makeFolders() throws IOException {
    inputs = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  private static String article(String id, String day, String text) {
    Map<String, String> article = new LinkedHashMap<>();
    article.put("id", id);
    article.put("url", "https://news.example/" + id);
    article.put("published", day);
    article.put("text", text);
    try {
      return JSON.writeValueAsString(article);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void dump(String name, String... lines) throws IOException {
    Files.writeString(inputs.resolve(name), String.join("\n", lines) + "\n");
  }

  private static Upkeep upkeep(boolean full, boolean forget) {
    return new Upkeep(
        full,
        forget,
        false,
        7,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Thresholds.of(Map.of()));
  }

  private void night(Path output, String runId, Upkeep upkeep) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new NightlyJob(
            SPARK,
            Settings.of(
                List.of(inputs.toString()),
                output.toString(),
                "2012-07-12",
                runId,
                Map.of(),
                "",
                "candidates",
                "0.4",
                upkeep,
                List.of()),
            Clock.fixed(Instant.parse("2012-07-12T02:00:00Z"), ZoneOffset.UTC),
            new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .run();
    console = bytes.toString(StandardCharsets.UTF_8);
  }

  private static Dataset<Row> table(Path output, String run, String name) {
    return SPARK.read().parquet(output.resolve("runs").resolve(run).resolve(name).toString());
  }

  private static List<String> ledger(Path output, String run) {
    List<String> rows = new ArrayList<>();
    for (String name :
        List.of(
            "mentions",
            "entities",
            "article_defections",
            "defections",
            "counts_by_role_and_date")) {
      TreeSet<String> sorted = new TreeSet<>();
      table(output, run, name)
          .collectAsList()
          .forEach(r -> sorted.add(name + " " + r.mkString("|")));
      rows.addAll(sorted);
    }
    return rows;
  }

  private List<String> names(String run) {
    return table(out, run, "defections").select("name").collectAsList().stream()
        .map(r -> r.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void nightsOfIncrementsGiveTheLedgerOfOneFullRun() throws Exception {
    dump("a.jsonl", article("1", "2011-02-22", LIBYA), article("2", "2011-02-22", QUIET), "broken");
    night(out, "r1", upkeep(false, false));
    dump("b.jsonl", article("3", "2012-07-10", SYRIA), article("1", "2011-02-23", QUIET));
    night(out, "r2", upkeep(false, false));
    assertThat(console).contains("Reading 1 of 2 file(s)");
    assertThat(names("r2"))
        .as("a newer telling without a defection")
        .containsExactly("Samir Khoury");

    dump("a.jsonl", article("1", "2011-02-22", LIBYA), article("4", "2011-03-21", YEMEN), "broken");
    Files.delete(inputs.resolve("b.jsonl"));
    night(out, "r3", upkeep(false, false));
    assertThat(console)
        .contains("Reading 1 of 2")
        .contains("Changed since")
        .contains("Removed; its");
    assertThat(names("r3")).containsExactly("Fuad Nasser", "Samir Khoury");
    assertThat(table(out, "r3", "manifest").select("path", "run_id", "removed").collectAsList())
        .extracting(r -> Path.of(r.getString(0)).getFileName() + " " + r.get(1) + " " + r.get(2))
        .containsExactlyInAnyOrder("a.jsonl r3 false", "b.jsonl r2 true");

    night(out, "r4", upkeep(false, true));
    assertThat(console).contains("Reading 0 of 1").contains("forgotten");
    assertThat(names("r4"))
        .as("article 1 is told by a.jsonl alone again")
        .containsExactly("Fuad Nasser", "Omar Haddad");
    assertThat(table(out, "r4", "rejects").select("run_id").collectAsList())
        .extracting(r -> r.getString(0))
        .containsExactly("r3");

    night(out, "r5", upkeep(true, false));
    assertThat(console).contains("Reading 1 of 1");
    assertThat(ledger(out, "r5")).isEqualTo(ledger(out, "r4"));
    Path other = folder.resolve("other");
    night(other, "r1", upkeep(false, false));
    assertThat(ledger(other, "r1")).isEqualTo(ledger(out, "r4"));

    night(out, "r5", upkeep(false, false));
    assertThat(console).contains("Run r5 is published already");
  }

  private List<Inputs.File> files() {
    return Inputs.files(List.of(inputs.toString()), SPARK.sparkContext().hadoopConfiguration());
  }

  private Intake plan(List<Inputs.File> files) {
    Settings settings =
        Settings.of(
            List.of(inputs.toString()),
            out.toString(),
            "2012-07-12",
            "r1",
            Map.of(),
            "",
            "none",
            "0");
    return Intake.plan(SPARK, files, List.of(), "rules", settings);
  }

  @Test
  void publishesNothingWhenAFileGrowsOrVanishesWhileItIsRead() throws Exception {
    dump("a.jsonl", article("1", "2011-02-22", QUIET));
    Intake intake = plan(files());
    intake.checkUntouched(SPARK.sparkContext().hadoopConfiguration());
    dump("a.jsonl", article("1", "2011-02-22", QUIET), article("2", "2011-02-22", QUIET));
    assertThatThrownBy(() -> intake.checkUntouched(SPARK.sparkContext().hadoopConfiguration()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.jsonl changed while it was read");
    List<Inputs.File> files = files();
    Files.delete(inputs.resolve("a.jsonl"));
    assertThatThrownBy(() -> intake.checkUntouched(SPARK.sparkContext().hadoopConfiguration()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.jsonl vanished");
    assertThatThrownBy(() -> plan(files)).hasMessageContaining("a.jsonl vanished");
  }

  @Test
  void seesAFileRewrittenWithTheSameSizeAndTime() throws Exception {
    dump("a.jsonl", article("1", "2011-02-22", QUIET));
    var time = Files.getLastModifiedTime(inputs.resolve("a.jsonl"));
    Intake before = plan(files());
    dump("a.jsonl", article("2", "2011-02-22", QUIET));
    Files.setLastModifiedTime(inputs.resolve("a.jsonl"), time);
    Settings settings =
        Settings.of(
            List.of(inputs.toString()),
            out.toString(),
            "2012-07-12",
            "r2",
            Map.of(),
            "",
            "none",
            "0");
    assertThat(Intake.plan(SPARK, files(), before.manifest(), "rules", settings).changed())
        .hasSize(1);
    assertThat(Intake.plan(SPARK, files(), before.manifest(), "other", settings).read()).hasSize(1);
  }

  private static Row record(
      String input, String id, String url, String day, String hash, ArticleRecord.State state) {
    return ReadArticlesJob.RECORDS.toRow(
        new ArticleRecord(
            0,
            input,
            0,
            state,
            Optional.empty(),
            Optional.empty(),
            Optional.of(id),
            Optional.of(url).filter(u -> !u.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(day).filter(d -> !d.isEmpty()).map(d -> Instant.parse(d + "T00:00:00Z")),
            Optional.empty(),
            Optional.of(hash),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static List<String> kept(Row... records) {
    return OneOfEach.of(SPARK.createDataFrame(List.of(records), ReadArticlesJob.RECORDS.schema()))
        .select("input")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .sorted()
        .toList();
  }

  private static String idOf(String url) throws Exception {
    return java.util.HexFormat.of()
        .formatHex(ContentHash.sha256().digest(url.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  @Test
  void keepsTheNewestOfOneId() {
    var plain = ArticleRecord.State.PLAIN;
    var candidate = ArticleRecord.State.CANDIDATE;
    assertThat(
            kept(
                record("old", "1", "u", "2012-01-01", "a", candidate),
                record("new", "1", "u", "2012-01-02", "b", plain),
                record("undated", "1", "u", "", "c", candidate),
                record("other", "2", "u", "2012-01-01", "a", candidate)))
        .containsExactly("new", "other");
  }

  @Test
  void knowsAnArticleWithoutIdByItsAddress() throws Exception {
    var plain = ArticleRecord.State.PLAIN;
    assertThat(
            kept(
                record("with", "1", "u", "2012-01-01", "a", plain),
                record("without", idOf("u"), "u", "2012-01-02", "b", plain)))
        .containsExactly("without");
    assertThat(
            kept(
                record("with", "1", "u", "2012-01-03", "a", plain),
                record("front page", "2", "u", "2012-01-01", "c", plain),
                record("without", idOf("u"), "u", "2012-01-02", "b", plain)))
        .containsExactly("front page", "with");
  }

  @Test
  void knowsAnArticleWithoutAddressByItsContent() {
    var plain = ArticleRecord.State.PLAIN;
    assertThat(
            kept(
                record("a", "1", "", "2012-01-01", "same", plain),
                record("b", "2", "", "2012-01-01", "same", plain),
                record("c", "3", "", "2012-01-01", "other", plain),
                record("d", "4", "u", "2012-01-01", "same", plain)))
        .containsExactly("b", "c", "d");
  }
}
