package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.defectionledger.resolve.Told.group;
import static org.defectionledger.resolve.Told.person;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.evaluate.Scores;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.resolve.Block;
import org.defectionledger.resolve.Clusters;
import org.defectionledger.resolve.Told;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;

class ResolveJobTest {
  private static final SparkSession SPARK = TestSpark.session();

  private static Dataset<Row> table(List<ArticleDefection> rows) {
    return SPARK.createDataFrame(
        rows.stream().map(ExtractJob.DEFECTIONS::toRow).toList(), ExtractJob.DEFECTIONS.schema());
  }

  private static List<Defection> ledger(Dataset<Row> entries) {
    return entries.select("entry.*").collectAsList().stream()
        .map(ResolveJob.DEFECTIONS::fromRow)
        .sorted(java.util.Comparator.comparing(Defection::defectionId))
        .toList();
  }

  /** The ledger without its ids: what must not depend on the nights. */
  private static Set<String> withoutIds(List<Defection> ledger) {
    Set<String> rows = new TreeSet<>();
    for (Defection d : ledger) {
      rows.add(
          d.toString()
              .replaceAll("defectionId=[^,]*, defectionIdAliases=\\[[^]]*], personId=[^,]*, ", ""));
    }
    return rows;
  }

  private static List<ArticleDefection> articles(Random dice) {
    List<String> names =
        List.of(
            "Nabil Farhat",
            "Nabeel Farhat",
            "N. Farhat",
            "Omar Bakri",
            "Umar Bakri",
            "Salma Idris Khoury",
            "Salma Khoury",
            "Farhat");
    List<ArticleDefection> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Told told =
          i % 6 == 5
              ? group("a" + i, 33, 33)
              : person("a" + i, names.get(dice.nextInt(names.size())));
      int day = 1 + dice.nextInt(9);
      rows.add(
          told.day("2012-0" + (1 + dice.nextInt(3)) + "-0" + day)
              .published("2012-04-1" + dice.nextInt(10))
              .row());
    }
    return rows;
  }

  @Test
  void anyShuffleOverAnyNumberOfNightsGivesTheSameLedger() {
    Random dice = new Random(1);
    List<ArticleDefection> all = articles(dice);
    List<Defection> once = ledger(ResolveJob.entries(SPARK, table(all)));
    Collections.shuffle(all, dice);
    Optional<IdsJob.Night> night = Optional.empty();
    List<Defection> last = List.of();
    for (int until : new int[] {7, 15, all.size()}) {
      List<ArticleDefection> soFar = all.subList(0, until);
      Dataset<Row> entries = ResolveJob.entries(SPARK, table(soFar), night).localCheckpoint();
      last = ledger(entries);
      night = Optional.of(night(entries, soFar));
    }
    assertThat(withoutIds(last)).isEqualTo(withoutIds(once));
    assertThat(last.stream().map(Defection::defectionId)).doesNotHaveDuplicates();
  }

  private static IdsJob.Night night(Dataset<Row> entries, List<ArticleDefection> rows) {
    Map<String, String> ids = new TreeMap<>();
    for (Row entry : entries.collectAsList()) {
      entry
          .<String>getList(entry.fieldIndex("local_ids"))
          .forEach(l -> ids.put(l, entry.<Row>getAs("entry").getAs("defection_id")));
    }
    List<ArticleDefection> called =
        rows.stream()
            .map(r -> ScoreCommand.withId(r, ids.getOrDefault(r.defectionId(), r.defectionId())))
            .toList();
    return new IdsJob.Night(table(called), entries.select("entry.*"));
  }

  @Test
  void idsAreTheSameWhenNightsComeInTheOrderOfPublicationAndNothingMerges() {
    List<ArticleDefection> all = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      all.add(
          person("a" + i, List.of("Nabil Farhat", "Omar Bakri", "Salma Khoury").get(i % 3))
              .published("2012-07-1" + i)
              .row());
    }
    List<Defection> once = ledger(ResolveJob.entries(SPARK, table(all)));
    Dataset<Row> monday = ResolveJob.entries(SPARK, table(all.subList(0, 4))).localCheckpoint();
    List<Defection> later =
        ledger(
            ResolveJob.entries(SPARK, table(all), Optional.of(night(monday, all.subList(0, 4)))));
    assertThat(once).hasSize(3);
    assertThat(later).isEqualTo(once);
  }

  @Test
  void whenTwoEntriesTurnOutToBeOneTheOlderIdSurvives() {
    List<ArticleDefection> all =
        new ArrayList<>(
            List.of(
                person("a", "Farhat").undated().published("2012-07-08").row(),
                person("b", "Nabil Farhat").published("2012-07-09").country("LBY").row()));
    Dataset<Row> before = ResolveJob.entries(SPARK, table(all)).localCheckpoint();
    assertThat(ledger(before)).hasSize(2);
    String older =
        ledger(before).stream()
            .filter(d -> d.articleIds().contains("a"))
            .findFirst()
            .orElseThrow()
            .defectionId();
    IdsJob.Night night = night(before, all);
    all.set(1, person("b", "Nabil Farhat").published("2012-07-09").row());
    List<Defection> after = ledger(ResolveJob.entries(SPARK, table(all), Optional.of(night)));
    assertThat(after).hasSize(1);
    assertThat(after.get(0).defectionId()).isEqualTo(older);
    assertThat(after.get(0).defectionIdAliases()).hasSize(1).doesNotContain(older);
  }

  @Test
  void oneWhoGoesThereAndBackHasTwoEntriesAndOnePersonId() {
    List<Defection> ledger =
        ledger(
            ResolveJob.entries(
                SPARK,
                table(
                    List.of(
                        person("a", "Nabil Farhat").sides("Reform party", "Unity party").row(),
                        person("b", "Nabeel Farhat")
                            .sides("Unity party", "Reform party")
                            .day("2014-03-01")
                            .published("2014-03-02")
                            .row(),
                        person("c", "Omar Bakri").row()))));
    assertThat(ledger).hasSize(3);
    assertThat(ledger.stream().map(d -> d.personId().orElseThrow()).distinct().count())
        .isEqualTo(2);
  }

  @Test
  void personsWhoDoNotDefectHaveOneIdOverAllArticles() {
    List<Row> entities = new ArrayList<>();
    for (String[] e :
        new String[][] {
          {"a", "a#e1", "Walid Qasim", "minister"},
          {"b", "b#e1", "Waleed Kassem", "minister"},
          {"b", "b#e2", "Omar Bakri", "general"},
          {"c", "c#e1", "Qasim", "minister"}
        }) {
      entities.add(
          RowFactory.create(
              e[0],
              e[1],
              "PERSON",
              e[2],
              e[2],
              0,
              5,
              0,
              e[3],
              e[3].equals("general") ? "MILITARY" : "EXECUTIVE",
              "SYR",
              null));
    }
    Dataset<Row> entries =
        ResolveJob.entries(SPARK, table(List.of(person("z", "Umar Bakri").row())))
            .localCheckpoint();
    Dataset<Row> nobody =
        SPARK.createDataFrame(
            List.<Row>of(),
            new StructType()
                .add("of_entity", DataTypes.StringType)
                .add("ledger_person", DataTypes.StringType));
    Map<String, String> persons = new TreeMap<>();
    for (Row row :
        PersonJob.withPersons(
                SPARK,
                SPARK.createDataFrame(entities, ExtractJob.ENTITIES.schema()),
                nobody,
                entries)
            .collectAsList()) {
      persons.put(row.getAs("entity_id"), row.getAs("person_id"));
    }
    assertThat(persons.get("a#e1")).isNotNull().isEqualTo(persons.get("b#e1"));
    assertThat(persons.get("b#e2"))
        .as("a defector named in an article that does not tell it")
        .isEqualTo(ledger(entries).get(0).personId().orElseThrow());
    assertThat(persons.get("c#e1")).as("a single word tells no person").isNull();
  }

  @Test
  void graphXFindsTheComponentsThatTheNaiveSolverFinds() {
    for (long seed = 1; seed <= 2; seed++) {
      Random dice = new Random(seed);
      List<Block.Link> links = new ArrayList<>();
      Set<Long> vertices = new TreeSet<>();
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        long a = dice.nextInt(80) - 40L;
        long b = a + 1L + dice.nextInt(20);
        links.add(new Block.Link(a, b));
        vertices.add(a);
        vertices.add(b);
        rows.add(RowFactory.create(a, b));
      }
      Dataset<Row> table =
          SPARK.createDataFrame(
              rows, new StructType().add("a", DataTypes.LongType).add("b", DataTypes.LongType));
      Map<Long, Long> found = new TreeMap<>();
      for (Row row : LinkageJob.distributedComponents(SPARK, table).collectAsList()) {
        found.put(row.getLong(0), row.getLong(1));
      }
      assertThat(found).as("seed " + seed).isEqualTo(Clusters.components(vertices, links));
      Map<Long, Long> onDriver = new TreeMap<>();
      for (Row row : LinkageJob.components(SPARK, table).collectAsList()) {
        onDriver.put(row.getLong(0), row.getLong(1));
      }
      assertThat(onDriver).as("seed " + seed).isEqualTo(found);
    }
  }

  @Test
  void linkageReportsThePairsItComparedAndTheBlocksItSplit() {
    List<ArticleDefection> rows = new ArrayList<>();
    for (int i = 0; i < Block.MOST_ROWS + 50; i++) {
      rows.add(person("a" + i, "Nabil Farhat").office("officer " + i, RoleCategory.MILITARY).row());
    }
    LinkageJob linkage = new LinkageJob(SPARK, Matching.DEFECTIONS);
    assertThat(ledger(ResolveJob.entries(SPARK, table(rows), Optional.empty(), linkage)))
        .hasSize(1);
    assertThat(linkage.blocksSplit()).isNotEmpty();
    assertThat(linkage.compared()).isPositive();
  }

  @Test
  void resolvesTheAnnotatedMentionsOfTheDevelopmentGold() throws Exception {
    Path dev = Shared.file("gold/dev.jsonl");
    List<GoldArticle> gold = ScoreCommand.read(dev.toString());
    Scores scores = Scorer.score(gold, ScoreCommand.resolved(SPARK, gold));
    assertThat(scores.lookup("unique.ceaf_e.f1").orElseThrow())
        .as(scores.toJson())
        .isGreaterThanOrEqualTo(0.97);
  }
}
