package org.defectionledger.ingest;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list beside the files of a folder that tells what they do not: a CSV with a column {@code
 * file}. It only describes files that were found: a name in it is compared and never opened.
 */
public final class Sidecar {
  /** The name of such a list. */
  public static final String NAME = "metadata.csv";

  /** A longer list is not read. */
  public static final int MAX_BYTES = 64 << 20;

  /** A folder without one. */
  public static final Sidecar NONE = new Sidecar(Map.of());

  private final Map<String, Map<String, String>> byFile;

  private Sidecar(Map<String, Map<String, String>> byFile) {
    this.byFile = byFile;
  }

  /** Reads a list; one without a column {@code file} tells nothing. */
  public static Sidecar of(byte[] csv) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    CsvParser parser = new CsvParser(settings);
    Map<String, Map<String, String>> byFile = new HashMap<>();
    parser.beginParsing(new ByteArrayInputStream(csv), StandardCharsets.UTF_8);
    String[] names =
        parser.getRecordMetadata() == null ? new String[0] : parser.getRecordMetadata().headers();
    if (names == null || !Arrays.asList(names).contains("file")) {
      parser.stopParsing();
      return NONE;
    }
    Record record;
    while ((record = parser.parseNextRecord()) != null) {
      Map<String, String> values = new HashMap<>();
      for (String name : List.of(names)) {
        String value = record.getString(name);
        if (value != null && !value.isBlank()) {
          values.put(name, value);
        }
      }
      byFile.putIfAbsent(values.getOrDefault("file", ""), values);
    }
    return new Sidecar(byFile);
  }

  /** What the list says of a file, by column. */
  public NamedValues of(String file) {
    Map<String, String> values = byFile.getOrDefault(file, Map.of());
    return column ->
        column.equals("file") ? Optional.empty() : Optional.ofNullable(values.get(column));
  }
}
