package org.defectionledger.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.defectionledger.lexicon.Weights;

/** How likely each sentence of an article, by its words alone, tells of a countable defection. */
final class Telling {
  /** Log odds between which a feature says where a sentence lies. */
  private static final double[] STEPS = {-4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3};

  private final Document document;
  private final SentenceFeatures features;
  private final Weights weights;
  private final Map<Integer, Double> logOdds = new HashMap<>();

  Telling(Document document, Weights weights) {
    this.document = document;
    this.features = new SentenceFeatures(document);
    this.weights = weights;
  }

  /** The natural log odds of a passage; that of the least likely sentence outside the article. */
  double logOdds(int p) {
    return p < 0 || p >= document.size()
        ? STEPS[0]
        : logOdds.computeIfAbsent(p, x -> weights.telling(features.of(x)));
  }

  /** Adds one feature for each step that the value reaches, each named by the prefix. */
  static void steps(String prefix, double value, Set<String> found) {
    for (double step : STEPS) {
      if (value >= step) {
        found.add(prefix + step);
      }
    }
  }
}
