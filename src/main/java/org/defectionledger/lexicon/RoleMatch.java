package org.defectionledger.lexicon;

/**
 * A title found in a sentence.
 *
 * @param length number of tokens
 * @param title the title
 * @param plural whether its plural was found
 */
public record RoleMatch(int length, RoleTitle title, boolean plural) {}
