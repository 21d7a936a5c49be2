package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir java.nio.file.Path folder;

  private List<String> found() {
    return Inputs.files(List.of(folder.toString()), new Configuration()).stream()
        .map(
            f ->
                f.path()
                    .substring(
                        f.path().lastIndexOf(folder.toString()) + folder.toString().length() + 1))
        .toList();
  }

  private void file(String name) throws IOException {
    java.nio.file.Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "He defected.");
  }

  @Test
  void findsFilesInFoldersBelowAndPassesOverWhatLiesBesideDumps() throws IOException {
    for (String name : List.of("b/2.txt", "a/deep/1.txt", "3.jsonl")) {
      file(name);
    }
    for (String name : List.of("_tmp/4.txt", "a/.hidden/5.txt", "README.md", "b/2.txt.md5")) {
      file(name);
    }
    assertThat(found()).containsExactly("3.jsonl", "a/deep/1.txt", "b/2.txt");
  }

  /** Hadoop asks {@code ls} for the rights of each file that it lists with its blocks. */
  public static final class WithoutBlocks extends LocalFileSystem {
    @Override
    public RemoteIterator<LocatedFileStatus> listLocatedStatus(Path folder) {
      throw new AssertionError("a process for each file of " + folder);
    }
  }

  @Test
  void listsALocalFolderWithoutAProcessForEachFile() throws IOException {
    file("a/1.txt");
    Configuration configuration = new Configuration();
    configuration.setClass("fs.file.impl", WithoutBlocks.class, FileSystem.class);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    assertThat(Inputs.files(List.of(folder.toUri().toString()), configuration)).hasSize(1);
  }
}
