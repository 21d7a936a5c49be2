package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkUserAppException;
import org.defectionledger.InputException;
import org.defectionledger.table.TestSpark;
import org.defectionledger.table.publish.Lease;
import org.defectionledger.table.publish.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;

  private void publish(String... runs) throws IOException {
    Publication publication = new Publication(folder.toString(), new Configuration());
    for (String run : runs) {
      try (Lease lease = publication.lease(run)) {
        Optional<String> before = publication.current();
        publication.begin(run);
        publication.publish(run, before, Instant.parse("2012-07-12T02:00:00Z"), lease);
      }
    }
  }

  private static String printed(int code, String... arguments) {
    PrintStream screen = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.execute(arguments)).isEqualTo(code);
    } finally {
      System.setOut(screen);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void listsRunsFindsTheCurrentOneAndGoesBack() throws Exception {
    publish("r1", "r2");
    String output = folder.toString();
    assertThat(printed(0, "current", "defections", "--output", output))
        .isEqualTo(
            new org.apache.hadoop.fs.Path(output, "runs/r2/defections") + System.lineSeparator());
    assertThat(printed(0, "rollback", "r1", "--output", output)).contains("see run r1");
    assertThat(printed(0, "runs", "--output", output).lines())
        .satisfiesExactly(
            r1 -> assertThat(r1).startsWith("CURRENT").endsWith("r1"),
            r2 -> assertThat(r2).startsWith("KEPT").endsWith("r2"));
  }

  @Test
  void endsWithTwoWhenThereIsNoSuchRun() throws Exception {
    publish("r1");
    printed(2, "rollback", "r9", "--output", folder.toString());
    printed(2, "current", "--output", folder.resolve("nowhere").toString());
    printed(2, "runs");
  }

  private static Upkeep upkeep(String keep, String export, String gold, List<String> problems) {
    return Upkeep.of(false, false, false, keep, export, "", gold, "", Map.of("x", "1"), problems);
  }

  @Test
  void namesEveryWrongSettingOfTheUpkeep() {
    List<String> problems = new ArrayList<>();
    upkeep("1", "runs", "gold.jsonl", problems);
    assertThat(problems)
        .satisfiesExactly(
            p -> assertThat(p).contains("--keep-runs 1"),
            p -> assertThat(p).contains("--export 'runs'"),
            p -> assertThat(p).contains("--gold-floors"),
            p -> assertThat(p).contains("audit.x"));
  }

  @Test
  void takesFromTheSettingsFileWhatTheCommandLineDoesNotSay() throws Exception {
    Path file = folder.resolve("nightly.properties");
    Files.writeString(file, "keep-runs=3\nfull=true\naudit.rows.least=7\n");
    var run = new Main.Run();
    new picocli.CommandLine(run)
        .setDefaultValueProvider(SettingsFile.of("run", "--settings", file.toString()))
        .parseArgs("--settings", file.toString(), "--keep-runs", "4");
    assertThat(run.keepRuns).isEqualTo("4");
    assertThat(run.full).isTrue();
    assertThat(SettingsFile.bounds(file.toString())).containsExactly(Map.entry("rows.least", "7"));
  }

  @Test
  void refusesASettingsFileWithUnknownKeys() throws Exception {
    Path file = Files.writeString(folder.resolve("nightly.properties"), "colour=blue\nfull=true\n");
    assertThatThrownBy(() -> SettingsFile.of("run", "--settings=" + file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[colour]")
        .hasMessageContaining("keep-runs");
    assertThat(Main.execute("run", "--settings", file.toString())).isEqualTo(2);
  }

  @Test
  void neverReadsAnInputAsArguments() throws Exception {
    Path file = Files.writeString(folder.resolve("arguments"), "--help");
    assertThat(Main.execute("run", "--input", "@" + file)).isEqualTo(2);
  }

  @Test
  void tellsFullDisksAndMissingRightsFromBugs() {
    Throwable full = new RuntimeException(new IOException("No space left on device"));
    assertThat(Environment.advice(full).orElse("")).contains("disk is full");
    assertThat(Environment.advice(new IOException("/out: Permission denied")).orElse(""))
        .contains("rights");
    assertThat(Environment.advice(new java.net.ConnectException("namenode:8020")).orElse(""))
        .contains("does not answer");
    assertThat(Environment.advice(new IllegalStateException("No space left on device"))).isEmpty();
    assertThat(
            Environment.advice(
                    new IOException("Cannot delete /x. Name node is in safe mode.\nThe reported"))
                .orElse(""))
        .contains("The store of the files")
        .contains("safe mode")
        .doesNotContain("The reported");
    assertThat(Environment.advice(new IOException("The page is full"))).isEmpty();
  }

  @Test
  void refusesAPasswordInAnAddressAndDoesNotRepeatIt() {
    List<String> addresses = List.of("s3a://AKIAX:sEcReT@dumps/news", "news/*.jsonl");
    assertThatThrownBy(
            () ->
                Settings.of(
                    addresses,
                    "hdfs://ledger:sEcReT@host/tables",
                    "2012-07-12",
                    "r1",
                    Map.of(),
                    "",
                    "candidates",
                    "0.05"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--input s3a://…")
        .hasMessageContaining("--output hdfs://…")
        .message()
        .doesNotContain("sEcReT");
    Settings.of(
        List.of("abfs://dumps@news.example/a:b"),
        "out",
        "2012-07-12",
        "r1",
        Map.of(),
        "",
        "none",
        "0");
  }

  @Test
  void inYarnsApplicationMasterItTellsTheCodeWithoutEndingTheJvm() throws Exception {
    Map<String, String> master =
        Map.of("spark.master", "yarn", "spark.submit.deployMode", "cluster");
    master.forEach(System::setProperty);
    try {
      publish("r1");
      Main.main(new String[] {"current", "--output", folder.toString()});
      assertThatThrownBy(
              () -> Main.main(new String[] {"rollback", "r9", "--output", folder.toString()}))
          .isInstanceOfSatisfying(
              SparkUserAppException.class, e -> assertThat(e.exitCode()).isEqualTo(Main.FIX));
    } finally {
      master.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void writesMetricsThatPrometheusReads() throws Exception {
    Path file = folder.resolve("ledger.prom");
    Stages stages =
        new Stages(
            TestSpark.session(),
            new Publication(folder.toString(), new Configuration()),
            "r1",
            Clock.systemUTC(),
            System.out);
    stages.note("files_read", 3);
    MetricsFile.write(
        file.toString(),
        MetricsFile.Outcome.REFUSED,
        Instant.parse("2012-07-12T02:00:00Z"),
        Instant.parse("2012-07-12T02:00:01.500Z"),
        stages);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .contains(
            "# TYPE defection_ledger_published gauge",
            "defection_ledger_published 0",
            "defection_ledger_outcome{outcome=\"refused\"} 1",
            "defection_ledger_duration_seconds 1.5",
            "defection_ledger_total{what=\"files_read\"} 3")
        .allMatch(
            l -> l.startsWith("# ") || l.matches("[a-z_]+(\\{[a-z]+=\"[a-z_]+\"\\})? [0-9.]+"));
  }
}
