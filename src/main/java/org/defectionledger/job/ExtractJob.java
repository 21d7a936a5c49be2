package org.defectionledger.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.defectionledger.article.Article;
import org.defectionledger.extract.Extraction;
import org.defectionledger.extract.Extractor;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.Mention;
import org.defectionledger.table.RecordTable;

/**
 * Reads the candidates closely, each once: one row an article with its mentions, entities and
 * defections.
 */
final class ExtractJob {
  static final RecordTable<Mention> MENTIONS = RecordTable.of(Mention.class);
  static final RecordTable<EntityMention> ENTITIES = RecordTable.of(EntityMention.class);
  static final RecordTable<ArticleDefection> DEFECTIONS = RecordTable.of(ArticleDefection.class);

  private static final StructType READ =
      new StructType()
          .add("article_id", DataTypes.StringType, false)
          .add("content_hash", DataTypes.StringType, false)
          .add("mentions", DataTypes.createArrayType(MENTIONS.schema(), false), false)
          .add("article_defections", DataTypes.createArrayType(DEFECTIONS.schema(), false), false)
          .add("entities", DataTypes.createArrayType(ENTITIES.schema(), false), false);

  private ExtractJob() {}

  /** Reads the candidates among the records; of doubles only one may be left, see OneOfEach. */
  static Dataset<Row> readings(Dataset<Row> records, Settings.Entities entities) {
    boolean withEntities = entities != Settings.Entities.NONE;
    return candidates(records)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> read(rows, withEntities), Encoders.row(READ));
  }

  /** The articles that are worth reading closely. */
  static Dataset<Row> candidates(Dataset<Row> records) {
    return records.where(col("state").equalTo(ArticleRecord.State.CANDIDATE.name()));
  }

  private static Iterator<Row> read(Iterator<Row> rows, boolean withEntities) {
    if (!rows.hasNext()) {
      return rows; // most nights most partitions are empty, and the models take seconds to load
    }
    Extractor extractor = Engine.extractor();
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), /* parallel= */ false)
        .map(ReadArticlesJob.RECORDS::fromRow)
        .map(r -> row(r, extractor.read(article(r)), withEntities))
        .iterator();
  }

  private static Article article(ArticleRecord r) {
    return new Article(
        r.articleId().orElseThrow(),
        r.url(),
        r.title(),
        r.source(),
        Optional.of("en"),
        r.published(),
        r.text().orElseThrow());
  }

  private static Row row(ArticleRecord r, Extraction extraction, boolean withEntities) {
    return RowFactory.create(
        r.articleId().orElseThrow(),
        r.contentHash().orElseThrow(),
        rows(extraction.mentions(), MENTIONS),
        rows(extraction.articleDefections(), DEFECTIONS),
        withEntities ? rows(extraction.entities(), ENTITIES) : new Row[0]);
  }

  private static <R extends Record> Row[] rows(List<R> values, RecordTable<R> table) {
    return values.stream().map(table::toRow).toArray(Row[]::new);
  }

  /** The rows of one of the arrays of {@link #readings}. */
  static Dataset<Row> part(Dataset<Row> readings, String array) {
    return readings.select(explode(col(array)).as("row")).select("row.*");
  }
}
