package org.defectionledger.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes, up to a ratio that no dump of news reaches: a bomb ends as a broken file. News in
 * JSON packs 3 to 8 times, the same page over and over about 100 times in zstd.
 */
final class Expansion extends FilterInputStream {
  /** Unpacked bytes for each packed one. */
  static final int MAX_RATIO = 300;

  /** Small files may be as dense as they like. */
  static final long FREE_BYTES = 64L << 20;

  private final CountedBytes packed;
  private long out;

  /**
   * Bounds a stream.
   *
   * @param packed what {@code unpacked} is unpacked from
   */
  Expansion(InputStream unpacked, CountedBytes packed) {
    super(unpacked);
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    grow(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    grow(Math.max(n, 0));
    return n;
  }

  private void grow(int n) throws IOException {
    out += n;
    if (out > FREE_BYTES && out / MAX_RATIO > packed.count()) {
      throw new IOException(
          "%d bytes came out of %d packed ones, more than %d for one: this is taken for a bomb"
              .formatted(out, packed.count(), MAX_RATIO));
    }
  }
}
