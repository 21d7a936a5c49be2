package org.defectionledger.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.defectionledger.ledger.ArticleDefection;
import org.junit.jupiter.api.Test;

/** When a defection happened, as the whole article tells: the guidelines, section 3. */
class TimelineTest {
  /** Name, first day and whether it is inferred, of each counted defection; null for none. */
  private static List<Tuple> told(String title, String text) {
    // A Thursday.
    return Reading.read("2013-06-20", title, text).articleDefections().stream()
        .filter(ArticleDefection::counted)
        .map(d -> tuple(d.name().orElse(null), d.dateStart().orElse(null), d.dateInferred()))
        .toList();
  }

  private static LocalDate june(int day) {
    return LocalDate.of(2013, 6, day);
  }

  @Test
  void datesTheHeadlineByTheDayThatTheLeadTells() {
    assertThat(
            told(
                "Malian envoy defects",
                "Ambassador Moussa Keita left the embassy in Bern on Tuesday by a side door. "
                    + "He has defected, his brother said."))
        .containsExactly(tuple("Moussa Keita", june(18), false));
  }

  @Test
  void takesTheDayOfSomebodysSayingSoForNoNewsDay() {
    assertThat(
            told(
                "",
                "Ambassador Moussa Keita has defected. "
                    + "The ministry in Bamako said on Tuesday that it knew nothing."))
        .containsExactly(tuple("Moussa Keita", june(20), true));
  }

  @Test
  void takesTheDayOnWhichTheDefectorSaysSo() {
    assertThat(told("", "Senator Paulo Reis has defected to the Labour Party, he said on Tuesday."))
        .containsExactly(tuple("Paulo Reis", june(18), false));
  }

  @Test
  void carriesADateOnToTheNextSentence() {
    assertThat(
            told(
                "",
                "The garrison woke to shots. The shops stayed shut. Nobody came to school. "
                    + "On June 3 the rebels took the bridge. "
                    + "General Samir Hadad defected to them."))
        .containsExactly(tuple("Samir Hadad", june(3), false));
  }

  @Test
  void leavesAPastPerfectWithoutADateUndated() {
    assertThat(
            told(
                "",
                "The garrison woke to shots. The shops stayed shut. Nobody came to school. "
                    + "On June 3 the rebels took the bridge. "
                    + "General Samir Hadad had defected to them."))
        .containsExactly(tuple("Samir Hadad", null, false));
  }

  @Test
  void givesTheMenWhoGoWithALeaderHisDay() {
    assertThat(
            told(
                "",
                "The garrison woke to shots. The shops stayed shut. Nobody came to school. "
                    + "General Samir Hadad defected to the rebels on June 3. "
                    + "They had talked for weeks. It rained. The bridge was closed. "
                    + "Eighty soldiers had defected with him."))
        .containsExactly(tuple("Samir Hadad", june(3), false), tuple(null, june(3), false));
  }

  @Test
  void leavesTheDateOfTheNextClauseToThatClause() {
    assertThat(
            told(
                "",
                "Last week Ambassador Moussa Keita defected, "
                    + "and on Sunday the rebels took the bridge."))
        .containsExactly(tuple("Moussa Keita", june(10), false));
  }

  @Test
  void takesTheStretchInWhichDefectorsAreCountedForNoDate() {
    assertThat(
            told(
                "",
                "On Monday General Samir Hadad defected to the rebels. "
                    + "He is the third general to defect this year."))
        .containsExactly(tuple("Samir Hadad", june(17), false));
  }

  @Test
  void readsTheTodayOfASpeechAsTheDayOfTheSpeech() {
    assertThat(
            told(
                "",
                "Senator Paulo Reis called the newspapers to his house on Wednesday. "
                    + "\"Today I am defecting to the Labour Party,\" Mr Reis said."))
        .extracting(t -> t.toList().get(1))
        .containsExactly(june(19));
  }

  @Test
  void countsBackFromTheDayOnWhichHeSpoke() {
    assertThat(
            told(
                "",
                "Four days after General Samir Hadad defected to the rebels, he spoke to reporters "
                    + "on Tuesday."))
        .containsExactly(tuple("Samir Hadad", june(14), false));
  }

  @Test
  void leavesADateInTheClauseThatIsCountedFromAlone() {
    assertThat(
            told(
                "", "Two days after General Samir Hadad defected on June 3, the bridge was taken."))
        .containsExactly(tuple("Samir Hadad", june(3), false));
  }

  @Test
  void takesTheDayInTheNameOfAnEventForNoDateOfAnother() {
    assertThat(
            told("", "General Samir Hadad defected on Monday to the men of the June 5 revolution."))
        .containsExactly(tuple("Samir Hadad", june(17), false));
    assertThat(told("", "General Samir Hadad has defected to the men of the June 5 revolution."))
        .containsExactly(tuple("Samir Hadad", june(20), true));
  }

