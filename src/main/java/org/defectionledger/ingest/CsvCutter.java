package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts delimited text into records: a line feed ends one unless it stands in quotes (RFC 4180). A
 * quote that never closes costs its line: the next one begins anew.
 */
final class CsvCutter extends Cutter {
  /** More in one quoted field is taken for a quote that never closes. */
  static final int MAX_QUOTED_BYTES = 2 << 20;

  private final char delimiter;

  CsvCutter(InputStream in, char delimiter) {
    super(in, 0);
    this.delimiter = delimiter;
  }

  @Override
  @Nullable RawRecord find() throws IOException {
    while (true) {
      long begin = offset();
      boolean quoted = false;
      boolean fieldBegins = true;
      boolean closed = false;
      boolean overLines = false;
      long quotedFrom = 0;
      int b;
      while ((b = read()) >= 0) {
        if (b == '\n' && !quoted) {
          break;
        }
        if (b == '"' && (quoted || fieldBegins)) {
          overLines &= quoted || closed;
          quoted = !quoted;
          quotedFrom = size();
          fieldBegins = !quoted; // a doubled quote opens again
          closed = !quoted;
        } else {
          if (closed && overLines && b != delimiter && b != '\r') {
            keep(b);
            return unclosed(begin); // the quote that closed it opens a field of a later line
          }
          overLines |= quoted && b == '\n';
          fieldBegins = !quoted && (b == delimiter);
          closed = false;
        }
        keep(b);
        if (quoted && size() - quotedFrom > MAX_QUOTED_BYTES) {
          return unclosed(begin);
        }
      }
      if (quoted) {
        return unclosed(begin);
      }
      if (!isBlank()) {
        return cut(begin);
      }
      drop();
      if (b < 0) {
        return null;
      }
    }
  }

  private RawRecord unclosed(long begin) {
    return cutFaultyLine(begin, "UNCLOSED_QUOTE", "a quote is opened and never closed");
  }
}
