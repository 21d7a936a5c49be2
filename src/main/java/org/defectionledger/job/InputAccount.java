package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of all that the files hold which a night read. The readers count what they cut out of
 * the files, apart from the rows that come of it; the run compares the two, file by file.
 *
 * @param files by path
 */
record InputAccount(Map<String, OfFile> files) {
  /**
   * The account of one file.
   *
   * @param present records in the file
   * @param read of these, articles
   * @param rejected of these, records that could not be read
   * @param skipped of these, records that were never meant to be articles
   * @param impossibleDates articles whose date is none
   * @param stretches stretches of the file that were read to their end
   * @param planned stretches that there are
   */
  record OfFile(
      long present,
      long read,
      long rejected,
      long skipped,
      long impossibleDates,
      long stretches,
      long planned) {
    static final OfFile NONE = new OfFile(0, 0, 0, 0, 0, 0, 1);

    boolean isWhole() {
      return read + rejected + skipped == present && stretches == planned;
    }
  }

  static InputAccount of(Dataset<Row> records) {
    Column state = col("state");
    Map<String, OfFile> files = new TreeMap<>();
    records
        .groupBy("input")
        .agg(
            total(col("present")).as("present"),
            total(when(ArticleRecord.isArticle(), lit(1L))).as("read"),
            total(when(state.equalTo(ArticleRecord.State.REJECTED.name()), lit(1L))).as("rejected"),
            total(col("skipped")).as("skipped"),
            total(col("impossible_dates")).as("impossible"),
            count(when(state.equalTo(ArticleRecord.State.ACCOUNT.name()), lit(1L))).as("stretches"),
            coalesce(max("stretches"), lit(1L)).as("planned"))
        .collectAsList() // one small row a file, as in the manifest
        .forEach(
            row ->
                files.put(
                    row.getAs("input"),
                    new OfFile(
                        row.getAs("present"),
                        row.getAs("read"),
                        row.getAs("rejected"),
                        row.getAs("skipped"),
                        row.getAs("impossible"),
                        row.getAs("stretches"),
                        row.getAs("planned"))));
    return new InputAccount(files);
  }

  private static Column total(Column values) {
    return coalesce(sum(values), lit(0L));
  }

  long present() {
    return files.values().stream().mapToLong(OfFile::present).sum();
  }

  long read() {
    return files.values().stream().mapToLong(OfFile::read).sum();
  }

  long rejected() {
    return files.values().stream().mapToLong(OfFile::rejected).sum();
  }

  long skipped() {
    return files.values().stream().mapToLong(OfFile::skipped).sum();
  }

  long impossibleDates() {
    return files.values().stream().mapToLong(OfFile::impossibleDates).sum();
  }

  /** One line for the operator. */
  String told() {
    return "Of %d records %d were read, %d rejected and %d skipped as no articles; %d had an impossible date"
        .formatted(present(), read(), rejected(), skipped(), impossibleDates());
  }

  /**
   * Compares what is there with what came of it.
   *
   * @param manifest the files that the night had to read
   * @throws IllegalStateException when a file, a stretch of it or a record has no outcome
   */
  void check(List<String> manifest) {
    List<String> lost = new ArrayList<>();
    for (String file : manifest) {
      OfFile account = files.getOrDefault(file, OfFile.NONE);
      if (!account.isWhole()) {
        lost.add(file + " " + account);
      }
    }
    if (!lost.isEmpty()) {
      throw new IllegalStateException(
          "Input was lost: read, rejected and skipped records do not make up those present in\n  - "
              + String.join("\n  - ", lost));
    }
  }
}
