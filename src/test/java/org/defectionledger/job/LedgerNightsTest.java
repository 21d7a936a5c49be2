package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger over whole nights: copies, ids, persons. */
class LedgerNightsTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String WIRE =
      "Libya's ambassador to Sweden, Omar Haddad, has defected, he told reporters on Tuesday. "
          + "He said at the embassy gate that he could serve no longer, and thanked the port, the"
          + " harbour police and his neighbours for a calm week. Foreign minister Walid Qasim gave"
          + " no comment, while shipping, trade and the price of oil stayed where they were.";

  private static final String COPIED = WIRE.replace("gave no comment", "did not answer");

  private static final String OWN =
      "Omar Haddad, the Libyan ambassador to Sweden, defected on Tuesday, the radio reported.";

  private static final String SYRIA =
      "The Syrian consul in Yerevan, Samir Khoury, defected to the opposition on Monday, and"
          + " foreign minister Waleed Qasim called him back.";

  @TempDir Path folder;
  private Path inputs;

  @BeforeEach
  void makeFolder() throws IOException {
    inputs = Files.createDirectory(folder.resolve("in"));
  }

  private static String article(String id, String source, String published, String text) {
    Map<String, String> article = new LinkedHashMap<>();
    article.put("id", id);
    article.put("url", "https://news.example/" + id);
    article.put("source", source);
    article.put("published", published);
    article.put("text", text);
    try {
      return JSON.writeValueAsString(article);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void dump(String name, List<String> lines) throws IOException {
    Files.writeString(inputs.resolve(name), String.join("\n", lines) + "\n");
  }

  private void night(Path output, String runId) {
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
                "0.4"),
            Clock.fixed(Instant.parse("2012-07-12T02:00:00Z"), ZoneOffset.UTC),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Dataset<Row> table(Path output, String run, String name) {
    return SPARK.read().parquet(output.resolve("runs").resolve(run).resolve(name).toString());
  }

  private static Row entry(Path output, String run, String name) {
    return table(output, run, "defections").where("name = '" + name + "'").first();
  }

  @Test
  void aNightMarksCopiesKeepsIdsAndKnowsPersonsAgain() throws Exception {
    Path out = folder.resolve("out");
    dump(
        "a.jsonl",
        List.of(
            article("wire", "Agency", "2011-02-23", WIRE),
            article("copy", "Paper", "2011-02-24", COPIED),
            article("syria", "Paper", "2012-07-10", SYRIA)));
    night(out, "r1");
    assertThat(
            table(out, "r1", "article_defections")
                .where("duplicate_of is not null")
                .collectAsList())
        .extracting(r -> r.getAs("article_id") + " of " + r.getAs("duplicate_of"))
        .containsOnly("copy of wire");
    Row first = entry(out, "r1", "Omar Haddad");
    assertThat(first.<Integer>getAs("articles")).isEqualTo(2);
    assertThat(first.<Integer>getAs("independent_sources")).isEqualTo(1);
    assertThat(first.<String>getAs("status")).isEqualTo("CLAIMED");
    assertThat(out.resolve("runs/r1/_article_defections")).doesNotExist();

    dump("b.jsonl", List.of(article("earlier", "Radio", "2011-02-22T23:00:00Z", OWN)));
    night(out, "r2");
    Row second = entry(out, "r2", "Omar Haddad");
    assertThat(second.<Integer>getAs("independent_sources")).isEqualTo(2);
    assertThat(second.<String>getAs("status")).isEqualTo("CONFIRMED");
    assertThat(second.<Object>getAs("first_reported")).hasToString("2011-02-22");
    assertThat(second.<String>getAs("defection_id")).isEqualTo(first.getAs("defection_id"));
    assertThat(
            table(out, "r2", "runs").where("run_id = 'r2'").first().<Long>getAs("defections_new"))
        .isZero();

    Map<String, TreeSet<String>> persons = new TreeMap<>();
    for (Row row : table(out, "r2", "entities").where("type = 'PERSON'").collectAsList()) {
      persons
          .computeIfAbsent(
              String.valueOf(row.<String>getAs("name")).replaceAll("^Wal(ee|i)d", "Walid"),
              n -> new TreeSet<>())
          .add(String.valueOf(row.<String>getAs("person_id")));
    }
    assertThat(persons.get("Omar Haddad")).containsOnly(second.<String>getAs("person_id"));
    assertThat(persons.get("Walid Qasim"))
        .as("one who does not defect, in two spellings")
        .hasSize(1)
        .doesNotContain("null", second.<String>getAs("person_id"));
  }

  private static List<String> articles() {
    List<String> lines = new ArrayList<>();
    String general = "General %s of the Yemeni army defected to the rebels on Sunday.";
    lines.add(article("1", "Agency", "2011-02-23", WIRE));
    lines.add(article("2", "Paper", "2011-02-24", COPIED));
    lines.add(article("3", "Radio", "2011-02-25", OWN.replace("on Tuesday", "last Tuesday")));
    lines.add(article("4", "Agency", "2012-03-21", general.formatted("Fuad Nasser")));
    lines.add(article("5", "Paper", "2012-03-22", general.formatted("Fouad Nasser")));
    lines.add(article("6", "Radio", "2012-03-23", "Some 30 soldiers defected in Sanaa on Sunday."));
    lines.add(article("7", "Paper", "2012-07-10", SYRIA));
    return lines;
  }

  /** The ledger and its counts without the ids that nights give. */
  private static Set<String> withoutIds(Path output, String run) {
    TreeSet<String> rows = new TreeSet<>();
    table(output, run, "defections")
        .drop("defection_id", "defection_id_aliases", "person_id")
        .collectAsList()
        .forEach(r -> rows.add(r.mkString("|")));
    table(output, run, "counts_by_role_and_date")
        .collectAsList()
        .forEach(r -> rows.add(r.mkString("|")));
    return rows;
  }

  private static Set<String> ids(Path output, String run) {
    TreeSet<String> ids = new TreeSet<>();
    table(output, run, "article_defections")
        .collectAsList()
        .forEach(r -> ids.add(r.getAs("article_id") + " " + r.getAs("defection_id")));
    table(output, run, "entities")
        .collectAsList()
        .forEach(r -> ids.add(r.getAs("entity_id") + " " + r.getAs("person_id")));
    return ids;
  }

  @Test
  void nightsInTheOrderOfPublicationGiveTheLedgerAndTheIdsOfOneNight() throws Exception {
    List<String> lines = articles();
    dump("0.jsonl", lines);
    Path once = folder.resolve("once");
    night(once, "r1");
    Path nights = folder.resolve("nights");
    dump("0.jsonl", lines.subList(0, 4));
    night(nights, "r1");
    dump("1.jsonl", lines.subList(4, lines.size()));
    night(nights, "r2");
    assertThat(withoutIds(nights, "r2")).isEqualTo(withoutIds(once, "r1"));
    assertThat(ids(nights, "r2")).isEqualTo(ids(once, "r1"));
  }
}
