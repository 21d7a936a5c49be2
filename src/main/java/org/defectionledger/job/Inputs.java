package org.defectionledger.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.defectionledger.InputException;
import org.defectionledger.ingest.Sidecar;

/** Finds the files that the inputs name. What a file holds is told by its content, not here. */
final class Inputs {
  /**
   * What lies beside dumps and is none: checksums, indexes, papers. Passed over in folders; a file
   * that an input names itself is always read.
   */
  private static final Pattern BESIDE =
      Pattern.compile(
          "[_.].*|(?:readme|licen[cs]e|notice|copying|changelog|sha\\d*sums?|md5sums?)(?:\\..*)?|.*\\.(?:md5|sha1|sha256|crc|cdxj?|cdxj?\\.gz|idx)|.*-index\\.txt(?:\\.bz2)?|"
              + Pattern.quote(Sidecar.NAME));

  private Inputs() {}

  /**
   * A file to read.
   *
   * @param set index of the input that named it
   * @param path its URI
   * @param length its bytes as stored
   */
  record File(int set, String path, long length) implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A part of a file that is read on its own.
   *
   * @param set index of the input that named the file
   * @param path its URI
   * @param from first byte as stored
   * @param to the byte after the last; {@link Long#MAX_VALUE} for all that follows
   * @param ofFile number of stretches that the file is read in
   */
  record Stretch(int set, String path, long from, long to, int ofFile)
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The files of all inputs, sorted; one that two inputs name belongs to the first.
   *
   * @throws InputException naming every input that is not there or holds no file
   */
  static List<File> files(List<String> inputs, Configuration configuration) {
    List<File> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int set = 0; set < inputs.size(); set++) {
      TreeMap<String, Long> found = new TreeMap<>();
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
            "--input %s: the folder holds no file to read (names that begin with '_' or '.', README and the like, checksums and indexes are passed over). Name the files themselves."
                .formatted(inputs.get(set)));
      }
      for (var file : found.entrySet()) {
        if (seen.add(file.getKey())) {
          files.add(new File(set, file.getKey(), file.getValue()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException("Cannot read the inputs:\n  - " + String.join("\n  - ", problems));
    }
    return files;
  }

  private static void collect(FileSystem system, FileStatus status, Map<String, Long> found)
      throws IOException {
    if (status.isFile()) {
      found.put(status.getPath().toString(), status.getLen());
      return;
    }
    int root = status.getPath().toString().length();
    if (system.getUri().getScheme().equals("file")) {
      walk(system, status.getPath(), root, found);
      return;
    }
    // An object store lists a whole tree at once.
    RemoteIterator<LocatedFileStatus> inside =
        system.listFiles(status.getPath(), /* recursive= */ true);
    while (inside.hasNext()) {
      add(inside.next(), root, found);
    }
  }

  /** The recursive listing starts a process for each local file, to ask who may read it. */
  private static void walk(FileSystem system, Path folder, int root, Map<String, Long> found)
      throws IOException {
    for (FileStatus status : system.listStatus(folder)) {
      if (status.isDirectory()) {
        walk(system, status.getPath(), root, found);
      } else {
        add(status, root, found);
      }
    }
  }

  private static void add(FileStatus file, int root, Map<String, Long> found) {
    String below = file.getPath().toString().substring(root);
    boolean aside =
        Pattern.compile("/").splitAsStream(below).anyMatch(part -> part.matches("[_.].+"));
    String name = file.getPath().getName().toLowerCase(Locale.ROOT);
    if (!aside && !BESIDE.matcher(name).matches()) {
      found.put(file.getPath().toString(), file.getLen());
    }
  }
}
