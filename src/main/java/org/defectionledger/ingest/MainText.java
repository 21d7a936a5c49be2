package org.defectionledger.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the article on a page: what is named as something else goes, then the smallest element that
 * holds the bulk of the running text stays (after Readability, which scores parents by the text and
 * commas of their paragraphs).
 */
@SuppressWarnings("ReferenceEquality") // which element of the page is meant, never what is in it
final class MainText {
  /** A shorter block is no running text unless it stands among some. */
  private static final int PARAGRAPH = 40;

  /** Less text on a page than this is no article. */
  private static final int LEAST_TEXT = 60;

  /** Share of letters in links from which on a block is a list of links. */
  private static final double LINKS = 0.5;

  /** A longer link is one that the page forgot to close, and its words are text. */
  private static final int LONGEST_LINK = 120;

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][”’\"')\\]]*$");

  /** White space that is not one space already. */
  private static final Pattern SPACES = Pattern.compile("[\\t\\n\\x0B\\f\\r]\\s*| \\s+");

  /** A parent is taken in its child's place when it holds this much more running text. */
  private static final double GAIN = 1.2;

  private static final String BLOCKS =
      "p,blockquote,pre,li,td,dd,h2,h3,h4,div,section,article,main,center,font,span.paragraph";

  private MainText() {}

  /** The paragraphs of the article, parted by blank lines; empty when the page holds none. */
  static String of(Document page, PageFacts facts) {
    String told = facts.body().map(MainText::paragraphs).orElse("");
    Element body = page.body();
    body.select(Boilerplate.TAGS).remove();
    int all = body.text().length();
    for (Element e : List.copyOf(body.select("[class],[id]"))) {
      // A wrapper may be called "page-with-sidebar": what holds most of the page is kept.
      if (Boilerplate.isNamedSo(e) && e.text().length() * 2 < all) {
        e.remove();
      }
    }
    String seen = text(container(scope(body)), facts.title());
    // What the page says of itself holds no boilerplate, but is often only its beginning.
    boolean whole = told.length() >= LEAST_TEXT && told.length() * 10 >= seen.length() * 8;
    String text = whole ? told : seen;
    return text.length() < LEAST_TEXT ? "" : text;
  }

  private static String paragraphs(String text) {
    String plain = text.indexOf('<') < 0 ? text : Jsoup.parseBodyFragment(text).wholeText();
    return plain.strip().replaceAll("\\s*\\n\\s*", "\n\n");
  }

  /** The element that the page itself marks as its article, else the body. */
  private static Element scope(Element body) {
    for (String mark : List.of("[itemprop=articleBody]", "article", "main,[role=main]")) {
      Optional<Element> best =
          body.select(mark).stream()
              .max(Comparator.comparingInt(MainText::runningText)); // of several the first longest
      if (best.isPresent() && runningText(best.get()) * 3 > runningText(body)) {
        return best.get();
      }
    }
    return body;
  }

  private static Element container(Element scope) {
    Map<Element, Double> scores = new HashMap<>();
    for (Element block : scope.select(BLOCKS)) {
      String own = ownText(block);
      if (own.length() < PARAGRAPH || linkShare(block) > LINKS) {
        continue;
      }
      double score = own.length() + 25.0 * own.chars().filter(c -> c == ',').count();
      Element parent = isParagraph(block) ? block.parent() : block;
      if (parent != null) {
        scores.merge(parent, score, Double::sum);
        Element above = parent.parent();
        if (above != null && parent != scope) {
          scores.merge(above, score / 2, Double::sum);
        }
      }
    }
    Element best = scope;
    double most = 0;
    for (Element e : scope.getAllElements()) { // in the order of the page, so that ties are settled
      double score = scores.getOrDefault(e, 0.0);
      if (score > most) {
        most = score;
        best = e;
      }
    }
    return widened(best, scope);
  }

  /** Climbs from where the text is densest to where it is whole. */
  private static Element widened(Element best, Element scope) {
    Element widest = best;
    for (Element e = best; e != scope && e.parent() != null; ) {
      e = e.parent();
      if (runningText(e) > GAIN * runningText(widest)) {
        widest = e;
      }
    }
    return widest;
  }

  private static boolean isParagraph(Element e) {
    return switch (e.normalName()) {
      case "p", "blockquote", "pre", "li", "td", "dd", "h2", "h3", "h4", "font", "span" -> true;
      default -> false;
    };
  }

  /** Characters of the blocks that read like paragraphs. */
  private static int runningText(Element e) {
    int sum = 0;
    for (Element block : e.select(BLOCKS)) {
      String own = ownText(block);
      sum += own.length() >= PARAGRAPH && linkShare(block) <= LINKS ? own.length() : 0;
    }
    return sum;
  }

  /** The text of a block without that of the blocks inside it. */
  private static String ownText(Element block) {
    StringBuilder text = new StringBuilder();
    for (Node child : block.childNodes()) {
      if (child instanceof TextNode t) {
        text.append(t.text());
      } else if (child instanceof Element e && !e.isBlock()) {
        text.append(e.text());
      }
    }
    return text.toString().strip();
  }

  private static double linkShare(Element block) {
    Elements anchors = block.select("a");
    if (anchors.isEmpty()) {
      return 0; // most blocks: their text need not be put together
    }
    int all = block.text().length();
    int links =
        anchors.stream().map(Element::text).filter(MainText::isLink).mapToInt(String::length).sum();
    return all == 0 ? 0 : (double) links / all;
  }

  /**
   * A link that the page forgot to close takes in the paragraphs behind it: those are sentences.
   */
  private static boolean isLink(String words) {
    boolean sentence = words.length() >= PARAGRAPH && SENTENCE_END.matcher(words).find();
    return words.length() <= LONGEST_LINK && !sentence;
  }

  private static String text(Element container, Optional<String> title) {
    Paragraphs paragraphs = new Paragraphs();
    container.traverse(paragraphs);
    paragraphs.end();
    List<String> kept = new ArrayList<>();
    for (Paragraphs.One p : paragraphs.all) {
      boolean linked = p.links * 10 > p.text.length() * 6;
      boolean heading = title.filter(t -> p.text.equals(t.strip())).isPresent();
      if (!linked && !heading && !Boilerplate.isLine(p.text)) {
        kept.add(p.text);
      }
    }
    return String.join("\n\n", kept);
  }

  /** Collects paragraphs in one walk, without recursion: pages nest deeper than a stack. */
  private static final class Paragraphs implements NodeVisitor {
    private record One(String text, int links) {}

    private final List<One> all = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int links;
    private @Nullable Element link;
    private boolean broken;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode t) {
        String more = SPACES.matcher(t.getWholeText()).replaceAll(" ");
        broken &= more.isBlank();
        text.append(more);
        links += link == null ? 0 : more.length();
      } else if (node instanceof Element e) {
        if (e.normalName().equals("br")) {
          if (broken) {
            end();
          }
          broken = true;
          text.append(' ');
        } else if (e.isBlock()) {
          end();
        } else if (e.normalName().equals("a") && link == null && isLink(e.text())) {
          link = e;
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node == link) {
        link = null;
      } else if (node instanceof Element e && e.isBlock()) {
        end();
      }
    }

    private void end() {
      String whole = text.toString().replaceAll(" {2,}", " ").strip();
      if (!whole.isEmpty()) {
        all.add(new One(whole, links));
      }
      text.setLength(0);
      links = 0;
      broken = false;
    }
  }
}
