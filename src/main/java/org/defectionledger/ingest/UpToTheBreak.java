package org.defectionledger.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives what was unpacked before a break. The libraries lose what they unpacked in the very call in
 * which they meet it, so they are asked for little at a time.
 */
final class UpToTheBreak extends FilterInputStream {
  private final int step;
  private @Nullable IOException broken;

  /**
   * Wraps an unpacking stream.
   *
   * @param step bytes a call; what lies behind the last whole step before the break is lost
   */
  UpToTheBreak(InputStream in, int step) {
    super(in);
    this.step = step;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (broken != null) {
      throw broken;
    }
    int filled = 0;
    try {
      while (filled < length) {
        int n = in.read(bytes, from + filled, Math.min(step, length - filled));
        if (n <= 0) {
          break;
        }
        filled += n;
      }
    } catch (IOException e) {
      if (filled == 0) {
        throw e;
      }
      broken = e;
    }
    return filled == 0 && length > 0 ? -1 : filled;
  }
}
