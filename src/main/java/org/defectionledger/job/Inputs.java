package org.defectionledger.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.defectionledger.InputException;

/** Finds the files that the inputs name. */
final class Inputs {
  private static final List<String> ENDINGS = List.of(".jsonl", ".ndjson", ".json");
  private static final List<String> PACKED = List.of("", ".gz", ".bz2", ".zst");

  private Inputs() {}

  /**
   * A file to read.
   *
   * @param set index of the input that named it
   * @param path its URI
   */
  record File(int set, String path) implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The files of all inputs, sorted; one that two inputs name belongs to the first.
   *
   * @throws InputException naming every input that is not there or holds no file of a known format
   */
  static List<File> files(List<String> inputs, Configuration configuration) {
    List<File> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (int set = 0; set < inputs.size(); set++) {
      TreeSet<String> found = new TreeSet<>();
      try {
        Path pattern = new Path(inputs.get(set));
        FileSystem system = pattern.getFileSystem(configuration);
        FileStatus[] matches = system.globStatus(pattern);
        if (matches == null || matches.length == 0) {
          problems.add("--input %s: there is nothing. Check the path.".formatted(inputs.get(set)));
          continue;
        }
        for (FileStatus match : matches) {
          collect(system, match, found);
        }
      } catch (IOException e) {
        problems.add("--input %s: %s".formatted(inputs.get(set), e.getMessage()));
        continue;
      }
      if (found.isEmpty()) {
        problems.add(
            "--input %s: no file ends in %s, plain or with %s. Rename the files or name others."
                .formatted(inputs.get(set), String.join(", ", ENDINGS), ".gz, .bz2, .zst"));
      }
      for (String path : found) {
        if (seen.add(path)) {
          files.add(new File(set, path));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException("Cannot read the inputs:\n  - " + String.join("\n  - ", problems));
    }
    return files;
  }

  private static void collect(FileSystem system, FileStatus status, Set<String> found)
      throws IOException {
    if (status.isFile()) {
      if (isKnown(status.getPath())) {
        found.add(status.getPath().toString());
      }
      return;
    }
    RemoteIterator<LocatedFileStatus> inside =
        system.listFiles(status.getPath(), /* recursive= */ true);
    while (inside.hasNext()) {
      Path path = inside.next().getPath();
      if (isKnown(path)) {
        found.add(path.toString());
      }
    }
  }

  private static boolean isKnown(Path path) {
    String name = path.getName().toLowerCase(Locale.ROOT);
    return !name.startsWith("_")
        && !name.startsWith(".")
        && ENDINGS.stream().anyMatch(e -> PACKED.stream().anyMatch(p -> name.endsWith(e + p)));
  }
}
