package org.defectionledger.lexicon;

/**
 * An organisation named in a sentence.
 *
 * @param length number of tokens
 * @param organisation which
 */
public record OrganisationMatch(int length, Organisation organisation) {}
