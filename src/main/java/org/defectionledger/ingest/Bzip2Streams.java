package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a multistream bzip2 file that begin in one stretch of it, unpacked. Streams begin
 * at whole bytes with a signature of ten, so that a stretch can be entered without an index; a file
 * of one stream belongs to its first stretch.
 */
final class Bzip2Streams extends InputStream {
  /** File header and block header: the digits of π that open each block. */
  private static final int[] SIGNATURE = {'B', 'Z', 'h', -1, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59};

  private static final int ANY_LEVEL = 3;

  private final Counted raw;
  private final long end;
  private @Nullable InputStream stream;
  private long first = -1;

  /**
   * Begins to read.
   *
   * @param raw the packed file from byte {@code from} on, buffered
   * @param from first byte of the stretch
   * @param end the byte after it
   */
  Bzip2Streams(InputStream raw, long from, long end) throws IOException {
    this.raw = new Counted(raw, from);
    this.end = end;
    if (this.raw.seekSignature()) {
      first = this.raw.position();
      open();
    }
  }

  /** Place of the first stream in the packed file; −1 when none begins in the stretch. */
  long first() {
    return first;
  }

  private void open() throws IOException {
    boolean begins = raw.position() < end;
    Expansion.Packed packed = new Expansion.Packed(raw);
    stream =
        begins && raw.hasMore()
            ? new Expansion(
                new UpToTheBreak(
                    new BZip2CompressorInputStream(packed, /* decompressConcatenated= */ false),
                    Packing.BZIP2_STEP),
                packed)
            : null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (stream != null) {
      int n = stream.read(bytes, from, length);
      if (n > 0) {
        return n;
      }
      open(); // the raw stream stands behind the last byte of this one
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  /** Knows its place, which the unpacking of one stream moves exactly to its end. */
  private static final class Counted extends PushbackInputStream {
    private long position;

    Counted(InputStream in, long position) {
      super(in, SIGNATURE.length);
      this.position = position;
    }

    long position() {
      return position;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      position += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      position += Math.max(n, 0);
      return n;
    }

    boolean hasMore() throws IOException {
      int b = read();
      if (b >= 0) {
        back(new byte[] {(byte) b}, 1);
      }
      return b >= 0;
    }

    private void back(byte[] bytes, int count) throws IOException {
      unread(bytes, 0, count);
      position -= count;
    }

    /** Moves to the next signature; false when there is none. */
    boolean seekSignature() throws IOException {
      byte[] seen = new byte[SIGNATURE.length];
      int filled = 0;
      int b;
      while ((b = read()) >= 0) {
        if (filled == seen.length) {
          System.arraycopy(seen, 1, seen, 0, --filled);
        }
        seen[filled++] = (byte) b;
        if (filled == seen.length && isSignature(seen)) {
          back(seen, filled);
          return true;
        }
      }
      return false;
    }

    private static boolean isSignature(byte[] seen) {
      for (int i = 0; i < seen.length; i++) {
        boolean level = i == ANY_LEVEL && seen[i] >= '1' && seen[i] <= '9';
        if (!level && (seen[i] & 0xff) != SIGNATURE[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
