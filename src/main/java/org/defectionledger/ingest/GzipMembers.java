package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a gzip file, unpacked one behind the other. The reader of the JDK takes what it
 * does not know behind a member for the end of the file, and that of the library loses the member
 * before it.
 */
final class GzipMembers extends ManyBytes {
  private final CountedBytes packed;
  private @Nullable InputStream member;

  /**
   * Opens the first member.
   *
   * @param packed the file
   */
  GzipMembers(CountedBytes packed) throws IOException {
    this.packed = packed;
    this.member = new GzipCompressorInputStream(packed);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (member != null) {
      int n = member.read(bytes, from, length);
      if (n > 0 || length == 0) {
        return n;
      }
      member = packed.hasMore() ? new GzipCompressorInputStream(packed) : null;
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
