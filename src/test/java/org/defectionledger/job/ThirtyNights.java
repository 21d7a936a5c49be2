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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.table.TestSpark;

/**
 * Deals the lines of an input to thirty dumps, reads one a night in random order, and holds the
 * ledger against that of one run over all: {@code ThirtyNights INPUT FOLDER SEED}. Called by {@code
 * scripts/faults}; exits with 1 when they differ.
 */
public final class ThirtyNights {
  private static final int NIGHTS = 30;
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
      run(inputs, folder.resolve("increments"), "n%02d".formatted(night));
      System.out.printf("night %d of %d%n", night + 1, NIGHTS);
    }
    run(inputs, folder.resolve("full"), "full");
    TreeSet<String> increments = ledger(folder.resolve("increments"), "n29");
    TreeSet<String> full = ledger(folder.resolve("full"), "full");
    TreeSet<String> differ = new TreeSet<>(increments);
    differ.removeAll(full);
    TreeSet<String> missing = new TreeSet<>(full);
    missing.removeAll(increments);
    System.out.printf(
        "%d rows after %d nights, %d rows of one run, %d only here, %d only there%n",
        increments.size(), NIGHTS, full.size(), differ.size(), missing.size());
    differ.stream().limit(3).forEach(r -> System.out.println("< " + r));
    missing.stream().limit(3).forEach(r -> System.out.println("> " + r));
    System.exit(differ.isEmpty() && missing.isEmpty() ? 0 : 1);
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

  private static void run(Path inputs, Path output, String runId) {
    Settings settings =
        Settings.of(
            List.of(inputs.toString()),
            output.toString(),
            "2012-07-12",
            runId,
            Map.of(),
            "",
            "candidates",
            "0.5");
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new NightlyJob(SPARK, settings, Clock.systemUTC(), quiet).run();
  }

  /** All rows but their ids, which tell in which night a defection was first met. */
  private static TreeSet<String> ledger(Path output, String run) {
    TreeSet<String> rows = new TreeSet<>();
    for (String name :
        List.of(
            "mentions",
            "entities",
            "article_defections",
            "defections",
            "counts_by_role_and_date")) {
      SPARK
          .read()
          .parquet(output.resolve("runs").resolve(run).resolve(name).toString())
          .drop("defection_id", "defection_id_aliases", "person_id")
          .collectAsList()
          .forEach(r -> rows.add(name + " " + r.mkString("|")));
    }
    return rows;
  }
}
