package org.defectionledger.mention;

/** How closely a date is known. */
public enum DatePrecision {
  DAY,
  /** Monday to Sunday. */
  WEEK,
  MONTH,
  YEAR,
  /** Any other stretch of days. */
  SPAN,
  UNKNOWN
}
