package org.defectionledger.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells originals from their near copies. */
public final class Copies {
  private Copies() {}

  /**
   * An article among those it resembles.
   *
   * @param id its id
   * @param published when it appeared, as a sortable text; later than all dates when unknown
   * @param near the ids of its near copies
   */
  public record Candidate(String id, String published, Set<String> near) {
    public Candidate {
      near = Set.copyOf(near);
    }
  }

  /**
   * The first published of each family is its original, and only what resembles an original itself
   * is a copy of it: a chain of ever weaker resemblance makes no family.
   *
   * @return id of each copy to the id of the first original that it is a near copy of
   */
  public static Map<String, String> originals(List<Candidate> candidates) {
    List<Candidate> inOrder =
        candidates.stream()
            .sorted(Comparator.comparing(Candidate::published).thenComparing(Candidate::id))
            .toList();
    Map<String, String> copies = new TreeMap<>();
    List<String> originals = new ArrayList<>();
    for (Candidate candidate : inOrder) {
      Optional<String> original = originals.stream().filter(candidate.near()::contains).findFirst();
      if (original.isPresent()) {
        copies.put(candidate.id(), original.get());
      } else {
        originals.add(candidate.id());
      }
    }
    return copies;
  }
}