  @Test
  void leavesTheDayOfAKillingToTheKilling() {
    assertThat(
            told(
                "",
                "General Samir Hadad has defected in protest at the killing of nine students "
                    + "on June 5."))
        .containsExactly(tuple("Samir Hadad", june(20), true));
    assertThat(told("", "General Samir Hadad defected in protest on June 7."))
        .containsExactly(tuple("Samir Hadad", june(7), false));
  }

  @Test
  void givesEachNameOfAListItsOwnDate() {
    assertThat(
            told(
                "",
                "Three have defected so far: Colonel Omar Said in March, General Samir Hadad in "
                    + "April and Major Anton Petrov in May."))
        .extracting(t -> t.toList().get(1))
        .containsAnyOf(LocalDate.of(2013, 3, 1))
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsTheNewsDayAgainstAnOlderDateBelow() {
    assertThat(
            told(
                "General Hadad defects to rebels",
                "General Samir Hadad was flown to the rebels' capital on Tuesday. "
                    + "The government was silent. The streets were calm. The markets were open. "
                    + "He had broken with the party of the president in 2009."))
        .containsExactly(tuple("Samir Hadad", june(18), false));
  }

  @Test
  void readsThePartOfTheDayOnTheDayToldLast() {
    assertThat(
            told(
                "",
                "The garrison woke to shots. The shops stayed shut. Nobody came to school. "
                    + "On June 3 the rebels took the bridge. "
                    + "General Samir Hadad had defected to them by nightfall."))
        .containsExactly(tuple("Samir Hadad", june(3), false));
  }

  @Test
  void takesNoDateThatFramesTheMainClauseForTheRelativeOne() {
    assertThat(
            told(
                "",
                "The shops stayed shut. Nobody came to school. The streets were calm. "
                    + "A general who defected to the rebels was fighting for his life on Tuesday."))
        .extracting(t -> t.toList().get(1))
        .doesNotContain(june(18));
  }

  @Test
  void givesEachOfTwoTheirDayInOrder() {
    assertThat(
            told(
                "",
                "Colonel Omar Said and General Samir Hadad defected to the rebels on 3 and 5 June, "
                    + "in that order."))
        .containsExactlyInAnyOrder(
            tuple("Omar Said", june(3), false), tuple("Samir Hadad", june(5), false));
  }

  @Test
  void takesTheDayOfAPublicAnnouncementButNotOfSomebodysSayingSo() {
    assertThat(told("", "General Samir Hadad has defected, it was announced on Tuesday."))
        .containsExactly(tuple("Samir Hadad", june(18), false));
    assertThat(told("", "General Samir Hadad has defected, the ministry said on Tuesday."))
        .containsExactly(tuple("Samir Hadad", june(20), true));
  }

  @Test
  void takesTheDayOfTheSpeechInWhichTheDefectorSaysSo() {
    assertThat(
            told(
                "",
                "In a video shown on Tuesday by a Gulf channel, General Samir Hadad said that he "
                    + "had joined the rebels."))
        .containsExactly(tuple("Samir Hadad", june(18), false));
  }

  @Test
  void takesTheEarlierOfTheFlightAndTheArrival() {
    assertThat(
            told(
                "",
                "General Samir Hadad fled to Turkey on Sunday, and on Tuesday he crossed into "
                    + "Jordan and joined the rebels."))
        .extracting(t -> t.toList().get(1))
        .containsExactly(june(16));
  }

  @Test
  void takesNoOtherDefectorsDateFromTheSameSentence() {
    assertThat(
            told(
                "",
                "Last month Ambassador Moussa Keita defected to the rebels, while General Samir "
                    + "Hadad joined them on Sunday."))
        .containsExactlyInAnyOrder(
            tuple("Moussa Keita", LocalDate.of(2013, 5, 1), false),
            tuple("Samir Hadad", june(16), false));
  }

  @Test
  void takesTheOneDateOfTheSentenceThatBringsTheDefectorIn() {
    assertThat(
            told(
                "",
                "The shops stayed shut. Nobody came to school. The streets were calm. A captain who"
                    + " crossed the lines on Sunday was shown to us. He had defected, he said."))
        .extracting(t -> t.toList().get(1))
        .containsExactly(june(16));
  }

  @Test
  void leavesAPastPerfectUndatedWhereTheSentenceBeforeDatesAReport() {
    assertThat(
            told(
                "",
                "The shops stayed shut. Nobody came to school. The streets were calm. Captain Omar"
                    + " Said spoke to the agency, it said on Sunday. He had defected."))
        .extracting(t -> t.toList().get(1))
        .doesNotContain(june(16));
  }

  @Test
  void countsBackToTheDayOfAnAnnouncement() {
    assertThat(
            told(
                "",
                "The party on Saturday expelled Senator Omar Said, three days after he announced that"
                    + " he was defecting to the opposition."))
        .extracting(t -> t.toList().get(1))
        .containsExactly(june(12));
  }

  @Test
  void takesTheDayOnWhichTheDefectorToldAStation() {
    assertThat(
            told(
                "",
                "On Tuesday Omar Said, the Libyan ambassador, told the Al Arabiya station he was"
                    + " siding with the rebels."))
        .extracting(t -> t.toList().get(1))
        .containsExactly(june(18));
  }
}
