package org.defectionledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.defectionledger.article.Article;
import org.junit.jupiter.api.Test;

class DumpFileTest {
  private static final String LINES =
      "{\"id\":1,\"text\":\"The mayor opened a bridge.\"}\n{\"id\":2,\"text\":\"It rained in Oslo.\"}\n";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<Item> items(byte[] bytes, String name, long from, long end) {
    DumpFile file =
        DumpFile.of(bytes, name, List.of(), FieldMapping.DEFAULT, f -> Optional.empty());
    int begin = (int) file.begin(from);
    Iterator<Item> items =
        file.records(
            new ByteArrayInputStream(bytes, begin, bytes.length - begin), from, end, Glance.ALL);
    List<Item> all = new ArrayList<>();
    items.forEachRemaining(all::add);
    return all;
  }

  private static List<Item> items(byte[] bytes, String name) {
    return items(bytes, name, 0, Long.MAX_VALUE);
  }

  private static List<Article> articles(List<Item> items) {
    return items.stream()
        .map(Item::parsed)
        .filter(Parsed.Read.class::isInstance)
        .map(p -> ((Parsed.Read) p).article())
        .toList();
  }

  private static List<String> reasons(List<Item> items) {
    return items.stream()
        .map(Item::parsed)
        .filter(Parsed.Rejected.class::isInstance)
        .map(p -> ((Parsed.Rejected) p).reason())
        .toList();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gz = new GZIPOutputStream(out)) {
      gz.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bzip2(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream bz = new BZip2CompressorOutputStream(out)) {
      bz.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zstd(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zst = new com.github.luben.zstd.ZstdOutputStream(out)) {
      zst.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void tellsPackingAndFormatByContentWhateverTheNameSays() throws IOException {
    byte[] lines = utf8(LINES);
    for (byte[] stored : List.of(lines, gzip(lines), bzip2(lines), zstd(lines))) {
      assertThat(articles(items(stored, "dump.xml")))
          .extracting(Article::articleId)
          .containsExactly("1", "2");
    }
  }

  @Test
  void namesAFileWhoseContentIsNothingKnown() {
    byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2, 3};
    assertThat(reasons(items(image, "logo.png"))).containsExactly("UNKNOWN_FORMAT");
  }

  @Test
  void aForcedFormatOverrulesTheContent() {
    DumpFile file =
        DumpFile.of(
            utf8("{curly} words begin this note.\n"),
            "note.txt",
            List.of(Format.TEXT),
            FieldMapping.DEFAULT,
            f -> Optional.empty());
    assertThat(file.format()).contains(Format.TEXT);
  }

  @Test
  void readsQuotedFieldsOverSeveralLines() {
    String csv =
        "id,date,headline,body\r\n"
            + "7,2012-07-12,\"Rain, at last\",\"It rained.\n\nPeople said \"\"thanks\"\".\"\r\n"
            + "8,2012-07-13,Sun,It shone.\r\n";
    List<Article> articles = articles(items(utf8(csv), "a.csv"));
    assertThat(articles).extracting(Article::articleId).containsExactly("7", "8");
    assertThat(articles.get(0).text()).isEqualTo("It rained.\n\nPeople said \"thanks\".");
    assertThat(articles.get(0).title()).contains("Rain, at last");
  }

  @Test
  void findsTheDelimiterInTheHeader() {
    for (String d : List.of(",", "\t", ";", "|")) {
      String text = "id" + d + "text\n1" + d + "It rained.\n";
      assertThat(articles(items(utf8(text), "a")))
          .as(d)
          .extracting(Article::text)
          .containsExactly("It rained.");
    }
  }

  @Test
  void aSentenceWithCommasIsNoHeader() {
    assertThat(
            Format.of(
                utf8("The text, he said, was his, and no one else wrote the body of it.\n"),
                "a",
                FieldMapping.DEFAULT))
        .contains(Format.TEXT);
  }

  @Test
  void aQuoteThatNeverClosesCostsItsLineAlone() {
    String csv = "id,text\n1,It rained.\n2,\"It stopped\n3,It rained again.\n4,It snowed.\n";
    List<Item> items = items(utf8(csv), "a.csv");
    assertThat(articles(items)).extracting(Article::articleId).containsExactly("1", "3", "4");
    assertThat(reasons(items)).containsExactly("UNCLOSED_QUOTE");
    assertThat(items.get(1).offset()).isEqualTo(csv.indexOf("2,"));
  }

  @Test
  void aQuoteThatALaterLineClosesCostsNoOtherLine() {
    String csv =
        "id,title,text\n1,Sun,\"It shone\n2,\"Rain, at last\",\"It rained.\n\nAll day, \"\"they\"\" said.\"\n";
    List<Item> items = items(utf8(csv), "a.csv");
    assertThat(reasons(items)).containsExactly("UNCLOSED_QUOTE");
    assertThat(articles(items))
        .extracting(Article::text)
        .containsExactly("It rained.\n\nAll day, \"they\" said.");
  }

  @Test
  void readsATextFileWithFrontMatter() {
    String text =
        "---\ntitle: \"A bridge\"\ndate: 12 July 2012\nsource: Harbour Post\n---\nThe mayor opened it.\n\nIt is long.\n";
    Article a = articles(items(utf8(text), "a.txt")).get(0);
    assertThat(a.title()).contains("A bridge");
    assertThat(a.published()).contains(Instant.parse("2012-07-12T00:00:00Z"));
    assertThat(a.text()).isEqualTo("The mayor opened it.\n\nIt is long.");
  }

  @Test
  void takesHeadlineAndDateOfATextFileFromItsFirstLineAndItsName() {
    Article a =
        articles(items(utf8("A bridge opens\n\nThe mayor came."), "2012-07-12_bridge.txt")).get(0);
    assertThat(a.title()).contains("A bridge opens");
    assertThat(a.text()).isEqualTo("The mayor came.");
    assertThat(a.published()).contains(Instant.parse("2012-07-12T00:00:00Z"));
  }

  @Test
  void takesWhatAFileDoesNotTellFromTheListBesideIt() {
    Sidecar list =
        Sidecar.of(
            utf8(
                "file,date,source\na.txt,2012-07-12,Harbour Post\n../../etc/passwd,2012-01-01,x\n"));
    byte[] text = utf8("The mayor came.");
    DumpFile file = DumpFile.of(text, "a.txt", List.of(), FieldMapping.DEFAULT, list.of("a.txt"));
    List<Item> items = new ArrayList<>();
    file.records(new ByteArrayInputStream(text), 0, Long.MAX_VALUE, Glance.ALL)
        .forEachRemaining(items::add);
    assertThat(articles(items).get(0).source()).contains("Harbour Post");
    assertThat(articles(items).get(0).published()).contains(Instant.parse("2012-07-12T00:00:00Z"));
  }

  @Test
  void countsADateThatIsNone() {
    List<Item> items =
        items(utf8("{\"id\":1,\"text\":\"It rained.\",\"date\":\"2012-02-31\"}\n"), "a.jsonl");
    assertThat(items)
        .singleElement()
        .extracting(Item::parsed)
        .isInstanceOfSatisfying(Parsed.Read.class, r -> assertThat(r.impossibleDate()).isTrue());
  }

  @Test
  void aFileCutAnywhereKeepsTheRecordsBeforeTheCutAndNamesIt() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 30000; i++) {
      many.append("{\"id\":")
          .append(i)
          .append(",\"text\":\"Day ")
          .append(i * 7919L)
          .append(" was quiet.\"}\n");
    }
    byte[] lines = utf8(many.toString());
    for (byte[] stored : List.of(gzip(lines), zstd(lines))) {
      List<Item> items = items(Arrays.copyOf(stored, stored.length / 2), "a.jsonl");
      assertThat(articles(items).size()).isBetween(5000, 29999);
      assertThat(reasons(items)).endsWith("UNREADABLE");
    }
  }

