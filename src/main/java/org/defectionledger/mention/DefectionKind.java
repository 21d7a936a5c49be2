package org.defectionledger.mention;

/** Between what sides the defector moved: the guidelines, section 3. */
public enum DefectionKind {
  /** Breaks with a government or its forces. */
  REGIME,
  /** Goes over to another state. */
  STATE,
  /** From one party or parliamentary group to another, or out of it in revolt. */
  PARTY,
  /** Leaves a rebel, militant or criminal armed group. */
  ARMED_GROUP
}
