package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfiguration;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.defectionledger.audit.Thresholds;
import org.defectionledger.evaluate.Floors;
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.evaluate.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class JobsTest {
  private static final Path JOBS = Path.of("jobs");

  /** Classes of jars that a cluster adds: what the poms of s3 and openlineage name. */
  private static final Set<String> OF_THE_CLUSTER =
      Set.of(
          "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
          "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter",
          "io.openlineage.spark.agent.OpenLineageSparkListener");

  @TempDir Path folder;

  private static Stream<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(JOBS)) {
      return all.filter(p -> p.toString().endsWith(ending)).sorted().toList().stream();
    }
  }

  static Stream<Path> sparkProperties() throws IOException {
    return files("spark.properties");
  }

  static Stream<Path> logProperties() throws IOException {
    return files(".properties").filter(p -> p.getFileName().toString().startsWith("log4j2"));
  }

  @Test
  void everyFileOfTheJobsIsOfAKindThatThisTestReads() throws Exception {
    assertThat(files(""))
        .filteredOn(Files::isRegularFile)
        .allMatch(
            p ->
                p.toString()
                    .matches(
                        ".*(/(spark|application|gold-floors)\\.properties|/log4j2[a-z-]*\\.properties|README\\.md|/(s3|openlineage)/pom\\.xml|\\.yaml|\\.service|\\.timer|/crontab|\\.py)"));
  }

  @ParameterizedTest
  @MethodSource("sparkProperties")
  void sparkSubmitTakesTheProperties(Path file) {
    List<String> arguments =
        List.of(
            "--properties-file",
            file.toString(),
            "--class",
            Main.class.getName(),
            "target/defection-ledger.jar",
            "run");
    SparkSubmitArguments parsed =
        new SparkSubmitArguments(
            scala.jdk.javaapi.CollectionConverters.asScala(arguments).toSeq(),
            scala.collection.immutable.Map.from(
                scala.jdk.javaapi.CollectionConverters.asScala(
                    Map.of("HADOOP_CONF_DIR", folder.toString()))));
    Map<String, String> properties =
        scala.jdk.javaapi.CollectionConverters.asJava(parsed.sparkProperties());
    assertThat(properties).isNotEmpty();
    SparkConf conf = new SparkConf(false);
    properties.forEach(
        (key, value) -> {
          conf.set(key, value);
          // Settings of Spark SQL are checked by their own rules, such as a number where one must
          // be.
          if (key.startsWith("spark.sql.") && !OF_THE_CLUSTER.contains(value)) {
            new org.apache.spark.sql.internal.SQLConf().setConfString(key, value);
          }
          assertThat(key).startsWith("spark.").doesNotContain(" ");
          assertThat(value).as(key).isNotBlank();
          assertThat(value)
              .as("no key stands in " + file)
              .doesNotContainPattern("AKIA[0-9A-Z]{16}");
        });
    assertThat(conf.getAll()).hasSize(properties.size());
  }

  @Test
  void everyClassThatIsNamedIsThere() throws Exception {
    Pattern name = Pattern.compile("\\borg\\.(?:apache|defectionledger)\\.[\\w.]*\\.[A-Z]\\w+");
    List<String> classes = new ArrayList<>();
    for (Path file : files("").filter(Files::isRegularFile).toList()) {
      Matcher named = name.matcher(Files.readString(file));
      while (named.find()) {
        classes.add(named.group());
      }
    }
    assertThat(classes).contains("org.defectionledger.job.Main");
    for (String each : Set.copyOf(classes)) {
      if (!OF_THE_CLUSTER.contains(each)) {
        assertThat(Class.forName(each)).isNotNull();
      }
    }
  }

  @Test
  void theApplicationSettingsAreKnownAndTheBoundsAreNumbers() {
    String file = "jobs/nightly/application.properties";
    SettingsFile.of("--settings", file);
    assertThat(Thresholds.of(SettingsFile.bounds(file)).bounds()).isEqualTo(Thresholds.DEFAULTS);
  }

  @Test
  void theGoldFloorsAreOfScoresThatThereAre() throws Exception {
    Properties floors = new Properties();
    try (var in = Files.newBufferedReader(JOBS.resolve("nightly/gold-floors.properties"))) {
      floors.load(in);
    }
    Scores none = Scorer.score(List.of(), List.of());
    assertThat(Floors.of(floors).least()).isNotEmpty();
    assertThat(Floors.of(floors).least().keySet()).allMatch(name -> none.lookup(name).isPresent());
  }

  @ParameterizedTest
  @MethodSource("logProperties")
  void log4jTakesItsProperties(Path file) throws Exception {
    try (LoggerContext context = new LoggerContext("test");
        var in = Files.newInputStream(file)) {
      PropertiesConfiguration configuration =
          new PropertiesConfigurationFactory()
              .getConfiguration(context, new ConfigurationSource(in));
      configuration.initialize();
      assertThat(configuration.getAppenders()).containsOnlyKeys("console", "stages");
      assertThat(configuration.getLoggers()).containsKey("org.defectionledger.stage");
      assertThat(configuration.getLoggerConfig("org.defectionledger.stage").getAppenders())
          .containsOnlyKeys("stages");
    }
  }

  private static void takes(List<String> arguments) {
    assertThat(arguments).first().isEqualTo("run");
    picocli.CommandLine line = new picocli.CommandLine(new Main());
    var parsed = line.parseArgs(arguments.toArray(new String[0]));
    assertThat(parsed.subcommand().matchedOptionValue("--output", "")).isNotEmpty();
    for (String option : List.of("--gold", "--gold-floors")) {
      String file = parsed.subcommand().matchedOptionValue(option, "README.md");
      assertThat(Path.of(file.replace("/opt/defection-ledger/", ""))).isRegularFile();
    }
  }

  @Test
  void theManifestForKubernetesIsWholeAndItsArgumentsAreKnown() throws Exception {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, Object> manifest =
        yaml.load(Files.readString(JOBS.resolve("kubernetes/spark-application.yaml")));
    assertThat(manifest)
        .containsEntry("apiVersion", "sparkoperator.k8s.io/v1beta2")
        .containsEntry("kind", "ScheduledSparkApplication");
    Map<?, ?> template = (Map<?, ?>) ((Map<?, ?>) manifest.get("spec")).get("template");
    assertThat(Class.forName((String) template.get("mainClass"))).isEqualTo(Main.class);
    takes(((List<?>) template.get("arguments")).stream().map(String::valueOf).toList());
    Map<?, ?> conf = (Map<?, ?>) template.get("sparkConf");
    assertThat(conf.values()).as("Spark's settings are strings").allMatch(String.class::isInstance);
  }

  private static List<String> afterNightly(String command) {
    String tail =
        command.substring(command.indexOf("scripts/nightly") + "scripts/nightly".length());
    List<String> arguments = new ArrayList<>(List.of("run"));
    for (String word : tail.replaceAll(" >>.*", "").strip().split(" ")) {
      arguments.add(word);
    }
    return arguments;
  }

  @Test
  void theSchedulesCallOptionsThatAreKnown() throws Exception {
    String service = Files.readString(JOBS.resolve("schedule/defection-ledger.service"));
    takes(afterNightly(service.lines().filter(l -> l.startsWith("ExecStart=")).findFirst().get()));
    String cron = Files.readString(JOBS.resolve("schedule/crontab"));
    String line = cron.lines().filter(l -> !l.startsWith("#")).findFirst().get();
    assertThat(line).matches("\\d+ \\d+ \\* \\* \\* ledger flock .*");
    takes(afterNightly(line));
  }

  @Test
  void systemdTakesTheTimer() throws Exception {
    Path analyze = Path.of("/usr/bin/systemd-analyze");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.exists(analyze), "skipped: this machine has no systemd-analyze");
    for (String unit : List.of("defection-ledger.service", "defection-ledger.timer")) {
      // The paths of the example are not on this machine; everything else must be right.
      String text =
          Files.readString(JOBS.resolve("schedule").resolve(unit))
              .replace("/opt/defection-ledger/scripts/nightly", "/bin/true");
      Files.writeString(folder.resolve(unit), text);
    }
    assertThat(
            output(
                analyze.toString(), "verify", folder.resolve("defection-ledger.timer").toString()))
        .doesNotContain("defection-ledger.timer:")
        .doesNotContain("Unknown");
    assertThat(output(analyze.toString(), "calendar", "*-*-* 02:00:00 UTC"))
        .contains("Next elapse");
  }

  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  @Test
  void theDagIsPythonAndItsArgumentsAreKnown() throws Exception {
    String program =
        """
        import ast, sys
        tree = ast.parse(open(sys.argv[1]).read())
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "application_args":
                print("\\n".join(e.value for e in node.value.elts))
        """;
    takes(
        output("python3", "-c", program, JOBS.resolve("schedule/airflow_dag.py").toString())
            .lines()
            .toList());
  }

  @Test
  void thePythonHelperFollowsThePointer() throws Exception {
    Files.writeString(folder.resolve("_CURRENT"), "r2\n");
    String program =
        """
        import sys
        sys.path.insert(0, "src/notebook")
        import defection_ledger
        ledger = defection_ledger.Ledger(sys.argv[1])
        print(ledger.path("defections"))
        print(ledger.files("runs"))
        try:
            ledger.path("defectors")
        except ValueError as e:
            print(e)
        """;
    assertThat(output("python3", "-B", "-c", program, folder.toString()).lines())
        .satisfiesExactly(
            path -> assertThat(path).isEqualTo(folder + "/runs/r2/defections"),
            files -> assertThat(files).isEqualTo(folder + "/runs/r2/runs/*.parquet"),
            error -> assertThat(error).contains("'defectors'").contains("article_defections"));
  }
}
