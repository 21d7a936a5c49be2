package org.defectionledger.table.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What all Hadoop stores share: reading, removing and listing. */
abstract class HadoopSmallFiles implements SmallFiles {
  /** A file is replaced at most once a beat of a lease, so the second read nearly always holds. */
  private static final int MOST_READS = 5;

  final FileSystem system;
  final Path folder;

  HadoopSmallFiles(FileSystem system, Path folder) {
    this.system = system;
    this.folder = folder;
  }

  /**
   * HDFS fails a read of a file that is replaced between opening and reading: the new one is there.
   */
  @Override
  public final Optional<String> read(String name) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return open(name);
      } catch (IOException e) {
        if (attempt == MOST_READS) {
          throw e;
        }
      }
    }
  }

  private Optional<String> open(String name) throws IOException {
    try (InputStream in = system.open(new Path(folder, name))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public final void delete(String name) throws IOException {
    system.delete(new Path(folder, name), /* recursive= */ false);
  }

  @Override
  public final List<String> names(String inside) throws IOException {
    try {
      return Stream.of(system.listStatus(new Path(folder, inside)))
          .map(s -> s.getPath().getName())
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
