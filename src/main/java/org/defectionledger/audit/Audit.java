package org.defectionledger.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds a run against its bounds and against the run before. */
public final class Audit {
  private final Thresholds thresholds;

  public Audit(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * What speaks against publishing.
   *
   * @param before rows by table of the run before; empty before the first
   * @return one line each, with the value and the bound; empty when the run may be published
   */
  public List<String> findings(Measures run, Map<String, Long> before) {
    List<String> findings = new ArrayList<>(run.broken());
    new TreeMap<>(before)
        .forEach(
            (table, rows) -> growth(table, rows, run.rows().getOrDefault(table, 0L), findings));
    long defections = run.rows().getOrDefault("defections", 0L);
    share("unknown-roles", "defections without a role", run.unknownRoles(), defections, findings);
    share("undated", "defections without a date", run.undated(), defections, findings);
    return List.copyOf(findings);
  }

  private void growth(String table, long before, long now, List<String> findings) {
    if (before < thresholds.of("rows.least")) {
      return; // small tables jump
    }
    double factor = now / (double) before;
    double most = thresholds.ofTable(table, "max-growth");
    double least = thresholds.ofTable(table, "min-share");
    if (factor > most) {
      findings.add(
          "%s grew from %d to %d rows, more than %s times (audit.rows.max-growth)"
              .formatted(table, before, now, most));
    }
    if (factor < least) {
      findings.add(
          "%s shrank from %d to %d rows, below the share of %s (audit.rows.min-share)"
              .formatted(table, before, now, least));
    }
  }

  private void share(String key, String what, long part, long all, List<String> findings) {
    double most = thresholds.of(key + ".max-share");
    if (all >= thresholds.of("rows.least") && part > most * all) {
      findings.add(
          "%d of %d %s, more than the share of %s (audit.%s.max-share)"
              .formatted(part, all, what, most, key));
    }
  }
}
