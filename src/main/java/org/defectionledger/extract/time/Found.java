package org.defectionledger.extract.time;

import org.defectionledger.mention.EventDate;

/**
 * A date read at one place of a sentence.
 *
 * @param length how many words tell it
 * @param date what they tell; unknown where they are a date that cannot be resolved
 */
record Found(int length, EventDate date) {}
