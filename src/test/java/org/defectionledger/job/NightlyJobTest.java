package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.evaluate.Floors;
import org.defectionledger.evaluate.GoldArticle;
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.evaluate.Scores;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyJobTest {
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir Path folder;

  private static Settings settings(List<String> inputs, Path output, String runId, String ratio) {
    return Settings.of(
        inputs, output.toString(), "2026-11-24", runId, Map.of(), "", "candidates", ratio);
  }

  private String run(Settings settings) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    new NightlyJob(
            SPARK,
            settings,
            Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC),
            new PrintStream(console, true, StandardCharsets.UTF_8))
        .run();
    return console.toString(StandardCharsets.UTF_8);
  }

  private static Dataset<Row> table(Path output, String run, String name) {
    return SPARK.read().parquet(output.resolve("runs").resolve(run).resolve(name).toString());
  }

  @Test
  void publishesEveryDatasetOfTheSampleAndItsCountsAddUp() throws Exception {
    Path out = folder.resolve("out");
    String console = run(settings(List.of("seeds/articles"), out, "r1", "0.05"));
    assertThat(Files.readString(out.resolve("_CURRENT"))).isEqualTo("r1\n");
    for (String name :
        List.of(
            "mentions",
            "entities",
            "article_defections",
            "defections",
            "counts_by_role_and_date",
            "rejects",
            "runs")) {
      assertThat(table(out, "r1", name).count()).as(name).isPositive();
    }
    assertThat(
            CountJob.brokenSums(
                table(out, "r1", "counts_by_role_and_date"), table(out, "r1", "defections")))
        .isEmpty();
    assertThat(table(out, "r1", "rejects").collectAsList())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.<String>getAs("reason")).isEqualTo("MALFORMED_JSON");
              assertThat(r.<Long>getAs("record_offset")).isPositive();
            });
    assertThat(table(out, "r1", "runs").first().<Long>getAs("articles_skipped_language"))
        .isEqualTo(1);
    assertThat(console).contains("DIPLOMAT").contains("Published run r1");
    assertThat(
            table(out, "r1", "mentions")
                .where("defection_id is not null")
                .join(table(out, "r1", "defections").select("defection_id"), "defection_id")
                .count())
        .isEqualTo(table(out, "r1", "mentions").where("defection_id is not null").count());
    assertThat(
            table(out, "r1", "mentions")
                .where("(defection_id is null) = (not_counted_reason is null)")
                .count())
        .isZero();
  }

  @Test
  void givesTheSameRowsForTheSameInput() {
    Path out = folder.resolve("out");
    run(settings(List.of("seeds/articles"), out, "r1", "0.05"));
    run(settings(List.of("seeds/articles"), out, "r2", "0.05"));
    for (String name :
        List.of(
            "mentions",
            "entities",
            "article_defections",
            "defections",
            "counts_by_role_and_date")) {
      assertThat(rows(table(out, "r1", name))).as(name).isEqualTo(rows(table(out, "r2", name)));
    }
    assertThat(
            table(out, "r2", "runs").where("run_id = 'r2'").first().<Long>getAs("defections_new"))
        .isZero();
    assertThat(table(out, "r2", "runs").count()).isEqualTo(2);
  }

  private static java.util.Set<String> rows(Dataset<Row> table) {
    TreeSet<String> rows = new TreeSet<>();
    table.collectAsList().forEach(r -> rows.add(r.mkString("|")));
    return rows;
  }

  @Test
  void everyStageWritesTheSameWithOneTwoAndSevenPartitions() {
    Settings settings = settings(List.of("seeds/articles"), folder.resolve("out"), "r1", "0.05");
    Dataset<Row> records =
        OneOfEach.of(
                ReadArticlesJob.records(
                    SPARK,
                    Inputs.files(settings.inputs(), SPARK.sparkContext().hadoopConfiguration()),
                    settings))
            .cache();
    java.util.Set<String> expected = null;
    for (int partitions : new int[] {1, 2, 7}) {
      Dataset<Row> local =
          ExtractJob.part(
                  ExtractJob.readings(records.repartition(partitions), Settings.Entities.NONE),
                  "article_defections")
              .cache();
      Dataset<Row> entries =
          ResolveJob.entries(SPARK, local.repartition(partitions)).select("entry.*");
      Dataset<Row> counts =
          CountJob.counts(
              entries,
              ExtractJob.part(ExtractJob.readings(records, Settings.Entities.NONE), "mentions"));
      java.util.Set<String> all = rows(local);
      all.addAll(rows(entries));
      all.addAll(rows(counts));
      if (expected == null) {
        expected = all;
      }
      assertThat(all).as(partitions + " partitions").isEqualTo(expected);
    }
  }

  @Test
  void publishesNothingWhenTooManyRecordsAreBroken() throws Exception {
    Path input = folder.resolve("bad.jsonl");
    Files.writeString(input, "{\"id\":1,\"text\":\"All quiet.\"}\nbroken\nbroken\n");
    Path out = folder.resolve("out");
    assertThatThrownBy(() -> run(settings(List.of(input.toString()), out, "r1", "0.05")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("bad.jsonl")
        .hasMessageContaining("2 of 3");
    assertThat(out.resolve("_CURRENT")).doesNotExist();
  }

  @Test
  void keepsTheGoodRecordsOfAFileThatBreaksOffAndListsIt() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("{\"id\":\"")
          .append(i)
          .append("\",\"text\":\"Nothing of note happened on day number ")
          .append(i * 7919L)
          .append(".\"}\n");
    }
    Path whole = folder.resolve("whole.jsonl.gz");
    try (GZIPOutputStream gz = new GZIPOutputStream(Files.newOutputStream(whole))) {
      gz.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Settings settings = settings(List.of(cut.toString()), folder.resolve("out"), "r1", "0.05");
    Dataset<Row> records =
        ReadArticlesJob.records(
            SPARK,
            Inputs.files(settings.inputs(), SPARK.sparkContext().hadoopConfiguration()),
            settings);
    assertThat(records.where("state = 'PLAIN'").count()).isGreaterThan(1000);
    assertThat(records.where("reason = 'UNREADABLE'").count()).isEqualTo(1);
  }

  @Test
  void namesAllWrongSettingsAtOnce() {
    assertThatThrownBy(
            () ->
                Settings.of(
                    List.of(), "", "12 July", "a/b", Map.of("author", "by"), "doc", "some", "2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--input")
        .hasMessageContaining("--output")
        .hasMessageContaining("--run-date")
        .hasMessageContaining("--run-id")
        .hasMessageContaining("author")
        .hasMessageContaining("--format 'doc'")
        .hasMessageContaining("--entities")
        .hasMessageContaining("--max-reject-ratio");
  }

  @Test
  void endsWithTwoForWhatTheOperatorCanFix() {
    assertThat(Main.execute("run", "--colour", "blue")).isEqualTo(2);
    assertThat(Main.execute("run")).isEqualTo(2);
    assertThat(Main.execute("run", "--help")).isZero();
  }

  @Test
  void keepsTheFloorsOnItsOwnGold() throws Exception {
    List<GoldArticle> gold = new ArrayList<>();
    for (String file : List.of("long", "parties", "passages", "regimes", "states")) {
      gold.addAll(ScoreCommand.read("seeds/gold/" + file + ".jsonl"));
    }
    Scores scores = Scorer.score(gold, ScoreCommand.predictions(SPARK, gold));
    Properties floors = new Properties();
    try (var in = Files.newBufferedReader(Path.of("seeds/gold/floors.properties"))) {
      floors.load(in);
    }
    assertThat(Floors.of(floors).broken(scores)).as(scores.toJson()).isEmpty();
  }
}
