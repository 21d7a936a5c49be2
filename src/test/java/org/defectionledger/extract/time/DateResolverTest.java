package org.defectionledger.extract.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;
import org.junit.jupiter.api.Test;
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
    String name = java.time.Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    EventDate found = find("in " + name, day).get(0).date();
    YearMonth whole = YearMonth.from(found.start().orElseThrow());
    assertThat(whole.getMonthValue()).isEqualTo(month);
    assertThat(found.start()).contains(whole.atDay(1));
    assertThat(found.end()).contains(whole.atEndOfMonth());
    assertThat(whole.isAfter(YearMonth.from(day))).isFalse();
  }

  @ParameterizedTest(name = "{0}: {2} after {1}")
  @CsvFileSource(resources = "/spec/told-dates.tsv", delimiter = '\t', numLinesToSkip = 1)
  void countsFromTheDateToldBefore(
      String why, LocalDate told, String phrase, String start, String end, String precision) {
    Told before = Told.NOTHING.and(EventDate.day(told));
    List<DateExpression> found =
        resolver.find(List.of(phrase.split(" ", -1)), before, LocalDate.of(2012, 7, 12));
    assertThat(found).as(why).hasSize(1);
    EventDate date = found.get(0).date();
    assertThat(date.start().orElseThrow()).isEqualTo(start);
    assertThat(date.end().orElseThrow()).isEqualTo(end);
    assertThat(date.precision()).isEqualTo(DatePrecision.valueOf(precision));
  }

  @Test
  void countsFromADateOfTheSameSentence() {
    assertThat(find("on July 2 he left and nine days later he was back", LocalDate.of(2012, 7, 18)))
        .extracting(e -> e.date().start().orElseThrow())
        .containsExactly(LocalDate.of(2012, 7, 2), LocalDate.of(2012, 7, 11));
  }

  @Property
  void daysEarlierAndLaterAreSoManyDaysApart(
      @ForAll @IntRange(min = 0, max = 40000) int offset,
      @ForAll @IntRange(min = 2, max = 400) int days) {
    LocalDate told = LocalDate.of(1930, 1, 1).plusDays(offset);
    Told before = Told.NOTHING.and(EventDate.day(told));
    LocalDate document = told.plusYears(2);
    LocalDate earlier = start(days + " days earlier", before, document);
    LocalDate later = start(days + " days later", before, document);
    assertThat(ChronoUnit.DAYS.between(earlier, told)).isEqualTo(days);
    assertThat(ChronoUnit.DAYS.between(told, later)).isEqualTo(days);
  }

  @Property
  void aDayOfTheCalendarIsTheLastOneThatCame(
      @ForAll @IntRange(min = 0, max = 60000) int offset,
      @ForAll @IntRange(min = 0, max = 365) int dayOfYear) {
    LocalDate document = LocalDate.of(1880, 1, 1).plusDays(offset);
    MonthDay day = MonthDay.from(LocalDate.of(2000, 1, 1).plusDays(dayOfYear));
    String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    LocalDate found = start("on " + month + " " + day.getDayOfMonth(), Told.NOTHING, document);
    assertThat(MonthDay.from(found)).isEqualTo(day);
    assertThat(found).isBeforeOrEqualTo(document);
    boolean leapDay = day.equals(MonthDay.of(2, 29));
    assertThat(found).isAfter(document.minusYears(leapDay ? 8 : 1));
  }

  @Property
  void thatMonthHoldsTheDayTold(@ForAll @IntRange(min = 0, max = 40000) int offset) {
    LocalDate told = LocalDate.of(1930, 1, 1).plusDays(offset);
    EventDate month =
        resolver
            .find(List.of("that", "month"), Told.NOTHING.and(EventDate.day(told)))
            .get(0)
            .date();
    assertThat(YearMonth.from(month.start().orElseThrow())).isEqualTo(YearMonth.from(told));
    assertThat(month.end()).contains(YearMonth.from(told).atEndOfMonth());
  }

  @Property
  void lastSeasonIsOfThreeMonthsAndHasEndedWithinAYear(
      @ForAll @IntRange(min = 0, max = 60000) int offset, @ForAll @IntRange(max = 3) int season) {
    LocalDate day = LocalDate.of(1880, 1, 1).plusDays(offset);
    String name = List.of("spring", "summer", "autumn", "winter").get(season);
    EventDate found = find("last " + name, day).get(0).date();
    LocalDate start = found.start().orElseThrow();
    assertThat(start.getDayOfMonth()).isEqualTo(1);
    assertThat(found.end()).contains(start.plusMonths(3).minusDays(1));
    assertThat(found.end().orElseThrow()).isBefore(day);
    assertThat(start.plusYears(1).plusMonths(3).minusDays(1)).isAfterOrEqualTo(day);
  }

  @Property
  void countsBackOverYearEndsAndLeapDays(
      @ForAll @IntRange(min = 0, max = 60000) int offset,
      @ForAll @IntRange(min = 2, max = 400) int count) {
    LocalDate day = LocalDate.of(1880, 1, 1).plusDays(offset);
    Countdown days = countdown(count + " days after he fled");
    assertThat(days.before(day)).isEqualTo(EventDate.day(day.minusDays(count)));
    Countdown months = countdown(count + " months after he fled");
    assertThat(months.before(day).start())
        .contains(YearMonth.from(day).minusMonths(count).atDay(1));
    Countdown years = countdown(count + " years after he fled");
    assertThat(years.before(day).start()).contains(LocalDate.of(day.getYear() - count, 1, 1));
  }

  @Property
  void aDayOfTheMonthToldLiesInIt(
      @ForAll @IntRange(min = 0, max = 40000) int offset,
      @ForAll @IntRange(min = 1, max = 31) int n) {
    LocalDate told = LocalDate.of(1930, 1, 1).plusDays(offset);
    List<DateExpression> found =
        resolver.find(
            List.of("on", "the", n + "th", "of", "the", "month"),
            Told.NOTHING.and(EventDate.day(told)),
            told.plusYears(1));
    boolean exists = n <= told.lengthOfMonth();
    assertThat(found).hasSize(exists ? 1 : 0);
    found.forEach(e -> assertThat(e.date()).isEqualTo(EventDate.day(told.withDayOfMonth(n))));
  }

  @Test
  void findsNoCountdownWithoutANumberOrAnEventBehindIt() {
    assertThat(resolver.countdowns(List.of("days", "after", "he", "fled"))).isEmpty();
    assertThat(resolver.countdowns(List.of("two", "days", "ago"))).isEmpty();
  }

  private Countdown countdown(String phrase) {
    return resolver.countdowns(List.of(phrase.split(" ", -1))).get(0);
  }

  private LocalDate start(String phrase, Told told, LocalDate document) {
    return resolver
        .find(List.of(phrase.split(" ", -1)), told, document)
        .get(0)
        .date()
        .start()
        .orElseThrow();
  }

  @Property
  void neverThrows(@ForAll String text, @ForAll @IntRange(min = 0, max = 40000) int offset) {
    resolver.find(
        List.of(text.split(" ", -1)), Told.NOTHING, LocalDate.of(1930, 1, 1).plusDays(offset));
    resolver.find(List.of(text.split(" ", -1)), Told.NOTHING);
  }
}
