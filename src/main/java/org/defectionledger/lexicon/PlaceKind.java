package org.defectionledger.lexicon;

/** How a word names a country. */
public enum PlaceKind {
  NAME,
  DEMONYM,
  CAPITAL,
  CITY
}
