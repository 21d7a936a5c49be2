package org.defectionledger.mention;

/** Why an expression that looks like a defection is not one: the guidelines, section 1. */
public enum NotCountedReason {
  /** A plain resignation, a flight of civilians, a vote against the own party. */
  NOT_A_DEFECTION,
  /** Brake defects, consumers, transfers of players, fiction. */
  OTHER_SENSE,
  /** Somebody is called on to defect. */
  CALL,
  /** May, might, if, is considering. */
  HYPOTHETICAL,
  /** Denied, or retracted by the same article. */
  DENIED,
  /** A plan that failed before the break. */
  ATTEMPT,
  /** Unbounded talk: a wave of defections. */
  GENERIC
}
