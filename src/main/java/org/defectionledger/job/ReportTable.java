package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;

import java.io.PrintStream;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prints the counts by role and month for a person. */
final class ReportTable {
  private static final int MOST_ROWS = 60;

  private final PrintStream console;

  ReportTable(PrintStream console) {
    this.console = console;
  }

  void print(Dataset<Row> counts) {
    List<Row> rows =
        counts
            .where("period = 'MONTH' and role is null and from_country is null and kind is null")
            .orderBy(col("period_start").asc_nulls_last(), col("role_category"))
            .limit(MOST_ROWS + 1)
            .collectAsList();
    console.printf(
        "%n%-10s  %-26s %10s %14s %9s %9s%n",
        "month", "role", "defections", "people", "mentions", "articles");
    for (Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      Object start = row.getAs("period_start");
      Long most = row.getAs("people_max");
      Long least = row.getAs("people_min");
      String people =
          most == null
              ? least + " or more"
              : most.equals(least) ? "" + least : least + " to " + most;
      console.printf(
          "%-10s  %-26s %10d %14s %9d %9d%n",
          start == null ? "undated" : start.toString().substring(0, 7),
          row.getAs("role_category"),
          row.<Long>getAs("defections"),
          people,
          row.<Long>getAs("mentions"),
          row.<Long>getAs("articles"));
    }
    if (rows.size() > MOST_ROWS) {
      console.printf("… and more in counts_by_role_and_date%n");
    }
  }
}
