package org.defectionledger.ingest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the articles of a MediaWiki dump; redirects and pages beside the articles are skipped. */
final class WikiPages implements Iterator<Item> {
  private static final XMLInputFactory XML = factory();

  private final PageCutter pages;
  private final WikiSite site;
  private final FieldMapping mapping;

  /**
   * Begins to read.
   *
   * @param in the dump or some of its streams, unpacked
   * @param offset place of its first byte
   * @param end the byte after the stretch
   */
  WikiPages(InputStream in, long offset, long end, WikiSite site, FieldMapping mapping) {
    this.pages = new PageCutter(in, offset, end);
    this.site = site;
    this.mapping = mapping.onlyText();
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  @Override
  public boolean hasNext() {
    return pages.hasNext();
  }

  @Override
  public Item next() {
    RawRecord record = pages.next();
    return new Item(
        record.offset(),
        record.fault().map(f -> (Parsed) f).orElseGet(() -> parse(record.bytes())));
  }

  private Parsed parse(byte[] page) {
    Map<String, String> fields = new HashMap<>();
    try {
      read(page, fields);
    } catch (XMLStreamException | RuntimeException e) {
      String shown =
          new String(page, 0, Math.min(page.length, 800), java.nio.charset.StandardCharsets.UTF_8);
      return Parsed.Rejected.of("MALFORMED_XML", String.valueOf(e.getMessage()), shown);
    }
    if (fields.containsKey("redirect")) {
      return new Parsed.Skipped("REDIRECT");
    }
    if (!fields.getOrDefault("ns", "0").equals("0")) {
      return new Parsed.Skipped("NO_ARTICLE_PAGE");
    }
    String source = fields.getOrDefault("text", "");
    if (WikiText.isRedirect(source)) {
      return new Parsed.Skipped("REDIRECT");
    }
    String text = WikiText.plain(source);
    if (text.isBlank()) {
      return new Parsed.Skipped("NO_MAIN_TEXT");
    }
    Optional<String> title = Optional.ofNullable(fields.get("title"));
    NamedValues values =
        field ->
            switch (field) {
              case "text" -> Optional.of(text);
              case "title" -> title;
              case "id" ->
                  Optional.ofNullable(fields.get("id"))
                      .map(id -> site.database().or(site::name).orElse("wiki") + ":" + id);
              case "source" -> site.name();
              case "language" -> site.language();
              case "url" -> site.base().flatMap(b -> title.map(t -> b + t.replace(' ', '_')));
              case "published" -> WikiText.date(source);
              default -> Optional.empty();
            };
    return values.toArticle(mapping, text);
  }

  /** Reads the elements that matter; of several revisions the last one stays. */
  private static void read(byte[] page, Map<String, String> fields) throws XMLStreamException {
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(page), "UTF-8");
    try {
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "redirect" -> fields.put("redirect", "");
          case "title", "ns" -> fields.put(xml.getLocalName(), xml.getElementText().strip());
          case "id" ->
              fields.putIfAbsent("id", xml.getElementText().strip()); // later ones are of revisions
          case "text" -> fields.put("text", xml.getElementText());
          default -> {
            // Contributors, comments and sizes tell nothing of the article.
          }
        }
      }
    } finally {
      xml.close();
    }
  }
}
