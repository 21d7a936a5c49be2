package org.defectionledger.ledger;

/** How well a ledger entry is supported. */
public enum Status {
  /** Told by one independent source. */
  CLAIMED,
  /** Told by two or more independent sources. */
  CONFIRMED,
  /** Denied by another article. */
  DISPUTED
}
