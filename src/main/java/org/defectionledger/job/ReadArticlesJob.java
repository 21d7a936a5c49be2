package org.defectionledger.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.defectionledger.article.Article;
import org.defectionledger.extract.CandidateScan;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Format;
import org.defectionledger.ingest.Glance;
import org.defectionledger.ingest.Item;
import org.defectionledger.ingest.Language;
import org.defectionledger.ingest.Parsed;
import org.defectionledger.table.RecordTable;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input files: each record becomes an article or a reject, and only candidates keep their
 * text. Each stretch of a file ends with its account.
 */
final class ReadArticlesJob {
  static final RecordTable<ArticleRecord> RECORDS = RecordTable.of(ArticleRecord.class);

  private ReadArticlesJob() {}

  static Dataset<Row> records(SparkSession spark, List<Inputs.File> files, Settings settings) {
    return records(spark, files, settings, Stretches.STRETCH_BYTES);
  }

  /** Reads in stretches of a given length. */
  static Dataset<Row> records(
      SparkSession spark, List<Inputs.File> files, Settings settings, long stretchBytes) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    SerializableConfiguration configuration = new SerializableConfiguration(hadoop);
    Dumps driver = new Dumps(hadoop, settings.mapping(), settings.format());
    List<List<Inputs.Stretch>> tasks = Stretches.tasks(files, stretchBytes, driver);
    Reader reader =
        new Reader(
            settings.mapping(), settings.format(), settings.entities() == Settings.Entities.ALL);
    var rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(tasks, Math.max(1, tasks.size()))
            .flatMap(
                (FlatMapFunction<List<Inputs.Stretch>, Row>)
                    task -> reader.read(task, configuration.value()));
    return spark.createDataFrame(rows, RECORDS.schema());
  }

  /**
   * What a task needs to know.
   *
   * @param mapping fields of the records
   * @param format the format that the operator named, or none
   * @param all whether every article is a candidate
   */
  private record Reader(FieldMapping mapping, List<Format> format, boolean all)
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    Iterator<Row> read(List<Inputs.Stretch> task, Configuration configuration) {
      Dumps dumps = new Dumps(configuration, mapping, format);
      return new Rows(task.iterator(), dumps, this);
    }
  }

  /** The rows of one task, one stretch open at a time. */
  private static final class Rows implements Iterator<Row> {
    private final Iterator<Inputs.Stretch> task;
    private final Dumps dumps;
    private final Reader reader;
    private final CandidateScan scan = Engine.scan();
    private final Glance glance;
    private Dumps.@Nullable Records records;
    private Inputs.@Nullable Stretch stretch;
    private @Nullable ArticleRecord next;
    private long present;
    private long skipped;
    private long impossibleDates;

    Rows(Iterator<Inputs.Stretch> task, Dumps dumps, Reader reader) {
      this.task = task;
      this.dumps = dumps;
      this.reader = reader;
      this.glance = reader.all() ? Glance.ALL : Engine.rawScan()::mayTellOfDefection;
    }

    @Override
    public boolean hasNext() {
      while (next == null) {
        if (stretch == null || records == null) {
          if (!task.hasNext()) {
            return false;
          }
          stretch = task.next();
          records = dumps.open(stretch, glance);
          present = 0;
          skipped = 0;
          impossibleDates = 0;
        }
        if (records.items().hasNext()) {
          present++;
          next = record(stretch, records.items().next());
        } else {
          close(records);
          next = ArticleRecord.account(stretch, present, skipped, impossibleDates);
          stretch = null;
        }
      }
      return true;
    }

    @Override
    public Row next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Row row = RECORDS.toRow(next);
      next = null;
      return row;
    }

    private static void close(Dumps.Records records) {
      try {
        records.closing().close();
      } catch (IOException e) {
        throw new UncheckedIOException("An input that was read does not close", e);
      }
    }

    private @Nullable ArticleRecord record(Inputs.Stretch from, Item item) {
      if (item.parsed() instanceof Parsed.Skipped) {
        skipped++;
        return null;
      }
      if (item.parsed() instanceof Parsed.Rejected rejected) {
        return ArticleRecord.rejected(from, item.offset(), rejected);
      }
      if (item.parsed() instanceof Parsed.Glanced glanced) {
        impossibleDates += glanced.impossibleDate() ? 1 : 0;
        ArticleRecord.State state =
            Language.isEnglish(glanced.language())
                ? ArticleRecord.State.PLAIN
                : ArticleRecord.State.OTHER_LANGUAGE;
        return ArticleRecord.passedOver(
            from, item.offset(), state, glanced.articleId(), glanced.url(), glanced.published());
      }
      Parsed.Read read = (Parsed.Read) item.parsed();
      impossibleDates += read.impossibleDate() ? 1 : 0;
      return article(from, item.offset(), read.article());
    }

    private ArticleRecord article(Inputs.Stretch from, long offset, Article article) {
      boolean english =
          Language.isEnglish(article.language().or(() -> Language.of(article.text())));
      boolean candidate =
          english
              && (reader.all()
                  || scan.mayTellOfDefection(article.text())
                  || article.title().filter(scan::mayTellOfDefection).isPresent());
      if (candidate) {
        return ArticleRecord.candidate(from, offset, article);
      }
      return ArticleRecord.passedOver(
          from,
          offset,
          english ? ArticleRecord.State.PLAIN : ArticleRecord.State.OTHER_LANGUAGE,
          article.articleId(),
          article.url(),
          article.published());
    }
  }
}
