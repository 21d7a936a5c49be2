package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Keeps one of each article that several dumps hold: known again by its id, else by its address,
 * else by its content; the newer wins. What it keeps depends on the records alone and not on the
 * night in which each arrived.
 */
final class OneOfEach {
  /** Hex digits of the ids that {@code ingest} makes of an address. */
  private static final int ID_DIGITS = 32;

  private OneOfEach() {}

  /** The articles among the records, without rejects and doubles. */
  static Dataset<Row> of(Dataset<Row> records) {
    return byContent(byAddress(byId(records.where(ArticleRecord.isArticle()))));
  }

  private static Dataset<Row> byId(Dataset<Row> articles) {
    return articles
        .withColumn("rank", row_number().over(newest(Window.partitionBy("article_id"))))
        .where(col("rank").equalTo(1))
        .drop("rank");
  }

  /**
   * A record without an id of its own got one from its address; it is one with the newest record
   * that has the same address and an own id. Two own ids stay two articles: some outlets write
   * every item with the address of their front page.
   */
  private static Dataset<Row> byAddress(Dataset<Row> articles) {
    Column address = coalesce(col("url"), col("article_id"));
    Column derived =
        coalesce(
            col("article_id").equalTo(substring(sha2(col("url"), 256), 1, ID_DIGITS)), lit(false));
    WindowSpec same = Window.partitionBy(address);
    return articles
        .withColumn("derived", derived)
        .withColumn("any_derived", max(col("derived")).over(same))
        .withColumn("rank", row_number().over(newest(same)))
        .withColumn(
            "rank_own", row_number().over(newest(Window.partitionBy(address, col("derived")))))
        .where(
            col("any_derived")
                .and(col("rank").gt(1))
                .and(col("derived").or(col("rank_own").equalTo(1)))
                .equalTo(false))
        .drop("derived", "any_derived", "rank", "rank_own");
  }

  /**
   * Candidates without an address are one when title, outlet, time and text are the same; of other
   * articles nothing is read.
   */
  private static Dataset<Row> byContent(Dataset<Row> articles) {
    Column content =
        when(col("url").isNull(), coalesce(col("content_hash"), col("article_id")))
            .otherwise(col("article_id"));
    return articles
        .withColumn(
            "rank", row_number().over(newest(Window.partitionBy(col("url").isNull(), content))))
        .where(col("url").isNotNull().or(col("rank").equalTo(1)))
        .drop("rank");
  }

  /** Of equal dates the later file counts: dumps carry the date in their name. */
  private static WindowSpec newest(WindowSpec same) {
    return same.orderBy(
        col("published").desc_nulls_last(),
        col("input").desc(),
        col("record_offset").desc(),
        col("article_id"));
  }
}
