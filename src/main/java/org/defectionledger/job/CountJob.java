package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.defectionledger.count.Cells;
import org.defectionledger.ledger.Defection;
import org.defectionledger.report.Count;
import org.defectionledger.table.RecordTable;

/** Counts the ledger by role and date. */
final class CountJob {
  static final RecordTable<Count> COUNTS = RecordTable.of(Count.class);

  private static final StructType CELL =
      new StructType()
          .add("cell", COUNTS.schema(), false)
          .add("article_ids", DataTypes.createArrayType(DataTypes.StringType, false), false);

  private static final List<String> KEY =
      List.of("period", "period_start", "role_category", "role", "from_country", "kind");

  private CountJob() {}

  /**
   * The report.
   *
   * @param defections the ledger
   * @param mentions the mentions, with ledger ids
   */
  static Dataset<Row> counts(Dataset<Row> defections, Dataset<Row> mentions) {
    Dataset<Row> told =
        mentions
            .where(col("defection_id").isNotNull())
            .groupBy("defection_id")
            .agg(count(lit(1)).as("told"));
    Dataset<Row> cells =
        defections
            .join(told, defections.col("defection_id").equalTo(told.col("defection_id")), "left")
            .select(
                struct(
                        Stream.of(ResolveJob.DEFECTIONS.columns())
                            .map(defections::col)
                            .toArray(Column[]::new))
                    .as("entry"),
                col("told"))
            .flatMap(
                (FlatMapFunction<Row, Row>)
                    r -> {
                      Defection d = ResolveJob.DEFECTIONS.fromRow(r.getAs("entry"));
                      Long n = r.getAs("told");
                      String[] articles = d.articleIds().toArray(new String[0]);
                      return Cells.of(d, n == null ? 0 : n).stream()
                          .map(c -> RowFactory.create(COUNTS.toRow(c), articles))
                          .iterator();
                    },
                Encoders.row(CELL));
    Column[] key = KEY.stream().map(k -> col("cell." + k).as(k)).toArray(Column[]::new);
    Dataset<Row> sums =
        cells
            .groupBy(key)
            .agg(
                sum("cell.defections").as("defections"),
                sum("cell.people_min").as("people_min"),
                when(max(col("cell.people_max").isNull()), lit(null))
                    .otherwise(sum("cell.people_max"))
                    .as("people_max"),
                sum("cell.mentions").as("mentions"));
    Dataset<Row> articles =
        cells
            .select(
                Stream.concat(Stream.of(key), Stream.of(explode(col("article_ids")).as("article")))
                    .toArray(Column[]::new))
            .groupBy(KEY.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new))
            .agg(countDistinct("article").as("articles"));
    Column same =
        KEY.stream()
            .map(k -> sums.col(k).eqNullSafe(articles.col(k)))
            .reduce(Column::and)
            .orElseThrow();
    return sums.join(articles, same)
        .select(
            Stream.of(COUNTS.columns())
                .map(c -> c.equals("articles") ? articles.col(c) : sums.col(c))
                .toArray(Column[]::new));
  }

  /**
   * The sum rule: for each period the rows over all roles, countries and kinds add up to the number
   * of entries that are not cumulative.
   *
   * @return for each period that breaks it, a line that says by how much; empty when it holds
   */
  static List<String> brokenSums(Dataset<Row> counts, Dataset<Row> defections) {
    long entries = defections.where(col("cumulative").equalTo(false)).count();
    List<Row> sums =
        counts
            .where(col("role").isNull().and(col("from_country").isNull()).and(col("kind").isNull()))
            .groupBy("period")
            .agg(sum("defections").as("n"))
            .collectAsList(); // four periods
    return sums.stream()
        .filter(r -> r.<Long>getAs("n") != entries)
        .map(
            r ->
                "%s: %d counted of %d entries"
                    .formatted(r.getAs("period"), r.<Long>getAs("n"), entries))
        .toList();
  }
}
