package org.defectionledger.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.defectionledger.InputException;
import org.defectionledger.ingest.Sidecar;
import org.defectionledger.report.FileSeen;
import org.defectionledger.table.RecordTable;

/**
 * What a night has to read: the files named tonight, held against the manifest of the published
 * run.
 *
 * @param read files whose records are read tonight: new, changed, or read before under other rules
 * @param changed of these, the ones that held other bytes before, sorted
 * @param removed files of the manifest that are there no longer, sorted
 * @param carried files whose records are taken over from the published run, sorted
 * @param manifest all files that the new run stands on, sorted by path
 * @param sameRules whether readings of articles can be taken over, too
 */
record Intake(
    List<Inputs.File> read,
    List<String> changed,
    List<String> removed,
    List<String> carried,
    List<FileSeen> manifest,
    boolean sameRules) {
  static final RecordTable<FileSeen> MANIFEST = RecordTable.of(FileSeen.class);

  /** Files a task of the hashing; listing and opening cost more than a small file. */
  private static final int FILES_A_TASK = 16;

  private static final int BUFFER_BYTES = 1 << 20;

  /** What a file is now; size −1 when it is not there. */
  private record Print(String path, long size, long modified, String hash)
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    boolean isThere() {
      return size >= 0;
    }
  }

  /**
   * Plans a night.
   *
   * @param files the files named tonight
   * @param before manifest of the published run; empty before the first
   * @param rules version of all that decides what is read from a file
   * @throws InputException when a file vanishes meanwhile
   */
  static Intake plan(
      SparkSession spark,
      List<Inputs.File> files,
      List<FileSeen> before,
      String rules,
      Settings settings) {
    Map<String, FileSeen> known = new TreeMap<>();
    before.forEach(f -> known.put(f.path(), f));
    TreeMap<String, Inputs.File> named = new TreeMap<>();
    files.forEach(f -> named.put(f.path(), f));
    Map<String, Print> prints = prints(spark, named, known, settings.upkeep());
    boolean sameRules = before.stream().allMatch(f -> f.rules().equals(rules));
    boolean all = settings.upkeep().full() || !sameRules;
    List<Inputs.File> read = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> carried = new ArrayList<>();
    List<FileSeen> manifest = new ArrayList<>();
    for (Print print : new TreeMap<>(prints).values()) {
      FileSeen old = known.get(print.path());
      if (!print.isThere()) {
        if (old == null || named.containsKey(print.path())) {
          throw vanished(print.path());
        }
        removed.add(print.path());
        if (!settings.upkeep().forgetRemoved()) {
          carried.add(print.path());
          manifest.add(with(old, rules, /* removed= */ true));
        }
        continue;
      }
      boolean isNamed = named.containsKey(print.path());
      boolean differs =
          old != null
              && isNamed
              && !print.hash().isEmpty()
              && !print.hash().equals(old.contentHash());
      if (old != null && !differs && !all) {
        carried.add(print.path());
        manifest.add(with(old, rules, /* removed= */ false));
        continue;
      }
      if (differs) {
        changed.add(print.path());
      }
      // Files of earlier nights that are read again belong to none of tonight's inputs.
      read.add(
          named.getOrDefault(
              print.path(), new Inputs.File(settings.inputs().size(), print.path(), print.size())));
      String hash = print.hash().isEmpty() && old != null ? old.contentHash() : print.hash();
      manifest.add(
          new FileSeen(
              print.path(),
              print.size(),
              Instant.ofEpochMilli(print.modified()),
              hash,
              settings.runId(),
              rules,
              /* removed= */ false));
    }
    return new Intake(
        List.copyOf(read),
        List.copyOf(changed),
        List.copyOf(removed),
        List.copyOf(carried),
        List.copyOf(manifest),
        sameRules && !settings.upkeep().full());
  }

  private static FileSeen with(FileSeen old, String rules, boolean removed) {
    return new FileSeen(
        old.path(),
        old.sizeBytes(),
        old.modified(),
        old.contentHash(),
        old.runId(),
        rules,
        removed);
  }

  private static InputException vanished(String path) {
    return new InputException(
        "Input file %s vanished while the night was at work. Nothing was published; run again when the inputs are complete."
            .formatted(path));
  }

  /** Hashes the named files and looks whether the others are there, on the executors. */
  private static Map<String, Print> prints(
      SparkSession spark,
      Map<String, Inputs.File> named,
      Map<String, FileSeen> known,
      Upkeep upkeep) {
    Map<String, Boolean> hashed = new TreeMap<>();
    known.keySet().forEach(path -> hashed.put(path, upkeep.full()));
    for (String path : named.keySet()) {
      hashed.put(path, true);
    }
    if (hashed.isEmpty()) {
      return Map.of();
    }
    Map<String, FileSeen> trusted = new HashMap<>();
    if (upkeep.trustTimes()) {
      trusted.putAll(known);
    }
    SerializableConfiguration configuration =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    Map<String, Print> prints = new HashMap<>();
    List<Task> tasks = new ArrayList<>();
    hashed.forEach(
        (path, hash) -> {
          FileSeen old = trusted.get(path);
          tasks.add(
              old == null
                  ? new Task(path, hash, -1, -1)
                  : new Task(path, hash, old.sizeBytes(), old.modified().toEpochMilli()));
        });
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(tasks, 1 + tasks.size() / FILES_A_TASK)
        .mapPartitions(part -> prints(part, configuration.value()))
        .collect() // one small row a file, as in the listing that the driver holds anyway
        .forEach(p -> prints.put(p.path(), p));
    return prints;
  }

  private record Task(String path, boolean hash, long trustedSize, long trustedTime)
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
  }

  private static Iterator<Print> prints(Iterator<Task> tasks, Configuration configuration)
      throws IOException {
    Map<Path, byte[]> lists = new HashMap<>();
    List<Print> prints = new ArrayList<>();
    while (tasks.hasNext()) {
      prints.add(print(tasks.next(), lists, configuration));
    }
    return prints.iterator();
  }

  private static Print print(Task task, Map<Path, byte[]> lists, Configuration configuration)
      throws IOException {
    Path file = new Path(task.path());
    try {
      FileStatus status = file.getFileSystem(configuration).getFileStatus(file);
      boolean trusted =
          status.getLen() == task.trustedSize()
              && status.getModificationTime() == task.trustedTime();
      String hash = task.hash() && !trusted ? hash(file, lists, configuration) : "";
      return new Print(task.path(), status.getLen(), status.getModificationTime(), hash);
    } catch (FileNotFoundException e) {
      return new Print(task.path(), -1, 0, "");
    }
  }

  /**
   * Hash of a file and of the list beside it: when that tells another date, the file is read again.
   */
  private static String hash(Path file, Map<Path, byte[]> lists, Configuration configuration)
      throws IOException {
    MessageDigest digest = ContentHash.sha256();
    add(digest, file, configuration);
    Path list = new Path(file.getParent(), Sidecar.NAME);
    byte[] known = lists.get(list);
    if (known == null) {
      known = new byte[0];
      if (list.getFileSystem(configuration).exists(list)) {
        MessageDigest own = ContentHash.sha256();
        add(own, list, configuration);
        known = own.digest();
      }
      lists.put(list, known);
    }
    digest.update(known);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Path file, Configuration configuration)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = file.getFileSystem(configuration).open(file)) {
      int n;
      while ((n = in.read(buffer)) > 0) {
        digest.update(buffer, 0, n);
      }
    }
  }

  /**
   * Looks again at the files that were read.
   *
   * @throws InputException when one vanished, grew or was rewritten since it was hashed
   */
  void checkUntouched(Configuration configuration) {
    Map<String, FileSeen> seen = new HashMap<>();
    manifest.forEach(f -> seen.put(f.path(), f));
    for (Inputs.File file : read) {
      FileSeen then = seen.get(file.path());
      Path path = new Path(file.path());
      try {
        FileStatus now = path.getFileSystem(configuration).getFileStatus(path);
        if (then == null
            || now.getLen() != then.sizeBytes()
            || now.getModificationTime() != then.modified().toEpochMilli()) {
          throw new InputException(
              "Input file %s changed while it was read (%d bytes before, %d now). Nothing was published; run again when its writer is done."
                  .formatted(path, then == null ? 0 : then.sizeBytes(), now.getLen()));
        }
      } catch (FileNotFoundException e) {
        throw vanished(file.path());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot look at input file " + path, e);
      }
    }
  }

  /** Of rows with a column {@code input} those from carried files. */
  Dataset<Row> carriedOf(SparkSession spark, Dataset<Row> rows) {
    Dataset<Row> paths = spark.createDataset(carried, Encoders.STRING()).toDF("carried");
    return rows.join(broadcast(paths), col("input").equalTo(col("carried")), "left_semi");
  }

  /** The manifest as a table. */
  Dataset<Row> table(SparkSession spark) {
    return spark.createDataFrame(
        manifest.stream().map(MANIFEST::toRow).toList(), MANIFEST.schema());
  }

  /** What the night found, for a person; empty when all files are as they were. */
  Optional<String> remarks(boolean forget) {
    List<String> lines = new ArrayList<>();
    changed.forEach(f -> lines.add("Changed since it was read: " + f));
    removed.forEach(
        f ->
            lines.add(
                forget
                    ? "Removed, and forgotten: " + f
                    : "Removed; its articles stay (--forget-removed forgets them): " + f));
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }
}
