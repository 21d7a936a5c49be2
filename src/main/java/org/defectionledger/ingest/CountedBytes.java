package org.defectionledger.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that can be marked and knows how many bytes were read of it. */
final class CountedBytes extends FilterInputStream {
  private long count;
  private long marked;

  CountedBytes(InputStream in) {
    super(in);
  }

  /** Bytes read so far, those behind a mark to which it went back not counted. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    count += Math.max(n, 0);
    return n;
  }

  @Override
  public synchronized void mark(int limit) {
    super.mark(limit);
    marked = count;
  }

  @Override
  public synchronized void reset() throws IOException {
    super.reset();
    count = marked;
  }

  /** Whether there is another byte. */
  boolean hasMore() throws IOException {
    mark(1);
    int b = read();
    reset();
    return b >= 0;
  }
}
