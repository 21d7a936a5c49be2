package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadArticlesJobTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final Settings SETTINGS =
      Settings.of(
          List.of("seeds/articles", "seeds/articles-broken"),
          "none",
          "2026-11-24",
          "r1",
          Map.of(),
          "",
          "candidates",
          "1");

  @TempDir Path folder;

  private static List<Inputs.File> files() {
    return Inputs.files(SETTINGS.inputs(), SPARK.sparkContext().hadoopConfiguration());
  }

  private static List<String> paths(List<Inputs.File> files) {
    return files.stream().map(Inputs.File::path).toList();
  }

  /** What came of the records; a break that several stretches meet is told by each of them. */
  private static List<String> told(Dataset<Row> records) {
    TreeSet<String> rows = new TreeSet<>();
    records
        .where(ArticleRecord.isRecord())
        .select("input_set", "input", "state", "reason", "article_id", "url", "published", "text")
        .collectAsList()
        .forEach(r -> rows.add(r.mkString("|")));
    return new ArrayList<>(rows);
  }

  @Test
  void filesReadInStretchesGiveTheRecordsOfWholeOnes() {
    List<Inputs.File> files = files();
    Dataset<Row> whole = ReadArticlesJob.records(SPARK, files, SETTINGS).cache();
    InputAccount account = InputAccount.of(whole);
    account.check(paths(files));
    assertThat(account.present()).isGreaterThan(2000);
    assertThat(account.skipped()).isGreaterThan(5);
    assertThat(account.rejected()).isGreaterThan(10);
    assertThat(account.impossibleDates()).isEqualTo(2);
    assertThat(account.told())
        .contains("Of %d records".formatted(account.present()))
        .contains("2 had an impossible date");
    List<String> expected = told(whole);
    for (long stretch : new long[] {300, 1500}) {
      Dataset<Row> parts = ReadArticlesJob.records(SPARK, files, SETTINGS, stretch).cache();
      InputAccount.of(parts).check(paths(files));
      List<String> more = told(parts);
      List<String> missing = new ArrayList<>(expected);
      more.forEach(missing::remove);
      expected.forEach(more::remove);
      assertThat(missing).as("missing in stretches of %d bytes", stretch).isEmpty();
      assertThat(more).as("more in stretches of %d bytes", stretch).isEmpty();
    }
  }

  @Test
  void theRunNoticesARecordOrAStretchOrAFileThatIsLost() {
    List<Inputs.File> files =
        files().stream().filter(f -> f.path().endsWith("articles-broken/lines.jsonl")).toList();
    List<Row> rows =
        ReadArticlesJob.records(SPARK, files, SETTINGS, /* stretchBytes= */ 200).collectAsList();
    for (int lost = 0; lost < rows.size(); lost++) {
      List<Row> rest = new ArrayList<>(rows);
      rest.remove(lost);
      InputAccount account =
          InputAccount.of(SPARK.createDataFrame(rest, ReadArticlesJob.RECORDS.schema()));
      assertThatThrownBy(() -> account.check(paths(files)))
          .as("without " + rows.get(lost))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("lines.jsonl");
    }
    InputAccount none =
        InputAccount.of(SPARK.createDataFrame(List.<Row>of(), ReadArticlesJob.RECORDS.schema()));
    assertThatThrownBy(() -> none.check(paths(files))).hasMessageContaining("Input was lost");
  }

  @Test
  void aListBesideAFileIsPartOfWhatTheManifestKnowsOfIt() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "The mayor opened a bridge.");
    List<Inputs.File> files =
        Inputs.files(List.of(folder.toString()), SPARK.sparkContext().hadoopConfiguration());
    Intake first = Intake.plan(SPARK, files, List.of(), "rules", SETTINGS);
    Files.writeString(folder.resolve("metadata.csv"), "file,date\na.txt,2012-07-12\n");
    Intake second = Intake.plan(SPARK, files, first.manifest(), "rules", SETTINGS);
    assertThat(second.changed()).as("the list tells a date now").hasSize(1);
    assertThat(Intake.plan(SPARK, files, second.manifest(), "rules", SETTINGS).read()).isEmpty();
  }
}
