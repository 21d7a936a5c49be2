package org.defectionledger.job;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.defectionledger.InputException;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Format;

/**
 * What a run is told to do.
 *
 * @param inputs files, folders or globs, each a set of its own for the reject ratio
 * @param output folder of the published tables
 * @param runDate day of the run
 * @param runId name of the run's folder
 * @param mapping fields of the records
 * @param format the format of all inputs; empty to find that of each file
 * @param entities which articles fill the {@code entities} table
 * @param maxRejectRatio share of rejected records of an input set above which nothing is published
 * @param upkeep how the run treats what earlier nights left
 */
record Settings(
    List<String> inputs,
    String output,
    LocalDate runDate,
    String runId,
    FieldMapping mapping,
    List<Format> format,
    Entities entities,
    double maxRejectRatio,
    Upkeep upkeep) {

  /** Which articles fill the {@code entities} table. */
  enum Entities {
    CANDIDATES,
    ALL,
    NONE
  }

  /**
   * The same with the usual upkeep.
   *
   * @throws InputException naming every wrong setting, with its value and the way out
   */
  static Settings of(
      List<String> inputs,
      String output,
      String runDate,
      String runId,
      Map<String, String> fields,
      String format,
      String entities,
      String maxRejectRatio) {
    return of(
        inputs,
        output,
        runDate,
        runId,
        fields,
        format,
        entities,
        maxRejectRatio,
        Upkeep.DEFAULT,
        List.of());
  }

  /**
   * Checks what the operator gave.
   *
   * @param upkeepProblems what was wrong with the upkeep, to be told together with the rest
   * @throws InputException naming every wrong setting, with its value and the way out
   */
  static Settings of(
      List<String> inputs,
      String output,
      String runDate,
      String runId,
      Map<String, String> fields,
      String format,
      String entities,
      String maxRejectRatio,
      Upkeep upkeep,
      List<String> upkeepProblems) {
    List<String> problems = new ArrayList<>(upkeepProblems);
    if (inputs.isEmpty()) {
      problems.add("--input is missing: name at least one file, folder or glob");
    }
    inputs.stream()
        .filter(String::isBlank)
        .forEach(i -> problems.add("--input '' is blank: name a file, folder or glob"));
    if (output.isBlank()) {
      problems.add("--output is missing: name the folder for the tables");
    }
    inputs.stream().filter(Settings::holdsAKey).forEach(i -> problems.add(keyIn("--input", i)));
    if (holdsAKey(output)) {
      problems.add(keyIn("--output", output));
    }
    LocalDate day = LocalDate.EPOCH;
    try {
      day = LocalDate.parse(runDate);
    } catch (DateTimeException e) {
      problems.add("--run-date '%s' is not a day: write it as 2012-07-12".formatted(runDate));
    }
    if (!runId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      problems.add(
          "--run-id '%s' is no folder name: use letters, digits, '.', '_' and '-'"
              .formatted(runId));
    }
    FieldMapping mapping = FieldMapping.DEFAULT;
    try {
      mapping = FieldMapping.DEFAULT.with(fields);
    } catch (InputException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    List<Format> forced = List.of();
    if (!format.isEmpty()) {
      try {
        forced =
            List.of(Format.valueOf(format.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
      } catch (IllegalArgumentException e) {
        problems.add("--format '%s' is not one of %s".formatted(format, formats()));
      }
    }
    Entities which = Entities.CANDIDATES;
    try {
      which = Entities.valueOf(entities.toUpperCase(java.util.Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add("--entities '%s' is not one of candidates, all, none".formatted(entities));
    }
    double ratio = 0;
    try {
      ratio = Double.parseDouble(maxRejectRatio);
      if (!(ratio >= 0 && ratio <= 1)) {
        problems.add("--max-reject-ratio %s is outside 0 to 1".formatted(maxRejectRatio));
      }
    } catch (NumberFormatException e) {
      problems.add("--max-reject-ratio '%s' is not a number from 0 to 1".formatted(maxRejectRatio));
    }
    if (!problems.isEmpty()) {
      throw new InputException("Wrong settings:\n  - " + String.join("\n  - ", problems));
    }
    return new Settings(
        List.copyOf(inputs), output, day, runId, mapping, forced, which, ratio, upkeep);
  }

  /**
   * Whether an address has the form {@code scheme://user:password@host}; it would reach the logs.
   */
  private static boolean holdsAKey(String address) {
    return address.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*://[^/@]*:[^/]*@.*");
  }

  private static String keyIn(String option, String address) {
    return "%s %s…: an address must not hold a password. Keep keys in a credential store (jobs/s3)"
        .formatted(option, address.substring(0, address.indexOf("://") + 3));
  }

  /** All that decides what is read from a file; under other rules a file is read again. */
  String rules(String version, String lexiconVersion) {
    return "%s/%s/%s/%s/%08x"
        .formatted(version, lexiconVersion, entities, formatName(), mapping.names().hashCode());
  }

  private String formatName() {
    return format.isEmpty() ? "found" : format.get(0).name();
  }

  /** The names of the formats, as {@code --format} takes them. */
  static String formats() {
    return Stream.of(Format.values())
        .map(f -> f.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  /** The settings as JSON, for {@code runs.settings}. */
  String toJson(String lexiconVersion) {
    Map<String, Object> all = new TreeMap<>();
    all.put("inputs", inputs);
    all.put("run_date", runDate.toString());
    all.put("fields", mapping.names());
    all.put("format", formatName());
    all.put("entities", entities.name());
    all.put("max_reject_ratio", maxRejectRatio);
    all.put("lexicons", lexiconVersion);
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(all);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("Settings hold only strings and numbers", e);
    }
  }
}
