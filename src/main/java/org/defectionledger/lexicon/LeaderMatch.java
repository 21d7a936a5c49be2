package org.defectionledger.lexicon;

/**
 * A leader named in a sentence.
 *
 * @param length number of tokens
 * @param leader who
 */
public record LeaderMatch(int length, Leader leader) {}
