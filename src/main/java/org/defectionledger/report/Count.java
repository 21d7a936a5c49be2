package org.defectionledger.report;

import java.time.LocalDate;
import java.util.Optional;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.RoleCategory;

/**
 * One cell of the report: how many defections of one role fall into one period.
 *
 * @param period length of the period
 * @param periodStart its first day; empty for defections not dated closely enough for {@code
 *     period}
 * @param roleCategory the category
 * @param role empty = all roles of the category
 * @param fromCountry empty = all countries
 * @param kind empty = all kinds
 * @param defections unique defections, cumulative ones left out
 * @param peopleMin least number of people
 * @param peopleMax greatest number; empty when any of them is open
 * @param mentions counted mentions behind them
 * @param articles different articles behind them
 */
public record Count(
    Period period,
    Optional<LocalDate> periodStart,
    RoleCategory roleCategory,
    Optional<String> role,
    Optional<String> fromCountry,
    Optional<DefectionKind> kind,
    long defections,
    long peopleMin,
    Optional<Long> peopleMax,
    long mentions,
    long articles) {}
