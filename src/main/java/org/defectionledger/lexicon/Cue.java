package org.defectionledger.lexicon;

/**
 * A word or phrase that bears on factuality.
 *
 * @param lemmas lower-case lemmas, blanks between
 * @param cueClass what it says
 */
public record Cue(String lemmas, CueClass cueClass) {}
