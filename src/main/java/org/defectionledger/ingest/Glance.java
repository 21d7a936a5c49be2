package org.defectionledger.ingest;

/** A look at the bytes of a record before it is decoded. */
@FunctionalInterface
public interface Glance {
  /** Takes every record for one that is wanted. */
  Glance ALL = bytes -> true;

  /** Whether the text of the record may be wanted; false saves the decoding. */
  boolean mayBeWanted(byte[] record);
}
