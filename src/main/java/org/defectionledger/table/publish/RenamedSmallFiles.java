package org.defectionledger.table.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Small files on HDFS: the namenode renames in one step, over an old file or only when there is
 * none.
 */
final class RenamedSmallFiles extends HadoopSmallFiles {
  private final FileContext context;

  RenamedSmallFiles(Path folder, Configuration configuration) throws IOException {
    super(folder.getFileSystem(configuration), folder);
    this.context = FileContext.getFileContext(system.makeQualified(folder).toUri(), configuration);
  }

  @Override
  public boolean create(String name, String text) throws IOException {
    Path draft = draft(name, text);
    try {
      context.rename(draft, new Path(folder, name), Options.Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException e) {
      system.delete(draft, /* recursive= */ false);
      return false;
    }
  }

  @Override
  public void replace(String name, String text) throws IOException {
    context.rename(draft(name, text), new Path(folder, name), Options.Rename.OVERWRITE);
  }

  private Path draft(String name, String text) throws IOException {
    Path target = new Path(folder, name);
    Path draft = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
    try (FSDataOutputStream out =
        context.create(draft, EnumSet.of(CreateFlag.CREATE), Options.CreateOpts.createParent())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.hsync(); // on the disks of the datanodes before it gets its name
    }
    return draft;
  }
}
