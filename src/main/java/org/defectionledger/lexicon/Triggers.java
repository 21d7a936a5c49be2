package org.defectionledger.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.defectionledger.mention.DefectionKind;

/** The lines of {@code triggers.tsv}. */
public final class Triggers {
  private final List<Trigger> all;
  private final Map<String, List<Trigger>> byHead = new HashMap<>();

  Triggers(Tsv tsv) {
    tsv.requireUnique("id", row -> row.required("id"));
    List<Trigger> read = new ArrayList<>();
    for (Tsv.Row row : tsv.rows()) {
      Trigger trigger =
          new Trigger(
              row.required("id"),
              row.code("part", Trigger.Part.class),
              Set.copyOf(row.list("head", ",")),
              row.list("with", " ").stream()
                  .filter(Triggers::isBefore)
                  .flatMap(w -> Arrays.stream(w.substring(1).split(",", -1)))
                  .collect(Collectors.toSet()),
              row.list("with", " ").stream()
                  .filter(w -> !isBefore(w))
                  .map(Triggers::following)
                  .toList(),
              Set.copyOf(row.list("from", ",")),
              Set.copyOf(row.list("to", ",")),
              row.optional("kind").map(k -> row.code("kind", k, DefectionKind.class)),
              row.list("needs", ",").stream().map(n -> conditions(row, n)).toList());
      if (trigger.heads().isEmpty()) {
        throw row.error("head", "", "is empty", "Fill");
      }
      read.add(trigger);
      trigger.heads().forEach(h -> byHead.computeIfAbsent(h, k -> new ArrayList<>()).add(trigger));
    }
    all = List.copyOf(read);
  }

  private static boolean isBefore(String cell) {
    return cell.startsWith("<");
  }

  private static Trigger.Following following(String cell) {
    boolean adjacent = cell.startsWith("^");
    boolean optional = cell.startsWith("?");
    String words = cell.replace("^", "").replace("?", "");
    return new Trigger.Following(
        Arrays.stream(words.split(",", -1)).filter(w -> !w.isEmpty()).collect(Collectors.toSet()),
        adjacent,
        optional);
  }

  private static Set<Trigger.Condition> conditions(Tsv.Row row, String alternative) {
    return Arrays.stream(alternative.split("\\+", -1))
        .map(c -> row.code("needs", c, Trigger.Condition.class))
        .collect(Collectors.toSet());
  }

  /** The lines whose head is the lemma, in file order. */
  public List<Trigger> ofHead(String lemma) {
    return byHead.getOrDefault(lemma, List.of());
  }

  public List<Trigger> all() {
    return all;
  }
}
