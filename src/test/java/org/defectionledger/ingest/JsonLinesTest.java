package org.defectionledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.defectionledger.InputException;
import org.defectionledger.article.Article;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static Article read(String line) {
    return ((Parsed.Read) JsonLines.parse(line, FieldMapping.DEFAULT)).article();
  }

  private static String reason(String line) {
    return ((Parsed.Rejected) JsonLines.parse(line, FieldMapping.DEFAULT)).reason();
  }

  @Test
  void knowsCommonNamesOfFields() {
    Article a =
        read(
            "{\"uuid\":\"7\",\"headline\":\"H\",\"publish_date\":\"2012-07-12\",\"maintext\":\"T\",\"outlet\":\"O\"}");
    assertThat(a.articleId()).isEqualTo("7");
    assertThat(a.title()).contains("H");
    assertThat(a.published()).contains(Instant.parse("2012-07-12T00:00:00Z"));
    assertThat(a.source()).contains("O");
  }

  @Test
  void followsAMappingIntoNestedObjects() {
    FieldMapping mapping = FieldMapping.DEFAULT.with(Map.of("text", "body.plain"));
    Parsed parsed = JsonLines.parse("{\"id\":1,\"body\":{\"plain\":\"Hello\"}}", mapping);
    assertThat(((Parsed.Read) parsed).article().text()).isEqualTo("Hello");
  }

  @Test
  void refusesAMappingOfAColumnThatArticlesDoNotHave() {
    assertThatThrownBy(() -> FieldMapping.DEFAULT.with(Map.of("author", "by")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("author")
        .hasMessageContaining("published");
  }

  @Test
  void decodesEntitiesAndDropsControlCharacters() {
    assertThat(read("{\"id\":1,\"text\":\"A &amp; B &#39;x&#39; \\u0000c&nbsp;d\"}").text())
        .isEqualTo("A & B 'x' c d");
  }

  @Test
  void decodesWhatWasEncodedTwiceAndTheNumbersOfWindows() {
    assertThat(
            read("{\"id\":1,\"text\":\"&amp;#8220;Go&amp;quot; Assad&#146;s Jos&eacute; &Oslash;rn\"}")
                .text())
        .isEqualTo("“Go\" Assad’s José Ørn");
  }

  @Test
  void keepsWhatIsNoEntity() {
    assertThat(read("{\"id\":1,\"text\":\"AT&T; &unknown; &#xD800; R&D\"}").text())
        .isEqualTo("AT&T; &unknown; &#xD800; R&D");
  }

  @Test
  void dropsUnseenCharactersThatCutWords() {
    assertThat(read("{\"id\":1,\"text\":\"de\\u200bfec\\u00adted \\u202eab\"}").text())
        .isEqualTo("defected ab");
  }

  @Test
  void makesTheSameIdOfTheSameArticle() {
    String line = "{\"title\":\"H\",\"text\":\"T\"}";
    assertThat(read(line).articleId())
        .isEqualTo(read(line).articleId())
        .isNotEqualTo(read("{\"title\":\"H\",\"text\":\"U\"}").articleId());
  }

  @Test
  void anImpossibleDateLeavesTheArticleWithoutOne() {
    assertThat(read("{\"id\":1,\"text\":\"T\",\"date\":\"2012-02-31\"}").published()).isEmpty();
  }

  @Test
  void readsDatesAsDumpsWriteThem() {
    Instant day = Instant.parse("2012-07-12T00:00:00Z");
    for (String form :
        new String[] {
          "2012-07-12",
          "2012-07-12T02:00:00+02:00",
          "2012-07-12 00:00:00",
          "Thu, 12 Jul 2012 00:00:00 GMT",
          "1342051200",
          "1342051200000",
          "12 July 2012",
          "July 12, 2012"
        }) {
      assertThat(PublishedDate.parse(form)).as(form).contains(day);
    }
  }

  @Test
  void namesWhyARecordIsRejected() {
    assertThat(reason("{\"id\":")).isEqualTo("MALFORMED_JSON");
    assertThat(reason("[1]")).isEqualTo("NOT_AN_OBJECT");
    assertThat(reason("{\"id\":1,\"text\":\"  \"}")).isEqualTo("NO_TEXT");
  }

  @Property
  void neverThrows(@ForAll String line) {
    assertThat(JsonLines.parse(line, FieldMapping.DEFAULT)).isNotNull();
  }

  @Test
  void tellsEnglishFromFrench() {
    assertThat(
            Language.of(
                "The general said that he had left the army because of the killing of people in the town, and it was the first time."))
        .contains("en");
    assertThat(
            Language.of(
                "Le général a dit que les soldats ont quitté la ville dans la nuit et que des habitants sont restés pour les aider."))
        .contains("fr");
    assertThat(
            Language.of(
                "Военные сообщили, что генерал покинул город ночью и что его место занял полковник из столицы."))
        .contains("ru");
    assertThat(Language.of("Too short")).isEmpty();
  }
}
