package org.defectionledger.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The pairs of one block. Pairs grow with the square of the block, so an oversized one is split by
 * finer keys; rows that do not tell a key meet those that do. Where keys do not help each row meets
 * only its neighbours in the order of names and dates (Hernández and Stolfo 1995).
 */
public final class Block {
  /** A block of more rows is split. */
  public static final int MOST_ROWS = 400;

  /** How many of its successors a row meets in a block that no finer key splits. */
  static final int NEIGHBOURS = 100;

  /** Most pairs of rows that tell a finer key and rows that do not; beyond, neighbours meet. */
  private static final long MOST_ACROSS = 4L * MOST_ROWS * MOST_ROWS;

  private static final int DEPTHS = 3;

  private Block() {}

  /** A member with its keys read once. */
  private record Member(Traits traits, long vertex, List<String> keys) {}

  /**
   * Two rows that are to be linked.
   *
   * @param a the lesser vertex
   * @param b the greater vertex
   */
  public record Link(long a, long b) {}

  /**
   * What became of a block.
   *
   * @param links pairs at or above the threshold that no earlier key of theirs brings together
   * @param compared pairs that were weighed
   * @param split whether the block had to be split
   */
  public record Outcome(List<Link> links, long compared, boolean split) {}

  /** How two rows are compared. */
  public interface Judge {
    boolean isMatch(Traits a, Traits b);
  }

  /** The keys of a row. */
  public interface Keys {
    List<String> of(Traits traits);
  }

  /**
   * Compares the rows of a block.
   *
   * @param key the block's key
   * @param rows different traits, in any order
   * @param keys gives {@code key} and the others of each row; a pair is compared under its first
   *     common key alone
   */
  public static Outcome compare(String key, List<Traits> rows, Keys keys, Judge judge) {
    List<Member> members = new ArrayList<>();
    for (Traits traits : rows) {
      members.add(new Member(traits, traits.vertex(), keys.of(traits)));
    }
    members.sort(Comparator.comparingLong(Member::vertex));
    Work work = new Work(key, judge);
    work.block(members, 0);
    return new Outcome(work.links, work.compared, members.size() > MOST_ROWS);
  }

  private static final class Work {
    private final String key;
    private final Judge judge;
    private final List<Link> links = new ArrayList<>();
    private long compared;

    Work(String key, Judge judge) {
      this.key = key;
      this.judge = judge;
    }

    void block(List<Member> members, int depth) {
      if (members.size() <= MOST_ROWS) {
        neighbours(members, members.size());
      } else if (depth == DEPTHS) {
        neighbours(sorted(members), NEIGHBOURS);
      } else {
        Map<String, List<Member>> parts = new TreeMap<>();
        List<Member> silent = new ArrayList<>();
        for (Member member : members) {
          BlockKeys.finer(member.traits(), depth)
              .map(key -> parts.computeIfAbsent(key, k -> new ArrayList<>()))
              .orElse(silent)
              .add(member);
        }
        parts.values().forEach(part -> block(part, depth + 1));
        block(silent, depth + 1);
        across(members, silent);
      }
    }

    private static List<Member> sorted(List<Member> members) {
      return members.stream()
          .sorted(
              Comparator.comparing((Member m) -> m.traits().name().joined())
                  .thenComparing(m -> m.traits().start().map(Object::toString).orElse(""))
                  .thenComparing(Member::vertex))
          .toList();
    }

    /** Compares the rows that do not tell the finer key with those that do. */
    private void across(List<Member> members, List<Member> silent) {
      Set<Member> unkeyed = Collections.newSetFromMap(new IdentityHashMap<>());
      unkeyed.addAll(silent);
      boolean few = (long) silent.size() * members.size() <= MOST_ACROSS;
      List<Member> ordered = few ? members : sorted(members);
      int reach = few ? members.size() : NEIGHBOURS;
      for (int i = 0; i < ordered.size(); i++) {
        for (int j = i + 1; j < Math.min(ordered.size(), i + 1 + reach); j++) {
          if (unkeyed.contains(ordered.get(i)) != unkeyed.contains(ordered.get(j))) {
            pair(ordered.get(i), ordered.get(j));
          }
        }
      }
    }

    private void neighbours(List<Member> members, int reach) {
      for (int i = 0; i < members.size(); i++) {
        for (int j = i + 1; j < Math.min(members.size(), i + 1 + reach); j++) {
          pair(members.get(i), members.get(j));
        }
      }
    }

    private void pair(Member a, Member b) {
      if (!isFirstCommonKey(a.keys(), b.keys())) {
        return;
      }
      compared++;
      if (judge.isMatch(a.traits(), b.traits())) {
        links.add(new Link(Math.min(a.vertex(), b.vertex()), Math.max(a.vertex(), b.vertex())));
      }
    }

    private boolean isFirstCommonKey(List<String> a, List<String> b) {
      for (String candidate : a) {
        if (b.contains(candidate)) {
          return candidate.equals(key);
        }
      }
      return false;
    }
  }

  /** The blocks of a set of rows, for callers that hold them all. */
  public static Map<String, List<Traits>> of(List<Traits> rows, Keys keys) {
    Map<String, List<Traits>> blocks = new HashMap<>();
    for (Traits traits : rows) {
      for (String key : keys.of(traits)) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(traits);
      }
    }
    return blocks;
  }
}
