package org.defectionledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.defectionledger.article.Article;
import org.junit.jupiter.api.Test;

/** The pages are made by src/test/inputs/make_pages.py: 18 layouts, three articles each. */
class MainTextTest {
  private static final Path PAGES = Path.of("src/test/resources/pages");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Where the test leaves what it found, for src/test/inputs/compare_extractors.py. */
  private static final Path FOUND = Path.of("target/main-text.jsonl");

  private record Found(String page, double f1, boolean dated, boolean titled) {}

  private static Article read(String page, byte[] html) {
    Parsed parsed = HtmlPage.parse(html, null, page, f -> Optional.empty(), FieldMapping.DEFAULT);
    return ((Parsed.Read) parsed).article();
  }

  private static Map<String, Integer> tokens(String text) {
    Map<String, Integer> tokens = new HashMap<>();
    Matcher m = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (m.find()) {
      tokens.merge(m.group(), 1, Integer::sum);
    }
    return tokens;
  }

  private static double f1(String found, String gold) {
    Map<String, Integer> f = tokens(found);
    Map<String, Integer> g = tokens(gold);
    int same =
        g.entrySet().stream()
            .mapToInt(e -> Math.min(e.getValue(), f.getOrDefault(e.getKey(), 0)))
            .sum();
    int all =
        f.values().stream().mapToInt(i -> i).sum() + g.values().stream().mapToInt(i -> i).sum();
    return 2.0 * same / all;
  }

  private static List<Found> pages() throws IOException {
    List<Found> found = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(PAGES.resolve("gold.jsonl"), StandardCharsets.UTF_8)) {
      JsonNode gold = new ObjectMapper().readTree(line);
      String page = gold.get("file").asText();
      Article article = read(page, Files.readAllBytes(PAGES.resolve(page)));
      lines.add(
          new ObjectMapper()
              .createObjectNode()
              .put("file", page)
              .put("text", article.text())
              .put("published", article.day().map(Object::toString).orElse(""))
              .toString());
      found.add(
          new Found(
              page,
              f1(article.text(), gold.get("text").asText()),
              article
                  .day()
                  .map(Object::toString)
                  .equals(Optional.of(gold.get("published").asText())),
              article.title().equals(Optional.of(gold.get("title").asText()))));
    }
    Files.createDirectories(FOUND.getParent());
    Files.write(FOUND, lines, StandardCharsets.UTF_8);
    return found;
  }

  @Test
  void findsTheArticleAndItsDateOnPagesOfManyLayouts() throws IOException {
    List<Found> pages = pages();
    assertThat(pages).hasSizeGreaterThanOrEqualTo(40);
    assertThat(pages.stream().mapToDouble(Found::f1).average().orElse(0))
        .as("token F1: " + pages)
        .isGreaterThanOrEqualTo(0.97);
    assertThat(pages).as("no page is missed: " + pages).allMatch(p -> p.f1() > 0.5);
    assertThat(pages.stream().filter(Found::dated).count() / (double) pages.size())
        .as("dates: " + pages)
        .isGreaterThanOrEqualTo(0.97);
    assertThat(pages).allMatch(Found::titled);
  }

  @Test
  void theDayOfACommentIsNotThatOfTheArticle() {
    String page =
        "<html><body><h1>A bridge</h1><p>The mayor opened a bridge in the harbour on Monday, and many people came.</p><div id=comments><time datetime=2020-01-01></time></div></body></html>";
    assertThat(read("a.html", page.getBytes(StandardCharsets.UTF_8)).published()).isEmpty();
  }

  @Test
  void aLinkThatIsNeverClosedTakesNoShortParagraphAway() {
    String page =
        "<html><body><div class=menu><a href=/>Home<a href=/w>World</div><h1>A bridge</h1><div><p>The mayor opened a bridge in the harbour on Monday, and many people came to see it.<p>Buses will use it from Tuesday, the council said.<p>It cost forty million crowns.</div></body></html>";
    assertThat(read("a.html", page.getBytes(StandardCharsets.UTF_8)).text())
        .contains("Buses will use it from Tuesday, the council said.")
        .doesNotContain("World");
  }

  @Test
  void aPageOfLinksHoldsNoArticle() {
    String page =
        "<html><body><ul><li><a href=a>One story</a></li><li><a href=b>Another story</a></li></ul></body></html>";
    assertThat(
            HtmlPage.parse(
                page.getBytes(StandardCharsets.UTF_8),
                null,
                "a.html",
                f -> Optional.empty(),
                FieldMapping.DEFAULT))
        .isEqualTo(new Parsed.Skipped("NO_MAIN_TEXT"));
  }

  @Test
  void keepsSentencesThatBeginLikeTheLabelsOfASite() {
    List<String> told =
        List.of(
            "Shares in the airline fell by a tenth after two of its pilots had flown to Malta.",
            "Related to the president by marriage, the governor was the first of the clan to go.",
            "“Comments by the envoy were his own,” the ministry said when he had broken with it.",
            "Printing presses stood still in the capital after the editor had joined the rebels.");
    List<String> labels =
        List.of(
            "Share this article with your friends on all the networks.",
            "Shares 120",
            "Related",
            "Comments (3)");
    StringBuilder page = new StringBuilder("<html><body><article><h1>The break</h1>");
    for (int i = 0; i < told.size(); i++) {
      page.append("<p>").append(labels.get(i)).append("</p><p>").append(told.get(i)).append("</p>");
    }
    byte[] html =
        page.append("</article></body></html>").toString().getBytes(StandardCharsets.UTF_8);
    assertThat(read("page.html", html).text()).isEqualTo(String.join("\n\n", told));
  }
}
