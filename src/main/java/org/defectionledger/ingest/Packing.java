package org.defectionledger.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** How a file is compressed, told by its first bytes and never by its name. */
public enum Packing {
  NONE,
  GZIP,
  BZIP2,
  ZSTD;

  private static final int BUFFER = 1 << 16;

  /** Small beside an article, large beside what a call costs. */
  static final int BZIP2_STEP = 32;

  private static final int STEP = 128;

  /** The packing of a file that begins with these bytes; four suffice. */
  public static Packing of(byte[] head) {
    if (startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (startsWith(head, 'B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9') {
      return BZIP2;
    }
    return startsWith(head, 0x28, 0xb5, 0x2f, 0xfd) ? ZSTD : NONE;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The bytes as they were before packing, all members of a file of several.
   *
   * @throws IOException when the file is no such archive; while reading also when it is cut, broken
   *     or a bomb
   */
  public InputStream open(InputStream raw) throws IOException {
    CountedBytes packed = new CountedBytes(new BufferedInputStream(raw, BUFFER));
    return switch (this) {
      case NONE -> raw;
      case GZIP -> new Expansion(new UpToTheBreak(new GzipMembers(packed), STEP), packed);
      case BZIP2 ->
          new Expansion(
              new UpToTheBreak(
                  new BZip2CompressorInputStream(packed, /* decompressConcatenated= */ true),
                  BZIP2_STEP),
              packed);
      case ZSTD -> new Expansion(new UpToTheBreak(new ZstdInputStream(packed), STEP), packed);
    };
  }
}
