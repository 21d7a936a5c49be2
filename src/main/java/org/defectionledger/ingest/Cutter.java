package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into records and holds never more than one of them. A stream that breaks off gives
 * the records before the break, and the break as the last one.
 */
abstract class Cutter implements Iterator<RawRecord> {
  /** A longer record is no article; it is passed over, so that memory stays bounded. */
  static final int MAX_RECORD_BYTES = 16 << 20;

  /** What is kept of a record that cannot be read. */
  private static final int SHOWN_BYTES = 200;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private byte[] record = new byte[BUFFER];
  private int length;
  private long overflow;
  private long offset;
  private @Nullable RawRecord next;
  private boolean done;

  /**
   * Begins to cut.
   *
   * @param offset place of the first byte of {@code in} in its file
   */
  Cutter(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /**
   * Collects the next record with {@link #keep} and gives it out with {@link #cut}; null at the end
   * of the stream or of the stretch.
   */
  abstract @Nullable RawRecord find() throws IOException;

  @Override
  public final boolean hasNext() {
    if (next == null && !done) {
      long begin = offset;
      try {
        next = find();
      } catch (IOException e) {
        next =
            RawRecord.faulty(
                begin, start(), "UNREADABLE", "the file breaks off here (" + e.getMessage() + ")");
        done = true;
      }
      done |= next == null;
    }
    return next != null;
  }

  @Override
  public final RawRecord next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    RawRecord given = next;
    next = null;
    return given;
  }

  /** Place of the next byte. */
  final long offset() {
    return offset;
  }

  /** The next byte, −1 at the end. */
  final int read() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(in.read(buffer, 0, BUFFER), 0);
      if (filled == 0) {
        return -1;
      }
    }
    offset++;
    return buffer[at++] & 0xff;
  }

  /**
   * Keeps the bytes up to the next line feed and passes over it.
   *
   * @return whether there was a line feed before the end
   */
  final boolean keepLine() throws IOException {
    while (true) {
      if (at == filled) {
        at = 0;
        filled = Math.max(in.read(buffer, 0, BUFFER), 0);
        if (filled == 0) {
          return false;
        }
      }
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      keep(buffer, at, end - at);
      offset += end - at;
      at = end;
      if (end < filled) {
        at++;
        offset++;
        return true;
      }
    }
  }

  private void keep(byte[] bytes, int from, int count) {
    int fits = Math.min(count, MAX_RECORD_BYTES - length);
    if (length + fits > record.length) {
      record = Arrays.copyOf(record, Math.max(length + fits, record.length * 2));
    }
    System.arraycopy(bytes, from, record, length, fits);
    length += fits;
    overflow += count - fits;
  }

  /** Adds a byte to the record. */
  final void keep(int b) {
    if (length == MAX_RECORD_BYTES) {
      overflow++;
      return;
    }
    if (length == record.length) {
      record = Arrays.copyOf(record, record.length * 2);
    }
    record[length++] = (byte) b;
  }

  /** How many bytes the record has so far, those that were not kept included. */
  final long size() {
    return length + overflow;
  }

  /** Forgets what was kept. */
  final void drop() {
    if (record.length > 1 << 20) {
      record = new byte[BUFFER]; // one long record must not hold its room for the rest of the file
    }
    length = 0;
    overflow = 0;
  }

  /** The record that was kept, which began at {@code begin}. */
  final RawRecord cut(long begin) {
    long size = size();
    RawRecord found =
        overflow == 0
            ? RawRecord.whole(begin, Arrays.copyOf(record, length))
            : RawRecord.faulty(
                begin,
                start(),
                "RECORD_TOO_LONG",
                "the record has %d bytes, more than %d".formatted(size, MAX_RECORD_BYTES));
    drop();
    return found;
  }

  /** The record that was kept, which cannot be read. */
  final RawRecord cutFaulty(long begin, String reason, String why) {
    RawRecord found = RawRecord.faulty(begin, start(), reason, why);
    drop();
    return found;
  }

  /** Rejects the first line of what was kept; the lines behind it are cut again. */
  final RawRecord cutFaultyLine(long begin, String reason, String why) {
    RawRecord found = RawRecord.faulty(begin, start(), reason, why);
    int line = 0;
    while (line < length && record[line] != '\n') {
      line++;
    }
    int back = Math.max(length - line - 1, 0);
    byte[] again = new byte[Math.max(BUFFER, back + filled - at)];
    System.arraycopy(record, length - back, again, 0, back);
    System.arraycopy(buffer, at, again, back, filled - at);
    filled = back + filled - at;
    at = 0;
    buffer = again;
    offset -= back;
    drop();
    return found;
  }

  private byte[] start() {
    return Arrays.copyOf(record, Math.min(length, SHOWN_BYTES));
  }

  /** Whether what was kept is only white space. */
  final boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (record[i] != ' ' && record[i] != '\t' && record[i] != '\r') {
        return false;
      }
    }
    return overflow == 0;
  }
}
