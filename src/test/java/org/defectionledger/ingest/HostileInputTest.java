package org.defectionledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.defectionledger.article.Article;
import org.junit.jupiter.api.Test;

/**
 * What comes in to do harm, or is so broken that it might; the job goes on, with bounded memory.
 */
class HostileInputTest {
  private static final String GOOD = "{\"id\":1,\"text\":\"It rained.\"}\n";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DumpFile file(byte[] start, String name) {
    return DumpFile.of(start, name, List.of(), FieldMapping.DEFAULT, f -> Optional.empty());
  }

  private static String reason(Item item) {
    return ((Parsed.Rejected) item.parsed()).reason();
  }

  private static Article article(Item item) {
    return ((Parsed.Read) item.parsed()).article();
  }

  /** A stream that is made while it is read, so that the test itself holds nothing of it. */
  private static InputStream endless(String start, char filler, long bytes, String end) {
    byte[] first = utf8(start);
    byte[] last = utf8(end);
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        long place = at++;
        if (place < first.length) {
          return first[(int) place];
        }
        if (place < first.length + bytes) {
          return filler;
        }
        int tail = (int) (place - first.length - bytes);
        return tail < last.length ? last[tail] : -1;
      }
    };
  }

  @Test
  void aLineOfAGigabyteIsPassedOverAndTheNextOneRead() {
    long before = usedMemory();
    Iterator<Item> items =
        file(utf8(GOOD), "a.jsonl")
            .records(
                endless("{\"id\":0,\"text\":\"", 'x', 1L << 30, "\"}\n" + GOOD),
                0,
                Long.MAX_VALUE,
                Glance.ALL);
    Item first = items.next();
    assertThat(reason(first)).isEqualTo("RECORD_TOO_LONG");
    assertThat(article(items.next()).articleId()).isEqualTo("1");
    assertThat(items.hasNext()).isFalse();
    assertThat(usedMemory() - before).isLessThan(200L << 20);
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aGzipBombEndsAsABrokenFile() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream gz =
        new GZIPOutputStream(bomb) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gz.write(utf8(GOOD));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gz.write(zeros);
      }
    }
    byte[] stored = bomb.toByteArray();
    Iterator<Item> items =
        file(stored, "a.jsonl.gz")
            .records(new ByteArrayInputStream(stored), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(article(items.next()).articleId()).isEqualTo("1");
    Parsed.Rejected bombed = (Parsed.Rejected) items.next().parsed();
    assertThat(bombed.reason()).isEqualTo("UNREADABLE");
    assertThat(bombed.detail()).contains("bomb");
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void aZstdBombEndsAsABrokenFile() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream zst = new com.github.luben.zstd.ZstdOutputStream(bomb)) {
      zst.write(utf8(GOOD));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        zst.write(zeros);
      }
    }
    byte[] stored = bomb.toByteArray();
    Iterator<Item> items =
        file(stored, "a.jsonl.zst")
            .records(new ByteArrayInputStream(stored), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(article(items.next()).articleId()).isEqualTo("1");
    assertThat(((Parsed.Rejected) items.next().parsed()).detail()).contains("bomb");
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void aBombInAWebArchiveEndsAsABrokenFile() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.writeBytes(DumpFileTest.warc("<p>" + "It rained on the harbour. ".repeat(9)));
    try (OutputStream gz = new GZIPOutputStream(bomb)) {
      gz.write(
          utf8(
              "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000009>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: ../../../etc/passwd\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gz.write(zeros);
      }
    }
    byte[] stored = bomb.toByteArray();
    Iterator<Item> items =
        file(stored, "a.warc.gz")
            .records(new ByteArrayInputStream(stored), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(article(items.next()).text()).startsWith("It rained");
    assertThat(reason(items.next())).isEqualTo("RECORD_TOO_LONG");
    Parsed.Rejected bombed = (Parsed.Rejected) items.next().parsed();
    assertThat(bombed.detail()).contains("bomb");
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void whatIsNoMemberBehindAMemberOfGzipIsToldAndNotTakenForTheEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 2; i++) {
      try (OutputStream gz = new GZIPOutputStream(bytes)) {
        gz.write(utf8(GOOD));
      }
    }
    bytes.writeBytes(utf8("torn"));
    byte[] stored = bytes.toByteArray();
    Iterator<Item> items =
        file(stored, "a.jsonl.gz")
            .records(new ByteArrayInputStream(stored), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(article(items.next()).articleId()).isEqualTo("1");
    assertThat(article(items.next()).articleId()).isEqualTo("1");
    assertThat(reason(items.next())).isEqualTo("UNREADABLE");
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void aWordOfABillionLettersInAFileOfTextOrHtmlIsCutOffEarly() {
    for (String name : List.of("a.txt", "a.html")) {
      Iterator<Item> items =
          file(utf8(name.endsWith("l") ? "<html><p>x" : "It rained. x"), name)
              .records(endless("It rained. ", 'x', 1L << 30, ""), 0, Long.MAX_VALUE, Glance.ALL);
      assertThat(reason(items.next())).isEqualTo("RECORD_TOO_LONG");
      assertThat(items.hasNext()).isFalse();
    }
  }

  @Test
  void anEntityBombIsNeverExpanded() {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      xml.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    xml.append(
        "]><mediawiki><page><title>T</title><id>1</id><revision><text>&a29;</text></revision></page>");
    xml.append(
        "<page><title>U</title><id>2</id><revision><text>It rained.</text></revision></page></mediawiki>");
    byte[] bytes = utf8(xml.toString());
    Iterator<Item> items =
        file(bytes, "w.xml")
            .records(new ByteArrayInputStream(bytes), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(reason(items.next())).isEqualTo("MALFORMED_XML");
    assertThat(article(items.next()).text()).isEqualTo("It rained.");
  }

  @Test
  void anExternalEntityIsNeverFetched() {
    byte[] bytes =
        utf8(
            "<mediawiki><page><!DOCTYPE t [<!ENTITY p SYSTEM \"file:///etc/passwd\">]><title>T</title><id>1</id><revision><text>&p;</text></revision></page></mediawiki>");
    Iterator<Item> items =
        file(bytes, "w.xml")
            .records(new ByteArrayInputStream(bytes), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(reason(items.next())).isEqualTo("MALFORMED_XML");
  }

  @Test
  void nulBytesAndInvalidUtf8LeaveAReadableText() {
    byte[] bytes = utf8("{\"id\":1,\"text\":\"It \\u0000rained.?\"}\n");
    bytes[bytes.length - 4] = (byte) 0xff;
    Iterator<Item> items =
        file(bytes, "a.jsonl")
            .records(new ByteArrayInputStream(bytes), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(article(items.next()).text()).isEqualTo("It rained.\ufffd");
    byte[] raw = utf8("{\"id\":1,\"text\":\"It\0 rained.\"}\n" + GOOD);
    items =
        file(raw, "a.jsonl").records(new ByteArrayInputStream(raw), 0, Long.MAX_VALUE, Glance.ALL);
    assertThat(reason(items.next())).isEqualTo("MALFORMED_JSON");
    assertThat(article(items.next()).articleId()).isEqualTo("1");
  }

  @Test
  void aWordOfAMillionLettersDoesNotReachTheReader() {
    String line = "{\"id\":1,\"text\":\"It rained. " + "x".repeat(1_000_000) + " It snowed.\"}";
    Parsed parsed = JsonLines.parse(line, FieldMapping.DEFAULT);
    assertThat(((Parsed.Read) parsed).article().text()).isEqualTo("It rained.  It snowed.");
  }

  @Test
  void jsonNestedWithoutEndIsARejectAndNoStackOverflow() {
    Parsed parsed = JsonLines.parse("{\"a\":".repeat(200_000), FieldMapping.DEFAULT);
    assertThat(((Parsed.Rejected) parsed).reason()).isEqualTo("MALFORMED_JSON");
  }

  @Test
  void scriptsOfAPageAreNeverText() {
    String page =
        "<html><body><script>var mayor = 'defected to the rebels on Monday, he said, and others too';</script>"
            + "<p onclick=\"alert(1)\">The mayor opened a bridge in the harbour on Monday, and many people came to see it.</p>"
            + "<style>p { content: 'The general defected' }</style><noscript>The general has defected, see here.</noscript></body></html>";
    Parsed parsed =
        HtmlPage.parse(utf8(page), null, "a.html", f -> Optional.empty(), FieldMapping.DEFAULT);
    assertThat(((Parsed.Read) parsed).article().text())
        .isEqualTo(
            "The mayor opened a bridge in the harbour on Monday, and many people came to see it.");
  }

  @Test
  void aPageNestedAHundredThousandDeepIsReadWithoutStackOverflow() {
    byte[] page =
        utf8(
            "<html><body>"
                + "<div>".repeat(100_000)
                + "<p>It rained, and the harbour was closed for the whole of the day, the mayor said.</p>");
    assertThat(HtmlPage.parse(page, null, "a.html", f -> Optional.empty(), FieldMapping.DEFAULT))
        .isNotNull();
  }

  @Test
  void aNameThatLeadsOutOfTheFolderOpensNothing() {
    Sidecar list = Sidecar.of(utf8("file,text\n../../../etc/passwd,x\n/etc/passwd,y\n"));
    assertThat(list.of("a.txt").of("text")).isEmpty();
    assertThat(list.of("../../../etc/passwd").of("file")).isEmpty();
  }

  @Test
  void wikiMarkupThatNeverClosesIsReadInLinearSteps() {
    String text = WikiText.plain("It rained. " + "[[".repeat(100_000) + "{{".repeat(100_000));
    assertThat(text).startsWith("It rained.");
  }
}
