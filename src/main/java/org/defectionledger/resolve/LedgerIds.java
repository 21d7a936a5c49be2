package org.defectionledger.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.defectionledger.ledger.ArticleDefection;

/**
 * Gives entries their ids: fresh ones by what was reported first, known ones carried over from the
 * night before.
 *
 * <p>An id of the night before goes to the entry that holds the row it was made from, or, when that
 * row is gone, to the one that holds most of its rows. An entry that so gets several keeps the one
 * reported first, and lists the others as aliases. A part that splits off and gets none takes a
 * fresh id; when that is an alias, since the part was once an entry of its own, the alias becomes
 * its id again.
 */
public final class LedgerIds {
  private LedgerIds() {}

  /**
   * An id of the night before.
   *
   * @param id the id
   * @param aliases ids that had turned out to be it
   * @param firstReported publication day of its first report, as {@code 2012-07-12}; blank when
   *     unknown
   */
  public record Known(String id, List<String> aliases, String firstReported) {
    public Known {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * The id of an entry.
   *
   * @param aliases sorted
   */
  public record Assigned(String id, List<String> aliases) {
    public Assigned {
      aliases = List.copyOf(aliases);
    }
  }

  /** The id of an entry that no night has seen: made from its first reported row. */
  public static String fresh(Collection<ArticleDefection> rows) {
    return "d-" + rows.stream().min(Ledger.REPORTED).map(RowKey::of).orElseThrow();
  }

  /** The id of the person of a defection, when no other defection of that person is known. */
  public static String person(String defectionId) {
    return "p-" + defectionId.substring(2);
  }

  /**
   * Carries ids over.
   *
   * @param entries fresh id to the row keys of the entry
   * @param before row key to the id it had; rows that are new are missing
   * @param known the ids of the night before
   * @return fresh id to what the entry is called now; a function of the three sets alone
   */
  public static Map<String, Assigned> assign(
      Map<String, Set<String>> entries, Map<String, String> before, Collection<Known> known) {
    Map<String, Map<String, Set<String>>> shared = new TreeMap<>(); // old id, fresh id, rows
    entries.forEach(
        (fresh, rows) ->
            rows.forEach(
                row ->
                    Optional.ofNullable(before.get(row))
                        .ifPresent(
                            old ->
                                shared
                                    .computeIfAbsent(old, o -> new TreeMap<>())
                                    .computeIfAbsent(fresh, f -> new TreeSet<>())
                                    .add(row))));
    // A row that was gone for a night comes back to the id that it once made.
    shared.forEach(
        (old, heirs) ->
            Optional.ofNullable(entries.get(old)).ifPresent(rows -> heirs.putIfAbsent(old, rows)));
    Map<String, List<String>> inherited = new HashMap<>();
    shared.forEach(
        (old, heirs) ->
            inherited.computeIfAbsent(heir(old, heirs), h -> new ArrayList<>()).add(old));
    Map<String, Known> byId = new HashMap<>();
    known.forEach(k -> byId.put(k.id(), k));
    Set<String> taken = new TreeSet<>();
    entries.keySet().stream().filter(f -> !inherited.containsKey(f)).forEach(taken::add);
    Map<String, Assigned> assigned = new TreeMap<>();
    for (String fresh : entries.keySet()) {
      assigned.put(fresh, called(fresh, inherited.getOrDefault(fresh, List.of()), byId, taken));
    }
    return assigned;
  }

  private static String heir(String old, Map<String, Set<String>> heirs) {
    return heirs.entrySet().stream()
        .max(
            Comparator.comparing(
                    (Map.Entry<String, Set<String>> e) -> e.getValue().contains(old.substring(2)))
                .thenComparing(e -> e.getValue().size())
                .thenComparing(
                    e -> e.getValue().stream().min(Comparator.naturalOrder()).orElse(""),
                    Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static Assigned called(
      String fresh, List<String> old, Map<String, Known> byId, Set<String> taken) {
    if (old.isEmpty()) {
      return new Assigned(fresh, List.of());
    }
    Comparator<String> reported =
        Comparator.comparing(
            id ->
                Optional.ofNullable(byId.get(id))
                    .map(Known::firstReported)
                    .filter(d -> !d.isBlank())
                    .orElse("9"));
    String survivor =
        old.stream().min(reported.thenComparing(Comparator.naturalOrder())).orElseThrow();
    TreeSet<String> aliases = new TreeSet<>(old);
    for (String id : old) {
      Optional.ofNullable(byId.get(id)).ifPresent(k -> aliases.addAll(k.aliases()));
    }
    aliases.remove(survivor);
    aliases.removeAll(taken);
    return new Assigned(survivor, List.copyOf(aliases));
  }
}
