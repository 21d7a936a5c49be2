package org.defectionledger.job;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.defectionledger.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The application settings of a job: a properties file whose keys are the options of {@code run}
 * without their dashes, and {@code audit.KEY} for the bounds of the audit.
 */
final class SettingsFile implements IDefaultValueProvider {
  private static final String OPTION = "--settings";
  private static final String AUDIT = "audit.";

  private final Map<String, String> values;

  private SettingsFile(Map<String, String> values) {
    this.values = values;
  }

  /**
   * The file that the arguments name, or an empty one.
   *
   * @throws InputException when it cannot be read, or has unknown keys
   */
  static SettingsFile of(String... arguments) {
    String file = "";
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(OPTION + "=")) {
        file = arguments[i].substring(OPTION.length() + 1);
      } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        file = arguments[i + 1];
      }
    }
    return new SettingsFile(read(file));
  }

  /** The bounds of the audit in a file; none without one. */
  static Map<String, String> bounds(String file) {
    Map<String, String> bounds = new LinkedHashMap<>();
    read(file)
        .forEach(
            (key, value) -> {
              if (key.startsWith(AUDIT)) {
                bounds.put(key.substring(AUDIT.length()), value);
              }
            });
    return bounds;
  }

  private static Map<String, String> read(String file) {
    if (file.isEmpty()) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader in = open(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          "Cannot read --settings %s: %s. Check the path, and that it is a properties file."
              .formatted(file, e),
          e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k).strip()));
    checkKeys(file, values);
    return values;
  }

  private static Reader open(String file) throws IOException {
    if (!file.contains("://")) {
      // On YARN --files puts it into the working folder, whatever fs.defaultFS says.
      return Files.newBufferedReader(Path.of(file));
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
    return new InputStreamReader(
        path.getFileSystem(RunsCommands.configuration()).open(path), StandardCharsets.UTF_8);
  }

  private static void checkKeys(String file, Map<String, String> values) {
    List<String> known =
        new picocli.CommandLine(new Main.Run())
            .getCommandSpec().options().stream()
                .map(SettingsFile::key)
                .filter(k -> !List.of("help", "version", "settings", "audit", "field").contains(k))
                .sorted()
                .toList();
    List<String> unknown = new ArrayList<>();
    for (String key : values.keySet()) {
      if (!known.contains(key) && !key.startsWith(AUDIT)) {
        unknown.add(key);
      }
    }
    if (!unknown.isEmpty()) {
      throw new InputException(
          "Settings file %s has unknown keys %s: use %s, or audit.KEY"
              .formatted(file, unknown, String.join(", ", known)));
    }
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring(2);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.longestName().startsWith("--")
        ? values.get(key(option))
        : null;
  }
}
