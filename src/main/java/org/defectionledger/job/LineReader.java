package org.defectionledger.job;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one file or of a stretch of it, with the byte at which each begins. A file that
 * breaks off keeps the lines before the break; the break is the last item.
 */
final class LineReader implements Iterator<LineReader.Line> {
  /**
   * One line, or the end of a broken file.
   *
   * @param offset first byte in the decompressed file
   * @param text the line; empty when it could not be read
   * @param fault why not
   */
  record Line(long offset, String text, Optional<String> fault) {}

  /** A longer line is no article; it is passed over so that memory stays bounded. */
  static final int MAX_LINE_BYTES = 32 << 20;

  private final @Nullable InputStream in;
  private final long end;
  private long offset;
  private @Nullable Line next;
  private boolean done;

  /**
   * Opens a file.
   *
   * @param from first byte of the stretch; 0 for compressed files
   * @param to the byte after the last; a line that begins before it is read whole
   */
  LineReader(String path, long from, long to, Configuration configuration) {
    this.end = to;
    this.offset = from;
    InputStream opened = null;
    try {
      Path file = new Path(path);
      FileSystem system = file.getFileSystem(configuration);
      var raw = system.open(file);
      if (from > 0) {
        raw.seek(from - 1);
        opened = new BufferedInputStream(raw, 1 << 16);
        this.offset = from - 1;
        skipLine(opened);
      } else {
        opened = unpacked(path, new BufferedInputStream(raw, 1 << 16));
      }
    } catch (IOException e) {
      next = new Line(offset, "", Optional.of(String.valueOf(e)));
      done = true;
    }
    this.in = opened;
  }

  /** Whether a file of this name can be read in stretches. */
  static boolean isSplittable(String path) {
    return !path.endsWith(".gz") && !path.endsWith(".bz2") && !path.endsWith(".zst");
  }

  private static InputStream unpacked(String path, InputStream raw) throws IOException {
    if (path.endsWith(".gz")) {
      return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
    }
    if (path.endsWith(".bz2")) {
      return new BufferedInputStream(
          new BZip2CompressorInputStream(raw, /* decompressConcatenated= */ true), 1 << 16);
    }
    if (path.endsWith(".zst")) {
      return new BufferedInputStream(new ZstdInputStream(raw), 1 << 16);
    }
    return raw;
  }

  private void skipLine(InputStream stream) throws IOException {
    int b;
    while ((b = stream.read()) >= 0) {
      offset++;
      if (b == '\n') {
        return;
      }
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null && !done) {
      next = read();
    }
    return next != null;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Line line = next;
    next = null;
    if (line == null) {
      throw new NoSuchElementException();
    }
    return line;
  }

  /** The next line that is not blank; null at the end of the stretch. */
  private @Nullable Line read() {
    InputStream stream = in;
    if (stream == null || offset >= end) {
      return finish();
    }
    long begin = offset;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    boolean tooLong = false;
    try {
      int b;
      while ((b = stream.read()) >= 0) {
        offset++;
        if (b == '\n') {
          break;
        }
        if (bytes.size() < MAX_LINE_BYTES) {
          bytes.write(b);
        } else {
          tooLong = true;
        }
      }
      if (b < 0) {
        finish();
      }
    } catch (IOException e) {
      finish();
      return new Line(begin, "", Optional.of("the file breaks off: " + e));
    }
    if (tooLong) {
      return new Line(
          begin, "", Optional.of("the line is longer than " + MAX_LINE_BYTES + " bytes"));
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.isBlank() ? null : new Line(begin, text, Optional.empty());
  }

  private @Nullable Line finish() {
    done = true;
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      done = true; // the file was read; that it does not close changes nothing
    }
    return null;
  }
}
