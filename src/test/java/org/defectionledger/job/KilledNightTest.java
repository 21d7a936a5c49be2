package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the kills of {@code scripts/faults}: drivers in processes of their own. */
class KilledNightTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final List<String> TABLES =
      List.of(
          "mentions",
          "entities",
          "article_defections",
          "defections",
          "counts_by_role_and_date",
          "rejects",
          "manifest");

  @TempDir static Path folder;
  private static Path inputs;
  private static Path first;
  private static List<String> before;
  private static List<String> undisturbed;

  @BeforeAll
  static void publishARunAndOneOnTopOfIt() throws Exception {
    inputs = Files.createDirectory(folder.resolve("in"));
    List<String> lines = Files.readAllLines(Path.of("seeds/articles/sample-1.jsonl"));
    Files.write(inputs.resolve("a.jsonl"), lines.subList(0, 6));
    first = folder.resolve("first");
    night(first, "r1");
    Files.write(inputs.resolve("b.jsonl"), lines.subList(6, 9));
    Path quiet = copied("quiet");
    before = rows(quiet, "r1");
    night(quiet, "r2");
    undisturbed = rows(quiet, "r2");
    assertThat(undisturbed).isNotEqualTo(before);
  }

  private static Path copied(String name) throws Exception {
    Path target = folder.resolve(name);
    try (var files = Files.walk(first)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(first.relativize(file).toString()));
      }
    }
    return target;
  }

  private static void night(Path output, String runId) {
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    night(output, runId, quiet);
  }

  private static void night(Path output, String runId, PrintStream console) {
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
    new NightlyJob(SPARK, settings, Clock.systemUTC(), console).run();
  }

  private static List<String> rows(Path output, String runId) {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      TreeSet<String> sorted = new TreeSet<>();
      SPARK
          .read()
          .parquet(output.resolve("runs").resolve(runId).resolve(table).toString())
          .collectAsList()
          .forEach(r -> sorted.add(table + " " + r.mkString("|")));
      rows.addAll(sorted);
    }
    return rows;
  }

  /** A driver in a process of its own. */
  private static final class Driver implements AutoCloseable {
    final Process process;
    final List<String> lines = new ArrayList<>();
    private final BufferedReader out;

    Driver(Path output, String runId, String... properties) throws Exception {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(a -> a.startsWith("--") || a.startsWith("-XX:+Ignore"))
          .forEach(command::add);
      command.addAll(List.of("-Xmx1200m", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC"));
      command.addAll(List.of("-Dspark.master=local[2]", "-Dspark.ui.enabled=false"));
      command.addAll(List.of("-Dspark.sql.shuffle.partitions=1", "-Dspark.driver.host=127.0.0.1"));
      command.addAll(List.of("-Dspark.driver.bindAddress=127.0.0.1"));
      command.addAll(List.of(properties));
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
      command.addAll(List.of("run", "--input", inputs.toString(), "--output", output.toString()));
      command.addAll(List.of("--run-id", runId, "--run-date", "2012-07-12"));
      command.addAll(List.of("--max-reject-ratio", "0.5"));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
      // Executors of a local cluster are started from here; an empty folder of jars will do.
      builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
      builder.environment().put("SPARK_SCALA_VERSION", "2.13");
      process = builder.start();
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads its lines until one begins with these words. */
    void awaitLine(String words) throws Exception {
      String line = "";
      while (!line.startsWith(words)) {
        line = out.readLine();
        assertThat(line).as("'%s' after %s", words, lines).isNotNull();
        lines.add(line);
      }
    }

    @Override
    public void close() throws Exception {
      process.destroyForcibly(); // kill -9
      process.waitFor();
    }
  }

  @Test
  void aKilledNightThatRunsAgainGivesTheRowsOfAnUndisturbedOne() throws Exception {
    for (String stage : List.of("records known", "articles read closely", "rejects")) {
      Path out = copied("killed at " + stage.replace(' ', '-'));
      try (Driver driver = new Driver(out, "r2")) {
        driver.awaitLine(stage);
        assertThatThrownBy(() -> night(out, "other"))
            .isInstanceOf(InputException.class)
            .hasMessageContaining("Another night writes to this output: run r2");
      }
      assertThat(Files.readString(out.resolve("_CURRENT"))).isEqualTo("r1\n");
      assertThat(rows(out, "r1")).as("what readers see after a kill at " + stage).isEqualTo(before);
      night(out, "r2");
      assertThat(Files.readString(out.resolve("_CURRENT"))).isEqualTo("r2\n");
      assertThat(rows(out, "r2")).as("after a kill at " + stage).isEqualTo(undisturbed);
    }
  }

  @Test
  void aNightWhoseExecutorIsKilledGivesTheSameRows() throws Exception {
    Files.createDirectories(folder.resolve("spark/jars"));
    Path out = copied("executors");
    String[] cluster = {
      "-Dspark.master=local-cluster[2,1,1024]",
      "-Dspark.executor.memory=1g",
      "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
    };
    try (Driver driver = new Driver(out, "r2", cluster)) {
      driver.awaitLine("records read tonight");
      // The workers of a local cluster run in the driver: its only children are the two executors.
      List<ProcessHandle> executors = driver.process.children().toList();
      assertThat(executors).hasSize(2);
      executors.get(0).destroyForcibly();
      driver.awaitLine("Published run r2");
    }
    assertThat(rows(out, "r2")).isEqualTo(undisturbed);
  }

  @Test
  void aFaultAfterThePointerIsNotToldAsIfNothingHadBeenPublished() throws Exception {
    Path out = copied("late");
    PrintStream full =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
          @Override
          public PrintStream printf(String format, Object... values) {
            if (format.contains("Published run")) {
              throw new UncheckedIOException(new IOException("No space left on device"));
            }
            return this;
          }
        };
    assertThatThrownBy(() -> night(out, "r2", full))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Run r2 is published")
        .hasMessageContaining("The disk is full");
    assertThat(Files.readString(out.resolve("_CURRENT"))).isEqualTo("r2\n");
    assertThat(rows(out, "r2")).isEqualTo(undisturbed);
  }
}
