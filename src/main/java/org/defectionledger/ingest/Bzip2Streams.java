package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a multistream bzip2 file that begin in one stretch of it, unpacked. Streams begin
 * at whole bytes with a signature of ten, so that a stretch can be entered without an index; a file
 * of one stream belongs to its first stretch.
 */
final class Bzip2Streams extends ManyBytes {
  /** File header and block header: the digits of π that open each block. */
  private static final int[] SIGNATURE = {'B', 'Z', 'h', -1, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59};

  private static final int ANY_LEVEL = 3;

  private final CountedBytes raw;
  private final long from;
  private final long end;
  private @Nullable InputStream stream;
  private long first = -1;

  /**
   * Begins to read.
   *
   * @param raw the packed file from byte {@code from} on, a stream that can be marked
   * @param from first byte of the stretch
   * @param end the byte after it
   */
  Bzip2Streams(InputStream raw, long from, long end) throws IOException {
    this.raw = new CountedBytes(raw);
    this.from = from;
    this.end = end;
    if (seekSignature()) {
      first = position();
      open();
    }
  }

  /** Place of the first stream in the packed file; −1 when none begins in the stretch. */
  long first() {
    return first;
  }

  private void open() throws IOException {
    boolean begins = position() < end;
    CountedBytes packed = new CountedBytes(raw);
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

  private long position() {
    return from + raw.count();
  }

  /** Moves to the next signature; false when there is none. */
  private boolean seekSignature() throws IOException {
    while (true) {
      raw.mark(SIGNATURE.length);
      int b = raw.read();
      if (b < 0) {
        return false;
      }
      if (b == SIGNATURE[0]) {
        boolean found = standsBehindSignature();
        raw.reset();
        if (found) {
          return true;
        }
        raw.read();
      }
    }
  }

  private boolean standsBehindSignature() throws IOException {
    for (int i = 1; i < SIGNATURE.length; i++) {
      int b = raw.read();
      boolean level = i == ANY_LEVEL && b >= '1' && b <= '9';
      if (!level && b != SIGNATURE[i]) {
        return false;
      }
    }
    return true;
  }
}
