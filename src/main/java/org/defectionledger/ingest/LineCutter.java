package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream, or a stretch of it, at its line feeds; blank lines are no records. */
final class LineCutter extends Cutter {
  private final long end;
  private boolean first;

  /**
   * Begins to cut.
   *
   * @param from first byte of the stretch; when not 0, {@code in} stands one byte before it, and
   *     the line that runs there belongs to the stretch before
   * @param end the byte after the stretch; a line that begins before it is read whole
   */
  LineCutter(InputStream in, long from, long end) {
    super(in, Math.max(from - 1, 0));
    this.first = from > 0;
    this.end = end;
  }

  @Override
  @Nullable RawRecord find() throws IOException {
    if (first) {
      first = false;
      keepLine();
      drop();
    }
    while (offset() < end) {
      long begin = offset();
      boolean more = keepLine();
      if (!isBlank()) {
        return cut(begin);
      }
      drop();
      if (!more) {
        return null;
      }
    }
    return null;
  }
}
