package org.defectionledger.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.defectionledger.InputException;

/**
 * What the audit allows; the values that an operator sets lie in {@code jobs/}.
 *
 * @param bounds key to bound; see {@link #DEFAULTS} for the keys. {@code rows.TABLE.max-growth} and
 *     {@code rows.TABLE.min-share} go before those for all tables
 */
public record Thresholds(Map<String, Double> bounds) {
  /**
   * Wide bounds, which catch a broken night and not a busy one: a ledger that triples overnight or
   * loses a tenth, and a run where most roles or dates are missing, did not come from the news.
   */
  public static final Map<String, Double> DEFAULTS =
      Map.of(
          "rows.max-growth", 3.0,
          "rows.min-share", 0.9,
          "rows.least", 200.0,
          "unknown-roles.max-share", 0.7,
          "undated.max-share", 0.7);

  private static final String OF_A_TABLE = "rows\\.[a-z_]+\\.(max-growth|min-share)";

  public Thresholds {
    bounds = Map.copyOf(bounds);
  }

  /**
   * The defaults with other values for some keys.
   *
   * @throws InputException naming every unknown key and every value that is no number
   */
  public static Thresholds of(Map<String, String> given) {
    List<String> problems = new ArrayList<>();
    Map<String, Double> bounds = new TreeMap<>(DEFAULTS);
    new TreeMap<>(given)
        .forEach(
            (key, value) -> {
              if (!DEFAULTS.containsKey(key) && !key.matches(OF_A_TABLE)) {
                problems.add(
                    "audit.%s is unknown: use %s, rows.TABLE.max-growth or rows.TABLE.min-share"
                        .formatted(key, String.join(", ", new TreeMap<>(DEFAULTS).keySet())));
                return;
              }
              try {
                double bound = Double.parseDouble(value.strip());
                if (!(bound >= 0)) {
                  throw new NumberFormatException();
                }
                bounds.put(key, bound);
              } catch (NumberFormatException e) {
                problems.add("audit.%s '%s' is not a number of 0 or more".formatted(key, value));
              }
            });
    if (!problems.isEmpty()) {
      throw new InputException(String.join("; ", problems));
    }
    return new Thresholds(bounds);
  }

  double of(String key) {
    Double bound = bounds.get(key);
    if (bound == null) {
      throw new IllegalArgumentException("No bound has the key " + key);
    }
    return bound;
  }

  double ofTable(String table, String key) {
    Double own = bounds.get("rows." + table + "." + key);
    return own == null ? of("rows." + key) : own;
  }
}
