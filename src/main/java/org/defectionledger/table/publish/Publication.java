package org.defectionledger.table.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.defectionledger.InputException;

/**
 * The output folder: {@code runs/<run id>/<dataset>} never changes once written, and the pointer
 * file {@code _CURRENT} holds the id of the published run in one line. A reader sees one whole run
 * or the one before. A run that the audit refuses moves to {@code refused/<run id>}.
 *
 * <p>A run is whole once it holds the marker {@code _WHOLE}, written after all its tables. What has
 * no marker was left by a night that died, and the next night sweeps it away.
 */
public final class Publication {
  /** Name of the pointer file. */
  public static final String POINTER = "_CURRENT";

  /** Name of the marker in the folder of a whole run. */
  public static final String MARKER = "_WHOLE";

  private static final String RUNS = "runs";
  private static final String REFUSED = "refused";

  /** In the marker of a run from which an operator went back. */
  private static final String WITHDRAWN = "withdrawn";

  private final Path root;
  private final Configuration configuration;

  public Publication(String root, Configuration configuration) {
    this.root = new Path(root);
    this.configuration = configuration;
  }

  /**
   * Takes the lease of the output folder, which is made when it is not there.
   *
   * @throws InputException when another night writes to it, or it cannot be written
   */
  public Lease lease(String runId) {
    try {
      files().mkdirs(root);
      return Lease.take(small(), runId, Lease.BEAT, Lease.PATIENCE);
    } catch (IOException e) {
      throw new InputException(
          "Cannot write to output %s: %s. Check that the folder exists and may be written."
              .formatted(root, e.getMessage()),
          e);
    }
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
    return new Path(new Path(root, RUNS), runId);
  }

