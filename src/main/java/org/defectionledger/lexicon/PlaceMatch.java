package org.defectionledger.lexicon;

/**
 * A country named in a sentence.
 *
 * @param length number of tokens
 * @param country the state
 * @param kind how it is named
 */
public record PlaceMatch(int length, Country country, PlaceKind kind) {}
