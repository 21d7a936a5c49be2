package org.defectionledger.lexicon;

/** What a cue says of the factuality of the clause in its scope. */
public enum CueClass {
  NEGATION,
  DENIAL,
  DOUBT,
  POSSIBILITY,
  REPORT,
  CALL,
  CONDITION,
  PLAN,
  ATTEMPT,
  GENERIC,
  RUMOUR
}
