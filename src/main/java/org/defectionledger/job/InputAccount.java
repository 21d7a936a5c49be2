package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of all that the inputs hold. The readers count what they cut out of the files, apart
 * from the rows that come of it; the run compares the two.
 *
 * @param present records in the files
 * @param read of these, articles
 * @param rejected of these, records that could not be read
 * @param skipped of these, records that were never meant to be articles
 * @param impossibleDates articles whose date is none
 * @param stretches stretches of files that were read to their end
 * @param stretchesPlanned stretches that the run had to read
 */
record InputAccount(
    long present,
    long read,
    long rejected,
    long skipped,
    long impossibleDates,
    long stretches,
    long stretchesPlanned) {

  static InputAccount of(Dataset<Row> records) {
    Column state = col("state");
    Row row =
        records
            .agg(
                total(col("present")).as("present"),
                total(when(state.isin("PLAIN", "CANDIDATE", "OTHER_LANGUAGE"), lit(1L))).as("read"),
                total(when(state.equalTo("REJECTED"), lit(1L))).as("rejected"),
                total(col("skipped")).as("skipped"),
                total(col("impossible_dates")).as("impossible"),
                count(when(state.equalTo("ACCOUNT"), lit(1L))).as("stretches"),
                coalesce(max("stretches"), lit(0L)).as("planned"))
            .first();
    return new InputAccount(
        row.getAs("present"),
        row.getAs("read"),
        row.getAs("rejected"),
        row.getAs("skipped"),
        row.getAs("impossible"),
        row.getAs("stretches"),
        row.getAs("planned"));
  }

  private static Column total(Column values) {
    return coalesce(sum(values), lit(0L));
  }

  /** One line for the operator. */
  String told() {
    return "Of %d records %d were read, %d rejected and %d skipped as no articles; %d had an impossible date"
        .formatted(present, read, rejected, skipped, impossibleDates);
  }

  /**
   * Compares what is there with what came of it.
   *
   * @throws IllegalStateException when a record or a stretch of a file has no outcome
   */
  void check() {
    if (read + rejected + skipped != present || stretches != stretchesPlanned) {
      throw new IllegalStateException(
          "Input was lost: of %d records %d were read, %d rejected and %d skipped; of %d stretches of files %d were read to their end"
              .formatted(present, read, rejected, skipped, stretchesPlanned, stretches));
    }
  }
}
