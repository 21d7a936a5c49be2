package org.defectionledger.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The logistic model that decides hard readings together with the rules: a weight a feature, read
 * from {@code seeds/model/confidence.tsv}, which the {@code train} command writes.
 *
 * @param version of the file; {@code "0"} without a model
 * @param byFeature log odds that each feature adds; features not listed add nothing
 */
public record Weights(String version, Map<String, Double> byFeature) {
  /** Added to every sum. */
  public static final String INTERCEPT = "(intercept)";

  /** Added to every sum over the features of a sentence. */
  public static final String SENTENCE = "(sentence)";

  /** Added to every sum over the features of a person. */
  public static final String PERSON = "(person)";

  /** A person of whom no reading is counted is admitted from this probability on. */
  public static final String ADMIT_PERSON = "(admit-person)";

  /** A reading that the rules count is dropped below this probability. */
  public static final String DROP = "(drop)";

  /** A reading whose weak trigger lacks what it needs is admitted from this probability on. */
  public static final String ADMIT = "(admit)";

  /**
   * With {@link #SHIFT}: log odds of a mention to those of its defection, fitted on held-out folds.
   */
  public static final String SCALE = "(scale)";

  public static final String SHIFT = "(shift)";

  /** No model: the rules decide alone, and every reading has the probability one half. */
  public static final Weights NONE =
      new Weights("0", Map.of(DROP, 0.0, ADMIT, 2.0, ADMIT_PERSON, 2.0, SCALE, 1.0, SHIFT, 0.0));

  /** Probabilities are kept off 0 and 1, whose log odds have no bound. */
  private static final double EDGE = 1e-4;

  public Weights {
    byFeature = Map.copyOf(byFeature);
  }

  /**
   * Reads the model that the program was built with.
   *
   * @throws org.defectionledger.InputException naming file, line and value when one is wrong, or
   *     the constant that is missing
   */
  public static Weights load() {
    return of(Tsv.ofResource("confidence.tsv", List.of("feature", "weight")));
  }

  static Weights of(Tsv tsv) {
    Map<String, Double> weights = new HashMap<>();
    tsv.requireUnique("feature", row -> row.required("feature"));
    for (Tsv.Row row : tsv.rows()) {
      weights.put(row.required("feature"), row.decimal("weight"));
    }
    for (String constant :
        List.of(INTERCEPT, SENTENCE, PERSON, DROP, ADMIT, ADMIT_PERSON, SCALE, SHIFT)) {
      if (!weights.containsKey(constant)) {
        throw new org.defectionledger.InputException(
            "Cannot read %s: the row '%s' is missing. Write the file again with the train command."
                .formatted(tsv.file(), constant));
      }
    }
    return new Weights(tsv.version(), weights);
  }

  /** The probability that a reading with these features is a countable defection, rightly read. */
  public double probability(Set<String> features) {
    return sigmoid(get(INTERCEPT) + sum(features));
  }

  /** The log odds that a sentence with these features tells of a countable defection. */
  public double telling(Set<String> features) {
    return get(SENTENCE) + sum(features);
  }

  /** The probability that a person of whom these things hold is one of the article's defectors. */
  public double ofPerson(Set<String> features) {
    return sigmoid(get(PERSON) + sum(features));
  }

  /** In a fixed order, for sums of doubles depend on it. */
  private double sum(Set<String> features) {
    return features.stream().sorted().mapToDouble(this::get).sum();
  }

  public double drop() {
    return get(DROP);
  }

  public double admit() {
    return get(ADMIT);
  }

  public double admitPerson() {
    return get(ADMIT_PERSON);
  }

  /**
   * The calibrated probability of a defection whose likeliest mention has {@code probability}.
   *
   * @param features what is known of the defection as a whole
   */
  public double calibrated(double probability, Set<String> features) {
    return sigmoid(get(SCALE) * logOdds(probability) + get(SHIFT) + sum(features));
  }

  /** The natural logarithm of p / (1 − p), p kept off 0 and 1. */
  public static double logOdds(double probability) {
    double p = Math.min(1 - EDGE, Math.max(EDGE, probability));
    return Math.log(p / (1 - p));
  }

  private double get(String feature) {
    return byFeature.getOrDefault(feature, 0.0);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
