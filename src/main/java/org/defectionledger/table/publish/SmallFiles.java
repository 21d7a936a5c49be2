package org.defectionledger.table.publish;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.defectionledger.InputException;

/**
 * The pointer, the leases and the markers of an output folder: files of a few bytes that are there
 * whole or not at all, at every moment and for every reader. How a store keeps that promise
 * differs: a local disk and HDFS by a rename, an object store by one PUT.
 */
public interface SmallFiles {
  /** The text of a file; empty when it is not there. */
  Optional<String> read(String name) throws IOException;

  /** Makes a file; of many that try at once only one succeeds. False when it was there already. */
  boolean create(String name, String text) throws IOException;

  /** Makes a file or puts it in the place of the one before; a reader sees one of the two. */
  void replace(String name, String text) throws IOException;

  /** Removes a file; does nothing when it is not there. */
  void delete(String name) throws IOException;

  /** Names of the files in a folder, sorted; empty when the folder is not there. */
  List<String> names(String folder) throws IOException;

  /**
   * The way of the store that holds a folder.
   *
   * @throws InputException when the store is none whose promises are known
   */
  static SmallFiles in(Path folder, Configuration configuration) throws IOException {
    FileSystem system = folder.getFileSystem(configuration);
    String scheme = system.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "file" ->
          new LocalSmallFiles(
              java.nio.file.Path.of(system.makeQualified(folder).toUri()), configuration);
      case "hdfs", "viewfs", "abfs", "abfss" -> new RenamedSmallFiles(folder, configuration);
      case "s3a" -> new PutSmallFiles(system, folder);
      default ->
          throw new InputException(
              "--output %s: nothing is known about atomic writes on %s://. Publish to a local disk, hdfs://, viewfs://, abfs:// or s3a://."
                  .formatted(folder, scheme));
    };
  }
}
