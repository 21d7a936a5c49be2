package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.defectionledger.Shared;
import org.defectionledger.evaluate.GoldArticle;
import org.defectionledger.resolve.Told;
import org.defectionledger.resolve.WordSets;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;

class NearCopiesJobTest {
  private static final SparkSession SPARK = TestSpark.session();

  private static Dataset<Row> articles(Map<String, String> texts) {
    List<Row> rows = new ArrayList<>();
    int minute = 0;
    for (Map.Entry<String, String> e : texts.entrySet()) {
      rows.add(
          RowFactory.create(
              e.getKey(),
              Instant.parse("2012-07-12T00:00:00Z").plusSeconds(minute++),
              e.getValue()));
    }
    return SPARK.createDataFrame(
        rows,
        new StructType()
            .add("article_id", DataTypes.StringType)
            .add("published", DataTypes.TimestampType)
            .add("text", DataTypes.StringType));
  }

  /** Every pair compared with every other: what the sketches must find. */
  private static Set<String> truth(Map<String, String> texts) {
    List<String> ids = List.copyOf(texts.keySet());
    List<int[]> sets = texts.values().stream().map(WordSets::of).toList();
    Set<String> pairs = new TreeSet<>();
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        if (WordSets.jaccard(sets.get(i), sets.get(j)) >= WordSets.NEAR_COPY) {
          pairs.add(pair(ids.get(i), ids.get(j)));
        }
      }
    }
    return pairs;
  }

  private static String pair(String a, String b) {
    return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
  }

  private static void measure(String what, Map<String, String> texts) {
    Set<String> wanted = truth(texts);
    Set<String> found = new TreeSet<>();
    for (Row row : NearCopiesJob.near(NearCopiesJob.sketched(articles(texts))).collectAsList()) {
      found.add(pair(row.getString(0), row.getString(1)));
    }
    Set<String> both = new TreeSet<>(found);
    both.retainAll(wanted);
    double recall = (double) both.size() / wanted.size();
    double precision = (double) both.size() / found.size();
    System.out.printf(
        "Near copies, %s: %d texts, %d pairs at or above %.1f, recall %.4f, precision %.4f%n",
        what, texts.size(), wanted.size(), WordSets.NEAR_COPY, recall, precision);
    assertThat(recall).isGreaterThanOrEqualTo(0.95);
    assertThat(precision).isGreaterThanOrEqualTo(0.98);
  }

  /** Made-up texts with copies in which more and more words are changed. */
  private static Map<String, String> planted(int originals) {
    Random dice = new Random(3);
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < originals; i++) {
      List<String> words = new ArrayList<>();
      for (int w = 0; w < 120 + dice.nextInt(200); w++) {
        words.add("word" + dice.nextInt(900));
      }
      texts.put("t%03d-0".formatted(i), String.join(" ", words));
      for (int copy = 1; copy <= 3; copy++) {
        List<String> changed = new ArrayList<>(words);
        for (int c = 0; c < copy * words.size() / 15; c++) {
          changed.set(dice.nextInt(changed.size()), "other" + dice.nextInt(900));
        }
        texts.put("t%03d-%d".formatted(i, copy), String.join(" ", changed));
      }
    }
    return texts;
  }

  @Test
  void findsNearlyAllPlantedNearCopiesAndNothingElse() {
    measure("planted", planted(60));
  }

  @Test
  void findsTheRealNearCopiesOfTheDevelopmentGold() throws Exception {
    Map<String, String> texts = new TreeMap<>();
    for (String file : List.of("gold/dev.jsonl", "gold/real-dev.jsonl")) {
      for (GoldArticle a : ScoreCommand.read(Shared.file(file).toString())) {
        texts.put(a.id(), a.article().text());
      }
    }
    measure("real", texts);
  }

  @Test
  void marksTheRowsOfACopyWithItsOriginal() {
    Map<String, String> texts = planted(2);
    Dataset<Row> copies = NearCopiesJob.copies(SPARK, articles(texts));
    List<Row> rows =
        List.of(
            ExtractJob.DEFECTIONS.toRow(Told.person("t000-0", "Nabil Farhat").row()),
            ExtractJob.DEFECTIONS.toRow(Told.person("t000-1", "Nabil Farhat").row()));
    Map<String, String> duplicateOf = new TreeMap<>();
    for (Row row :
        NearCopiesJob.marked(SPARK.createDataFrame(rows, ExtractJob.DEFECTIONS.schema()), copies)
            .collectAsList()) {
      duplicateOf.put(row.getAs("article_id"), String.valueOf(row.<String>getAs("duplicate_of")));
    }
    assertThat(duplicateOf).containsEntry("t000-0", "null").containsEntry("t000-1", "t000-0");
  }

  @Test
  void comparesTheVersionReadOfTheArticlesThatTellOfADefection() {
    Instant early = Instant.parse("2012-07-12T00:00:00Z");
    Instant late = Instant.parse("2012-07-13T00:00:00Z");
    Dataset<Row> records =
        SPARK.createDataFrame(
            List.of(
                RowFactory.create("a", early, "old", "h1"),
                RowFactory.create("a", late, "new", "h2"),
                RowFactory.create("a", late, "new", "h2"),
                RowFactory.create("b", late, "tells nothing", "h3")),
            new StructType()
                .add("article_id", DataTypes.StringType)
                .add("published", DataTypes.TimestampType)
                .add("text", DataTypes.StringType)
                .add("content_hash", DataTypes.StringType));
    Row told = ExtractJob.DEFECTIONS.toRow(Told.person("a", "Nabil Farhat").row());
    Dataset<Row> readings =
        SPARK.createDataFrame(
            List.of(
                RowFactory.create("a", "h2", new Row[] {told}),
                RowFactory.create("b", "h3", new Row[0])),
            new StructType()
                .add("article_id", DataTypes.StringType)
                .add("content_hash", DataTypes.StringType)
                .add(
                    "article_defections",
                    DataTypes.createArrayType(ExtractJob.DEFECTIONS.schema(), false)));
    assertThat(NearCopiesJob.texts(records, readings).collectAsList())
        .extracting(r -> r.getString(0) + " " + r.getString(2))
        .containsExactly("a new");
  }

  @Test
  void noTextsHaveNoCopies() {
    assertThat(NearCopiesJob.copies(SPARK, articles(Map.of())).count()).isZero();
  }
}
