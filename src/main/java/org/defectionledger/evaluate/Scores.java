package org.defectionledger.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.defectionledger.InputException;

/**
 * All scores, in a tree of the names that the reference scorer prints.
 *
 * @param tree name to a number, or to a tree of its own
 * @param errors one line a miss, false alarm or wrong attribute
 */
public record Scores(Map<String, Object> tree, List<ErrorRow> errors) {
  /**
   * One error.
   *
   * @param article the article
   * @param cause {@code MISSED}, {@code SPURIOUS} or {@code WRONG_} and the attribute
   * @param who name, or "group" and the count
   * @param gold what is right
   * @param predicted what was found
   * @param sentence the evidence
   */
  public record ErrorRow(
      String article, String cause, String who, String gold, String predicted, String sentence) {}

  /** Precision, recall and their harmonic mean. */
  static Map<String, Object> prf(int tp, int fp, int fn) {
    double p = tp + fp > 0 ? (double) tp / (tp + fp) : fn == 0 ? 1.0 : 0.0;
    double r = tp + fn > 0 ? (double) tp / (tp + fn) : 1.0;
    Map<String, Object> all = triple(p, r);
    all.put("tp", tp);
    all.put("fp", fp);
    all.put("fn", fn);
    return all;
  }

  static Map<String, Object> triple(double p, double r) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("precision", p);
    all.put("recall", r);
    all.put("f1", p + r > 0 ? 2 * p * r / (p + r) : 0.0);
    return all;
  }

  /** A score by its dotted name, such as {@code detection.f1}; empty when it has no value here. */
  public Optional<Double> lookup(String dotted) {
    Object at = tree;
    for (String part : dotted.split("\\.", -1)) {
      if (!(at instanceof Map<?, ?> map) || !map.containsKey(part)) {
        throw new InputException(
            "There is no score '%s'. The names are those that the score command prints."
                .formatted(dotted));
      }
      at = map.get(part);
    }
    return at instanceof Number n ? Optional.of(n.doubleValue()) : Optional.empty();
  }

  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Scores hold only numbers", e);
    }
  }
}
