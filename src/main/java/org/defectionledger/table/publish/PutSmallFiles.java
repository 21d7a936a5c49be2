package org.defectionledger.table.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathExistsException;

/**
 * Small files on S3: one PUT replaces an object whole for every later GET, and a PUT with {@code
 * If-None-Match} makes it only when there is none.
 */
final class PutSmallFiles extends HadoopSmallFiles {
  /** {@code Options.CreateFileOptionKeys}, since Hadoop 3.4.2. */
  private static final String IF_NONE_MATCH = "fs.option.create.conditional.overwrite";

  PutSmallFiles(FileSystem system, Path folder) {
    super(system, folder);
  }

  @Override
  public boolean create(String name, String text) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = system.createFile(new Path(folder, name));
    builder.overwrite(true);
    builder.must(IF_NONE_MATCH, "true");
    try {
      put(builder, text);
      return true;
    } catch (FileAlreadyExistsException | PathExistsException e) {
      return false;
    } catch (IOException e) {
      if (isPreconditionFailed(e)) {
        return false;
      }
      throw e;
    }
  }

  /** S3A says 412 by an exception of its own, which is not on the class path of other stores. */
  private static boolean isPreconditionFailed(IOException e) {
    return String.valueOf(e).contains("PreconditionFailed")
        || String.valueOf(e).contains("Status Code: 412")
        || e.getClass().getSimpleName().equals("RemoteFileChangedException");
  }

  @Override
  public void replace(String name, String text) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = system.createFile(new Path(folder, name));
    builder.overwrite(true);
    put(builder, text);
  }

  private static void put(FSDataOutputStreamBuilder<?, ?> builder, String text) throws IOException {
    try (FSDataOutputStream out = builder.build()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
