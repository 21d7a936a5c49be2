package org.defectionledger.job;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command line. Exit codes: 0 good, 1 a bug, 2 what the operator can fix, 3 the audit refused
 * to publish.
 */
@Command(
    name = "defection-ledger",
    mixinStandardHelpOptions = true,
    version = "defection-ledger 0.1.0",
    description = "Who changed sides, in which role, and when: a ledger out of the world's news.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Main.Run.class,
      CountCommand.class,
      CompareCommand.class,
      ExplainCommand.class,
      ScoreCommand.class,
      TrainCommand.class,
      EstimateCommand.class,
      BenchResolveCommand.class,
      RunsCommands.Runs.class,
      RunsCommands.Rollback.class,
      RunsCommands.Current.class
    })
public final class Main {
  static final int BUG = 1;
  static final int FIX = 2;
  static final int REFUSED = 3;

  Main() {}

  /**
   * Runs a command and ends the JVM with its exit code; in YARN's cluster mode it returns, or
   * throws what tells YARN the code.
   */
  public static void main(String[] arguments) throws SparkUserAppException {
    int code = execute(arguments);
    if (!isInYarnsApplicationMaster()) {
      System.exit(code);
    }
    // YARN takes a driver that ends its JVM, even with 0, for one that crashed.
    if (code != 0) {
      throw new SparkUserAppException(code, new Exception("The log of the driver says why."));
    }
  }

  private static boolean isInYarnsApplicationMaster() {
    return "yarn".equals(System.getProperty("spark.master"))
        && "cluster".equals(System.getProperty("spark.submit.deployMode"));
  }

