package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.defectionledger.article.Article;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Glance;
import org.defectionledger.ingest.JsonLines;
import org.defectionledger.ingest.Language;
import org.defectionledger.ingest.Parsed;
import org.junit.jupiter.api.Test;

/** The scan of raw bytes passes over the articles that the scan of the text does, and no others. */
class ScanBeforeParseTest {
  private static final Glance GLANCE = Engine.rawScan()::mayTellOfDefection;

  private static Parsed fast(byte[] line) {
    return JsonLines.parse(line, FieldMapping.DEFAULT, GLANCE);
  }

  private static Parsed slow(byte[] line) {
    return JsonLines.parse(line, FieldMapping.DEFAULT, Glance.ALL);
  }

  private static void assertSame(byte[] line) {
    Parsed fast = fast(line);
    Parsed slow = slow(line);
    if (!(fast instanceof Parsed.Glanced glanced)) {
      assertThat(fast).isEqualTo(slow);
      return;
    }
    assertThat(slow).isInstanceOf(Parsed.Read.class);
    Parsed.Read read = (Parsed.Read) slow;
    Article article = read.article();
    assertThat(glanced)
        .isEqualTo(
            new Parsed.Glanced(
                article.articleId(),
                article.url(),
                article.published(),
                article.language().or(() -> Language.of(article.text())),
                read.impossibleDate()));
    assertThat(Engine.scan().mayTellOfDefection(article.text())).isFalse();
    assertThat(article.title().filter(Engine.scan()::mayTellOfDefection)).isEmpty();
  }

  /** Pieces of strings as JSON writes them: triggers whole and cut, escapes, what is not seen. */
  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "the general defected to the rebels",
            "defect",
            "ors",
            "Defec",
            "tion",
            "he left the army",
            "switched",
            "sides",
            "joined",
            "crossed",
            "the floor",
            "turned",
            "his coat",
            "quit the party in protest",
            "the harvest was good and the fair will open in June",
            "it rained on the harbour and the boats stayed out",
            "der Minister sagte am Montag, dass die Straße gesperrt bleibt",
            "Le ministre a déclaré lundi que la route resterait fermée",
            " ",
            " ",
            ". ",
            ".",
            "-",
            "—",
            "’s ",
            "“",
            "\\n",
            "\\n\\n",
            "\\r\\n",
            "\\r",
            "\\t",
            "\\b",
            "\\\"",
            "\\\\",
            "\\/",
            "\\u0064",
            "\\u00ad",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\u00ad",
            "\u200b",
            "\u00a0",
            "\u212a",
            "\ufeff",
            "é",
            "😀",
            "&amp;",
            "&#100;",
            "&amp;#100;",
            "AT&T",
            "<b>",
            "\u007f",
            "7");
    Arbitrary<String> quiet =
        Arbitraries.of(
            "the harvest was good and the fair will open in June",
            "it rained on the harbour and the boats stayed out",
            "der Minister sagte am Montag, dass die Straße gesperrt bleibt",
            "Le ministre a déclaré lundi que la route resterait fermée",
            "AT&T",
            "é",
            "“",
            "’s ",
            " ",
            ". ",
            "\\n",
            "\\n\\n",
            "\\r\\n",
            "\\\"",
            "\\/");
    Arbitrary<String> word = Arbitraries.integers().between(1, 2300).map("x"::repeat);
    return Arbitraries.frequencyOf(
        Tuple.of(20, joined(quiet, 0, 25)),
        Tuple.of(20, joined(quiet, 80, 400)),
        Tuple.of(10, joined(piece, 0, 25)),
        Tuple.of(10, Combinators.combine(joined(quiet, 60, 300), piece).as((a, b) -> a + b)),
        Tuple.of(2, Combinators.combine(quiet, word, quiet).as((a, b, c) -> a + " " + b + c)));
  }

  private static Arbitrary<String> joined(Arbitrary<String> pieces, int least, int most) {
    return pieces.list().ofMinSize(least).ofMaxSize(most).map(p -> String.join("", p));
  }

  @Provide
  Arbitrary<byte[]> line() {
    Arbitrary<String> rest =
        Arbitraries.of(
            "",
            ",\"id\":\"a1\"",
            ",\"id\":17",
            ",\"id\":1.50,\"url\":\"https://news.example/1\"",
            ",\"url\":\"https://news.example/2012/07/12/a-b\"",
            ",\"url\":\"https://news.example/x\",\"id\":\"  \",\"date\":\"2012-02-31\"",
            ",\"id\":\"b\",\"date\":\"2012-07-12\",\"language\":\"de\"",
            ",\"id\":\"c\",\"metadata\":{\"date\":\"12 July 2012\",\"n\":[1,{\"a\":[]},\"x\"]}",
            ",\"id\":\"d\",\"published\":1342051200,\"lang\":null",
            ",\"id\":\"e\",\"n\":" + "9".repeat(1100),
            ",\"id\":\"e\",\"n\":[" + "9".repeat(1100) + "]",
            ",\"id\":\"f\",\"text\":\"\"",
            ",\"id\":\"g\",\"text\":[\"he defected\"]",
            ",\"id\":\"" + "h".repeat(700) + "\"",
            ",\"id\":\"i\"} trailing",
            ",\"id\":\"j\",");
    Arbitrary<String> whole =
        Combinators.combine(text(), text(), rest)
            .as(
                (text, title, r) ->
                    "{\"text\":\"" + text + "\",\"title\":\"" + title + "\"" + r + "}");
    return Combinators.combine(
            whole,
            Arbitraries.integers().between(0, 9),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.bytes())
        .as(
            (line, kind, place, b) -> {
              byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
              int at = (int) (place * (bytes.length - 1));
              if (kind == 0) {
                bytes[at] = b;
              } else if (kind == 1) {
                return java.util.Arrays.copyOf(bytes, at);
              }
              return bytes;
            });
  }

  @Property(tries = 3000)
  void readsWhatTheWholeParseReads(@ForAll("line") byte[] line) {
    Statistics.label("passed over")
        .collect(fast(line) instanceof Parsed.Glanced)
        .coverage(of -> of.check(true).percentage(share -> share > 10));
    assertSame(line);
  }

  @Test
  void passesOverAnArticleWithoutTriggerAndDecodesOneWithIt() {
    String quiet =
        "{\"id\":\"1\",\"text\":\"The harvest was good, and the fair will open in June.\"}";
    assertThat(fast(quiet.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new Parsed.Glanced("1", Optional.empty(), Optional.empty(), Optional.empty(), false));
    for (String text :
        List.of(
            "The consul de\\u0066ected on Monday.",
            "The consul defe&#99;ted on Monday.",
            "The consul defe\u00adcted on Monday.",
            "Rain fell.\\nDefected on Monday, the consul said.",
            "The consul said he had DEFECTED.")) {
      String line = "{\"id\":\"1\",\"text\":\"" + text + "\"}";
      assertThat(fast(line.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(Parsed.Read.class);
    }
  }

  @Test
  void findsAMalformedLineBehindATextWithoutTrigger() {
    String cut = "{\"id\":\"1\",\"text\":\"The harvest was good.\",\"source\":";
    assertThat(fast(cut.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class, r -> assertThat(r.reason()).isEqualTo("MALFORMED_JSON"));
  }
}
