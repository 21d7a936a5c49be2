package org.defectionledger.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.defectionledger.InputException;

/**
 * The least scores that a change must keep.
 *
 * @param least dotted name of a score to its floor
 */
public record Floors(Map<String, Double> least) {
  /**
   * Reads {@code name=least} lines.
   *
   * @throws InputException naming the line that holds no number
   */
  public static Floors of(Properties properties) {
    Map<String, Double> least = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name);
      try {
        least.put(name, Double.parseDouble(value));
      } catch (NumberFormatException e) {
        throw new InputException(
            "Floor %s=%s is not a number. Correct floors.properties.".formatted(name, value), e);
      }
    }
    return new Floors(least);
  }

  /** One line for each score that is below its floor; empty when all hold. */
  public List<String> broken(Scores scores) {
    List<String> broken = new ArrayList<>();
    least.forEach(
        (name, floor) -> {
          Optional<Double> value = scores.lookup(name);
          if (value.isEmpty() || value.get() < floor) {
            broken.add(
                "%s is %s, below its floor of %s"
                    .formatted(name, value.map(v -> "%.4f".formatted(v)).orElse("nothing"), floor));
          }
        });
    return broken;
  }
}
