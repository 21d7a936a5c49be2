package org.defectionledger.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each column means, from {@code columns.tsv}; written into the Parquet schema. */
final class ColumnDocs {
  private static final Map<String, String> DOCS = read();

  private ColumnDocs() {}

  static Optional<String> of(Class<? extends Record> table, String column) {
    return Optional.ofNullable(
        DOCS.getOrDefault(table.getSimpleName() + "\t" + column, DOCS.get("*\t" + column)));
  }

  private static Map<String, String> read() {
    Map<String, String> docs = new HashMap<>();
    try (InputStream in = ColumnDocs.class.getResourceAsStream("columns.tsv")) {
      if (in == null) {
        throw new IllegalStateException("columns.tsv is missing from the jar");
      }
      for (String line :
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList()) {
        List<String> cells = List.of(line.split("\t", -1));
        if (!line.startsWith("#") && cells.size() == 3) {
          docs.put(cells.get(0) + "\t" + cells.get(1), cells.get(2));
        }
      }
      return docs;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read columns.tsv", e);
    }
  }
}
