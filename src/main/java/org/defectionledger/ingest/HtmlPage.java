package org.defectionledger.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads a web page as an article: its main text, title, language, outlet and publication date. */
final class HtmlPage {
  /** Deeper trees are no pages; jsoup closes what lies below. */
  private static final int MAX_DEPTH = 400;

  private HtmlPage() {}

  /**
   * Reads one page; never throws.
   *
   * @param charset what the server said, null when it said nothing; a byte order mark and the
   *     page's own word are asked then
   * @param url where the page was fetched, or the name of its file
   * @param beside what a list beside the files says of it, by column
   */
  static Parsed parse(
      byte[] bytes,
      @Nullable String charset,
      String url,
      NamedValues beside,
      FieldMapping mapping) {
    Document page;
    try {
      var parser = org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH);
      page = Jsoup.parse(new ByteArrayInputStream(bytes), charset, url, parser);
    } catch (IOException | RuntimeException e) {
      String shown = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      return Parsed.Rejected.of("MALFORMED_HTML", String.valueOf(e.getMessage()), shown);
    }
    PageFacts facts = PageFacts.of(page, url); // before the main text takes the page apart
    String text = MainText.of(page, facts);
    if (text.isBlank()) {
      return new Parsed.Skipped("NO_MAIN_TEXT");
    }
    NamedValues values =
        field ->
            beside.of(field).or(() -> field.equals("text") ? Optional.of(text) : facts.of(field));
    return values.toArticle(mapping.onlyText(), text);
  }
}
