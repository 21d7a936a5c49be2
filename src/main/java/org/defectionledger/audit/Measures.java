package org.defectionledger.audit;

import java.util.List;
import java.util.Map;

/**
 * What was measured of a run.
 *
 * @param rows table to its number of rows
 * @param unknownRoles defections without a role category
 * @param undated defections without a date
 * @param broken rules that no good run breaks, each with where and how often: nulls, ids that are
 *     not unique, sums that do not agree, gold below its floor; empty for a good run
 */
public record Measures(
    Map<String, Long> rows, long unknownRoles, long undated, List<String> broken) {
  public Measures {
    rows = Map.copyOf(rows);
    broken = List.copyOf(broken);
  }
}
