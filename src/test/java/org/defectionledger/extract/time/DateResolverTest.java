package org.defectionledger.extract.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DateResolverTest {
  private final DateResolver resolver = new DateResolver();

  private List<DateExpression> find(String phrase, LocalDate day) {
    return resolver.find(List.of(phrase.split(" ", -1)), Told.NOTHING, day);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(resources = "/spec/dates.tsv", delimiter = '\t', numLinesToSkip = 1)
  void resolvesAsTheTableSays(
      String why, LocalDate document, String phrase, String start, String end, String precision) {
    List<DateExpression> found = find(phrase, document);
    if (precision.equals("NONE")) {
      assertThat(found).as(why).allSatisfy(e -> assertThat(e.date().isKnown()).isFalse());
      return;
    }
    assertThat(found).as(why).hasSize(1);
    EventDate date = found.get(0).date();
    assertThat(date.start().orElseThrow()).isEqualTo(start);
    assertThat(date.end().orElseThrow()).isEqualTo(end);
    assertThat(date.precision()).isEqualTo(DatePrecision.valueOf(precision));
  }

  @Property
  void aBareWeekdayLiesInTheSevenDaysUpToTheDocument(
      @ForAll @IntRange(min = 0, max = 40000) int offset, @ForAll DayOfWeek weekday) {
    LocalDate day = LocalDate.of(1930, 1, 1).plusDays(offset);
    String name = weekday.name().charAt(0) + weekday.name().substring(1).toLowerCase(Locale.ROOT);
    LocalDate found = find("on " + name, day).get(0).date().start().orElseThrow();
    assertThat(found.getDayOfWeek()).isEqualTo(weekday);
    assertThat(found).isAfter(day.minusDays(7)).isBeforeOrEqualTo(day);
  }

  @Property
  void lastWeekIsTheMondayToSundayBefore(@ForAll @IntRange(min = 0, max = 40000) int offset) {
    LocalDate day = LocalDate.of(1930, 1, 1).plusDays(offset);
    EventDate week = find("last week", day).get(0).date();
    assertThat(week.start().orElseThrow().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(week.end()).contains(week.start().orElseThrow().plusDays(6));
    assertThat(week.end().orElseThrow()).isBefore(day);
  }

  @Property
  void aMonthIsWholeAndNeverToCome(
      @ForAll @IntRange(min = 0, max = 40000) int offset,
      @ForAll @IntRange(min = 1, max = 12) int month) {
    LocalDate day = LocalDate.of(1930, 1, 1).plusDays(offset);
    String name =
        java.time.Month.of(month).getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
    EventDate found = find("in " + name, day).get(0).date();
    YearMonth whole = YearMonth.from(found.start().orElseThrow());
    assertThat(whole.getMonthValue()).isEqualTo(month);
    assertThat(found.start()).contains(whole.atDay(1));
    assertThat(found.end()).contains(whole.atEndOfMonth());
    assertThat(whole.isAfter(YearMonth.from(day))).isFalse();
  }

  @Property
  void neverThrows(@ForAll String text, @ForAll @IntRange(min = 0, max = 40000) int offset) {
    resolver.find(List.of(text.split(" ", -1)), Told.NOTHING, LocalDate.of(1930, 1, 1).plusDays(offset));
    resolver.find(List.of(text.split(" ", -1)), Told.NOTHING);
  }
}