  /** The published run; empty before the first. */
  public Optional<String> current() {
    try {
      return small().read(POINTER).map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + new Path(root, POINTER), e);
    }
  }

  /** Whether a run, by its marker, is whole. */
  public boolean isWhole(String runId) {
    try {
      return marker(runId).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the marker of run " + runId, e);
    }
  }

  /** Whether a run holds a dataset. */
  public boolean holds(String runId, String dataset) {
    try {
      return files().exists(new Path(run(runId), dataset));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into run " + runId, e);
    }
  }

  /**
   * Sweeps what dead nights left, and claims a folder for a run. Call it with the lease held.
   *
   * @return the runs that were swept away, sorted
   * @throws InputException when a whole run has this id: a run is never written twice
   */
  public List<String> begin(String runId) {
    try {
      if (isWhole(runId)) {
        throw new InputException(
            "Run %s is there and whole. A run is never overwritten: choose another --run-id, or publish it by 'rollback %s'."
                .formatted(run(runId), runId));
      }
      List<String> swept = sweep();
      if (!files().mkdirs(run(runId))) {
        throw new IOException("the folder of run " + runId + " cannot be made");
      }
      return swept;
    } catch (IOException e) {
      throw new InputException(
          "Cannot write to output %s: %s. Check that the folder may be written."
              .formatted(root, e.getMessage()),
          e);
    }
  }

  private List<String> sweep() throws IOException {
    List<String> swept = new ArrayList<>();
    Optional<String> current = current();
    for (String runId : children(RUNS)) {
      if (!isWhole(runId) && !current.equals(Optional.of(runId))) {
        remove(run(runId));
        swept.add(runId);
      }
    }
    for (FileStatus file : list(root)) {
      if (file.isFile() && file.getPath().getName().startsWith("." + POINTER + ".")) {
        remove(file.getPath());
      }
    }
    return swept;
  }

  /** Writes a dataset of a run as Parquet. */
  public void write(Dataset<Row> rows, String runId, String dataset) {
    rows.write()
        .mode(SaveMode.ErrorIfExists)
        .option("compression", "zstd")
        .parquet(path(runId, dataset));
  }

  /** Removes a dataset of a run that is not whole yet. */
  public void drop(String runId, String dataset) {
    try {
      remove(new Path(run(runId), dataset));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + dataset + " of run " + runId, e);
    }
  }

  /**
   * Makes a run the one that readers see, in one atomic step.
   *
   * @param before the published run that this one was built on
   * @throws InputException when the lease was lost, or another run was published meanwhile
   */
  public void publish(String runId, Optional<String> before, Instant finished, Lease lease) {
    try {
      small()
          .replace(
              RUNS + "/" + runId + "/" + MARKER,
              "finished=%s%nbefore=%s%n".formatted(finished, before.orElse("")));
      lease.check();
      if (!current().equals(before)) {
        throw new InputException(
            "Run %s was published while run %s was made on top of %s. Nothing of it was published; run again."
                .formatted(current().orElse("(none)"), runId, before.orElse("nothing")));
      }
      small().replace(POINTER, runId + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish run " + runId + " in " + root, e);
    }
  }

  /**
   * Finishes what a night left that died between its last table and the pointer.
   *
   * @return whether this run is published now
   */
  public boolean resume(String runId, Lease lease) {
    try {
      Optional<Properties> marker = marker(runId);
      if (current().equals(Optional.of(runId))) {
        return true;
      }
      if (marker.isEmpty()
          || marker.get().containsKey(WITHDRAWN)
          || !marker.get().getProperty("before", "").equals(current().orElse(""))) {
        return false;
      }
      lease.check();
      small().replace(POINTER, runId + "\n");
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish run " + runId + " in " + root, e);
    }
  }

  /**
   * Makes an earlier run current again. The one before is marked as withdrawn, so that a night that
   * is tried again under its id does not publish it once more.
   *
   * @throws InputException when there is no such run, or it is not whole
   */
  public void rollback(String runId, Lease lease) {
    try {
      if (!isWhole(runId)) {
        throw new InputException(
            "Run '%s' is not there or not whole. The command 'runs' lists those that are kept: %s"
                .formatted(runId, whole().stream().map(RunFolder::runId).toList()));
      }
      lease.check();
      withdraw(current().filter(run -> !run.equals(runId)));
      small().replace(POINTER, runId + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot roll back to run " + runId + " in " + root, e);
    }
  }

  private void withdraw(Optional<String> runId) throws IOException {
    if (runId.isPresent()) {
      String marker = RUNS + "/" + runId.get() + "/" + MARKER;
      Optional<String> text = small().read(marker);
      if (text.isPresent() && !text.get().contains(WITHDRAWN)) {
        small().replace(marker, text.get() + WITHDRAWN + "=true\n");
      }
    }
  }

  /**
   * Puts a run that the audit refused out of the readers' way, with what differed.
   *
   * @return its new folder
   */
  public String refuse(String runId, String why) {
    try {
      small().replace(RUNS + "/" + runId + "/_AUDIT", why + "\n");
      Path target = new Path(new Path(root, REFUSED), runId);
      files().mkdirs(target.getParent());
      remove(target);
      if (!files().rename(run(runId), target)) {
        throw new IOException("the folder cannot be moved to " + target);
      }
      return target.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot put run " + runId + " aside", e);
    }
  }

  /** Removes a run that failed. */
  public void discard(String runId) {
    try {
      if (!isWhole(runId)) {
        remove(run(runId));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove run " + runId, e);
    }
  }

  /**
   * Removes all but the newest runs; the current one always stays. Refused runs are kept in the
   * same number.
   *
   * @param keep at least 2: readers may still be in the run before
   * @return the runs removed, oldest first
   */
  public List<String> retain(int keep) {
    try {
      Optional<String> current = current();
      List<RunFolder> whole = whole();
      List<String> removed = new ArrayList<>();
      for (RunFolder old : whole.subList(0, Math.max(0, whole.size() - keep))) {
        if (!current.equals(Optional.of(old.runId()))) {
          // The marker goes first: half a run must not pass for a whole one.
          small().delete(RUNS + "/" + old.runId() + "/" + MARKER);
          remove(run(old.runId()));
          removed.add(old.runId());
        }
      }
      List<FileStatus> refused = new ArrayList<>(list(new Path(root, REFUSED)));
      refused.sort(Comparator.comparingLong(FileStatus::getModificationTime));
      for (FileStatus old : refused.subList(0, Math.max(0, refused.size() - keep))) {
        remove(old.getPath());
      }
      return removed;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove old runs of " + root, e);
    }
  }

  /** All runs: whole ones from the oldest to the newest, then unfinished, then refused ones. */
  public List<RunFolder> runs() {
    try {
      List<RunFolder> runs = new ArrayList<>(whole());
      for (String runId : children(RUNS)) {
        if (!isWhole(runId)) {
          runs.add(new RunFolder(runId, RunFolder.State.UNFINISHED, Optional.empty()));
        }
      }
      for (String runId : children(REFUSED)) {
        runs.add(new RunFolder(runId, RunFolder.State.REFUSED, Optional.empty()));
      }
      return List.copyOf(runs);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the runs of " + root, e);
    }
  }

  /**
   * Copies the tables of the current run into a plain folder, for tools that cannot follow the
   * pointer. The old folder is replaced by two renames, so that a reader of it may for a moment
   * find nothing; who needs a whole run at every moment follows the pointer.
   *
   * @param name of the folder within the output folder
   */
  public void export(String name, List<String> datasets) {
    try {
      String runId = current().orElseThrow();
      Path draft = new Path(root, "." + name + "." + runId);
      Path target = new Path(root, name);
      Path old = new Path(root, "." + name + ".old");
      remove(draft);
      for (String dataset : datasets) {
        Path to = new Path(draft, dataset);
        files().mkdirs(to.getParent());
        FileUtil.copy(
            files(),
            new Path(run(runId), dataset),
            files(),
            to,
            /* deleteSource= */ false,
            configuration);
      }
      remove(old);
      if (files().exists(target)) {
        files().rename(target, old);
      }
      if (!files().rename(draft, target)) {
        throw new IOException("%s cannot be renamed to %s".formatted(draft, target));
      }
      remove(old);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot export to " + new Path(root, name), e);
    }
  }

  private List<RunFolder> whole() throws IOException {
    Optional<String> current = current();
    List<RunFolder> whole = new ArrayList<>();
    for (String runId : children(RUNS)) {
      Optional<Properties> marker = marker(runId);
      if (marker.isPresent()) {
        whole.add(
            new RunFolder(
                runId,
                current.equals(Optional.of(runId)) ? RunFolder.State.CURRENT : RunFolder.State.KEPT,
                Optional.of(Instant.parse(marker.get().getProperty("finished")))));
      }
    }
    whole.sort(
        Comparator.comparing((RunFolder r) -> r.finished().orElse(Instant.MIN))
            .thenComparing(RunFolder::runId));
    return whole;
  }

  private Optional<Properties> marker(String runId) throws IOException {
    Optional<String> text = small().read(RUNS + "/" + runId + "/" + MARKER);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Properties marker = new Properties();
    marker.load(new StringReader(text.get()));
    return Optional.of(marker);
  }

  private List<String> children(String folder) throws IOException {
    return list(new Path(root, folder)).stream()
        .filter(FileStatus::isDirectory)
        .map(s -> s.getPath().getName())
        .sorted()
        .toList();
  }

  private List<FileStatus> list(Path folder) throws IOException {
    try {
      return Stream.of(files().listStatus(folder)).toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private void remove(Path path) throws IOException {
    files().delete(path, /* recursive= */ true);
  }

  private FileSystem files() throws IOException {
    return root.getFileSystem(configuration);
  }

  private SmallFiles small() throws IOException {
    return SmallFiles.in(root, configuration);
  }
}
