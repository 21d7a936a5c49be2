package org.defectionledger.mention;

/** What a named entity is. */
public enum EntityType {
  PERSON,
  ORGANIZATION,
  LOCATION
}
