package org.defectionledger.job;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Item;
import org.defectionledger.ingest.NamedValues;
import org.defectionledger.ingest.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the Parquet row groups whose middle lies in a stretch. Only the columns that the
 * mapping names are read. Places are row numbers. Spark's own reader is not used: a broken file
 * would end the whole night.
 */
final class ParquetRecords extends ReadAhead {
  private static final long JULIAN_EPOCH = 2_440_588;

  private final FieldMapping mapping;
  private final ParquetReader<Group> reader;
  private long row = -1;

  ParquetRecords(Path file, long from, long to, Configuration configuration, FieldMapping mapping)
      throws IOException {
    this.mapping = mapping;
    Configuration own = new Configuration(configuration);
    try (ParquetFileReader footer = ParquetFileReader.open(HadoopInputFile.fromPath(file, own))) {
      own.set(
          ReadSupport.PARQUET_READ_SCHEMA,
          projected(footer.getFileMetaData().getSchema(), mapping).toString());
    }
    this.reader =
        ParquetReader.builder(new GroupReadSupport(), file)
            .withConf(own)
            .withFileRange(from, to)
            .build();
  }

  private static MessageType projected(MessageType schema, FieldMapping mapping) {
    Set<String> wanted = new TreeSet<>();
    mapping
        .names()
        .values()
        .forEach(
            names ->
                names.forEach(
                    n -> {
                      wanted.add(n);
                      wanted.add(n.split("\\.", -1)[0]);
                    }));
    List<Type> columns =
        new ArrayList<>(
            schema.getFields().stream().filter(f -> wanted.contains(f.getName())).toList());
    return new MessageType(schema.getName(), columns.isEmpty() ? schema.getFields() : columns);
  }

  @Override
  @Nullable Item read() {
    try {
      Group group = reader.read();
      if (group == null) {
        end();
        reader.close();
        return null;
      }
      row = reader.getCurrentRowIndex();
      NamedValues values = name -> value(group, name);
      return new Item(row, values.toArticle(mapping, ""));
    } catch (IOException | RuntimeException e) {
      end(); // the pages behind a broken one have no known beginning
      String why = String.valueOf(e);
      return new Item(
          row + 1,
          new Parsed.Rejected(
              "UNREADABLE",
              "the file breaks off here: " + why.substring(0, Math.min(why.length(), 200))));
    }
  }

  private static Optional<String> value(Group group, String name) {
    GroupType type = group.getType();
    if (type.containsField(name)) {
      int at = type.getFieldIndex(name);
      boolean plain = type.getType(at).isPrimitive() && group.getFieldRepetitionCount(at) == 1;
      return plain
          ? Optional.of(text(group, at, type.getType(at).asPrimitiveType()))
          : Optional.empty();
    }
    int dot = name.indexOf('.');
    if (dot < 0 || !type.containsField(name.substring(0, dot))) {
      return Optional.empty();
    }
    int at = type.getFieldIndex(name.substring(0, dot));
    return type.getType(at).isPrimitive() || group.getFieldRepetitionCount(at) != 1
        ? Optional.empty()
        : value(group.getGroup(at, 0), name.substring(dot + 1));
  }

  private static String text(Group group, int at, PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(group.getInteger(at, 0)).toString();
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation time) {
      return instant(group.getLong(at, 0), time.getUnit()).toString();
    }
    return switch (type.getPrimitiveTypeName()) {
      case BINARY, FIXED_LEN_BYTE_ARRAY -> group.getBinary(at, 0).toStringUsingUTF8();
      case INT96 -> {
        NanoTime time = NanoTime.fromBinary(group.getInt96(at, 0));
        long day = time.getJulianDay() - JULIAN_EPOCH;
        yield Instant.ofEpochSecond(day * 86_400, time.getTimeOfDayNanos()).toString();
      }
      default -> group.getValueToString(at, 0);
    };
  }

  private static Instant instant(long value, TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> Instant.ofEpochMilli(value);
      case MICROS ->
          Instant.ofEpochSecond(
              Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1000L);
      case NANOS ->
          Instant.ofEpochSecond(
              Math.floorDiv(value, 1_000_000_000L), Math.floorMod(value, 1_000_000_000L));
    };
  }
}
