package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.feature.MinHashLSH;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.defectionledger.resolve.Copies;
import org.defectionledger.resolve.WordSets;

/**
 * Finds syndicated texts: MinHash signatures in bands propose pairs, the exact Jaccard similarity
 * of their words decides.
 */
final class NearCopiesJob {
  /**
   * Of {@code BANDS} times {@code ROWS} MinHashes, all of one band must agree. A pair of similarity
   * 0.7 is missed with a chance of (1 − 0.7³)¹⁶ = 0.001, one of 0.1 is proposed with one of 0.016.
   */
  private static final int BANDS = 16;

  private static final int ROWS = 3;

  /** Members of a crowded band are compared with this many that were published first. */
  private static final int FIRST = 50;

  private static final long SEED = 1L;

  private static final StructType SKETCHED =
      new StructType()
          .add("article_id", DataTypes.StringType, false)
          .add("published", DataTypes.StringType, false)
          .add("words", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add("features", SQLDataTypes.VectorType(), false);

  private static final StructType BAND =
      new StructType()
          .add("band", DataTypes.StringType, false)
          .add("article_id", DataTypes.StringType, false)
          .add("published", DataTypes.StringType, false);

  private static final StructType PAIR =
      new StructType().add("a", DataTypes.StringType, false).add("b", DataTypes.StringType, false);

  private static final StructType COPY =
      new StructType()
          .add("copy_id", DataTypes.StringType, false)
          .add("original_id", DataTypes.StringType, false);

  private NearCopiesJob() {}

  /**
   * The article defections of the readings, with {@code duplicate_of} set.
   *
   * @param records with {@code article_id}, {@code content_hash}, {@code published} and {@code
   *     text}
   * @param readings what {@link ExtractJob#readings} returns
   */
  static Dataset<Row> marked(SparkSession spark, Dataset<Row> records, Dataset<Row> readings) {
    return marked(
        ExtractJob.part(readings, "article_defections"), copies(spark, texts(records, readings)));
  }

  /** The texts to compare: those that tell of a defection, each once, in the version read. */
  static Dataset<Row> texts(Dataset<Row> records, Dataset<Row> readings) {
    Dataset<Row> telling =
        readings
            .where(size(col("article_defections")).gt(0))
            .select(col("article_id").as("read_id"), col("content_hash").as("read_hash"));
    return records
        .join(
            telling,
            col("article_id")
                .equalTo(col("read_id"))
                .and(col("content_hash").equalTo(col("read_hash"))),
            "left_semi")
        .select("article_id", "published", "text")
        .dropDuplicates("article_id"); // equal hashes, equal content
  }

  /**
   * Finds the near copies.
   *
   * @param articles columns {@code article_id}, different; {@code published}, perhaps null; {@code
   *     text}
   * @return {@code copy_id} to {@code original_id}; originals have no row
   */
  static Dataset<Row> copies(SparkSession spark, Dataset<Row> articles) {
    Dataset<Row> sketched = sketched(articles);
    if (sketched.isEmpty()) {
      return spark.createDataFrame(List.of(), COPY);
    }
    Dataset<Row> near = near(sketched);
    Dataset<Row> links = near.select(xxhash64(col("a")).as("a"), xxhash64(col("b")).as("b"));
    Dataset<Row> both =
        near.union(near.select(col("b").as("a"), col("a").as("b")))
            .groupBy(col("a").as("article_id"))
            .agg(collect_set("b").as("near"));
    return both.join(sketched.select("article_id", "published"), "article_id")
        .join(
            LinkageJob.components(spark, links),
            xxhash64(col("article_id")).equalTo(col("of_vertex")))
        .select("component", "article_id", "published", "near")
        .groupByKey((MapFunction<Row, Long>) r -> r.getLong(0), Encoders.LONG())
        .flatMapGroups(
            (FlatMapGroupsFunction<Long, Row, Row>) (c, rows) -> originals(rows),
            Encoders.row(COPY));
  }

  /**
   * Writes the original of each row's article into {@code duplicate_of}.
   *
   * @param articleDefections rows of the table
   * @param copies what {@link #copies} returns
   */
  static Dataset<Row> marked(Dataset<Row> articleDefections, Dataset<Row> copies) {
    return articleDefections
        .join(copies, col("article_id").equalTo(col("copy_id")), "left")
        .select(
            Stream.of(ExtractJob.DEFECTIONS.columns())
                .map(c -> c.equals("duplicate_of") ? col("original_id").as(c) : col(c))
                .toArray(Column[]::new));
  }

  /** Texts as sets of words; texts without a word are left out. */
  static Dataset<Row> sketched(Dataset<Row> articles) {
    return articles
        .select(
            col("article_id"),
            coalesce(col("published").cast("string"), lit("9")).as("published"),
            col("text"))
        .flatMap((FlatMapFunction<Row, Row>) NearCopiesJob::sketched, Encoders.row(SKETCHED))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Iterator<Row> sketched(Row article) {
    int[] words = WordSets.of(article.getString(2));
    if (words.length == 0) {
      return List.<Row>of().iterator();
    }
    double[] ones = new double[words.length];
    Arrays.fill(ones, 1.0);
    Integer[] boxed = Arrays.stream(words).boxed().toArray(Integer[]::new);
    return List.<Row>of(
            RowFactory.create(
                article.getString(0),
                article.getString(1),
                boxed,
                Vectors.sparse(WordSets.DIMENSION, words, ones)))
        .iterator();
  }

  /** Pairs {@code a < b} of ids whose similarity is {@link WordSets#NEAR_COPY} or more. */
  static Dataset<Row> near(Dataset<Row> sketched) {
    Dataset<Row> proposed =
        new MinHashLSH()
            .setInputCol("features")
            .setOutputCol("hashes")
            .setNumHashTables(BANDS * ROWS)
            .setSeed(SEED)
            .fit(sketched)
            .transform(sketched)
            .select("article_id", "published", "hashes")
            .flatMap((FlatMapFunction<Row, Row>) NearCopiesJob::bands, Encoders.row(BAND))
            .groupByKey((MapFunction<Row, String>) r -> r.getString(0), Encoders.STRING())
            .flatMapGroups(
                (FlatMapGroupsFunction<String, Row, Row>) (band, rows) -> pairs(rows),
                Encoders.row(PAIR))
            .distinct();
    return proposed
        .join(sketched.select(col("article_id").as("a"), col("words").as("words_a")), "a")
        .join(sketched.select(col("article_id").as("b"), col("words").as("words_b")), "b")
        .filter((FilterFunction<Row>) NearCopiesJob::isNear)
        .select("a", "b")
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Iterator<Row> bands(Row article) {
    List<Vector> hashes = article.getList(2);
    List<Row> bands = new ArrayList<>();
    for (int band = 0; band < BANDS; band++) {
      StringBuilder key = new StringBuilder().append(band);
      for (int i = band * ROWS; i < (band + 1) * ROWS; i++) {
        key.append('|').append((long) hashes.get(i).apply(0));
      }
      bands.add(RowFactory.create(key.toString(), article.getString(0), article.getString(1)));
    }
    return bands.iterator();
  }

  private static Iterator<Row> pairs(Iterator<Row> band) {
    List<Row> members = new ArrayList<>();
    band.forEachRemaining(members::add);
    members.sort(
        Comparator.comparing((Row r) -> r.getString(2)).thenComparing(r -> r.getString(1)));
    List<Row> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(FIRST, members.size()); i++) {
      for (int j = i + 1; j < members.size(); j++) {
        String a = members.get(i).getString(1);
        String b = members.get(j).getString(1);
        pairs.add(a.compareTo(b) < 0 ? RowFactory.create(a, b) : RowFactory.create(b, a));
      }
    }
    return pairs.iterator();
  }

  private static boolean isNear(Row pair) {
    return WordSets.jaccard(ints(pair, "words_a"), ints(pair, "words_b")) >= WordSets.NEAR_COPY;
  }

  private static int[] ints(Row row, String column) {
    return row.<Integer>getList(row.fieldIndex(column)).stream().mapToInt(i -> i).toArray();
  }

  private static Iterator<Row> originals(Iterator<Row> component) {
    List<Copies.Candidate> candidates = new ArrayList<>();
    component.forEachRemaining(
        r ->
            candidates.add(
                new Copies.Candidate(
                    r.getString(1), r.getString(2), new HashSet<>(r.<String>getList(3)))));
    return Copies.originals(candidates).entrySet().stream()
        .map(e -> RowFactory.create(e.getKey(), e.getValue()))
        .iterator();
  }
}
