package org.defectionledger.extract.time;

import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;

/**
 * The dates that an article has told so far: what "that day" and "two weeks later" count from.
 *
 * @param last the date told last; unknown before the first
 * @param lastDay the last one known to the day; unknown before the first
 */
public record Told(EventDate last, EventDate lastDay) {
  /** Nothing has been told. */
  public static final Told NOTHING = new Told(EventDate.UNKNOWN, EventDate.UNKNOWN);

  /** The same with one more date; an unknown one changes nothing. */
  public Told and(EventDate date) {
    if (!date.isKnown()) {
      return this;
    }
    return new Told(date, date.precision() == DatePrecision.DAY ? date : lastDay);
  }
}