  @Test
  void stretchesOfPlainLinesGiveEachLineOnce() {
    byte[] bytes =
        utf8(
            "{\"id\":1,\"text\":\"a\"}\n{\"id\":22,\"text\":\"b\"}\n\n{\"id\":333,\"text\":\"c\"}\n");
    for (int cut = 1; cut < bytes.length; cut++) {
      List<Item> items = new ArrayList<>(items(bytes, "a.jsonl", 0, cut));
      items.addAll(items(bytes, "a.jsonl", cut, bytes.length));
      assertThat(articles(items))
          .as("cut at " + cut)
          .extracting(Article::articleId)
          .containsExactly("1", "22", "333");
      assertThat(items).extracting(Item::offset).containsExactly(0L, 20L, 42L);
    }
  }

  private static String page(int id, String text) {
    return "<page><title>News %d</title><ns>0</ns><id>%d</id><revision><id>9%d</id><text>%s</text></revision></page>\n"
        .formatted(id, id, id, text);
  }

  private static final String WIKI =
      "<mediawiki xml:lang=\"en\"><siteinfo><sitename>Townnews</sitename><dbname>entownnews</dbname><base>https://town.example/wiki/Main_Page</base></siteinfo>\n";

  @Test
  void readsAWikiDumpWithDateAndPlainText() {
    String xml =
        WIKI
            + page(
                1,
                "{{date|July 12, 2012}}\n'''The mayor''' opened [[bridge|a bridge]].{{cite|x}}&lt;ref&gt;y&lt;/ref&gt;\n\n== Sources ==\n* none")
            + "<page><title>Old</title><ns>0</ns><id>2</id><redirect title=\"New\"/><revision><text>#REDIRECT [[New]]</text></revision></page>"
            + "<page><title>Talk:News 1</title><ns>1</ns><id>3</id><revision><text>Hi</text></revision></page>"
            + "</mediawiki>";
    List<Item> items = items(utf8(xml), "dump");
    Article a = articles(items).get(0);
    assertThat(a.articleId()).isEqualTo("entownnews:1");
    assertThat(a.text()).isEqualTo("The mayor opened a bridge.");
    assertThat(a.published()).contains(Instant.parse("2012-07-12T00:00:00Z"));
    assertThat(a.url()).contains("https://town.example/wiki/News_1");
    assertThat(items.subList(1, 3))
        .extracting(Item::parsed)
        .containsExactly(new Parsed.Skipped("REDIRECT"), new Parsed.Skipped("NO_ARTICLE_PAGE"));
  }

