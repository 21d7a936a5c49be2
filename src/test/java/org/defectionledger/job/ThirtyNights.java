package org.defectionledger.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.resolve.RowKey;
import org.defectionledger.table.TestSpark;

/**
 * Deals the lines of an input to thirty dumps, reads one a night in random order, and holds the
 * ledger against that of {@code --full} on top of them, ids and all, and against that of one run
 * over all into a new output, whose ids are new: there each id is known by what it names. {@code
 * ThirtyNights INPUT FOLDER SEED}, called by {@code scripts/faults}; exits with 1 when they differ.
 */
public final class ThirtyNights {
  private static final int NIGHTS = 30;
  private static final Pattern WORD = Pattern.compile("[\\w:#-]+");
  private static final SparkSession SPARK = TestSpark.session();

  private ThirtyNights() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Random random = new Random(Long.parseLong(arguments[2]));
    List<Path> dumps = deal(Path.of(arguments[0]), folder, random);
    Collections.shuffle(dumps, random);
    Path inputs = Files.createDirectory(folder.resolve("in"));
    for (int night = 0; night < NIGHTS; night++) {
      Path dump = dumps.get(night);
      Files.move(dump, inputs.resolve(dump.getFileName()));
      run(inputs, folder.resolve("increments"), "n%02d".formatted(night), Upkeep.DEFAULT);
      System.out.printf("night %d of %d%n", night + 1, NIGHTS);
    }
    run(inputs, folder.resolve("increments"), "full", full());
    run(inputs, folder.resolve("fresh"), "fresh", Upkeep.DEFAULT);
    boolean same =
        same(
            "--full on top",
            ledger(folder.resolve("increments"), "n29", Map.of()),
            ledger(folder.resolve("increments"), "full", Map.of()));
    same &=
        same(
            "one run",
            ledger(folder.resolve("increments"), "n29", names(folder.resolve("increments"), "n29")),
            ledger(folder.resolve("fresh"), "fresh", names(folder.resolve("fresh"), "fresh")));
    System.exit(same ? 0 : 1);
  }

  private static boolean same(String what, TreeSet<String> increments, TreeSet<String> other) {
    TreeSet<String> here = new TreeSet<>(increments);
    here.removeAll(other);
    TreeSet<String> there = new TreeSet<>(other);
    there.removeAll(increments);
    System.out.printf(
        "%d rows after %d nights, %d rows of %s, %d only here, %d only there%n",
        increments.size(), NIGHTS, other.size(), what, here.size(), there.size());
    here.stream().limit(3).forEach(r -> System.out.println("< " + r));
    there.stream().limit(3).forEach(r -> System.out.println("> " + r));
    return here.isEmpty() && there.isEmpty();
  }

  private static Upkeep full() {
    return Upkeep.of(true, false, false, "7", "", "", "", "", Map.of(), new ArrayList<>());
  }

  /** Every tenth line goes into a second dump, too. */
  private static List<Path> deal(Path input, Path folder, Random random) throws IOException {
    List<StringBuilder> texts = new ArrayList<>();
    for (int i = 0; i < NIGHTS; i++) {
      texts.add(new StringBuilder());
    }
    for (String line : Files.readAllLines(input)) {
      texts.get(random.nextInt(NIGHTS)).append(line).append('\n');
      if (random.nextInt(10) == 0) {
        texts.get(random.nextInt(NIGHTS)).append(line).append('\n');
      }
    }
    List<Path> dumps = new ArrayList<>();
    for (int i = 0; i < NIGHTS; i++) {
      dumps.add(Files.writeString(folder.resolve("dump-%02d.jsonl".formatted(i)), texts.get(i)));
    }
    return dumps;
  }

  private static void run(Path inputs, Path output, String runId, Upkeep upkeep) {
    Settings settings =
        Settings.of(
            List.of(inputs.toString()),
            output.toString(),
            "2012-07-12",
            runId,
            Map.of(),
            "",
            "candidates",
            "0.5",
            upkeep,
            List.of());
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new NightlyJob(SPARK, settings, Clock.systemUTC(), quiet).run();
  }

  private static Dataset<Row> table(Path output, String run, String name) {
    return SPARK.read().parquet(output.resolve("runs").resolve(run).resolve(name).toString());
  }

  /** Ids of entries and persons to what they name, which no night changes. */
  private static Map<String, String> names(Path output, String run) {
    Map<String, String> names = new HashMap<>();
    for (Row row : table(output, run, "article_defections").where("counted").collectAsList()) {
      String key = RowKey.of(ExtractJob.DEFECTIONS.fromRow(row));
      names.merge(row.getAs("defection_id"), key, ThirtyNights::least);
    }
    Map<String, String> persons = new HashMap<>();
    for (Row row :
        table(output, run, "defections").where("person_id is not null").collectAsList()) {
      String entry = names.get(row.<String>getAs("defection_id"));
      persons.merge(row.getAs("person_id"), "person of " + entry, ThirtyNights::least);
    }
    Map<String, String> others = new HashMap<>();
    for (Row row : table(output, run, "entities").where("person_id is not null").collectAsList()) {
      String entity = "person " + row.getAs("entity_id");
      others.merge(row.getAs("person_id"), entity, ThirtyNights::least);
    }
    others.forEach(persons::putIfAbsent);
    names.putAll(persons);
    return names;
  }

  private static String least(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static TreeSet<String> ledger(Path output, String run, Map<String, String> names) {
    TreeSet<String> rows = new TreeSet<>();
    for (String name :
        List.of(
            "mentions",
            "entities",
            "article_defections",
            "defections",
            "counts_by_role_and_date")) {
      // Which ids an entry had on earlier nights, one run over all cannot know.
      table(output, run, name)
          .drop(names.isEmpty() ? "none" : "defection_id_aliases")
          .collectAsList()
          .forEach(
              r ->
                  rows.add(
                      WORD.matcher(name + " " + r.mkString("|"))
                          .replaceAll(
                              w ->
                                  Matcher.quoteReplacement(
                                      names.getOrDefault(w.group(), w.group())))));
    }
    return rows;
  }
}
