package org.defectionledger.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of itself: JSON-LD first, which is written for machines, then Open Graph and
 * meta tags, then what readers see, then the URL.
 *
 * @param url where it was published
 * @param title the headline
 * @param source the outlet
 * @param language ISO 639-1 code
 * @param published the publication date as the page writes it
 * @param body the text as JSON-LD gives it; often cut short or absent
 */
record PageFacts(
    Optional<String> url,
    Optional<String> title,
    Optional<String> source,
    Optional<String> language,
    Optional<String> published,
    Optional<String> body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ARTICLE_TYPE =
      Pattern.compile("(?:\\w*Article|\\w*NewsArticle|BlogPosting|Report|LiveBlogPosting)");
  private static final Pattern SITE_SUFFIX = Pattern.compile("\\s+[|–—·»-]\\s+[^|–—·»]{1,40}$");
  private static final Pattern DATE_CLASS =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:date|time|dateline|datetime|timestamp|published|posted|pubdate|publish|byline|meta|entry-date|post-date)(?:$|[\\s_-])");
  private static final int DEEPEST_GRAPH = 6;

  /** Where meta tags hold the publication date, the surest first; never the last change. */
  private static final List<String> DATE_TAGS =
      List.of(
          "article:published_time",
          "og:article:published_time",
          "og:published_time",
          "datepublished",
          "article.published",
          "parsely-pub-date",
          "sailthru.date",
          "publication_date",
          "publish-date",
          "publishdate",
          "publish_date",
          "published-date",
          "published_time",
          "pubdate",
          "dc.date.issued",
          "dcterms.issued",
          "dcterms.created",
          "dc.date.created",
          "dc.date",
          "dcterms.date",
          "citation_publication_date",
          "article_date_original",
          "originalpublicationdate",
          "cxenseparse:recs:publishtime",
          "date");

  /** Reads a page that no one has changed. */
  static PageFacts of(Document page, String fetchedFrom) {
    List<JsonNode> linked = linkedArticles(page);
    Optional<String> url =
        Optional.of(fetchedFrom)
            .filter(u -> u.startsWith("http"))
            .or(() -> attribute(page, "link[rel=canonical]", "href"))
            .or(() -> meta(page, "og:url"));
    Optional<String> title =
        first(linked, "headline")
            .or(() -> meta(page, "og:title"))
            .or(() -> heading(page))
            .or(() -> Optional.of(SITE_SUFFIX.matcher(page.title()).replaceFirst("")));
    Optional<String> source =
        linked.stream()
            .map(n -> n.path("publisher").path("name").asText(""))
            .filter(n -> !n.isBlank())
            .findFirst()
            .or(() -> meta(page, "og:site_name"))
            .or(() -> url.flatMap(PageFacts::host));
    Optional<String> language =
        attribute(page, "html", "lang")
            .or(() -> attribute(page, "html", "xml:lang"))
            .or(() -> first(linked, "inLanguage"))
            .or(() -> attribute(page, "meta[http-equiv=content-language]", "content"))
            .or(() -> meta(page, "og:locale"))
            .filter(l -> l.matches("[A-Za-z]{2,3}(?:[-_].*)?"))
            .map(l -> l.split("[-_]", -1)[0].toLowerCase(Locale.ROOT));
    return new PageFacts(
        url,
        title.map(String::strip).filter(t -> !t.isEmpty()),
        source,
        language,
        published(page, linked, url.orElse(fetchedFrom)),
        first(linked, "articleBody"));
  }

  /** The value of a column; its name is the name of the component. */
  Optional<String> of(String column) {
    return switch (column) {
      case "url" -> url;
      case "title" -> title;
      case "source" -> source;
      case "language" -> language;
      case "published" -> published;
      default -> Optional.empty();
    };
  }

  private static Optional<String> published(Document page, List<JsonNode> linked, String url) {
    Stream<Optional<String>> told =
        Stream.concat(
            Stream.of(first(linked, "datePublished").filter(PageFacts::isDate)),
            DATE_TAGS.stream().map(tag -> meta(page, tag).filter(PageFacts::isDate)));
    return told.flatMap(Optional::stream)
        .findFirst()
        .or(() -> marked(page))
        .or(() -> TextFile.day(url).filter(PageFacts::isDate))
        .or(() -> seen(page))
        .or(() -> first(linked, "dateCreated").filter(PageFacts::isDate))
        .or(() -> first(linked, "datePublished")); // one that is no date is told and counted
  }

  private static boolean isDate(String value) {
    return PublishedDate.parse(value).isPresent();
  }

  /**
   * A date marked as such near the headline: microdata, then {@code time}, the publication first.
   */
  private static Optional<String> marked(Document page) {
    for (Element e : page.select("[itemprop=datePublished]")) {
      Optional<String> value =
          Stream.of(e.attr("content"), e.attr("datetime"), e.text())
              .filter(PageFacts::isDate)
              .findFirst();
      if (value.isPresent()) {
        return value;
      }
    }
    List<Element> times = new ArrayList<>(page.select("time"));
    times.removeIf(t -> isAside(t) || isChange(t));
    times.sort(
        Comparator.comparing(t -> t.hasAttr("pubdate") || classes(t).contains("publ") ? 0 : 1));
    return times.stream()
        .map(t -> t.hasAttr("datetime") ? t.attr("datetime") : t.text())
        .filter(PageFacts::isDate)
        .findFirst();
  }

  /** Whether a date stands in what surrounds the article: comments, lists of other articles. */
  private static boolean isAside(Element e) {
    return e.closest("aside,nav,footer") != null
        || e.parents().stream().anyMatch(Boilerplate::isNamedSo);
  }

  private static boolean isChange(Element e) {
    String around =
        classes(e)
            + " "
            + (e.parent() == null ? "" : e.parent().ownText().toLowerCase(Locale.ROOT));
    return around.contains("modified") || around.contains("updated");
  }

  private static String classes(Element e) {
    return (e.className() + " " + e.id()).toLowerCase(Locale.ROOT);
  }

  /** A date that readers see in a byline; the last resort, since it carries no mark but a class. */
  private static Optional<String> seen(Document page) {
    Stream<Element> named =
        page.select("[class],[id]").stream()
            .filter(e -> DATE_CLASS.matcher(e.className() + " " + e.id()).find())
            .filter(e -> !isAside(e) && !isChange(e) && e.text().length() < 200);
    Element heading = page.selectFirst("h1");
    Stream<Element> near =
        heading == null
            ? Stream.empty()
            : Stream.iterate(
                    heading.nextElementSibling(), e -> e != null, Element::nextElementSibling)
                .limit(4)
                .filter(e -> e.text().length() < 200);
    return Stream.concat(named, near)
        .map(e -> PublishedDate.find(e.text()))
        .flatMap(Optional::stream)
        .map(Instant::toString)
        .findFirst();
  }

  private static Optional<String> heading(Document page) {
    var headings = page.select("h1");
    return headings.size() == 1 ? Optional.of(headings.text()) : Optional.empty();
  }

  private static Optional<String> attribute(Document page, String selector, String name) {
    Element e = page.selectFirst(selector);
    return Optional.ofNullable(e).map(x -> x.attr(name).strip()).filter(v -> !v.isEmpty());
  }

  private static Optional<String> meta(Document page, String name) {
    for (Element e : page.select("meta[content]")) {
      boolean named =
          Stream.of("property", "name", "itemprop").anyMatch(a -> e.attr(a).equalsIgnoreCase(name));
      if (named && !e.attr("content").isBlank()) {
        return Optional.of(e.attr("content").strip());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).map(h -> h.replaceFirst("^www\\.", ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a crawler keeps URLs that Java refuses
    }
  }

  private static Optional<String> first(List<JsonNode> linked, String name) {
    return linked.stream()
        .map(n -> n.path(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(v -> !v.isBlank())
        .findFirst();
  }

  private static List<JsonNode> linkedArticles(Document page) {
    List<JsonNode> found = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      JsonNode graph;
      try {
        graph = JSON.readTree(script.data());
      } catch (JsonProcessingException e) {
        graph = MissingNode.getInstance(); // the page has its other marks
      }
      collect(graph, DEEPEST_GRAPH, found);
    }
    return found;
  }

  private static void collect(JsonNode node, int depth, List<JsonNode> found) {
    if (depth == 0) {
      return;
    }
    if (node.isArray()) {
      node.forEach(n -> collect(n, depth - 1, found));
      return;
    }
    JsonNode type = node.path("@type");
    String name = type.isArray() ? type.path(0).asText() : type.asText();
    if (ARTICLE_TYPE.matcher(name).matches()) {
      found.add(node);
    }
    if (node.has("@graph")) {
      collect(node.path("@graph"), depth - 1, found);
    }
    if (node.has("mainEntity")) {
      collect(node.path("mainEntity"), depth - 1, found);
    }
  }
}
