package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.defectionledger.Shared;
import org.defectionledger.article.Article;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Glance;
import org.defectionledger.ingest.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Samples of every format, whole and broken on purpose; src/test/inputs/make_samples.py makes them.
 */
class SamplesTest {
  /** What came of one file. */
  private record Outcome(List<Article> articles, List<String> rejects, int skipped, int badDates) {}

  private static Outcome read(Path file) throws IOException {
    Dumps dumps = new Dumps(new Configuration(), FieldMapping.DEFAULT, List.of());
    Dumps.Records records =
        dumps.open(
            new Inputs.Stretch(0, file.toUri().toString(), 0, Long.MAX_VALUE, 1), Glance.ALL);
    List<Article> articles = new ArrayList<>();
    List<String> rejects = new ArrayList<>();
    int skipped = 0;
    int badDates = 0;
    while (records.items().hasNext()) {
      Parsed parsed = records.items().next().parsed();
      if (parsed instanceof Parsed.Read read) {
        articles.add(read.article());
        badDates += read.impossibleDate() ? 1 : 0;
      } else if (parsed instanceof Parsed.Rejected rejected) {
        rejects.add(rejected.reason());
        assertThat(rejected.detail()).hasSizeLessThanOrEqualTo(400).doesNotContain("\0");
      } else {
        skipped++;
      }
    }
    records.closing().close();
    return new Outcome(articles, rejects, skipped, badDates);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/spec/samples.tsv", delimiter = '\t', numLinesToSkip = 1)
  void readsEachSampleAsTheTableSays(
      String file, int articles, String rejects, int skipped, String why) throws IOException {
    Outcome outcome = read(Path.of("seeds").resolve(file));
    assertThat(outcome.articles()).as(why).hasSize(articles);
    assertThat(String.join(",", outcome.rejects()))
        .as(why)
        .isEqualTo(rejects == null ? "" : rejects);
    assertThat(outcome.skipped()).as(why).isEqualTo(skipped);
  }

  @Test
  void countsTheImpossibleDateOfTheBrokenLines() throws IOException {
    assertThat(read(Path.of("seeds/articles-broken/lines.jsonl")).badDates()).isEqualTo(1);
  }

  @Test
  void theTableNamesEverySample() throws IOException {
    List<String> named =
        Files.readAllLines(Path.of("src/test/resources/spec/samples.tsv")).stream()
            .skip(1)
            .map(l -> l.split("\t", -1)[0])
            .toList();
    for (String folder : List.of("seeds/articles/formats", "seeds/articles-broken")) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        assertThat(all.filter(Files::isRegularFile))
            .map(p -> Path.of("seeds").relativize(p).toString())
            .filteredOn(p -> !p.endsWith(".cdx") && !p.endsWith("metadata.csv"))
            .allMatch(named::contains, "is in spec/samples.tsv");
      }
    }
  }

  @Test
  void everyWholeSampleGivesDatedTitledArticlesInEnglish() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("seeds/articles/formats"))) {
      for (Path file :
          all.filter(Files::isRegularFile)
              .filter(p -> !p.toString().endsWith(".cdx") && !p.endsWith("metadata.csv"))
              .toList()) {
        assertThat(read(file).articles())
            .as(file.toString())
            .isNotEmpty()
            .allSatisfy(
                a -> {
                  assertThat(a.published()).isPresent();
                  assertThat(a.title()).isPresent();
                  assertThat(a.text())
                      .doesNotContain("<")
                      .doesNotContain("{{")
                      .hasSizeGreaterThan(60);
                });
      }
    }
  }

  private static Map<String, Outcome> shared(String folder) throws IOException {
    Path samples = Shared.file("samples/" + folder);
    Map<String, Outcome> outcomes = new TreeMap<>();
    try (Stream<Path> all = Files.list(samples)) {
      for (Path file : all.sorted().toList()) {
        outcomes.put(file.getFileName().toString(), read(file.toAbsolutePath()));
      }
    }
    return outcomes;
  }

  @Test
  void readsRealWebArchivesAndNamesTheBrokenOnes() throws IOException {
    Map<String, Outcome> outcomes = shared("warc");
    outcomes.putAll(shared("arc"));
    Map<String, List<String>> rejects = new TreeMap<>();
    Map<String, Integer> articles = new TreeMap<>();
    outcomes.forEach(
        (name, outcome) -> {
          if (!outcome.rejects().isEmpty()) {
            rejects.put(name, outcome.rejects());
          }
          if (!outcome.articles().isEmpty()) {
            articles.put(name, outcome.articles().size());
          }
        });
    assertThat(rejects)
        .isEqualTo(
            Map.of(
                "aut-badexample.arc.gz", List.of("UNREADABLE"),
                "warcio-example-trunc.warc", List.of("UNREADABLE")));
    assertThat(articles)
        .isEqualTo(
            Map.of(
                "warcio-example-bad-non-chunked.warc.gz", 1,
                "warcio-example-iana.org-chunked.warc", 1,
                "warcio-example-wrong-chunks.warc.gz", 1,
                "warcio-example.warc", 1,
                "warcio-example.warc.gz", 1));
    assertThat(outcomes.get("warcio-example.warc.gz").articles())
        .as("plain and packed")
        .isEqualTo(outcomes.get("warcio-example.warc").articles());
    assertThat(outcomes.values()).allMatch(o -> o.skipped() > 0);
  }

  @Test
  void readsRealWikiDumps() throws IOException {
    Map<String, Outcome> outcomes = shared("mediawiki");
    assertThat(outcomes.values()).allMatch(o -> o.rejects().isEmpty());
    assertThat(outcomes.get("dumpster-tinywiki-latest-pages-articles.xml").articles())
        .hasSize(7)
        .allSatisfy(
            a ->
                assertThat(a.text())
                    .doesNotContain("{{")
                    .doesNotContain("[[")
                    .doesNotContain("<ref")
                    .doesNotContain("''"));
    assertThat(outcomes.values().stream().mapToInt(o -> o.articles().size()).sum()).isEqualTo(9);
  }
}
