package org.defectionledger.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file of a dump: what its first bytes tell of it, and its records.
 *
 * @param name its name without folders
 * @param packing how it is compressed
 * @param format what it holds; empty when that cannot be told
 * @param head its first bytes, unpacked
 * @param mapping where the columns of an article are
 * @param beside what a list beside the file says of it, by column
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DumpFile(
    String name,
    Packing packing,
    Optional<Format> format,
    byte[] head,
    FieldMapping mapping,
    NamedValues beside) {
  /** So many packed bytes give the head; a bzip2 block must be whole to be unpacked. */
  public static final int PACKED_HEAD_BYTES = 1 << 20;

  /** A longer file of text or HTML is no article. */
  private static final int MAX_FILE_BYTES = WarcRecords.MAX_PAGE_BYTES;

  private static final int BUFFER = 1 << 16;

  /**
   * Recognises a file.
   *
   * @param start its first bytes as stored, {@link #PACKED_HEAD_BYTES} or the whole file
   * @param forced the format that the operator named; empty to find it
   */
  public static DumpFile of(
      byte[] start, String name, List<Format> forced, FieldMapping mapping, NamedValues beside) {
    Packing packing = Packing.of(start);
    byte[] head = unpackedHead(start, packing);
    Optional<Format> format =
        forced.isEmpty() ? Format.of(head, name, mapping) : Optional.of(forced.get(0));
    return new DumpFile(name, packing, format, head, mapping, beside);
  }

  private static byte[] unpackedHead(byte[] start, Packing packing) {
    byte[] head = new byte[Format.HEAD_BYTES];
    int filled = 0;
    try (InputStream in = packing.open(new ByteArrayInputStream(start))) {
      int n;
      while (filled < head.length && (n = in.read(head, filled, head.length - filled)) > 0) {
        filled += n;
      }
    } catch (IOException e) {
      return java.util.Arrays.copyOf(head, filled); // the start ends within a block
    }
    return java.util.Arrays.copyOf(head, filled);
  }

  /** Whether stretches of the file can be read on their own, without an index. */
  public boolean isSplittable() {
    return switch (format.orElse(Format.TEXT)) {
      case JSON_LINES -> packing == Packing.NONE;
      case MEDIAWIKI -> packing == Packing.NONE || packing == Packing.BZIP2;
      case PARQUET -> true;
      default -> false;
    };
  }

  /** Where in the file the stream for a stretch must stand. */
  public long begin(long from) {
    boolean lines = format.filter(f -> f == Format.JSON_LINES).isPresent();
    return lines && from > 0 ? from - 1 : from; // the byte before tells whether a line begins
  }

  /**
   * The records that begin in a stretch; a fault is a record too, so that the walk never throws.
   *
   * @param raw the file as stored, standing at {@link #begin}
   * @param from first byte of the stretch, 0 for the whole file
   * @param end the byte after it, {@link Long#MAX_VALUE} for the whole file
   * @param glance asked before a record of JSON Lines is decoded
   */
  public Iterator<Item> records(InputStream raw, long from, long end, Glance glance) {
    if (format.isEmpty()) {
      return one(
          Parsed.Rejected.of(
              "UNKNOWN_FORMAT",
              "the content is of no known format; name it with --format or take the file away",
              new String(head, StandardCharsets.UTF_8)));
    }
    try {
      return open(format.get(), new BufferedInputStream(raw, BUFFER), from, end, glance);
    } catch (IOException | RuntimeException e) {
      return one(Parsed.Rejected.of("UNREADABLE", "the file cannot be opened", String.valueOf(e)));
    }
  }

  private Iterator<Item> open(Format known, InputStream raw, long from, long end, Glance glance)
      throws IOException {
    return switch (known) {
      case JSON_LINES -> lines(packing.open(raw), from, end, glance);
      case CSV -> new DelimitedText(packing.open(raw), delimiter(','), mapping);
      case TSV -> new DelimitedText(packing.open(raw), delimiter('\t'), mapping);
      case TEXT, HTML -> one(document(known, packing.open(raw)));
      case WARC -> {
        boolean part =
            packing != Packing.NONE && end < Long.MAX_VALUE; // it ends where a record does
        InputStream own = part ? new FirstBytes(raw, end - from) : raw;
        yield new WarcRecords(
            packing.open(own), from, packing == Packing.NONE ? end : Long.MAX_VALUE, mapping);
      }
      case MEDIAWIKI -> wiki(raw, from, end);
      case PARQUET ->
          throw new IOException("Parquet is read from its end: only the shell can open it");
    };
  }

  private Iterator<Item> lines(InputStream in, long from, long end, Glance glance) {
    LineCutter cutter = new LineCutter(in, from, end);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cutter.hasNext();
      }

      @Override
      public Item next() {
        RawRecord record = cutter.next();
        return new Item(
            record.offset(),
            record.fault().isPresent()
                ? record.fault().get()
                : JsonLines.parse(record.bytes(), mapping, glance));
      }
    };
  }

  private char delimiter(char usual) {
    return Format.delimiter(new String(head, StandardCharsets.UTF_8), mapping).orElse(usual);
  }

  private Iterator<Item> wiki(InputStream raw, long from, long end) throws IOException {
    WikiSite site = WikiSite.of(new String(head, StandardCharsets.UTF_8));
    if (packing != Packing.BZIP2) {
      return new WikiPages(packing.open(raw), from, end, site, mapping);
    }
    Bzip2Streams streams = new Bzip2Streams(raw, from, end);
    return new WikiPages(streams, Math.max(streams.first(), from), Long.MAX_VALUE, site, mapping);
  }

  private Parsed document(Format known, InputStream in) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MAX_FILE_BYTES + 1);
    } catch (IOException e) {
      return Parsed.Rejected.of("UNREADABLE", "the file breaks off", String.valueOf(e));
    }
    String start = new String(head, StandardCharsets.UTF_8);
    if (bytes.length > MAX_FILE_BYTES) {
      return Parsed.Rejected.of(
          "RECORD_TOO_LONG", "the file has more than %d bytes".formatted(MAX_FILE_BYTES), start);
    }
    return known == Format.HTML
        ? HtmlPage.parse(bytes, null, name, beside, mapping)
        : TextFile.parse(new String(bytes, StandardCharsets.UTF_8), name, beside, mapping);
  }

  private static Iterator<Item> one(Parsed parsed) {
    return Stream.of(new Item(0, parsed)).iterator();
  }
}
