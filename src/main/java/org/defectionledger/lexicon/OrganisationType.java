package org.defectionledger.lexicon;

/** On which side an organisation stands. */
public enum OrganisationType {
  PARTY,
  ARMED_GROUP,
  /** Armed or security force of a state. */
  STATE_FORCE,
  /** Body or coalition that opposes a regime. */
  OPPOSITION,
  INTELLIGENCE
}
