package org.defectionledger.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.Mention;
import org.defectionledger.report.Count;
import org.defectionledger.report.FileSeen;
import org.defectionledger.report.Period;
import org.defectionledger.report.Reject;
import org.defectionledger.report.RunSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTableTest {
  private static final Map<String, Class<? extends Record>> DATASETS =
      Map.of(
          "mentions", Mention.class,
          "entities", EntityMention.class,
          "article_defections", ArticleDefection.class,
          "defections", Defection.class,
          "counts_by_role_and_date", Count.class,
          "rejects", Reject.class,
          "runs", RunSummary.class,
          "manifest", FileSeen.class);

  record Sample(
      String name,
      int n,
      Optional<Long> most,
      boolean sure,
      double p,
      Period period,
      Optional<LocalDate> day,
      Instant at,
      List<String> ids) {}

  @Test
  void everyDatasetHasTheColumnsOfItsGoldenDdl() throws IOException {
    for (Map.Entry<String, Class<? extends Record>> dataset : DATASETS.entrySet()) {
      Path golden = Path.of("src/test/resources/ddl", dataset.getKey() + ".sql");
      StringBuilder ddl = new StringBuilder();
      for (StructField field : RecordTable.of(dataset.getValue()).schema().fields()) {
        ddl.append(
            "%s %s%s%n"
                .formatted(
                    field.name(), field.dataType().sql(), field.nullable() ? "" : " NOT NULL"));
      }
      assertThat(ddl.toString())
          .as(dataset.getKey())
          .isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyColumnIsDocumentedInTheSchema() {
    for (Class<? extends Record> type : DATASETS.values()) {
      for (StructField field : RecordTable.of(type).schema().fields()) {
        assertThat(field.getComment().isDefined())
            .as(type.getSimpleName() + "." + field.name())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void readsBackWhatItWroteWhateverTheNumberOfPartitions(int partitions) {
    RecordTable<Sample> table = RecordTable.of(Sample.class);
    List<Sample> samples =
        List.of(
            new Sample(
                "a",
                1,
                Optional.of(5L),
                true,
                0.5,
                Period.DAY,
                Optional.of(LocalDate.of(2012, 2, 29)),
                Instant.parse("2012-07-12T10:00:00Z"),
                List.of("x", "y")),
            new Sample(
                "ü",
                -3,
                Optional.empty(),
                false,
                0,
                Period.YEAR,
                Optional.empty(),
                Instant.EPOCH,
                List.of()));
    Dataset<Row> rows =
        TestSpark.session()
            .createDataFrame(samples.stream().map(table::toRow).toList(), table.schema())
            .repartition(partitions);
    assertThat(rows.collectAsList().stream().map(table::fromRow))
        .containsExactlyInAnyOrderElementsOf(samples);
  }

  @Test
  void refusesATypeThatHasNoColumnType() {
    record Odd(Object anything) {}
    assertThatThrownBy(() -> RecordTable.of(Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anything");
  }
}
