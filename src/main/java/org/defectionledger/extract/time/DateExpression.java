package org.defectionledger.extract.time;

import org.defectionledger.mention.EventDate;

/**
 * A date expression in a sentence.
 *
 * @param from first token
 * @param to last token
 * @param date what it resolves to; unknown when it is relative and there is no document time
 * @param role how the date bounds an event
 */
public record DateExpression(int from, int to, EventDate date, Role role) {
  /** How the date bounds an event. */
  public enum Role {
    /** The event lies in it. */
    AT,
    /** A state began with it ("since March 2011"); the date is the span up to the document day. */
    SINCE,
    /** A state ended with it ("until December"). */
    UNTIL
  }
}
