package org.defectionledger.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.defectionledger.InputException;

/**
 * A lexicon file: comment lines that begin with {@code #}, one of them {@code # version: N}, then a
 * header, then rows, tab separated.
 *
 * @param file its name, for errors
 * @param version what the version comment says
 * @param rows in file order
 */
public record Tsv(String file, String version, List<Row> rows) {
  /**
   * One line.
   *
   * @param file where it stands
   * @param line its number, from 1
   * @param cells column to value, trimmed
   */
  public record Row(String file, int line, Map<String, String> cells) {
    /** The value, which must not be blank. */
    public String required(String column) {
      String value = cells.getOrDefault(column, "");
      if (value.isBlank()) {
        throw error(column, value, "is empty", "Fill");
      }
      return value;
    }

    /** The value, perhaps empty. */
    public String text(String column) {
      return cells.getOrDefault(column, "");
    }

    Optional<String> optional(String column) {
      return Optional.of(text(column)).filter(v -> !v.isEmpty());
    }

    /** The parts of a value, separated by {@code separator}, without blanks. */
    List<String> list(String column, String separator) {
      return Arrays.stream(text(column).split(java.util.regex.Pattern.quote(separator), -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }

    public int number(String column) {
      String value = required(column);
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw error(column, value, "is not a whole number", "Correct");
      }
    }

    /** A finite number with a decimal point. */
    public double decimal(String column) {
      String value = required(column);
      try {
        double number = Double.parseDouble(value);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below, as for an infinite one
      }
      throw error(column, value, "is not a number", "Correct");
    }

    public <E extends Enum<E>> E code(String column, Class<E> codes) {
      return code(column, required(column), codes);
    }

    <E extends Enum<E>> E code(String column, String value, Class<E> codes) {
      for (E code : codes.getEnumConstants()) {
        if (code.name().equals(value)) {
          return code;
        }
      }
      throw error(
          column, value, "is not one of " + Arrays.toString(codes.getEnumConstants()), "Correct");
    }

    public InputException error(String column, String value, String fault, String remedy) {
      return new InputException(
          "Cannot read lexicon %s, line %d: %s '%s' %s. %s the '%s' column of that line."
              .formatted(file, line, column, value, fault, remedy, column));
    }
  }

  public static Tsv ofResource(String file, List<String> columns) {
    try (InputStream in = Tsv.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new InputException(
            "Lexicon %s is not on the class path. Build with seeds/lexicon/%s in place."
                .formatted(file, file));
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return parse(file, lines.lines().toList(), columns);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read lexicon " + file, e);
    }
  }

  /**
   * Reads the lines of a file.
   *
   * @throws InputException naming file and line when the version or header is missing or a row has
   *     too many cells
   */
  public static Tsv parse(String file, List<String> lines, List<String> columns) {
    String version = "";
    List<String> header = List.of();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("# version:")) {
        version = line.substring("# version:".length()).strip();
      }
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      if (header.isEmpty()) {
        header = List.of(line.split("\t", -1));
        if (!header.equals(columns)) {
          throw new InputException(
              "Cannot read lexicon %s, line %d: header %s is not %s. Correct the header."
                  .formatted(file, i + 1, header, columns));
        }
      } else {
        rows.add(row(file, i + 1, line, header));
      }
    }
    if (version.isEmpty() || header.isEmpty()) {
      throw new InputException(
          "Cannot read lexicon %s, line 1: '# version: N' or the header is missing. Add it."
              .formatted(file));
    }
    return new Tsv(file, version, rows);
  }

  private static Row row(String file, int number, String line, List<String> header) {
    String[] cells = line.split("\t", -1);
    if (cells.length > header.size()) {
      throw new InputException(
          "Cannot read lexicon %s, line %d: %d cells where the header has %d. Remove the tabs that are too many."
              .formatted(file, number, cells.length, header.size()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      values.put(header.get(i), cells[i].strip());
    }
    return new Row(file, number, values);
  }

  /** Fails when two rows have one key. */
  void requireUnique(String column, Function<Row, String> key) {
    TreeSet<String> seen = new TreeSet<>();
    for (Row row : rows) {
      if (!seen.add(key.apply(row))) {
        throw row.error(column, key.apply(row), "stands twice", "Remove one or change");
      }
    }
  }
}