  /** Runs a command. */
  static int execute(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setExpandAtFiles(false); // an input may be named @x; it is never read as arguments
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          PrintWriter err = command.getErr();
          if (exception instanceof InputException) {
            err.println(exception.getMessage());
            return FIX;
          }
          if (exception instanceof RefusedException) {
            err.println("Nothing was published. " + exception.getMessage());
            return REFUSED;
          }
          Optional<String> advice = Environment.advice(exception);
          if (advice.isPresent()) {
            err.println("Nothing was published. " + advice.get());
            return FIX;
          }
          exception.printStackTrace(err);
          return BUG;
        });
    line.setParameterExceptionHandler(
        (exception, given) -> {
          PrintWriter err = exception.getCommandLine().getErr();
          err.println(exception.getMessage());
          err.println(
              "Try '" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
          return FIX;
        });
    try {
      line.setDefaultValueProvider(SettingsFile.of(arguments));
      return line.execute(arguments);
    } catch (InputException e) {
      // The settings file cannot be read: no command has begun.
      line.getErr().println(e.getMessage());
      return FIX;
    }
  }

  /** The session that spark-submit configured. */
  static SparkSession session() {
    return SparkSession.builder()
        .appName("defection-ledger")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Reads articles, extracts and resolves the defections they tell, counts them, and publishes all tables.",
      footer = {
        "",
        "Examples:",
        "  run --input dumps/2012-07-12.jsonl.gz --output hdfs://ledger/tables",
        "  run --input 'news/*.jsonl' --input wires --output out --field text=body.plain --field published=meta.date",
        "",
        "The tables lie in OUTPUT/runs/RUN_ID/<dataset>; OUTPUT/_CURRENT holds the id of the published run.",
        "A run that the audit refuses lies in OUTPUT/refused/RUN_ID, with the reasons in its file _AUDIT.",
        "The commands runs, current and rollback list the runs, find the published one, and go back.",
        "Exit codes: 0 good, 1 a bug, 2 something you can fix, 3 the audit refused to publish."
      })
  static final class Run implements Callable<Integer> {
    @Option(
        names = "--input",
        paramLabel = "PATH",
        description =
            "File, folder or glob of JSON Lines, CSV, TSV, Parquet, text, HTML, WARC, ARC or MediaWiki dumps, plain or as gz, bz2, zst; local or any Hadoop URI. Repeatable.")
    List<String> inputs = new ArrayList<>();

    @Option(
        names = "--output",
        paramLabel = "FOLDER",
        description = "Where the tables are published, local or any Hadoop URI.",
        defaultValue = "")
    String output = "";

    @Option(
        names = "--run-date",
        paramLabel = "DAY",
        description = "Day of the run as 2012-07-12; today in UTC when not given.",
        defaultValue = "")
    String runDate = "";

    @Option(
        names = "--run-id",
        paramLabel = "ID",
        description = "Name of the run's folder; made of day and time when not given.",
        defaultValue = "")
    String runId = "";

    @Option(
        names = "--field",
        paramLabel = "COLUMN=FIELD",
        description =
            "Field of the records that holds a column of the articles (article_id, url, title, source, language, published, text); a dot leads into a nested object. Common names are known. Repeatable.")
    Map<String, String> fields = new LinkedHashMap<>();

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description =
            "Reads all inputs as json-lines, csv, tsv, parquet, text, html, warc (ARC too) or mediawiki; found from the content of each file when not given.",
        defaultValue = "")
    String format = "";

    @Option(
        names = "--entities",
        paramLabel = "WHICH",
        description = "Which articles fill the entities table: candidates (default), all, none.",
        defaultValue = "candidates")
    String entities = "candidates";

    @Option(
        names = "--max-reject-ratio",
        paramLabel = "SHARE",
        description =
            "Publish nothing when more than this share of an input's records can't be read (default ${DEFAULT-VALUE}).",
        defaultValue = "0.05")
    String maxRejectRatio = "0.05";

    @Option(
        names = "--full",
        description =
            "Read every known file again; without it only new and changed files are read. The rows are the same.")
    boolean full;

    @Option(
        names = "--forget-removed",
        description = "Drop the articles of files that are there no longer; without it they stay.")
    boolean forgetRemoved;

    @Option(
        names = "--trust-times",
        description =
            "Take a known file of the same size and time for unchanged without reading its bytes.")
    boolean trustTimes;

    @Option(
        names = "--keep-runs",
        paramLabel = "N",
        description = "Number of runs to keep for readers and rollback (default ${DEFAULT-VALUE}).",
        defaultValue = "7")
    String keepRuns = "7";

    @Option(
        names = "--export",
        paramLabel = "NAME",
        description =
            "Also copy the tables to OUTPUT/NAME, for tools that cannot follow the pointer. Not atomic.",
        defaultValue = "")
    String export = "";

    @Option(
        names = "--metrics-file",
        paramLabel = "FILE",
        description = "Local file that gets the run's figures in the text format of Prometheus.",
        defaultValue = "")
    String metricsFile = "";

    @Option(
        names = "--gold",
        paramLabel = "FILE",
        description = "Publish only when the extraction reaches --gold-floors on this gold file.",
        defaultValue = "")
    String gold = "";

    @Option(
        names = "--gold-floors",
        paramLabel = "FILE",
        description = "Properties of the least scores on --gold.",
        defaultValue = "")
    String goldFloors = "";

    @Option(
        names = "--audit",
        paramLabel = "KEY=BOUND",
        description =
            "A bound of the audit, such as rows.max-growth=5 or rows.mentions.min-share=0.5. Repeatable.")
    Map<String, String> bounds = new LinkedHashMap<>();

    @Option(
        names = "--settings",
        paramLabel = "FILE",
        description =
            "Properties with a value for any of these options, named without --, and for bounds of the audit as audit.KEY. The command line goes before it.",
        defaultValue = "")
    String settingsFile = "";

    @Override
    public Integer call() throws Exception {
      Clock clock = Clock.systemUTC();
      String day = runDate.isEmpty() ? LocalDate.now(clock).toString() : runDate;
      String id =
          runId.isEmpty()
              ? day
                  + "T"
                  + DateTimeFormatter.ofPattern("HHmmss")
                      .withZone(ZoneOffset.UTC)
                      .format(clock.instant())
              : runId;
      Map<String, String> audit = new LinkedHashMap<>(SettingsFile.bounds(settingsFile));
      audit.putAll(bounds);
      List<String> problems = new ArrayList<>();
      Upkeep upkeep =
          Upkeep.of(
              full,
              forgetRemoved,
              trustTimes,
              keepRuns,
              export,
              metricsFile,
              gold,
              goldFloors,
              audit,
              problems);
      Settings settings =
          Settings.of(
              inputs,
              output,
              day,
              id.replace(':', '-'),
              fields,
              format,
              entities,
              maxRejectRatio,
              upkeep,
              problems);
      try (SparkSession spark = session()) {
        new NightlyJob(spark, settings, clock, System.out).run();
      }
      return 0;
    }
  }
}
