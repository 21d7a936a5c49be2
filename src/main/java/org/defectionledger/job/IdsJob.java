package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.defectionledger.resolve.LedgerIds;
import org.defectionledger.resolve.RowKey;

/** Carries the ids of the night before over to tonight's entries, as {@link LedgerIds} rules. */
final class IdsJob {
  private static final StructType KEYED =
      new StructType()
          .add("old_id", DataTypes.StringType, false)
          .add("row_key", DataTypes.StringType, false);

  private static final StructType CALLED =
      new StructType()
          .add("fresh_id", DataTypes.StringType, false)
          .add("id", DataTypes.StringType, false)
          .add("aliases", DataTypes.createArrayType(DataTypes.StringType, false), false);

  private IdsJob() {}

  /**
   * The tables of the night before.
   *
   * @param articleDefections with ledger ids
   * @param defections the ledger
   */
  record Night(Dataset<Row> articleDefections, Dataset<Row> defections) {}

  /**
   * Tonight's entries under the ids that last night gave.
   *
   * @param entries columns {@code entry} with fresh ids, {@code local_ids}, {@code row_keys}
   */
  static Dataset<Row> carriedOver(Dataset<Row> entries, Night night) {
    Dataset<Row> old = before(night);
    Dataset<Row> fresh = entries.select(col("entry.defection_id").as("fresh_id"), col("row_keys"));
    Dataset<Row> components = components(entries.sparkSession(), fresh, old);
    Dataset<Row> called =
        within(fresh, "fresh_id", components)
            .groupByKey((MapFunction<Row, Long>) r -> r.getAs("component"), Encoders.LONG())
            .cogroup(
                within(old, "old_id", components)
                    .groupByKey(
                        (MapFunction<Row, Long>) r -> r.getAs("component"), Encoders.LONG()),
                (CoGroupFunction<Long, Row, Row, Row>) (c, now, then) -> assigned(now, then),
                Encoders.row(CALLED));
    Column[] entry =
        Stream.of(ResolveJob.DEFECTIONS.columns())
            .map(
                c ->
                    switch (c) {
                      case "defection_id" -> coalesce(col("id"), col("entry.defection_id")).as(c);
                      case "defection_id_aliases" ->
                          coalesce(col("aliases"), col("entry.defection_id_aliases")).as(c);
                      default -> col("entry." + c).as(c);
                    })
            .toArray(Column[]::new);
    return entries
        .join(called, col("entry.defection_id").equalTo(col("fresh_id")), "left")
        .select(struct(entry).as("entry"), col("local_ids"), col("row_keys"));
  }

  private static Dataset<Row> before(Night night) {
    Dataset<Row> keys =
        night
            .articleDefections()
            .where("counted")
            .map(
                (MapFunction<Row, Row>)
                    r ->
                        RowFactory.create(
                            r.getAs("defection_id"), RowKey.of(ExtractJob.DEFECTIONS.fromRow(r))),
                Encoders.row(KEYED))
            .groupBy("old_id")
            .agg(collect_set("row_key").as("row_keys"));
    Dataset<Row> ledger =
        night
            .defections()
            .select(
                col("defection_id"),
                col("defection_id_aliases").as("old_aliases"),
                col("first_reported").cast("string").as("reported"));
    return keys.join(ledger, col("old_id").equalTo(col("defection_id"))).drop("defection_id");
  }

  /** Ids of both nights that share a row, or of which one was an alias of the other. */
  private static Dataset<Row> components(SparkSession spark, Dataset<Row> fresh, Dataset<Row> old) {
    Dataset<Row> now = fresh.select(col("fresh_id"), explode(col("row_keys")).as("row_key"));
    Dataset<Row> then = old.select(col("old_id"), explode(col("row_keys")).as("row_key"));
    Dataset<Row> shared = now.join(then, "row_key").select("fresh_id", "old_id");
    Dataset<Row> aliases =
        old.select(col("old_id"), explode(col("old_aliases")).as("fresh_id"))
            .join(fresh.select("fresh_id"), "fresh_id")
            .select("fresh_id", "old_id");
    return LinkageJob.components(
        spark,
        shared
            .union(aliases)
            .distinct()
            .select(xxhash64(col("fresh_id")).as("a"), xxhash64(col("old_id")).as("b")));
  }

  private static Dataset<Row> within(Dataset<Row> ids, String id, Dataset<Row> components) {
    return ids.join(components, xxhash64(col(id)).equalTo(col("of_vertex"))).drop("of_vertex");
  }

  private static Iterator<Row> assigned(Iterator<Row> now, Iterator<Row> then) {
    Map<String, Set<String>> entries = new TreeMap<>();
    now.forEachRemaining(
        r ->
            entries.put(
                r.getAs("fresh_id"), new TreeSet<>(r.<String>getList(r.fieldIndex("row_keys")))));
    Map<String, String> before = new HashMap<>();
    List<LedgerIds.Known> known = new ArrayList<>();
    then.forEachRemaining(
        r -> {
          String id = r.getAs("old_id");
          r.<String>getList(r.fieldIndex("row_keys")).forEach(key -> before.put(key, id));
          known.add(
              new LedgerIds.Known(
                  id,
                  r.getList(r.fieldIndex("old_aliases")),
                  Optional.ofNullable(r.<String>getAs("reported")).orElse("")));
        });
    return LedgerIds.assign(entries, before, known).entrySet().stream()
        .map(
            e ->
                RowFactory.create(
                    e.getKey(), e.getValue().id(), e.getValue().aliases().toArray(new String[0])))
        .iterator();
  }
}
