package org.defectionledger.extract;

import org.defectionledger.lexicon.Trigger;

/**
 * A trigger found in a sentence.
 *
 * @param trigger the line of the lexicon
 * @param head index of the head token
 * @param last index of the last token that belongs to it
 */
record TriggerMatch(Trigger trigger, int head, int last) {}
