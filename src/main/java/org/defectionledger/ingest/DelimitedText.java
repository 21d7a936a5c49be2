package org.defectionledger.ingest;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads articles out of CSV, TSV and their kin; the first record names the columns. */
final class DelimitedText implements Iterator<Item> {
  private static final int MAX_COLUMNS = 2000;

  private final CsvCutter records;
  private final FieldMapping mapping;
  private final CsvParser parser;
  private final Map<String, Integer> columns = new HashMap<>();
  private @Nullable Item early;

  DelimitedText(InputStream in, char delimiter, FieldMapping mapping) {
    this.records = new CsvCutter(in, delimiter);
    this.mapping = mapping;
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.getFormat().setLineSeparator("\n");
    settings.setMaxCharsPerColumn(-1); // the cutter bounds a record
    settings.setMaxColumns(MAX_COLUMNS);
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.STOP_AT_DELIMITER);
    this.parser = new CsvParser(settings);
    readHeader();
  }

  private void readHeader() {
    if (!records.hasNext()) {
      return;
    }
    RawRecord header = records.next();
    String line = text(header);
    String[] names = header.fault().isPresent() ? null : fields(line);
    if (names == null) {
      Parsed fault = malformed("the header cannot be read", line);
      early = new Item(header.offset(), header.fault().map(f -> (Parsed) f).orElse(fault));
      return;
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i] != null) {
        columns.putIfAbsent(names[i].strip(), i);
      }
    }
  }

  @Override
  public boolean hasNext() {
    return early != null || records.hasNext();
  }

  @Override
  public Item next() {
    if (early != null) {
      Item item = early;
      early = null;
      return item;
    }
    RawRecord record = records.next();
    Parsed parsed = record.fault().isPresent() ? record.fault().get() : parse(record);
    return new Item(record.offset(), parsed);
  }

  private Parsed parse(RawRecord record) {
    String line = text(record);
    String[] fields = fields(line);
    if (fields == null) {
      return malformed("the record has no fields, or more than " + MAX_COLUMNS, line);
    }
    if (fields.length != columns.size() && fields.length < 2) {
      return malformed(
          "the record has %d field(s), the header %d".formatted(fields.length, columns.size()),
          line);
    }
    NamedValues values =
        name -> {
          Integer at = columns.get(name);
          return at == null || at >= fields.length
              ? Optional.empty()
              : Optional.ofNullable(fields[at]);
        };
    return values.toArticle(mapping, line);
  }

  private static Parsed malformed(String why, String line) {
    return Parsed.Rejected.of("MALFORMED_CSV", why, line);
  }

  private static String text(RawRecord record) {
    String line = new String(record.bytes(), StandardCharsets.UTF_8);
    return line.startsWith("\ufeff") ? line.substring(1) : line;
  }

  private String @Nullable [] fields(String line) {
    try {
      return parser.parseLine(line);
    } catch (TextParsingException e) {
      return null;
    }
  }
}
