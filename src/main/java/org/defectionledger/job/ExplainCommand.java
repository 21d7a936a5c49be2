package org.defectionledger.job;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.InputException;
import org.defectionledger.article.Article;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Format;
import org.defectionledger.ingest.Glance;
import org.defectionledger.ingest.JsonLines;
import org.defectionledger.ingest.Parsed;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.table.publish.Publication;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the rules did with an article, or what a ledger entry rests on. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Prints each sentence of an article that holds a trigger: what fired, what was filled by which rule, what was rejected and why; or a ledger entry with all its evidence.",
    footer = {
      "",
      "Examples:",
      "  explain article.txt --published 2012-07-12",
      "  explain dumps/2012-07-12.jsonl.gz --article nightly-0042 --json",
      "  explain --defection d-3f1c --output out"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "Articles as JSON Lines (.jsonl .ndjson .json, plain or .gz .bz2 .zst), or any other file as the text of one article.",
      defaultValue = "")
  String file = "";

  @Option(
      names = "--article",
      paramLabel = "ID",
      description = "Only this article of the file.",
      defaultValue = "")
  String articleId = "";

  @Option(
      names = "--title",
      paramLabel = "WORDS",
      description = "Headline of a text file.",
      defaultValue = "")
  String title = "";

  @Option(
      names = "--published",
      paramLabel = "DAY",
      description = "Day of a text file as 2012-07-12; dates stay unknown without.",
      defaultValue = "")
  String published = "";

  @Option(
      names = "--field",
      paramLabel = "COLUMN=FIELD",
      description = "As for run: the field that holds a column of the articles. Repeatable.")
  @Nullable Map<String, String> fields;

  @Option(
      names = "--defection",
      paramLabel = "ID",
      description = "A ledger entry, by its id or an earlier one; needs --output.",
      defaultValue = "")
  String defection = "";

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where run published the tables.",
      defaultValue = "")
  String output = "";

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    boolean entry = !defection.isEmpty();
    if (entry == !file.isEmpty()) {
      throw new InputException(
          "Give either FILE or --defection ID with --output FOLDER; 'explain --help' shows both.");
    }
    if (entry) {
      try (SparkSession spark = Main.session()) {
        print(entry(spark, output, defection));
      }
      return 0;
    }
    List<Article> articles = articles();
    if (articles.isEmpty()) {
      throw new InputException(
          articleId.isEmpty()
              ? "File %s holds no article. Check the path and --field.".formatted(file)
              : "File %s holds no article '%s'. Check --article.".formatted(file, articleId));
    }
    for (Article article : articles) {
      boolean candidate = isCandidate(article);
      print(ExplanationText.tree(article, candidate, Engine.extractor().explain(article)));
    }
    return 0;
  }

  private void print(ObjectNode tree) {
    var out = spec.commandLine().getOut();
    out.println(json ? tree : new ExplanationText(spec.commandLine().getColorScheme()).of(tree));
    out.flush();
  }

  private static boolean isCandidate(Article article) {
    return Engine.scan().mayTellOfDefection(article.text())
        || article.title().filter(Engine.scan()::mayTellOfDefection).isPresent();
  }

  // --- articles --------------------------------------------------------------------------------

  private List<Article> articles() throws IOException {
    if (!Files.isRegularFile(Path.of(file))) {
      throw new InputException("File %s is not there. Check the path.".formatted(file));
    }
    Dumps dumps = new Dumps(new Configuration(), mapping(), List.of());
    List<Parsed> records = new ArrayList<>();
    if (dumps.recognise(file).format().filter(f -> f != Format.TEXT).isEmpty()) {
      records.add(JsonLines.parse(asLine(), mapping()));
    } else {
      Inputs.Stretch all = new Inputs.Stretch(0, file, 0, Long.MAX_VALUE, /* ofFile= */ 1);
      Dumps.Records open = dumps.open(all, Glance.ALL);
      open.items().forEachRemaining(item -> records.add(item.parsed()));
      open.closing().close();
    }
    List<Article> articles = new ArrayList<>();
    for (Parsed record : records) {
      if (record instanceof Parsed.Read read
          && (articleId.isEmpty() || articleId.equals(read.article().articleId()))) {
        articles.add(read.article());
      }
    }
    return articles;
  }

  private FieldMapping mapping() {
    return FieldMapping.DEFAULT.with(Optional.ofNullable(fields).orElse(Map.of()));
  }

  private String asLine() throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", Path.of(file).getFileName().toString());
    node.put("text", new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8));
    node.put("title", title);
    node.put("published", published);
    return node.toString();
  }

  // --- ledger entries --------------------------------------------------------------------------

  /**
   * A ledger entry as {@code {"defection", "article_defections", "mentions"}}, rows as in the
   * tables, those told by several articles with {@code linked_by}, the closest of the others and
   * the terms of their match weight; few enough for the driver.
   *
   * @throws InputException when nothing is published in the folder, or no entry has the id
   */
  static ObjectNode entry(SparkSession spark, String output, String id) throws IOException {
    if (output.isBlank()) {
      throw new InputException("--output is missing: name the folder that 'run' published to.");
    }
    Publication publication = new Publication(output, spark.sparkContext().hadoopConfiguration());
    String run =
        publication
            .current()
            .orElseThrow(
                () ->
                    new InputException(
                        "No run is published in --output %s. Check the folder.".formatted(output)));
    List<Row> found =
        spark
            .read()
            .parquet(publication.path(run, "defections"))
            .where(
                col("defection_id").equalTo(id).or(array_contains(col("defection_id_aliases"), id)))
            .collectAsList();
    if (found.isEmpty()) {
      throw new InputException(
          "Run %s in %s has no defection '%s'. Look it up in column defection_id of 'defections'."
              .formatted(run, output, id));
    }
    String current = found.get(0).getAs("defection_id");
    ObjectNode tree = JSON.createObjectNode();
    tree.put("run_id", run);
    tree.set("defection", JSON.readTree(found.get(0).json()));
    ArrayNode told = rows(spark, publication.path(run, "article_defections"), current);
    Map<String, LinkExplanation> links =
        LinkExplanation.of(
            article(spark, publication.path(run, "article_defections"), found.get(0)), current);
    for (JsonNode row : told) {
      Optional.ofNullable(links.get(row.path("article_id").asText()))
          .ifPresent(link -> ((ObjectNode) row).set("linked_by", linked(link)));
    }
    tree.set("article_defections", told);
    tree.set("mentions", rows(spark, publication.path(run, "mentions"), current));
    return tree;
  }

  private static List<ArticleDefection> article(SparkSession spark, String path, Row entry) {
    Object[] articles = entry.<String>getList(entry.fieldIndex("article_ids")).toArray();
    return spark
        .read()
        .parquet(path)
        .where(col("article_id").isin(articles))
        .orderBy("article_id", "defection_id", "evidence")
        .collectAsList()
        .stream()
        .map(ExtractJob.DEFECTIONS::fromRow)
        .toList();
  }

  private static ObjectNode linked(LinkExplanation link) {
    ObjectNode node = JSON.createObjectNode();
    node.put("article_id", link.articleId());
    node.put("weight", link.weight().total());
    ObjectNode terms = node.putObject("terms");
    link.weight().terms().forEach(terms::put);
    link.weight().obstacle().ifPresent(o -> node.put("obstacle", o.name()));
    return node;
  }

  private static ArrayNode rows(SparkSession spark, String path, String id) throws IOException {
    ArrayNode rows = JSON.createArrayNode();
    for (Row row :
        spark
            .read()
            .parquet(path)
            .where(col("defection_id").equalTo(id))
            .orderBy("article_id", path.endsWith("mentions") ? "mention_id" : "defection_id")
            .collectAsList()) {
      rows.add(JSON.readTree(row.json()));
    }
    return rows;
  }
}
