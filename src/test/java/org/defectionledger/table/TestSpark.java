package org.defectionledger.table;

import org.apache.spark.sql.SparkSession;

/**
 * One session for all tests: two threads and one shuffle partition, since each costs a tiny test
 * seconds.
 */
public final class TestSpark {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("tests")
          .config("spark.ui.enabled", "false")
          .config("spark.sql.ui.retainedExecutions", "1")
          .config("spark.sql.shuffle.partitions", "1")
          // Compiling and replanning a stage costs more than running it over a handful of rows.
          .config("spark.sql.codegen.wholeStage", "false")
          .config("spark.sql.adaptive.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.datetime.java8API.enabled", "true")
          .config("spark.sql.session.timeZone", "UTC")
          .getOrCreate();

  private TestSpark() {}

  public static SparkSession session() {
    return SESSION;
  }
}
