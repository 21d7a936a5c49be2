package org.defectionledger.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring_index;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.resolve.Traits;

/** Finds the same person in other articles and in other defections, defector or not. */
final class PersonJob {
  /**
   * A named person: {@code owner} gets the id; {@code rank} orders the owners of one person, and
   * the last part of the least one makes the id.
   */
  static final StructType NAMED =
      new StructType()
          .add("owner", DataTypes.StringType, false)
          .add("rank", DataTypes.StringType, false)
          .add("vertex", DataTypes.LongType, false)
          .add("traits", LinkageJob.TRAITS.schema(), false)
          .add("article_id", DataTypes.StringType, false);

  private PersonJob() {}

  /**
   * A row of {@link #NAMED}; a single word tells no person, so it shares its traits with nobody.
   */
  static Row named(String owner, String rank, Traits traits, String articleId) {
    Traits own = traits.name().isSingle() ? traits.only(owner, articleId, List.of()) : traits;
    return RowFactory.create(owner, rank, own.vertex(), LinkageJob.TRAITS.toRow(own), articleId);
  }

  /**
   * Links persons.
   *
   * @param named rows of {@link #NAMED}
   * @return {@code owner} to {@code person}, one row an owner
   */
  static Dataset<Row> persons(SparkSession spark, Dataset<Row> named) {
    Dataset<Row> clusters =
        new LinkageJob(spark, Matching.PERSONS)
            .clusters(named.select("vertex", "traits", "article_id"));
    Dataset<Row> owners = named.select("owner", "rank", "vertex").join(clusters, "vertex");
    Dataset<Row> ids =
        owners
            .groupBy("cluster")
            .agg(concat(lit("p-"), substring_index(min("rank"), "|", -1)).as("person"));
    return owners.join(ids, "cluster").select("owner", "person");
  }

  /**
   * Gives {@code entities} their {@code person_id}: a defector the one of the ledger, everybody
   * else of two names or more the same one in every article.
   *
   * @param entities rows of the entities table
   * @param defectors {@code of_entity} to {@code ledger_person}, one row an entity
   * @param entries column {@code entry}: the ledger
   */
  static Dataset<Row> withPersons(
      SparkSession spark, Dataset<Row> entities, Dataset<Row> defectors, Dataset<Row> entries) {
    Dataset<Row> others =
        entities
            .where("type = 'PERSON'")
            .join(defectors, col("entity_id").equalTo(col("of_entity")), "left_anti")
            .groupBy("entity_id")
            .agg(
                first("article_id").as("article_id"),
                min("name").as("name"),
                min("role").as("role"),
                min("role_category").as("role_category"),
                min("country").as("country"));
    Dataset<Row> named =
        others
            .flatMap((FlatMapFunction<Row, Row>) PersonJob::namedEntity, Encoders.row(NAMED))
            .union(
                entries.flatMap(
                    (FlatMapFunction<Row, Row>) PersonJob::namedEntry, Encoders.row(NAMED)));
    Dataset<Row> persons = persons(spark, named).withColumnRenamed("person", "other_person");
    return entities
        .join(defectors, col("entity_id").equalTo(col("of_entity")), "left")
        .join(persons, col("entity_id").equalTo(col("owner")), "left")
        .select(
            Stream.of(ExtractJob.ENTITIES.columns())
                .map(
                    c ->
                        c.equals("person_id")
                            ? coalesce(col("ledger_person"), col("other_person")).as(c)
                            : col(c))
                .toArray(Column[]::new));
  }

  private static Iterator<Row> namedEntity(Row row) {
    Traits traits =
        Matching.reader()
            .person(
                row.getAs("name"),
                Optional.ofNullable(row.<String>getAs("role")),
                Optional.ofNullable(row.<String>getAs("role_category")).map(RoleCategory::valueOf),
                Optional.ofNullable(row.<String>getAs("country")));
    if (traits.words().size() < 2) {
      return List.<Row>of().iterator();
    }
    String owner = row.getAs("entity_id");
    return List.<Row>of(
            named(owner, "1|" + Long.toHexString(traits.vertex()), traits, row.getAs("article_id")))
        .iterator();
  }

  /** Entries as they are known: the last part of their rank is the person they already have. */
  private static Iterator<Row> namedEntry(Row row) {
    Row entry = row.getAs("entry");
    String person = entry.getAs("person_id");
    if (person == null) {
      return List.<Row>of().iterator();
    }
    String id = entry.getAs("defection_id");
    Traits traits =
        Matching.reader()
            .person(
                entry.getAs("name"),
                Optional.ofNullable(entry.<String>getAs("role")),
                Optional.of(RoleCategory.valueOf(entry.getAs("role_category"))),
                Optional.ofNullable(entry.<String>getAs("from_country")));
    return List.<Row>of(named(id, "0|" + person.substring(2), traits, id)).iterator();
  }
}
