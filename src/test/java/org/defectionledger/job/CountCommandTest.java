package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.defectionledger.resolve.Told.group;
import static org.defectionledger.resolve.Told.person;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.resolve.Told;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountCommandTest {
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir Path folder;

  /** As published: the rows of one defection have one ledger id. */
  private static Dataset<Row> published(List<Told> told) {
    List<Row> rows =
        told.stream()
            .map(t -> ScoreCommand.withId(t.row(), "d-" + t.name().orElse("group")))
            .map(ExtractJob.DEFECTIONS::toRow)
            .toList();
    return SPARK.createDataFrame(rows, ExtractJob.DEFECTIONS.schema());
  }

  private static Map<String, Long> cells(LocalDate day, Told... told) {
    Dataset<Row> noMentions = SPARK.createDataFrame(List.of(), ExtractJob.MENTIONS.schema());
    return CompareCommand.cells(
        CountCommand.asOf(SPARK, published(List.of(told)), noMentions, day));
  }

  @Test
  void countsOnlyWhatWasPublishedByTheDay() {
    Told early = person("a", "Nabil Farhat").published("2012-07-06");
    Told again = person("b", "Nabeel Farhat").month("2012-07").published("2012-07-20");
    Told late = person("c", "Omar Bakri").day("2012-07-09").published("2012-08-02");
    LocalDate july = LocalDate.of(2012, 7, 20);
    assertThat(cells(july, early, again, late)).containsExactly(Map.entry("2012-07 MILITARY", 1L));
    assertThat(cells(LocalDate.of(2012, 8, 2), early, again, late))
        .containsExactly(Map.entry("2012-07 MILITARY", 2L));
  }

  @Test
  void anEntryThatALaterReportDatesIsCountedAsItWasKnown() {
    Told vague = person("a", "Nabil Farhat").undated().published("2012-07-06");
    Told dated = person("b", "Nabil Farhat").day("2012-07-05").published("2012-07-09");
    assertThat(cells(LocalDate.of(2012, 7, 7), vague, dated))
        .containsExactly(Map.entry("undated MILITARY", 1L));
  }

  @Test
  void comparesTheCellsWithAKey() {
    Map<String, Long> key =
        CompareCommand.expected(
            "key.tsv",
            List.of(
                "# version: 1",
                "role_category\tmonth\tdefections",
                "MILITARY\t2012-07\t3",
                "DIPLOMAT\t2012-07\t1"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(CompareCommand.compare(key, key, console)).isZero();
    assertThat(CompareCommand.compare(key, Map.of("2012-07 MILITARY", 4L), console)).isEqualTo(0.5);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Off by 2 of 4").contains("differs");
  }

  @Test
  void pairwiseQualityCountsThePairsOfTheTruth() {
    List<ArticleDefection> rows =
        List.of(
            person("a", "Nabil Farhat").row(),
            person("b", "Nabil Farhat").row(),
            person("c", "Omar Bakri").office("judge", RoleCategory.JUDICIARY).row(),
            group("d", 33, 33).row());
    Dataset<Row> table =
        SPARK
            .createDataFrame(
                rows.stream().map(ExtractJob.DEFECTIONS::toRow).toList(),
                ExtractJob.DEFECTIONS.schema())
            .withColumn(
                "url",
                org.apache.spark.sql.functions.expr(
                    "case when article_id in ('a', 'b', 'c') then '1' else '2' end"));
    BenchResolveCommand.Quality quality =
        BenchResolveCommand.quality(ResolveJob.entries(SPARK, table), table);
    assertThat(quality.precision()).isEqualTo(1.0);
    assertThat(quality.recall()).isEqualTo(1.0 / 3);
  }

  @Test
  void syntheticRowsAreTheSameForTheSameSeed() {
    SyntheticRows rows = new SyntheticRows(7, 100, 2000);
    assertThat(rows.of(3)).isEqualTo(new SyntheticRows(7, 100, 2000).of(3));
    assertThat(rows.of(3)).isNotEqualTo(new SyntheticRows(8, 100, 2000).of(3));
    long all = 0;
    for (int i = 0; i < 100; i++) {
      all += rows.of(i).size();
    }
    assertThat(all).isBetween(1000L, 4000L);
  }

  @Test
  void namesTheDayThatIsNone() {
    assertThat(Main.execute("count", "--output", folder.toString(), "--as-of", "July"))
        .isEqualTo(2);
  }
}
