package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.resolve.BlockKeys;
import org.defectionledger.resolve.Ledger;
import org.defectionledger.resolve.MatchWeight;
import org.defectionledger.table.RecordTable;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Links article defections into ledger entries: block keys, pairs, weights, connected components,
 * entries.
 */
final class ResolveJob {
  static final RecordTable<Defection> DEFECTIONS = RecordTable.of(Defection.class);

  /** A block of more rows is split by {@link BlockKeys#finer}: pairs grow with its square. */
  private static final int MAX_BLOCK = 500;

  private static final StructType KEYED =
      new StructType()
          .add("block", DataTypes.StringType, false)
          .add("finer", DataTypes.StringType, false)
          .add("vertex", DataTypes.LongType, false)
          .add("row", ExtractJob.DEFECTIONS.schema(), false);

  private static final StructType MEMBER =
      new StructType()
          .add("vertex", DataTypes.LongType, false)
          .add("component", DataTypes.LongType, false);

  private static final StructType ENTRY =
      new StructType()
          .add("entry", DEFECTIONS.schema(), false)
          .add("local_ids", DataTypes.createArrayType(DataTypes.StringType, false), false);

  private ResolveJob() {}

  /**
   * Resolves.
   *
   * @param articleDefections rows with local ids, counted and not
   * @return column {@code entry}, a defection, and {@code local_ids}, the rows behind it
   */
  static Dataset<Row> entries(SparkSession spark, Dataset<Row> articleDefections) {
    Dataset<Row> keyed =
        articleDefections.flatMap(
            (FlatMapFunction<Row, Row>) ResolveJob::keyed, Encoders.row(KEYED));
    Dataset<Row> blocks = bounded(keyed);
    Dataset<Row> a = blocks.select(col("block"), col("vertex").as("a"), col("row").as("row_a"));
    Dataset<Row> b = blocks.select(col("block"), col("vertex").as("b"), col("row").as("row_b"));
    Dataset<Row> links =
        a.join(b, "block")
            .where(col("a").lt(col("b")))
            .filter((FilterFunction<Row>) ResolveJob::isLink)
            .select("a", "b")
            .distinct();
    Dataset<Row> vertices = keyed.select("vertex", "row").dropDuplicates("vertex");
    Dataset<Row> members = components(spark, vertices, links);
    return vertices
        .join(members, "vertex")
        .groupByKey((MapFunction<Row, Long>) r -> r.getAs("component"), Encoders.LONG())
        .flatMapGroups(
            (FlatMapGroupsFunction<Long, Row, Row>) ResolveJob::entry, Encoders.row(ENTRY));
  }

  private static Iterator<Row> keyed(Row row) {
    ArticleDefection defection = ExtractJob.DEFECTIONS.fromRow(row);
    boolean denialOfNobody = !defection.counted() && defection.name().isEmpty();
    if (denialOfNobody) {
      return List.<Row>of().iterator();
    }
    long vertex = vertex(defection.defectionId());
    List<Row> rows = new ArrayList<>();
    for (String key : BlockKeys.of(defection)) {
      rows.add(
          RowFactory.create(
              key, BlockKeys.finer(defection), vertex, ExtractJob.DEFECTIONS.toRow(defection)));
    }
    return rows.iterator();
  }

  /** 64 bits of a hash: two of a million rows share one with a chance of 3 in 10⁸. */
  private static long vertex(String localId) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < localId.length(); i++) {
      hash = (hash ^ localId.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }

  private static Dataset<Row> bounded(Dataset<Row> keyed) {
    var block = Window.partitionBy("block");
    return keyed
        .withColumn("size", count(lit(1)).over(block))
        .withColumn(
            "block",
            when(col("size").gt(MAX_BLOCK), concat_ws("|", col("block"), col("finer")))
                .otherwise(col("block")))
        .drop("size");
  }

  private static boolean isLink(Row pair) {
    ArticleDefection a = ExtractJob.DEFECTIONS.fromRow(pair.getAs("row_a"));
    ArticleDefection b = ExtractJob.DEFECTIONS.fromRow(pair.getAs("row_b"));
    return MatchWeight.of(a, b).total() >= MatchWeight.THRESHOLD;
  }

  private static Dataset<Row> components(
      SparkSession spark, Dataset<Row> vertices, Dataset<Row> links) {
    JavaRDD<Edge<Integer>> edges =
        links.javaRDD().map(r -> new Edge<>(r.<Long>getAs("a"), r.<Long>getAs("b"), 1));
    ClassTag<Integer> tag = ClassTag$.MODULE$.apply(Integer.class);
    Graph<Integer, Integer> graph =
        Graph.fromEdges(
            edges.rdd(),
            0,
            StorageLevel.MEMORY_AND_DISK(),
            StorageLevel.MEMORY_AND_DISK(),
            tag,
            tag);
    JavaRDD<Row> found =
        Graph.graphToGraphOps(graph, tag, tag)
            .connectedComponents()
            .vertices()
            .toJavaRDD()
            .map(v -> RowFactory.create(v._1(), v._2()));
    Dataset<Row> linked = spark.createDataFrame(found, MEMBER);
    return vertices
        .select("vertex")
        .join(linked, vertices.col("vertex").equalTo(linked.col("vertex")), "left")
        .select(
            vertices.col("vertex"),
            coalesce(linked.col("component"), vertices.col("vertex")).as("component"));
  }

  private static Iterator<Row> entry(Long component, Iterator<Row> rows) {
    List<ArticleDefection> counted = new ArrayList<>();
    List<ArticleDefection> denials = new ArrayList<>();
    while (rows.hasNext()) {
      ArticleDefection row = ExtractJob.DEFECTIONS.fromRow(rows.next().getAs("row"));
      (row.counted() ? counted : denials).add(row);
    }
    if (counted.isEmpty()) {
      return List.<Row>of().iterator();
    }
    String[] ids =
        counted.stream().map(ArticleDefection::defectionId).sorted().toArray(String[]::new);
    return List.<Row>of(RowFactory.create(DEFECTIONS.toRow(Ledger.entry(counted, denials)), ids))
        .iterator();
  }
}
