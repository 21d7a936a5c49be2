package org.defectionledger.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.defectionledger.InputException;
import org.defectionledger.audit.Thresholds;

/**
 * How a night treats what earlier nights left, and what it leaves to the next.
 *
 * @param full reads every known file again instead of taking over earlier readings
 * @param forgetRemoved drops the articles of files that are there no longer
 * @param trustTimes takes a file of the same size and time for unchanged without hashing it
 * @param keepRuns number of whole runs to keep, at least 2
 * @param export name of a plain folder that gets a copy of the published tables
 * @param metricsFile local file for Prometheus' text collector
 * @param gold local file of annotated articles that the extraction must score on
 * @param goldFloors local file of the scores below which nothing is published
 * @param thresholds what the audit allows
 */
record Upkeep(
    boolean full,
    boolean forgetRemoved,
    boolean trustTimes,
    int keepRuns,
    Optional<String> export,
    Optional<String> metricsFile,
    Optional<String> gold,
    Optional<String> goldFloors,
    Thresholds thresholds) {
  static final Upkeep DEFAULT =
      new Upkeep(
          false,
          false,
          false,
          7,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Thresholds.of(Map.of()));

  /**
   * Checks what the operator gave.
   *
   * @param problems gets a line for each wrong value
   */
  static Upkeep of(
      boolean full,
      boolean forgetRemoved,
      boolean trustTimes,
      String keepRuns,
      String export,
      String metricsFile,
      String gold,
      String goldFloors,
      Map<String, String> bounds,
      List<String> problems) {
    int keep = DEFAULT.keepRuns();
    try {
      keep = Integer.parseInt(keepRuns);
      if (keep < 2) {
        problems.add(
            "--keep-runs %d is below 2: readers may still be in the run before".formatted(keep));
      }
    } catch (NumberFormatException e) {
      problems.add("--keep-runs '%s' is not a whole number of 2 or more".formatted(keepRuns));
    }
    if (!export.isEmpty()
        && (!export.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
            || List.of("runs", "refused").contains(export))) {
      problems.add(
          "--export '%s' is no free folder name within the output: use a plain name such as latest"
              .formatted(export));
    }
    if (gold.isEmpty() != goldFloors.isEmpty()) {
      problems.add("--gold and --gold-floors belong together: give both or none");
    }
    Thresholds thresholds = DEFAULT.thresholds();
    try {
      thresholds = Thresholds.of(bounds);
    } catch (InputException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return new Upkeep(
        full,
        forgetRemoved,
        trustTimes,
        keep,
        given(export),
        given(metricsFile),
        given(gold),
        given(goldFloors),
        thresholds);
  }

  private static Optional<String> given(String value) {
    return Optional.of(value).filter(v -> !v.isEmpty());
  }
}
