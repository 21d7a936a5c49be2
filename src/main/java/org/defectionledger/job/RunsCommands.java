package org.defectionledger.job;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.defectionledger.InputException;
import org.defectionledger.table.publish.Lease;
import org.defectionledger.table.publish.Publication;
import org.defectionledger.table.publish.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on the runs of an output folder; none of them starts Spark. */
final class RunsCommands {
  private RunsCommands() {}

  /** Hadoop's settings with those that spark-submit gives as {@code spark.hadoop.*}. */
  static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  private static Publication publication(String output) {
    if (output.isBlank()) {
      throw new InputException("--output is missing: name the folder of the tables");
    }
    return new Publication(output, configuration());
  }

  @Command(
      name = "runs",
      mixinStandardHelpOptions = true,
      description = "Lists the runs of an output folder, the oldest first.",
      footer = {
        "",
        "CURRENT is what readers see, KEPT can be rolled back to, UNFINISHED is at work or dead,",
        "REFUSED was refused by the audit; its file _AUDIT says why."
      })
  static final class Runs implements Callable<Integer> {
    @Option(names = "--output", paramLabel = "FOLDER", description = "Folder of the tables.")
    String output = "";

    @Override
    public Integer call() {
      for (RunFolder run : publication(output).runs()) {
        System.out.printf(
            "%-10s  %-20s  %s%n",
            run.state(), run.finished().map(t -> t.toString()).orElse("-"), run.runId());
      }
      return 0;
    }
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Makes an earlier run the one that readers see; the next night builds on it.",
      footer = {"", "Example:", "  rollback 2012-07-11T020000 --output hdfs://ledger/tables"})
  static final class Rollback implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Id of the run, as 'runs' lists it.")
    String runId = "";

    @Option(names = "--output", paramLabel = "FOLDER", description = "Folder of the tables.")
    String output = "";

    @Override
    public Integer call() throws IOException {
      Publication publication = publication(output);
      try (Lease lease = publication.lease("rollback-" + runId)) {
        publication.rollback(runId, lease);
      }
      System.out.println("Readers of " + output + " see run " + runId);
      return 0;
    }
  }

  @Command(
      name = "current",
      mixinStandardHelpOptions = true,
      description = "Prints the folder of the published run, or of one of its tables.",
      footer = {"", "Example:", "  current defections --output out"})
  static final class Current implements Callable<Integer> {
    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "TABLE",
        description = "A table, such as defections.")
    String table = "";

    @Option(names = "--output", paramLabel = "FOLDER", description = "Folder of the tables.")
    String output = "";

    @Override
    public Integer call() {
      Publication publication = publication(output);
      Optional<String> run = publication.current();
      if (run.isEmpty()) {
        throw new InputException("No run is published in %s yet.".formatted(output));
      }
      System.out.println(
          table.isEmpty() ? publication.folder(run.get()) : publication.path(run.get(), table));
      return 0;
    }
  }
}
