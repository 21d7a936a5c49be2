package org.defectionledger.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.defectionledger.evaluate.GoldArticle;
import org.defectionledger.evaluate.GoldDefection;
import org.defectionledger.lexicon.NameForms;
import org.defectionledger.resolve.Comparison;
import org.defectionledger.resolve.Estimation;
import org.defectionledger.resolve.MatchModel;
import org.defectionledger.resolve.NameMatch;
import org.defectionledger.resolve.TraitReader;
import org.defectionledger.resolve.Traits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Estimates the match weights of the resolution from annotated articles. */
@Command(
    name = "estimate-weights",
    mixinStandardHelpOptions = true,
    description =
        "Estimates the match weights from gold files, whose keys tell which rows are one defection.",
    footer = {
      "",
      "Example:",
      "  estimate-weights seeds/demo/syria.jsonl seeds/gold/states.jsonl --output seeds/lexicon/match-weights.tsv"
    })
final class EstimateCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "GOLD",
      description = "Gold files; pairs are made inside each file alone.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the weights.")
  String output = "";

  @Override
  public Integer call() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# version: 1");
    lines.add("# Made by: scripts/estimate-weights " + String.join(" ", files));
    lines.add(
        "# matched, unmatched: pairs of one and of two defections at the level; weight: log2 odds.");
    lines.add(String.join("\t", MatchModel.COLUMNS));
    lines.addAll(estimated(files).lines());
    Files.write(Path.of(output), lines, StandardCharsets.UTF_8);
    return 0;
  }

  static Estimation estimated(List<String> files) throws IOException {
    NameMatch names = new NameMatch(NameForms.load());
    TraitReader reader = new TraitReader(names);
    Estimation estimation = new Estimation(new Comparison(names));
    for (String file : files) {
      List<Estimation.Known> rows = new ArrayList<>();
      for (GoldArticle article : ScoreCommand.read(file)) {
        List<Traits> traits = reader.alone(GoldRows.of(article));
        List<String> keys = article.defections().stream().map(GoldDefection::key).toList();
        for (int i = 0; i < keys.size(); i++) {
          rows.add(new Estimation.Known(traits.get(i), keys.get(i)));
        }
      }
      estimation.add(rows);
    }
    return estimation;
  }
}
