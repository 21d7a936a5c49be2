package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.job.LogisticFit.Example;
import org.defectionledger.lexicon.Weights;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir Path folder;

  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean label = i % 2 == 0;
      boolean mistaken = i % 10 == 0;
      examples.add(
          new Example(
              Set.of(label != mistaken ? "tells" : "silent", i % 3 == 0 ? "idle" : "other"),
              0,
              label));
    }
    examples.add(new Example(Set.of("once"), 0, true));
    return examples;
  }

  @Test
  void learnsWhatTellsAndLeavesOutWhatIsSeenOnce() {
    Map<String, Double> weights =
        LogisticFit.fit(SPARK, examples(), new LogisticFit.Restraint(0.001, 0.2, 6));
    assertThat(weights.get("tells") - weights.get("silent")).isGreaterThan(1.5);
    assertThat(weights.getOrDefault("idle", 0.0)).isCloseTo(0, within(0.3));
    assertThat(weights).doesNotContainKey("once").containsKey(Weights.INTERCEPT);
  }

  @Test
  void theSameExamplesGiveTheSameWeights() {
    assertThat(LogisticFit.fit(SPARK, examples(), new LogisticFit.Restraint(0.01, 0.2, 6)))
        .isEqualTo(LogisticFit.fit(SPARK, examples(), new LogisticFit.Restraint(0.01, 0.2, 6)));
  }

  @Test
  void writesAWholeModelAndPrintsTheScoresOfHeldOutFolds() throws Exception {
    TrainCommand train = new TrainCommand();
    train.folds = 2;
    train.model = folder.resolve("confidence.tsv").toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    train.train(
        SPARK,
        ScoreCommand.read("seeds/gold/passages.jsonl"),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(Files.readString(folder.resolve("confidence.tsv")))
        .contains("# version: ", "(intercept)", "(drop)", "(admit)", "(scale)", "(shift)");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Rules alone: detection F1", "Rules and model, held out", "Reliability");
  }
}
