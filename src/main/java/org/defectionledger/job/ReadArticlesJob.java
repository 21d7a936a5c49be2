package org.defectionledger.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.defectionledger.article.Article;
import org.defectionledger.extract.CandidateScan;
import org.defectionledger.extract.Extractor;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.JsonLines;
import org.defectionledger.ingest.LanguageGuess;
import org.defectionledger.ingest.Parsed;
import org.defectionledger.table.RecordTable;

/**
 * Reads the input files: each record becomes an article or a reject, and only candidates keep their
 * text.
 */
final class ReadArticlesJob {
  static final RecordTable<ArticleRecord> RECORDS = RecordTable.of(ArticleRecord.class);

  /** Plain files are read in stretches of this many bytes, compressed ones whole. */
  private static final long STRETCH_BYTES = 64L << 20;

  private ReadArticlesJob() {}

  private record Stretch(int set, String path, long from, long to) implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
  }

  static Dataset<Row> records(SparkSession spark, List<Inputs.File> files, Settings settings) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    SerializableConfiguration configuration = new SerializableConfiguration(hadoop);
    List<Stretch> stretches = stretches(files, hadoop);
    FieldMapping mapping = settings.mapping();
    boolean all = settings.entities() == Settings.Entities.ALL;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var rows =
        context
            .parallelize(stretches, Math.max(1, stretches.size()))
            .flatMap(
                (FlatMapFunction<Stretch, Row>) s -> read(s, configuration.value(), mapping, all));
    return spark.createDataFrame(rows, RECORDS.schema());
  }

  private static List<Stretch> stretches(List<Inputs.File> files, Configuration configuration) {
    List<Stretch> stretches = new ArrayList<>();
    for (Inputs.File file : files) {
      long length = Long.MAX_VALUE;
      if (LineReader.isSplittable(file.path())) {
        try {
          Path path = new Path(file.path());
          length = path.getFileSystem(configuration).getFileStatus(path).getLen();
        } catch (IOException e) {
          length = Long.MAX_VALUE; // the reader meets the same fault and rejects the file
        }
      }
      if (length == Long.MAX_VALUE) {
        stretches.add(new Stretch(file.set(), file.path(), 0, length));
        continue;
      }
      for (long from = 0; from < Math.max(1, length); from += STRETCH_BYTES) {
        stretches.add(
            new Stretch(file.set(), file.path(), from, Math.min(length, from + STRETCH_BYTES)));
      }
    }
    return stretches;
  }

  private static Iterator<Row> read(
      Stretch stretch, Configuration configuration, FieldMapping mapping, boolean all) {
    LineReader lines = new LineReader(stretch.path(), stretch.from(), stretch.to(), configuration);
    CandidateScan scan = Engine.scan();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(lines, 0), /* parallel= */ false)
        .map(line -> record(stretch, line, mapping, scan, all))
        .map(RECORDS::toRow)
        .iterator();
  }

  private static ArticleRecord record(
      Stretch stretch,
      LineReader.Line line,
      FieldMapping mapping,
      CandidateScan scan,
      boolean all) {
    if (line.fault().isPresent()) {
      return rejected(stretch, line.offset(), "UNREADABLE", line.fault().get());
    }
    Parsed parsed = JsonLines.parse(line.text(), mapping);
    if (parsed instanceof Parsed.Rejected rejected) {
      return rejected(stretch, line.offset(), rejected.reason(), rejected.detail());
    }
    Article article = ((Parsed.Read) parsed).article();
    boolean candidate =
        all
            || scan.mayTellOfDefection(article.text())
            || article.title().filter(scan::mayTellOfDefection).isPresent();
    ArticleRecord.State state =
        candidate ? ArticleRecord.State.CANDIDATE : ArticleRecord.State.PLAIN;
    String language = article.language().or(() -> LanguageGuess.of(article.text())).orElse("en");
    if (!language.toLowerCase(java.util.Locale.ROOT).startsWith("en")) {
      state = ArticleRecord.State.OTHER_LANGUAGE;
    }
    boolean keep = state == ArticleRecord.State.CANDIDATE;
    boolean cut = keep && article.text().length() > Extractor.MAX_CHARACTERS;
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        line.offset(),
        state,
        cut ? Optional.of("TEXT_CUT") : Optional.empty(),
        cut
            ? Optional.of(
                "article %s was read to %d of %d characters"
                    .formatted(
                        article.articleId(),
                        Extractor.readTo(article.text()),
                        article.text().length()))
            : Optional.empty(),
        Optional.of(article.articleId()),
        article.url(),
        keep ? article.title() : Optional.empty(),
        keep ? article.source() : Optional.empty(),
        article.published(),
        keep ? Optional.of(article.text()) : Optional.empty(),
        Optional.of(ContentHash.of(article)));
  }

  private static ArticleRecord rejected(
      Stretch stretch, long offset, String reason, String detail) {
    return new ArticleRecord(
        stretch.set(),
        stretch.path(),
        offset,
        ArticleRecord.State.REJECTED,
        Optional.of(reason),
        Optional.of(detail),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
