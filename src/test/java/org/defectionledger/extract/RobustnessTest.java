package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.defectionledger.article.Article;
import org.defectionledger.ledger.ArticleDefection;
import org.junit.jupiter.api.Test;

class RobustnessTest {
  private static final String NEWS =
      "General Pavle Zoric defected to the rebels on Monday, his brother said. ";

  private static List<ArticleDefection> counted(String title, String text) {
    return Reading.read("2013-05-08", title, text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .toList();
  }

  private static List<String> names(String title, String text) {
    return counted(title, text).stream().map(d -> d.name().orElse("")).toList();
  }

  @Test
  void anArticleOfTwoMegabytesIsReadToItsBound() {
    String text = NEWS + "Rain fell on the harbour of Split and Ana Kovac stayed. ".repeat(38_000);
    assertThat(text.length()).isGreaterThan(2_000_000);
    assertThat(Extractor.readTo(text)).isEqualTo(Extractor.MAX_CHARACTERS);
    assertThat(names("", text)).containsExactly("Pavle Zoric");
  }

  @Test
  void theBoundSplitsNoCharacterAndCountsNoLeadingBlanks() {
    String blanks = " ".repeat(300_000);
    assertThat(names("", blanks + NEWS)).containsExactly("Pavle Zoric");
    String clefs = "\uD834\uDD1E".repeat(Extractor.MAX_CHARACTERS);
    assertThat(Extractor.readTo("a" + clefs) % 2).isEqualTo(1);
  }

  @Test
  void whatReadersWriteBelowIsNotRead() {
    String comments = "Captain Ivo Maras deserted to the guerrillas yesterday.";
    assertThat(names("", NEWS + "\n\n12 Comments\n\n" + comments)).containsExactly("Pavle Zoric");
    assertThat(names("", NEWS + "\n\nLeave a reply\n" + comments)).containsExactly("Pavle Zoric");
  }

  @Test
  void anArticleOnCommentsAndAButtonAboveItAreRead() {
    assertThat(names("", "3 comments\n\n" + NEWS)).containsExactly("Pavle Zoric");
    assertThat(names("", "Comments on the war were few. \n" + NEWS)).containsExactly("Pavle Zoric");
  }

  @Test
  void allCapitalsAreReadAsPrint() {
    assertThat(names("", "GENERAL PAVLE ZORIC DEFECTED TO THE REBELS ON MONDAY, HIS BROTHER SAID."))
        .containsExactly("PAVLE ZORIC");
  }

  @Test
  void aHeadlineThatRunsOnIntoTheDatelineIsNoPartOfTheFirstSentence() {
    String text =
        "Top general joins rebels SPLIT, May 7 (Adria Press) - General Pavle Zoric defected to the rebels on Monday.";
    Extraction extraction = Reading.read("2013-05-08", "", text);
    assertThat(extraction.mentions())
        .anySatisfy(m -> assertThat(m.sentence()).startsWith("General Pavle Zoric"));
    assertThat(names("", text)).contains("Pavle Zoric");
  }

  @Test
  void bulletsInOneLineAreSentencesOfTheirOwn() {
    String text =
        "• Rain in Split • General Pavle Zoric defected to the rebels on Monday • Markets closed";
    assertThat(Reading.read("2013-05-08", "", text).mentions())
        .anySatisfy(m -> assertThat(m.sentence()).doesNotContain("Rain", "Markets"));
    assertThat(names("", text)).containsExactly("Pavle Zoric");
  }

  @Test
  void quotesThatNeverCloseDoNoHarm() {
    assertThat(names("", "“We are free, he said. " + NEWS)).containsExactly("Pavle Zoric");
    assertThat(names("", "''" + NEWS + "\"")).containsExactly("Pavle Zoric");
  }

  @Test
  void aTextInTheFieldOfTheTitleIsReadToItsBound() {
    Article article = Reading.article("2013-05-08", "word ".repeat(100_000), NEWS);
    assertThat(Reading.EXTRACTOR.read(article).articleDefections()).isNotEmpty();
  }

  @Test
  void aSentenceTooLongToParseIsMarked() {
    String list = "apples, ".repeat(200);
    assertThat(
            Reading.EXTRACTOR
                .explain(
                    Reading.article(
                        "2013-05-08", "", "General Pavle Zoric, who defected, likes " + list + "."))
                .lines())
        .anyMatch(line -> !line.parsed());
  }

  @Test
  void whatAPagePrintsBetweenTitleAndTextIsNoPartOfTheFirstSentence() {
    assertThat(
            names(
                "Crisis: regime is falling 14 June 2013 Last updated at 10:46 GMT Help Former Syrian"
                    + " minister Rashid Hamdan, who defected last week, is in Jordan."))
        .containsExactly("Rashid Hamdan");
  }

  @Test
  void aLostLineBreakEndsASentence() {
    assertThat(
            Reading.EXTRACTOR.sentences(
                Reading.article(
                    "2013-06-20", "", "The couple fled to Qatar in July 2012 They left at night.")))
        .hasSize(2);
    assertThat(
            Reading.EXTRACTOR.sentences(
                Reading.article("2013-06-20", "", "He wrote for The guardian of the flame.")))
        .hasSize(1);
  }

  @Test
  void aCaptionThatRunsOnIntoTheLeadIsASentenceOfItsOwn() {
    assertThat(
            Reading.EXTRACTOR.sentences(
                Reading.article(
                    "2013-06-20",
                    "",
                    "Gas 'may have been used' Former minister Omar Haddad said so on Monday.")))
        .hasSize(2);
    assertThat(
            Reading.EXTRACTOR.sentences(
                Reading.article(
                    "2013-06-20", "", "The palace of The Former King was empty on Monday.")))
        .hasSize(1);
  }

  @Test
  void theDateOfAnEntryOfAListIsNoSubject() {
    assertThat(
            names(
                "• 3 June - London: the consul Adnan Bakri resigns in protest at the killings.\n"
                    + "• 5 June - The ambassador Omar Haddad defects."))
        .containsExactly("Adnan Bakri", "Omar Haddad");
  }

  private static List<String> names(String text) {
    return Reading.read("2013-06-20", "", text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(d -> d.name().orElse("?"))
        .toList();
  }
}
