package org.defectionledger.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One record cut out of a stream, before it is read.
 *
 * @param offset its first byte, counted in the unpacked stream
 * @param bytes its bytes without the line end; of a record with a fault at most its first 200
 * @param fault why it cannot be read: the file breaks off in it, or it is too long
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each record would cost
record RawRecord(long offset, byte[] bytes, Optional<Parsed.Rejected> fault) {
  /** A record that is whole. */
  static RawRecord whole(long offset, byte[] bytes) {
    return new RawRecord(offset, bytes, Optional.empty());
  }

  /** A record with a fault; {@code start} is what of it was seen. */
  static RawRecord faulty(long offset, byte[] start, String reason, String why) {
    String shown = new String(start, StandardCharsets.UTF_8);
    return new RawRecord(offset, start, Optional.of(Parsed.Rejected.of(reason, why, shown)));
  }
}