  @Test
  void stretchesOfAMultistreamDumpGiveEachPageOnce() throws IOException {
    List<byte[]> parts = new ArrayList<>(List.of(bzip2(utf8(WIKI))));
    for (int i = 0; i < 12; i += 3) {
      parts.add(
          bzip2(
              utf8(page(i, "It rained.") + page(i + 1, "It snowed.") + page(i + 2, "It thawed."))));
    }
    parts.add(bzip2(utf8("</mediawiki>")));
    byte[] dump = join(parts.toArray(byte[][]::new));
    List<Article> whole = articles(items(dump, "w.xml.bz2"));
    assertThat(whole).hasSize(12);
    for (int cut = 1; cut < dump.length; cut += 7) {
      List<Item> items = new ArrayList<>(items(dump, "w.xml.bz2", 0, cut));
      items.addAll(items(dump, "w.xml.bz2", cut, Long.MAX_VALUE));
      assertThat(articles(items)).as("cut at " + cut).isEqualTo(whole);
    }
  }

  @Test
  void stretchesOfAPlainWikiDumpGiveEachPageOnce() {
    byte[] dump =
        utf8(
            WIKI
                + page(1, "It rained.")
                + page(2, "It snowed.")
                + page(3, "It thawed.")
                + "</mediawiki>");
    List<Article> whole = articles(items(dump, "w.xml"));
    assertThat(whole).hasSize(3);
    for (int cut = 1; cut < dump.length; cut++) {
      List<Item> items = new ArrayList<>(items(dump, "w.xml", 0, cut));
      items.addAll(items(dump, "w.xml", cut, Long.MAX_VALUE));
      assertThat(articles(items)).as("cut at " + cut).isEqualTo(whole);
    }
  }

  @Test
  void aBrokenPageCostsItselfAlone() {
    String xml =
        WIKI
            + page(1, "It rained.")
            + page(2, "<b>It snowed.")
            + page(3, "It thawed.")
            + "<page><title>Cut";
    List<Item> items = items(utf8(xml), "w.xml");
    assertThat(articles(items))
        .extracting(Article::articleId)
        .containsExactly("entownnews:1", "entownnews:3");
    assertThat(reasons(items)).containsExactly("MALFORMED_XML", "UNREADABLE");
  }

