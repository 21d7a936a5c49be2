package org.defectionledger.resolve;

/** How two personal names stand to each other, from the strongest agreement to none. */
public enum NameAgreement {
  /** All words agree, two at least. */
  SAME,
  /** All of the shorter one's words agree, two at least; the longer one has more. */
  LONGER,
  /** The family names agree, and an initial stands for a given name. */
  INITIALS,
  /** One word alone, which is the other's family name or the same single word. */
  FAMILY_ALONE,
  /** The family names agree, the given names do not. */
  OTHER_GIVEN,
  /** Nothing speaks for one person. */
  DIFFERENT;

  /** Whether the names can be one person's. */
  public boolean isCompatible() {
    return compareTo(OTHER_GIVEN) < 0;
  }
}
