package org.defectionledger.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.defectionledger.ledger.Defection;
import org.defectionledger.ledger.Sector;
import org.defectionledger.ledger.Status;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.report.Count;
import org.defectionledger.report.Period;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static Defection dated(
      String start, String end, DatePrecision precision, boolean cumulative) {
    return new Defection(
        "d-1",
        List.of(),
        Optional.empty(),
        Optional.of("A B"),
        List.of(),
        1,
        Optional.of(1),
        Optional.of("general"),
        RoleCategory.MILITARY,
        Sector.MIL,
        Optional.of("SYR"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(DefectionKind.REGIME),
        Optional.empty(),
        Optional.ofNullable(start).map(LocalDate::parse),
        Optional.ofNullable(end).map(LocalDate::parse),
        precision,
        cumulative,
        Status.CLAIMED,
        Optional.empty(),
        Optional.empty(),
        1,
        1,
        List.of("a"),
        List.of(),
        0.9);
  }

  private static Optional<LocalDate> start(Defection d, Period period) {
    List<Count> total =
        Cells.of(d, 1).stream()
            .filter(
                c ->
                    c.period() == period
                        && c.role().isEmpty()
                        && c.fromCountry().isEmpty()
                        && c.kind().isEmpty())
            .toList();
    assertThat(total).as("the sum rule: exactly one total a period").hasSize(1);
    return total.get(0).periodStart();
  }

  @Test
  void aDayIsInEveryPeriod() {
    Defection d = dated("2012-07-11", "2012-07-11", DatePrecision.DAY, false);
    assertThat(start(d, Period.DAY)).contains(LocalDate.of(2012, 7, 11));
    assertThat(start(d, Period.WEEK)).contains(LocalDate.of(2012, 7, 9));
    assertThat(start(d, Period.MONTH)).contains(LocalDate.of(2012, 7, 1));
    assertThat(start(d, Period.YEAR)).contains(LocalDate.of(2012, 1, 1));
  }

  @Test
  void aMonthIsInMonthAndYearAndNotInDayOrWeek() {
    Defection d = dated("2011-12-01", "2011-12-31", DatePrecision.MONTH, false);
    assertThat(start(d, Period.DAY)).isEmpty();
    assertThat(start(d, Period.WEEK)).isEmpty();
    assertThat(start(d, Period.MONTH)).contains(LocalDate.of(2011, 12, 1));
    assertThat(start(d, Period.YEAR)).contains(LocalDate.of(2011, 1, 1));
  }

  @Test
  void aWeekAcrossTwoMonthsIsInNeither() {
    Defection d = dated("2012-07-30", "2012-08-05", DatePrecision.WEEK, false);
    assertThat(start(d, Period.WEEK)).contains(LocalDate.of(2012, 7, 30));
    assertThat(start(d, Period.MONTH)).isEmpty();
  }

  @Test
  void anUndatedOneIsInARowWithoutStart() {
    Defection d = dated(null, null, DatePrecision.UNKNOWN, false);
    for (Period period : Period.values()) {
      assertThat(start(d, period)).isEmpty();
    }
  }

  @Test
  void aCumulativeOneIsInNoPeriod() {
    assertThat(Cells.of(dated("2011-03-01", "2012-07-12", DatePrecision.SPAN, true), 1)).isEmpty();
  }
}