  static byte[] warc(String... pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < pages.length; i++) {
      byte[] body = utf8(pages[i]);
      byte[] http =
          join(
              utf8(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                      + body.length
                      + "\r\n\r\n"),
              body);
      String head =
          "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000"
              + i
              + ">\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: https://town.example/"
              + i
              + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
              + http.length
              + "\r\n\r\n";
      out.writeBytes(gzip(join(utf8(head), http, utf8("\r\n\r\n"))));
    }
    return out.toByteArray();
  }

  private static String html(String text) {
    return "<html lang=en><head><title>A bridge</title><meta property='article:published_time' content='2012-07-12'></head><body><p>"
        + text
        + " The mayor of the town came to see it with her family and many guests.</p></body></html>";
  }

  @Test
  void readsThePagesOfAWebArchiveWithTheDateOfThePageNotOfTheCrawl() throws IOException {
    List<Item> items = items(warc(html("It opened."), html("It closed.")), "crawl.warc.gz");
    assertThat(articles(items)).hasSize(2);
    Article a = articles(items).get(0);
    assertThat(a.published()).contains(Instant.parse("2012-07-12T00:00:00Z"));
    assertThat(a.url()).contains("https://town.example/0");
    assertThat(a.text()).startsWith("It opened.");
  }

  @Test
  void stretchesOfAWebArchiveCutAtItsRecordsGiveEachPageOnce() throws IOException {
    byte[] first = warc(html("It opened."));
    byte[] both = warc(html("It opened."), html("It closed."));
    List<Item> items = new ArrayList<>(items(both, "c.warc.gz", 0, first.length));
    assertThat(articles(items)).hasSize(1);
    DumpFile file =
        DumpFile.of(both, "c.warc.gz", List.of(), FieldMapping.DEFAULT, f -> Optional.empty());
    file.records(
            new ByteArrayInputStream(both, first.length, both.length - first.length),
            first.length,
            Long.MAX_VALUE,
            Glance.ALL)
        .forEachRemaining(items::add);
    assertThat(items).extracting(Item::offset).containsExactly(0L, (long) first.length);
    assertThat(articles(items)).isEqualTo(articles(items(both, "c.warc.gz")));
  }

  @Test
  void readsRecordOffsetsOutOfBothKindsOfIndex() throws IOException {
    String cdx =
        " CDX N b a m s k r M S V g\ncom,a)/ 2020 http://a text/html 200 X - - 50 700 crawl.warc.gz\ncom,b)/ 2020 http://b text/html 200 X - - 50 20 crawl.warc.gz\ncom,c)/ 2020 http://c text/html 200 X - - 50 9 other.warc.gz\n";
    assertThat(CaptureIndex.offsets(new ByteArrayInputStream(utf8(cdx)), "crawl.warc.gz"))
        .containsExactly(20L, 700L);
    String json =
        "com,a)/ 2020 {\"offset\": \"700\", \"filename\": \"x/crawl.warc.gz\"}\ncom,b)/ 2020 {\"offset\": 20}\n";
    assertThat(CaptureIndex.offsets(new ByteArrayInputStream(utf8(json)), "crawl.warc.gz"))
        .containsExactly(20L, 700L);
  }

  @Test
  void aRejectShowsAtMostTwoHundredCharactersOfItsRecord() {
    String line = "{\"id\":" + "x".repeat(5000);
    Parsed parsed = items(utf8(line), "a.jsonl").get(0).parsed();
    assertThat(((Parsed.Rejected) parsed).detail())
        .contains("x".repeat(190))
        .doesNotContain("x".repeat(201));
  }

  @Test
  void passesOverTheByteOrderMarkThatSomeEditorsWrite() {
    for (String text : List.of(LINES, "id;text\n1;It rained.\n2;It snowed.\n")) {
      assertThat(articles(items(utf8("\ufeff" + text), "a")))
          .extracting(Article::articleId)
          .containsExactly("1", "2");
    }
  }

  @Test
  void mapsNestedFields() {
    byte[] line =
        utf8("{\"id\":1,\"text\":\"It rained.\",\"metadata\":{\"date\":\"2012-07-12\"}}\n");
    assertThat(articles(items(line, "a")).get(0).published())
        .contains(Instant.parse("2012-07-12T00:00:00Z"));
    FieldMapping own = FieldMapping.DEFAULT.with(Map.of("text", "doc.plain"));
    Parsed parsed = JsonLines.parse("{\"id\":1,\"doc\":{\"plain\":\"Snow.\"}}", own);
    assertThat(((Parsed.Read) parsed).article().text()).isEqualTo("Snow.");
  }
}
