package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.defectionledger.InputException;
import org.defectionledger.audit.Measures;
import org.defectionledger.evaluate.Floors;
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.table.publish.Publication;

/**
 * Measures the tables of a run as they lie there. Observed metrics would come for nothing, but
 * Spark counts a task twice that it had to repeat after a lost executor; the audit needs the truth.
 */
final class AuditJob {
  /** Tables whose rows may not jump. */
  private static final Map<String, StructType> TABLES =
      Map.of(
          "mentions", ExtractJob.MENTIONS.schema(),
          "entities", ExtractJob.ENTITIES.schema(),
          "article_defections", ExtractJob.DEFECTIONS.schema(),
          "defections", ResolveJob.DEFECTIONS.schema(),
          "counts_by_role_and_date", CountJob.COUNTS.schema());

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "mentions", List.of("mention_id"),
          "defections", List.of("defection_id"),
          "counts_by_role_and_date",
              List.of("period", "period_start", "role_category", "role", "from_country", "kind"));

  private final SparkSession spark;
  private final Publication publication;

  AuditJob(SparkSession spark, Publication publication) {
    this.spark = spark;
    this.publication = publication;
  }

  /** Rows by table of a published run. */
  Map<String, Long> rows(String runId) {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : TABLES.keySet()) {
      if (publication.holds(runId, table)) {
        rows.put(table, table(runId, table).count());
      }
    }
    return rows;
  }

  /** All measures of a run. */
  Measures measures(String runId, Upkeep upkeep) {
    Map<String, Long> rows = new HashMap<>();
    List<String> broken = new ArrayList<>();
    new TreeMap<>(TABLES)
        .forEach((table, schema) -> rows.put(table, rowsAndNulls(runId, table, schema, broken)));
    new TreeMap<>(KEYS).forEach((table, key) -> doubles(runId, table, key, broken));
    Dataset<Row> defections = table(runId, "defections");
    CountJob.brokenSums(table(runId, "counts_by_role_and_date"), defections)
        .forEach(b -> broken.add("the counts do not add up to the ledger: " + b));
    orphans(runId, defections, broken);
    gold(upkeep, broken);
    Row shares =
        defections
            .agg(
                number(col("role_category").equalTo("UNKNOWN")), number(col("date_start").isNull()))
            .first();
    return new Measures(rows, shares.getLong(0), shares.getLong(1), broken);
  }

  private Dataset<Row> table(String runId, String table) {
    return spark.read().parquet(publication.path(runId, table));
  }

  private static Column number(Column condition) {
    return org.apache.spark.sql.functions.coalesce(sum(when(condition, 1L).otherwise(0L)), lit(0L));
  }

  private long rowsAndNulls(String runId, String table, StructType schema, List<String> broken) {
    List<StructField> required = Stream.of(schema.fields()).filter(f -> !f.nullable()).toList();
    Row found =
        table(runId, table)
            .agg(
                count(lit(1)),
                required.stream().map(f -> number(col(f.name()).isNull())).toArray(Column[]::new))
            .first();
    for (int i = 0; i < required.size(); i++) {
      if (found.getLong(i + 1) > 0) {
        broken.add(
            "%s.%s is null in %d rows"
                .formatted(table, required.get(i).name(), found.getLong(i + 1)));
      }
    }
    return found.getLong(0);
  }

  private void doubles(String runId, String table, List<String> key, List<String> broken) {
    List<Row> twice =
        table(runId, table)
            .groupBy(key.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new))
            .count()
            .where("count > 1")
            .limit(1)
            .collectAsList();
    if (!twice.isEmpty()) {
      broken.add("%s holds %s more than once".formatted(table, twice.get(0)));
    }
  }

  private void orphans(String runId, Dataset<Row> defections, List<String> broken) {
    long lost =
        table(runId, "mentions")
            .where(col("defection_id").isNotNull())
            .join(defections, "defection_id", "left_anti")
            .count();
    if (lost > 0) {
      broken.add("%d mentions name a defection that the ledger does not hold".formatted(lost));
    }
  }

  private void gold(Upkeep upkeep, List<String> broken) {
    Optional<String> gold = upkeep.gold();
    Optional<String> file = upkeep.goldFloors();
    if (gold.isEmpty() || file.isEmpty()) {
      return;
    }
    try (Reader in = Files.newBufferedReader(Path.of(file.get()))) {
      Properties floors = new Properties();
      floors.load(in);
      var articles = ScoreCommand.read(gold.get());
      var scores = Scorer.score(articles, ScoreCommand.predictions(spark, articles));
      Floors.of(floors).broken(scores).forEach(b -> broken.add("gold below its floor: " + b));
    } catch (NoSuchFileException e) {
      throw new InputException(
          "--gold-floors %s is not there. Check the path.".formatted(file.get()), e);
    } catch (IOException e) {
      throw new InputException(
          "Cannot read --gold %s or --gold-floors %s: %s"
              .formatted(gold.get(), file.get(), e.getMessage()),
          e);
    }
  }
}
