package org.defectionledger.table.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Small files on a disk: POSIX {@code rename} and {@code link}. Hadoop's own rename on a local disk
 * removes the target first, so that for a moment there is no pointer; hence {@code java.nio}.
 */
final class LocalSmallFiles implements SmallFiles {
  private final Path folder;
  private final FileAttribute<?> ofFiles;
  private final FileAttribute<?> ofFolders;

  /** Rights are those that Hadoop gives the tables: {@code fs.permissions.umask-mode} decides. */
  LocalSmallFiles(Path folder, Configuration configuration) {
    this.folder = folder;
    FsPermission umask = FsPermission.getUMask(configuration);
    this.ofFiles = rights(FsPermission.getFileDefault().applyUMask(umask));
    this.ofFolders = rights(FsPermission.getDirDefault().applyUMask(umask));
  }

  private static FileAttribute<?> rights(FsPermission permission) {
    return PosixFilePermissions.asFileAttribute(
        PosixFilePermissions.fromString(permission.toString()));
  }

  @Override
  public Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean create(String name, String text) throws IOException {
    Path draft = draft(name, text);
    try {
      Files.createLink(folder.resolve(name), draft); // fails when the name is taken
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public void replace(String name, String text) throws IOException {
    Path draft = draft(name, text);
    try {
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Forced to the disk before it gets its name: a power cut must not leave an empty pointer. */
  private Path draft(String name, String text) throws IOException {
    Path target = folder.resolve(name);
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent, ofFolders);
    }
    Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(
            draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ofFiles)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(/* metaData= */ true);
    }
    return draft;
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public List<String> names(String inside) throws IOException {
    Path path = folder.resolve(inside);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
