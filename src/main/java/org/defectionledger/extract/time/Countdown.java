package org.defectionledger.extract.time;

import java.time.LocalDate;
import org.defectionledger.mention.EventDate;

/**
 * A stretch of time that a sentence counts from an event of its own: "eight days after he left".
 *
 * @param from first token
 * @param to the token of "after" or "since"
 * @param count how many units
 * @param unit singular
 */
public record Countdown(int from, int to, int count, String unit) {
  /** The date of the event that is so long before a day. */
  public EventDate before(LocalDate day) {
    return Periods.shifted(day, -count, unit).orElse(EventDate.UNKNOWN);
  }
}
