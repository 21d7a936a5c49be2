package org.defectionledger.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.defectionledger.ingest.CaptureIndex;
import org.defectionledger.ingest.DumpFile;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Format;
import org.defectionledger.ingest.Glance;
import org.defectionledger.ingest.Item;
import org.defectionledger.ingest.Packing;
import org.defectionledger.ingest.Parsed;
import org.defectionledger.ingest.Sidecar;

/** Opens the files of dumps on any file system of Hadoop. */
final class Dumps {
  private static final String PARQUET_END = "PAR1";

  private final Configuration configuration;
  private final FieldMapping mapping;
  private final List<Format> forced;
  private final Map<Path, Sidecar> sidecars = new HashMap<>();

  /**
   * Opens files.
   *
   * @param forced the format that the operator named; empty to find it
   */
  Dumps(Configuration configuration, FieldMapping mapping, List<Format> forced) {
    this.configuration = configuration;
    this.mapping = mapping;
    this.forced = forced;
  }

  /**
   * Looks at the start of a file.
   *
   * @throws IOException when it cannot be opened
   */
  DumpFile recognise(String path) throws IOException {
    Path file = new Path(path);
    try (FSDataInputStream in = file.getFileSystem(configuration).open(file)) {
      byte[] start = in.readNBytes(Format.HEAD_BYTES);
      if (Packing.of(start) != Packing.NONE) {
        byte[] more = in.readNBytes(DumpFile.PACKED_HEAD_BYTES - start.length);
        byte[] both = java.util.Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, both, start.length, more.length);
        start = both;
      }
      return DumpFile.of(start, file.getName(), forced, mapping, sidecar(file).of(file.getName()));
    }
  }

  private Sidecar sidecar(Path file) {
    return sidecars.computeIfAbsent(file.getParent(), this::readSidecar);
  }

  private Sidecar readSidecar(Path folder) {
    Path list = new Path(folder, Sidecar.NAME);
    try {
      FileSystem system = list.getFileSystem(configuration);
      if (!system.exists(list)) {
        return Sidecar.NONE;
      }
      try (InputStream in = system.open(list)) {
        return Sidecar.of(in.readNBytes(Sidecar.MAX_BYTES));
      }
    } catch (IOException e) {
      return Sidecar.NONE; // the articles are there all the same
    }
  }

  /** Whether the footer of a Parquet file, which tells where its rows are, was not cut off. */
  boolean endsAsParquet(String path, long length) throws IOException {
    Path file = new Path(path);
    try (FSDataInputStream in = file.getFileSystem(configuration).open(file)) {
      in.seek(Math.max(0, length - PARQUET_END.length()));
      byte[] end = in.readNBytes(PARQUET_END.length());
      return new String(end, StandardCharsets.US_ASCII).equals(PARQUET_END);
    }
  }

  /** Where the records of a web archive begin, as an index beside it tells; empty without one. */
  List<Long> recordOffsets(String path) throws IOException {
    String bare = path.replaceFirst("\\.(?:w?arc)(?:\\.gz)?$", "");
    for (String index : List.of(path + ".cdx", path + ".cdxj", bare + ".cdx", bare + ".cdxj")) {
      Path file = new Path(index);
      FileSystem system = file.getFileSystem(configuration);
      if (system.exists(file)) {
        try (InputStream in = system.open(file)) {
          return CaptureIndex.offsets(in, new Path(path).getName());
        }
      }
    }
    return List.of();
  }

  /** The records that begin in a stretch; a file that cannot be opened is one reject. */
  Records open(Inputs.Stretch stretch, Glance glance) {
    FSDataInputStream raw = null;
    try {
      DumpFile dump = recognise(stretch.path());
      Path file = new Path(stretch.path());
      if (dump.format().filter(f -> f == Format.PARQUET).isPresent()) {
        return new Records(
            new ParquetRecords(file, stretch.from(), stretch.to(), configuration, mapping),
            () -> {});
      }
      raw = file.getFileSystem(configuration).open(file);
      boolean lines = dump.format().filter(f -> f == Format.JSON_LINES).isPresent();
      boolean part = stretch.from() > 0 || stretch.to() < Long.MAX_VALUE;
      if (lines && part && dump.packing() == Packing.BZIP2) {
        return new Records(
            new Bzip2Lines(raw, stretch, configuration, mapping, glance), raw::close);
      }
      raw.seek(dump.begin(stretch.from()));
      return new Records(dump.records(raw, stretch.from(), stretch.to(), glance), raw::close);
    } catch (IOException | RuntimeException e) {
      Parsed fault = unreadable(e);
      return new Records(
          Stream.of(new Item(stretch.from(), fault)).iterator(),
          Optional.ofNullable(raw).<Records.Closing>map(r -> r::close).orElse(() -> {}));
    }
  }

  static Parsed unreadable(Exception e) {
    String why = String.valueOf(e);
    return new Parsed.Rejected(
        "UNREADABLE",
        "the file cannot be opened: " + why.substring(0, Math.min(200, why.length())));
  }

  /**
   * Records and the file they come from.
   *
   * @param items the records
   * @param closing closes the file
   */
  record Records(Iterator<Item> items, Closing closing) {
    /** Closes a file. */
    @FunctionalInterface
    interface Closing {
      void close() throws IOException;
    }
  }
}
