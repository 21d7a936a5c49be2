package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;
import org.defectionledger.resolve.Ledger;
import org.defectionledger.resolve.RowKey;
import org.defectionledger.resolve.Traits;
import org.defectionledger.table.RecordTable;

/** Links article defections into ledger entries, and gives entries and persons their ids. */
final class ResolveJob {
  static final RecordTable<Defection> DEFECTIONS = RecordTable.of(Defection.class);

  private static final StructType TRAITED =
      new StructType()
          .add("vertex", DataTypes.LongType, false)
          .add("traits", LinkageJob.TRAITS.schema(), false)
          .add("article_id", DataTypes.StringType, false)
          .add("row", ExtractJob.DEFECTIONS.schema(), false);

  private static final StructType ENTRY =
      new StructType()
          .add("entry", DEFECTIONS.schema(), false)
          .add("local_ids", DataTypes.createArrayType(DataTypes.StringType, false), false)
          .add("row_keys", DataTypes.createArrayType(DataTypes.StringType, false), false);

  private ResolveJob() {}

  /**
   * Resolves, as on a first night.
   *
   * @param articleDefections rows with local ids, counted and not
   * @return column {@code entry}, a defection; {@code local_ids}, the rows behind it and those that
   *     deny it; and {@code row_keys}, the rows behind it as {@link RowKey} names them
   */
  static Dataset<Row> entries(SparkSession spark, Dataset<Row> articleDefections) {
    return entries(spark, articleDefections, Optional.empty());
  }

  /**
   * Resolves, and carries the ids of the night before over.
   *
   * @param before the tables of the night before; empty on a first night
   */
  static Dataset<Row> entries(
      SparkSession spark, Dataset<Row> articleDefections, Optional<IdsJob.Night> before) {
    return entries(spark, articleDefections, before, new LinkageJob(spark, Matching.DEFECTIONS));
  }

  static Dataset<Row> entries(
      SparkSession spark,
      Dataset<Row> articleDefections,
      Optional<IdsJob.Night> before,
      LinkageJob linkage) {
    Dataset<Row> fresh =
        clustered(articleDefections, linkage).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> known = before.map(night -> IdsJob.carriedOver(fresh, night)).orElse(fresh);
    return withPersons(spark, known);
  }

  private static Dataset<Row> clustered(Dataset<Row> articleDefections, LinkageJob linkage) {
    Dataset<Row> traited =
        articleDefections
            .groupByKey((MapFunction<Row, String>) r -> r.getAs("article_id"), Encoders.STRING())
            .flatMapGroups(
                (FlatMapGroupsFunction<String, Row, Row>) ResolveJob::traited,
                Encoders.row(TRAITED))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> clusters = linkage.clusters(traited.select("vertex", "traits", "article_id"));
    return traited
        .select("vertex", "row")
        .join(clusters, "vertex")
        .groupByKey((MapFunction<Row, Long>) r -> r.getAs("cluster"), Encoders.LONG())
        .flatMapGroups(
            (FlatMapGroupsFunction<Long, Row, Row>) ResolveJob::entry, Encoders.row(ENTRY));
  }

  private static Iterator<Row> traited(String article, Iterator<Row> rows) {
    List<ArticleDefection> defections = new ArrayList<>();
    while (rows.hasNext()) {
      ArticleDefection row = ExtractJob.DEFECTIONS.fromRow(rows.next());
      boolean denialOfNobody = !row.counted() && row.name().isEmpty();
      if (!denialOfNobody) {
        defections.add(row);
      }
    }
    List<Traits> traits = Matching.reader().read(defections, Matching.model());
    List<Row> traited = new ArrayList<>();
    for (int i = 0; i < traits.size(); i++) {
      traited.add(
          RowFactory.create(
              traits.get(i).vertex(),
              LinkageJob.TRAITS.toRow(traits.get(i)),
              article,
              ExtractJob.DEFECTIONS.toRow(defections.get(i))));
    }
    return traited.iterator();
  }

  private static Iterator<Row> entry(Long cluster, Iterator<Row> rows) {
    List<ArticleDefection> counted = new ArrayList<>();
    List<ArticleDefection> denials = new ArrayList<>();
    while (rows.hasNext()) {
      ArticleDefection row = ExtractJob.DEFECTIONS.fromRow(rows.next().getAs("row"));
      (row.counted() ? counted : denials).add(row);
    }
    if (counted.isEmpty()) {
      return List.<Row>of().iterator();
    }
    return List.<Row>of(
            RowFactory.create(
                DEFECTIONS.toRow(Ledger.entry(counted, denials)),
                Stream.concat(counted.stream(), denials.stream())
                    .map(ArticleDefection::defectionId)
                    .sorted()
                    .toArray(String[]::new),
                counted.stream().map(RowKey::of).sorted().toArray(String[]::new)))
        .iterator();
  }

  /** One {@code person_id} for all entries of a person: that of the entry reported first. */
  private static Dataset<Row> withPersons(SparkSession spark, Dataset<Row> entries) {
    Dataset<Row> persons =
        PersonJob.persons(
            spark,
            entries.flatMap(
                (FlatMapFunction<Row, Row>) ResolveJob::named, Encoders.row(PersonJob.NAMED)));
    Column[] entry =
        Stream.of(DEFECTIONS.columns())
            .map(c -> c.equals("person_id") ? col("person").as(c) : col("entry." + c).as(c))
            .toArray(Column[]::new);
    return entries
        .join(persons, col("entry.defection_id").equalTo(col("owner")), "left")
        .select(struct(entry).as("entry"), col("local_ids"), col("row_keys"));
  }

  private static Iterator<Row> named(Row row) {
    Defection entry = DEFECTIONS.fromRow(row.getAs("entry"));
    if (entry.name().isEmpty()) {
      return List.<Row>of().iterator();
    }
    String day = entry.firstReported().map(Object::toString).orElse("9");
    // No article keeps two entries apart: a person who goes there and back may do so in one.
    return List.<Row>of(
            PersonJob.named(
                entry.defectionId(),
                "0|" + day + "|" + entry.defectionId().substring(2),
                Matching.reader()
                    .person(
                        entry.name().get(),
                        entry.role(),
                        Optional.of(entry.roleCategory()),
                        entry.fromCountry()),
                entry.defectionId()))
        .iterator();
  }
}
