package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.groups.Tuple;
import org.defectionledger.Shared;
import org.defectionledger.article.Article;
import org.defectionledger.evaluate.GoldReader;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.Mention;
import org.defectionledger.mention.NotCountedReason;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

class ExtractorTest {
  private static List<ArticleDefection> counted(Extraction extraction) {
    return extraction.articleDefections().stream().filter(ArticleDefection::counted).toList();
  }

  private static Tuple essence(ArticleDefection d) {
    return tuple(
        d.name().orElse(null),
        d.role().orElse(null),
        d.roleCategory(),
        d.fromCountry().orElse(null),
        d.dateStart().map(LocalDate::toString).orElse(null),
        d.datePrecision());
  }

  private static List<Tuple> essences(String day, String title, String text) {
    return counted(Reading.read(day, title, text)).stream().map(ExtractorTest::essence).toList();
  }

  @Test
  void readsTheSeedArticleRight() throws Exception {
    Path gold = Shared.file("gold/dev.jsonl");
    Article seed =
        GoldReader.read("dev", List.of(Files.readAllLines(gold, StandardCharsets.UTF_8).get(0)))
            .get(0)
            .article();
    Extraction extraction = Reading.EXTRACTOR.read(seed);
    assertThat(counted(extraction).stream().map(ExtractorTest::essence))
        .containsExactlyInAnyOrder(
            tuple(
                "Nawaf al-Fares",
                "ambassador",
                RoleCategory.DIPLOMAT,
                "SYR",
                "2012-07-11",
                DatePrecision.DAY),
            tuple(
                "Manaf Tlas", "general", RoleCategory.MILITARY, "SYR", null, DatePrecision.UNKNOWN),
            tuple(
                "Bassam Imadi",
                "ambassador",
                RoleCategory.DIPLOMAT,
                "SYR",
                "2011-12-01",
                DatePrecision.MONTH));
    offsetsAreRight(seed, extraction);
    assertThat(extraction.mentions())
        .filteredOn(m -> m.trigger().equals("defections") && m.sentence().contains("series"))
        .extracting(Mention::notCountedReason)
        .containsExactly(Optional.of(NotCountedReason.GENERIC));
    assertThat(extraction.mentions())
        .filteredOn(
            m -> m.name().equals(Optional.of("Nawaf al-Fares")) && m.notCountedReason().isEmpty())
        .extracting(m -> m.defectorText().orElse(""))
        .contains("the ambassador", "my");
  }

  @Test
  void readsTheSameStoryInOtherWordsFromAnotherCountry() {
    assertThat(
            essences(
                "2011-03-24",
                "Yemen's ambassador to Jordan defects",
                "Yemen's ambassador to Jordan has defected in protest at the killing of demonstrators, a Gulf channel reported.\n"
                    + "In a statement to the channel, Khaled al-Amri said that he could not serve a state that shot its people.\n"
                    + "\"I announced my resignation as Yemeni ambassador to Jordan as I also declare my defection from the ruling party,\" said Amri on Tuesday.\n"
                    + "Amri also called upon the army to join the ranks of the revolution.\n"
                    + "Unlike earlier defections, such as that of Tarek Nasser, a Yemeni colonel and friend of Saleh, Amri's defection hits the government hard.\n"
                    + "Amri, a tribesman, is the second senior diplomat to quit the embattled government. The first was Hamid Zayd, who was the Yemeni ambassador to Norway until January."))
        .containsExactlyInAnyOrder(
            tuple(
                "Khaled al-Amri",
                "ambassador",
                RoleCategory.DIPLOMAT,
                "YEM",
                "2011-03-22",
                DatePrecision.DAY),
            tuple(
                "Tarek Nasser",
                "colonel",
                RoleCategory.MILITARY,
                "YEM",
                null,
                DatePrecision.UNKNOWN),
            tuple(
                "Hamid Zayd",
                "ambassador",
                RoleCategory.DIPLOMAT,
                "YEM",
                "2011-01-01",
                DatePrecision.MONTH));
  }

  @Test
  void readsThePartsOfTheStoryInAnotherOrder() {
    assertThat(
            essences(
                "2021-03-12",
                "",
                "Thura Win, Myanmar's consul in Chengdu, defected on Monday. Earlier defections, such as that of Zaw Min, a Burmese captain, had been played down by the army."))
        .containsExactlyInAnyOrder(
            tuple(
                "Thura Win",
                "consul",
                RoleCategory.DIPLOMAT,
                "MMR",
                "2021-03-08",
                DatePrecision.DAY),
            tuple("Zaw Min", "captain", RoleCategory.MILITARY, "MMR", null, DatePrecision.UNKNOWN));
  }

