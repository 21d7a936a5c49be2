package org.defectionledger.lexicon;

/**
 * What a word tells about the sense of a trigger near it, or about the side that a phrase names.
 */
public enum WordClass {
  /** A noun that stands for a group of people. */
  UNIT,
  /** A unit of an army. */
  ARMY_UNIT,
  /** A parliament or council, or the house of one. */
  CHAMBER,
  SIDE_STATE,
  SIDE_REBEL,
  SIDE_PARTY,
  SIDE_ARMED,
  SIDE_FOREIGN,
  /** A noun that stands for one human being, without an office. */
  PERSON,
  CONSUMER,
  CIVILIAN,
  COMPANY,
  SPORT,
  BUSINESS,
  FICTION,
  VOTE,
  /** What people resign for who break with nobody: health, pay, family. */
  PRIVATE,
  PROTEST,
  REPRESSION,
  CONFLICT,
  STATE_MOVE,
  PARTY_MOVE,
  FEMALE,
  MALE,
  /** The capitalised head of an organisation's name. */
  ORG_HEAD,
  /** The capitalised head of a place's name. */
  PLACE_HEAD,
  /** A noun right before the name of a paper, station, party or other organisation. */
  OUTLET
}
