package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a MediaWiki dump at its pages without parsing it: inside a page's text the tags are written
 * as entities, so the bytes of a tag are a tag. A broken page costs itself alone, and what stands
 * before the pages, where an entity bomb would be declared, is never parsed.
 */
final class PageCutter extends Cutter {
  private static final byte[] OPEN = "<page>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "</page>".getBytes(StandardCharsets.US_ASCII);

  private final long end;

  /**
   * Begins to cut; {@code end} is the byte after the stretch, a page that begins before it is cut.
   */
  PageCutter(InputStream in, long offset, long end) {
    super(in, offset);
    this.end = end;
  }

  @Override
  @Nullable RawRecord find() throws IOException {
    if (offset() >= end || !seek(OPEN, /* keeping= */ false)) {
      return null;
    }
    long begin = offset() - OPEN.length;
    if (begin >= end) {
      return null;
    }
    for (byte b : OPEN) {
      keep(b);
    }
    if (!seek(CLOSE, /* keeping= */ true)) {
      return cutFaulty(begin, "UNREADABLE", "the file ends inside this page");
    }
    return cut(begin);
  }

  private boolean seek(byte[] tag, boolean keeping) throws IOException {
    int matched = 0;
    int b;
    while ((b = read()) >= 0) {
      if (keeping) {
        keep(b);
      }
      matched = b == tag[matched] ? matched + 1 : b == tag[0] ? 1 : 0;
      if (matched == tag.length) {
        return true;
      }
    }
    return false;
  }
}