  @Test
  void countsAGroupByItsFigure() {
    List<ArticleDefection> found =
        counted(
            Reading.read(
                "2019-02-25",
                "",
                "At least 60 soldiers defected to Colombia on Saturday, the migration office said."));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).countMin()).isEqualTo(60);
    assertThat(found.get(0).countMax()).isEmpty();
    assertThat(found.get(0).dateStart()).contains(LocalDate.of(2019, 2, 23));
  }

  @Test
  void countsALeaderAndHisMenAsTwo() {
    assertThat(
            counted(
                Reading.read(
                    "2012-07-12", "", "Colonel Adel Karam defected on Monday with 40 soldiers.")))
        .extracting(d -> d.name().orElse("group"), ArticleDefection::countMin)
        .containsExactlyInAnyOrder(tuple("Adel Karam", 1), tuple("group", 40));
  }

  @Test
  void countsNobodyWhoIsOnlyCalledOn() {
    assertThat(
            counted(
                Reading.read(
                    "2012-07-12",
                    "",
                    "The opposition urged the generals to defect. It called on Colonel Adel Karam to defect.")))
        .isEmpty();
  }

  @Test
  void keepsADenialAsAMentionThatIsNotCounted() {
    Extraction extraction =
        Reading.read("2012-07-12", "", "The ministry denied that General Adel Karam had defected.");
    assertThat(counted(extraction)).isEmpty();
    assertThat(extraction.mentions())
        .extracting(Mention::notCountedReason)
        .containsExactly(Optional.of(NotCountedReason.DENIED));
  }

  @Test
  void countsNoPlayerWhoChangesClubs() {
    assertThat(
            counted(
                Reading.read(
                    "2015-08-29",
                    "",
                    "The striker defected to their city rivals. The club's goalkeeper signed a new contract, and the league said that the transfer would stand before the season.")))
        .isEmpty();
  }

  @Test
  void countsNoCustomerAndNoVoteAgainstTheOwnParty() {
    assertThat(
            counted(
                Reading.read(
                    "2015-08-29",
                    "",
                    "Customers have defected to a rival supplier since the price rise.")))
        .isEmpty();
    assertThat(
            counted(
                Reading.read(
                    "2015-08-29", "", "Two Republicans defected on the bill in the Senate vote.")))
        .isEmpty();
  }

  @Test
  void countsNoPlainResignation() {
    assertThat(
            counted(
                Reading.read(
                    "2015-08-29", "", "The minister resigned on Tuesday for reasons of health.")))
        .isEmpty();
  }

  @Test
  void countsAResignationInProtest() {
    assertThat(
            essences(
                "2020-08-19",
                "",
                "Igor Leshko, the Belarusian ambassador to Slovakia, resigned on Tuesday in protest at the violence."))
        .containsExactly(
            tuple(
                "Igor Leshko",
                "ambassador",
                RoleCategory.DIPLOMAT,
                "BLR",
                "2020-08-18",
                DatePrecision.DAY));
  }

  @Test
  void readsTheDefectionsOfManyTexts() {
    assertThat(
            essences(
                "2014-08-28",
                "",
                "Douglas Harding, the Conservative MP for Westbury, crossed the floor on Thursday."))
        .containsExactly(
            tuple(
                "Douglas Harding",
                "member of parliament",
                RoleCategory.LEGISLATOR,
                "GBR",
                "2014-08-28",
                DatePrecision.DAY));
  }

  @Property(tries = 60)
  void readsAnyTextAndKeepsItsOffsetsRight(@ForAll String noise) {
    Article article =
        Reading.article(
            "2012-07-12",
            "",
            "General Adel Karam defected on Monday. " + noise + " Soldiers defected.");
    offsetsAreRight(article, Reading.EXTRACTOR.read(article));
  }

  private static void offsetsAreRight(Article article, Extraction extraction) {
    for (Mention m : extraction.mentions()) {
      String text = m.sentenceIndex() < 0 ? article.title().orElseThrow() : article.text();
      assertThat(text.substring(m.charStart(), m.charEnd())).isEqualTo(m.sentence());
      assertThat(text.substring(m.triggerStart(), m.triggerEnd())).isEqualTo(m.trigger());
      m.defectorStart()
          .ifPresent(
              s ->
                  assertThat(text.substring(s, m.defectorEnd().orElseThrow()))
                      .isEqualTo(m.defectorText().orElseThrow()));
    }
  }

  @Test
  void takesASideForATeamOnlyInSport() {
    assertThat(
            Reading.read(
                    "2013-06-20",
                    "",
                    "The chief of the Riga police, Colonel Arnis Brants, went over to the Latvian side"
                        + " on Tuesday after the coup.")
                .articleDefections())
        .extracting(d -> d.name().orElse(""))
        .containsExactly("Arnis Brants");
    assertThat(
            Reading.read(
                    "2013-06-20",
                    "",
                    "Striker Arnis Brants has defected to the Latvian side for a fee. The club, the"
                        + " coach and the league said the midfielder and the goalkeeper may go too."
                        + " The season, the match, the goal, the cup.")
                .articleDefections())
        .isEmpty();
  }
}
