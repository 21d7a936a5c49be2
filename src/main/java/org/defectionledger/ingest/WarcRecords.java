package org.defectionledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * Reads the HTML pages of a web archive, WARC or ARC, plain or gzipped by record. A file that is
 * cut keeps the records before the cut. The date of the crawl is never taken for a publication
 * date.
 */
final class WarcRecords implements Iterator<Item> {
  /** A longer page is none. */
  static final int MAX_PAGE_BYTES = 8 << 20;

  private static final int OK = 200;

  private final WarcReader reader;
  private final FieldMapping mapping;
  private final long from;
  private final long end;
  private @Nullable WarcRecord ahead;
  private @Nullable Item broken;
  private boolean failed;
  private boolean done;

  /**
   * Begins to read.
   *
   * @param raw the file unpacked, standing where a record begins
   * @param from place of that record in the file as it is stored
   * @param end the byte after the stretch; a record that begins before it is read whole
   * @throws IOException when it is no web archive
   */
  WarcRecords(InputStream raw, long from, long end, FieldMapping mapping) throws IOException {
    this.reader = new WarcReader(raw);
    this.reader.setLenient(true);
    this.mapping = mapping;
    this.from = from;
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && broken == null && !done) {
      try {
        ahead = reader.next().filter(r -> from + reader.position() < end).orElse(null);
        done = ahead == null;
      } catch (IOException | RuntimeException e) {
        // Behind a record that breaks off the file does, too: that is one reject.
        broken = failed ? null : new Item(from + reader.position(), fault(e));
        done = true;
      }
    }
    return ahead != null || broken != null;
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    WarcRecord record = ahead;
    if (record == null) {
      Item last = broken;
      broken = null;
      if (last == null) {
        throw new NoSuchElementException();
      }
      return last;
    }
    ahead = null;
    long offset = from + reader.position();
    failed = false;
    try {
      return new Item(offset, parse(record));
    } catch (IOException | RuntimeException e) {
      failed = true;
      return new Item(
          offset, Parsed.Rejected.of("UNREADABLE", "the record cannot be read", String.valueOf(e)));
    }
  }

  private static Parsed fault(Exception e) {
    return Parsed.Rejected.of("UNREADABLE", "the file breaks off here", String.valueOf(e));
  }

  private Parsed parse(WarcRecord record) throws IOException {
    if (record instanceof WarcResponse response
        && response.contentType().base().equals(MediaType.HTTP)) {
      return page(response, response.http());
    }
    if (record instanceof WarcResource resource && isHtml(resource.contentType())) {
      return page(resource, null, resource.body().stream());
    }
    return new Parsed.Skipped("NO_RESPONSE");
  }

  private Parsed page(WarcResponse response, HttpResponse http) throws IOException {
    if (http.status() != OK) {
      return new Parsed.Skipped("STATUS_" + http.status() / 100 + "XX");
    }
    MediaType type = http.contentType();
    if (!isHtml(type)) {
      return new Parsed.Skipped("NOT_HTML");
    }
    return page(response, type.parameters().get("charset"), http.bodyDecoded().stream());
  }

  private Parsed page(WarcTargetRecord record, @Nullable String charset, InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(MAX_PAGE_BYTES + 1);
    if (bytes.length > MAX_PAGE_BYTES) {
      return Parsed.Rejected.of(
          "RECORD_TOO_LONG",
          "the page has more than %d bytes".formatted(MAX_PAGE_BYTES),
          new String(bytes, 0, 800, StandardCharsets.UTF_8));
    }
    return HtmlPage.parse(
        bytes, known(charset), record.target(), field -> Optional.empty(), mapping);
  }

  private static @Nullable String known(@Nullable String charset) {
    try {
      return charset != null && java.nio.charset.Charset.isSupported(charset) ? charset : null;
    } catch (IllegalArgumentException e) {
      return null; // servers send names that are none
    }
  }

  private static boolean isHtml(MediaType type) {
    String name = type.base().toString().toLowerCase(Locale.ROOT);
    return name.equals("text/html") || name.equals("application/xhtml+xml");
  }
}
