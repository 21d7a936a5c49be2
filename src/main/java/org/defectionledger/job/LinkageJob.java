package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.first;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
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
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.defectionledger.resolve.Block;
import org.defectionledger.resolve.Clusters;
import org.defectionledger.resolve.Traits;
import org.defectionledger.table.RecordTable;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Clusters traits: block keys, pairs, links, connected components, and the split of those. */
final class LinkageJob {
  static final RecordTable<Traits> TRAITS = RecordTable.of(Traits.class);

  private static final StructType KEYED =
      new StructType()
          .add("block", DataTypes.StringType, false)
          .add("traits", TRAITS.schema(), false);

  private static final StructType LINK =
      new StructType().add("a", DataTypes.LongType, false).add("b", DataTypes.LongType, false);

  private static final StructType COMPONENT =
      new StructType()
          .add("of_vertex", DataTypes.LongType, false)
          .add("component", DataTypes.LongType, false);

  private static final StructType CLUSTER =
      new StructType()
          .add("vertex", DataTypes.LongType, false)
          .add("cluster", DataTypes.LongType, false);

  /** Links that fit the driver with ease; GraphX costs seconds a graph, however small. */
  private static final int MOST_ON_DRIVER = 100_000;

  private final SparkSession spark;
  private final Matching matching;
  private final LongAccumulator compared;
  private final CollectionAccumulator<String> split;

  LinkageJob(SparkSession spark, Matching matching) {
    this.spark = spark;
    this.matching = matching;
    this.compared = spark.sparkContext().longAccumulator(matching + " pairs compared");
    this.split = spark.sparkContext().collectionAccumulator(matching + " blocks split");
  }

  /** Pairs weighed so far; a lower bound of the work when a task had to be done again. */
  long compared() {
    return compared.value();
  }

  /** Keys of the blocks so far that were larger than {@link Block#MOST_ROWS}, sorted. */
  SortedSet<String> blocksSplit() {
    return new TreeSet<>(split.value());
  }

  /**
   * Clusters.
   *
   * @param rows columns {@code vertex}, {@code traits}, {@code article_id}
   * @return {@code vertex} to {@code cluster}, the least vertex in it; one row a vertex
   */
  Dataset<Row> clusters(Dataset<Row> rows) {
    Dataset<Row> profiles =
        rows.groupBy("vertex")
            .agg(first("traits").as("traits"), collect_set("article_id").as("articles"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> links = links(profiles.select("traits")).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> components = components(spark, links);
    Matching by = matching;
    Dataset<Row> clusters =
        profiles
            .join(components, col("vertex").equalTo(col("of_vertex")))
            .groupByKey((MapFunction<Row, Long>) r -> r.getAs("component"), Encoders.LONG())
            .flatMapGroups(
                (FlatMapGroupsFunction<Long, Row, Row>) (c, members) -> split(members, by),
                Encoders.row(CLUSTER))
            .withColumnRenamed("vertex", "of_vertex");
    return profiles
        .select("vertex")
        .join(clusters, col("vertex").equalTo(col("of_vertex")), "left")
        .select(col("vertex"), coalesce(col("cluster"), col("vertex")).as("cluster"));
  }

  private Dataset<Row> links(Dataset<Row> profiles) {
    Matching by = matching;
    LongAccumulator pairs = compared;
    CollectionAccumulator<String> blocks = split;
    return profiles
        .flatMap((FlatMapFunction<Row, Row>) r -> keyed(r, by), Encoders.row(KEYED))
        .groupByKey((MapFunction<Row, String>) r -> r.getString(0), Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>)
                (key, rows) -> {
                  Row first = rows.next();
                  if (!rows.hasNext()) {
                    return List.<Row>of().iterator(); // most blocks hold nothing to compare
                  }
                  Block.Outcome outcome =
                      Block.compare(key, traits(first, rows), by::keys, by::isMatch);
                  pairs.add(outcome.compared());
                  if (outcome.split()) {
                    blocks.add(key);
                  }
                  return outcome.links().stream()
                      .map(link -> RowFactory.create(link.a(), link.b()))
                      .iterator();
                },
            Encoders.row(LINK));
  }

  private static Iterator<Row> keyed(Row profile, Matching matching) {
    Row traits = profile.getAs("traits");
    return matching.keys(TRAITS.fromRow(traits)).stream()
        .map(key -> RowFactory.create(key, traits))
        .iterator();
  }

  private static List<Traits> traits(Row first, Iterator<Row> rows) {
    List<Traits> traits = new ArrayList<>();
    traits.add(TRAITS.fromRow(first.getAs("traits")));
    rows.forEachRemaining(r -> traits.add(TRAITS.fromRow(r.getAs("traits"))));
    return traits;
  }

  /**
   * Connected components: of a small graph on the driver, of a greater one distributed.
   *
   * @param links columns {@code a}, {@code b}
   * @return {@code of_vertex} to {@code component}, the least vertex in it; one row for each vertex
   *     that has a link
   */
  static Dataset<Row> components(SparkSession spark, Dataset<Row> links) {
    List<Row> few = links.limit(MOST_ON_DRIVER + 1).collectAsList();
    return few.size() > MOST_ON_DRIVER
        ? distributedComponents(spark, links)
        : localComponents(spark, few);
  }

  private static Dataset<Row> localComponents(SparkSession spark, List<Row> links) {
    Set<Long> vertices = new TreeSet<>();
    List<Block.Link> edges = new ArrayList<>();
    for (Row link : links) {
      vertices.add(link.getLong(0));
      vertices.add(link.getLong(1));
      edges.add(new Block.Link(link.getLong(0), link.getLong(1)));
    }
    List<Row> rows = new ArrayList<>();
    Clusters.components(vertices, edges)
        .forEach((vertex, component) -> rows.add(RowFactory.create(vertex, component)));
    return spark.createDataFrame(rows, COMPONENT);
  }

  /** {@link #components} by GraphX, whatever the size. */
  static Dataset<Row> distributedComponents(SparkSession spark, Dataset<Row> links) {
    JavaRDD<Edge<Integer>> edges =
        links.javaRDD().map(r -> new Edge<>(r.getLong(0), r.getLong(1), 1));
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
    return spark.createDataFrame(found, COMPONENT);
  }

  private static Iterator<Row> split(Iterator<Row> rows, Matching matching) {
    List<Clusters.Member> members = new ArrayList<>();
    rows.forEachRemaining(
        r ->
            members.add(
                new Clusters.Member(
                    r.<Long>getAs("vertex"),
                    TRAITS.fromRow(r.getAs("traits")),
                    new HashSet<>(r.<String>getList(r.fieldIndex("articles"))))));
    Map<Long, Long> clusters = new Clusters(matching::inCluster).split(members);
    return clusters.entrySet().stream()
        .map(e -> RowFactory.create(e.getKey(), e.getValue()))
        .iterator();
  }
}
