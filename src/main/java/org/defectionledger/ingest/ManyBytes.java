package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;

/** A stream that reads many bytes at a time, and one as many of one. */
abstract class ManyBytes extends InputStream {
  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] bytes, int from, int length) throws IOException;
}
