package org.defectionledger.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.defectionledger.InputException;

/**
 * The output folder: {@code runs/<run id>/<dataset>} never changes once written, and the pointer
 * file {@code _CURRENT} holds the id of the published run in one line. A reader sees one whole run
 * or the one before.
 */
public final class Publication {
  /** Name of the pointer file. */
  public static final String POINTER = "_CURRENT";

  private final Path root;
  private final Configuration configuration;

  public Publication(String root, Configuration configuration) {
    this.root = new Path(root);
    this.configuration = configuration;
  }

  /** Folder of a run. */
  public String folder(String runId) {
    return run(runId).toString();
  }

  /** Folder of a dataset of a run. */
  public String path(String runId, String dataset) {
    return new Path(run(runId), dataset).toString();
  }

  private Path run(String runId) {
    return new Path(new Path(root, "runs"), runId);
  }

  /** The published run; empty before the first. */
  public Optional<String> current() {
    try {
      FileSystem files = root.getFileSystem(configuration);
      Path pointer = new Path(root, POINTER);
      if (!files.exists(pointer)) {
        return Optional.empty();
      }
      try (FSDataInputStream in = files.open(pointer)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + new Path(root, POINTER), e);
    }
  }

  /**
   * Claims a folder for a run.
   *
   * @throws InputException when the run exists: a run is never written twice
   */
  public void begin(String runId) {
    try {
      FileSystem files = root.getFileSystem(configuration);
      Path run = run(runId);
      if (files.exists(run)) {
        throw new InputException(
            "Run folder %s exists. A run is never overwritten: remove it, or choose another --run-id."
                .formatted(run));
      }
      files.mkdirs(run);
    } catch (IOException e) {
      throw new InputException(
          "Cannot write to output %s: %s. Check that the folder exists and may be written."
              .formatted(root, e.getMessage()),
          e);
    }
  }

  /** Writes a dataset of a run as Parquet. */
  public void write(Dataset<Row> rows, String runId, String dataset) {
    rows.write()
        .mode(SaveMode.ErrorIfExists)
        .option("compression", "zstd")
        .parquet(path(runId, dataset));
  }

  /** Makes a run the one that readers see, in one atomic step. */
  public void publish(String runId) {
    try {
      FileContext files = FileContext.getFileContext(root.toUri(), configuration);
      Path next = new Path(root, POINTER + "." + runId);
      try (FSDataOutputStream out =
          files.create(
              next,
              EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
              Options.CreateOpts.createParent())) {
        out.write((runId + "\n").getBytes(StandardCharsets.UTF_8));
        out.hsync();
      }
      files.rename(next, new Path(root, POINTER), Options.Rename.OVERWRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish run " + runId + " in " + root, e);
    }
  }
}
