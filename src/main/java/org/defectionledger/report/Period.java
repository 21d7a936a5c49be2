package org.defectionledger.report;

/** The stretch of the calendar that a row of counts covers; weeks are ISO weeks. */
public enum Period {
  DAY,
  WEEK,
  MONTH,
  YEAR
}
