package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.defectionledger.article.Article;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.Mention;

/** Whatever the characters: no article stops a night, and every offset holds. */
class ExtractorFuzzTest {
  /** Words that make the rules run, so that the odd characters reach all of them. */
  private static final List<String> NEWS =
      List.of(
          "defected",
          "General Pavle Zoric",
          "the defection of",
          "has deserted to the rebels",
          "two colonels",
          "who quit the party in protest",
          "on Monday",
          "said",
          "denied that",
          "SPLIT (AP) -",
          "al-Fares",
          "the Free Army",
          "in Gao",
          "Mr",
          "ambassador to",
          "Syria's",
          "\"",
          "“",
          "”",
          "'",
          ",",
          ".",
          "\n",
          "\n\n",
          "\t",
          "•",
          "-",
          "(",
          ")",
          "&amp;",
          "12 Comments\n");

  private static final List<String> ODD =
      List.of(
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "\u200b",
          "\u200d",
          "\u202e",
          "\u0301",
          "e\u0301\u0302",
          "\u0000",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\uffff",
          "العميد مناف طلاس",
          "준장",
          "İstanbul",
          "ŞIRNAK",
          "ǅ",
          "ﬁ",
          "…",
          "\u00a0",
          "�",
          "x".repeat(300),
          "A.B.C.D.",
          "http://a.b/c?d=e",
          "1/2",
          "½",
          "$5m");

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(6);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.of(NEWS)),
            net.jqwik.api.Tuple.of(3, Arbitraries.of(ODD)),
            net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .flatMap(words -> Arbitraries.of(" ", "").map(between -> String.join(between, words)))
        .filter(text -> !text.isBlank());
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void everyOffsetHoldsExactlyTheWordsOfItsRow(
      @ForAll("texts") String title, @ForAll("texts") String text) {
    Article article = Reading.article("2014-02-28", title, text);
    Extraction extraction = Reading.EXTRACTOR.read(article);
    for (Mention m : extraction.mentions()) {
      String within = m.sentenceIndex() < 0 ? title : text;
      assertThat(within.substring(m.charStart(), m.charEnd())).isEqualTo(m.sentence());
      assertThat(within.substring(m.triggerStart(), m.triggerEnd())).isEqualTo(m.trigger());
      m.defectorText()
          .ifPresent(
              words ->
                  assertThat(
                          within.substring(
                              m.defectorStart().orElseThrow(), m.defectorEnd().orElseThrow()))
                      .isEqualTo(words));
    }
    for (EntityMention e : extraction.entities()) {
      String within = e.sentenceIndex() < 0 ? title : text;
      assertThat(within.substring(e.charStart(), e.charEnd())).isEqualTo(e.text());
    }
    assertThat(extraction.articleDefections())
        .allMatch(d -> text.contains(d.evidence()) || title.contains(d.evidence()));
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void theSameArticleIsReadTheSameTwiceAndExplainedAsItIsRead(@ForAll("texts") String text) {
    Article article = Reading.article("2014-02-28", "", text);
    Extraction first = Reading.EXTRACTOR.read(article);
    assertThat(Reading.EXTRACTOR.read(article)).isEqualTo(first);
    assertThat(Reading.EXTRACTOR.explain(article).extraction()).isEqualTo(first);
  }
}
