package org.defectionledger.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes clusters out of links, and splits those that hold a contradiction. */
public final class Clusters {
  /**
   * Rows above which a component is first cut at its weaker links: comparing all with all grows
   * with the square.
   */
  static final int MOST_ROWS = 600;

  /** One pair's weight counts at most this much in a mean, so that no single pair decides. */
  private static final double MOST_WEIGHT = 15.0;

  private final Weights weights;

  /** How strongly two rows belong together; negative infinity keeps their clusters apart. */
  public interface Weights {
    double between(Traits a, Traits b);
  }

  /**
   * Splits by weights.
   *
   * @param weights in log2 odds
   */
  public Clusters(Weights weights) {
    this.weights = weights;
  }

  /**
   * A row of a component.
   *
   * @param vertex {@link Traits#vertex} of {@code traits}
   * @param traits what it is compared by
   * @param articles the articles that tell it in this way
   */
  public record Member(long vertex, Traits traits, Set<String> articles) {
    public Member {
      articles = Set.copyOf(articles);
    }
  }

  /**
   * The connected components of a graph: what the distributed solver must find too.
   *
   * @param vertices all vertices
   * @param links edges between them
   * @return vertex to the least vertex of its component
   */
  public static Map<Long, Long> components(Set<Long> vertices, List<Block.Link> links) {
    Map<Long, Long> parent = new HashMap<>();
    vertices.forEach(v -> parent.put(v, v));
    for (Block.Link link : links) {
      long a = root(parent, link.a());
      long b = root(parent, link.b());
      parent.put(Math.max(a, b), Math.min(a, b));
    }
    Map<Long, Long> components = new TreeMap<>();
    vertices.forEach(v -> components.put(v, root(parent, v)));
    return components;
  }

  private static long root(Map<Long, Long> parent, long vertex) {
    long at = vertex;
    while (parent.getOrDefault(at, at) != at) {
      at = parent.getOrDefault(at, at);
    }
    return at;
  }

  /**
   * Splits a component into defections: the closest rows are joined first, and two clusters are
   * joined only when the mean weight between them says so and no pair of theirs is forbidden. A row
   * that resembles two defections so ends up with one of them and never joins both.
   *
   * @param component rows in any order
   * @return vertex to the least vertex of its cluster; the same whatever the order of the rows
   */
  public Map<Long, Long> split(List<Member> component) {
    List<Member> members =
        component.stream().sorted(Comparator.comparingLong(Member::vertex)).toList();
    Map<Long, Long> clusters = new TreeMap<>();
    for (List<Member> part : bounded(members, MatchModel.THRESHOLD)) {
      for (List<Integer> cluster : agglomerate(part)) {
        long least = part.get(Collections.min(cluster)).vertex();
        cluster.forEach(i -> clusters.put(part.get(i).vertex(), least));
      }
    }
    return clusters;
  }

  /** Parts of at most {@link #MOST_ROWS} rows where raising the threshold makes them. */
  private List<List<Member>> bounded(List<Member> members, double threshold) {
    if (members.size() <= MOST_ROWS) {
      return List.of(members);
    }
    double higher = threshold + 2;
    Map<Long, Member> byVertex = new TreeMap<>();
    members.forEach(m -> byVertex.put(m.vertex(), m));
    List<Block.Link> links = new ArrayList<>();
    List<Traits> rows = members.stream().map(Member::traits).toList();
    Block.of(rows, BlockKeys::of)
        .forEach(
            (key, block) ->
                links.addAll(
                    Block.compare(
                            key, block, BlockKeys::of, (a, b) -> weights.between(a, b) >= higher)
                        .links()));
    Map<Long, List<Member>> parts = new TreeMap<>();
    components(byVertex.keySet(), links)
        .forEach(
            (vertex, part) -> {
              Member member = byVertex.get(vertex);
              if (member != null) {
                parts.computeIfAbsent(part, p -> new ArrayList<>()).add(member);
              }
            });
    if (parts.size() == 1 && higher > MOST_WEIGHT) {
      // Rows this much alike are one defection told in more ways than can be compared.
      return chunks(members);
    }
    List<List<Member>> bounded = new ArrayList<>();
    parts.values().forEach(part -> bounded.addAll(bounded(part, higher)));
    return bounded;
  }

  private static List<List<Member>> chunks(List<Member> members) {
    List<List<Member>> chunks = new ArrayList<>();
    for (int i = 0; i < members.size(); i += MOST_ROWS) {
      chunks.add(members.subList(i, Math.min(members.size(), i + MOST_ROWS)));
    }
    return chunks;
  }

  private List<List<Integer>> agglomerate(List<Member> members) {
    int n = members.size();
    double[][] sum = new double[n][n];
    List<List<Integer>> clusters = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      clusters.add(new ArrayList<>(List.of(i)));
      for (int j = 0; j < i; j++) {
        double weight = weight(members.get(i), members.get(j));
        sum[i][j] = weight;
        sum[j][i] = weight;
      }
    }
    int[] best = new int[n];
    for (int i = 0; i < n; i++) {
      best[i] = best(i, clusters, sum);
    }
    while (true) {
      int a = -1;
      for (int i = 0; i < n; i++) {
        if (best[i] >= 0
            && (a < 0 || mean(i, best[i], clusters, sum) > mean(a, best[a], clusters, sum))) {
          a = i;
        }
      }
      if (a < 0 || mean(a, best[a], clusters, sum) < MatchModel.THRESHOLD) {
        return clusters.stream().filter(c -> !c.isEmpty()).toList();
      }
      merge(Math.min(a, best[a]), Math.max(a, best[a]), clusters, sum, best);
    }
  }

  private static void merge(
      int a, int b, List<List<Integer>> clusters, double[][] sum, int[] best) {
    clusters.get(a).addAll(clusters.get(b));
    clusters.get(b).clear();
    for (int k = 0; k < sum.length; k++) {
      sum[a][k] += sum[b][k];
      sum[k][a] = sum[a][k];
    }
    for (int k = 0; k < sum.length; k++) {
      boolean touched = k == a || best[k] == a || best[k] == b;
      if (clusters.get(k).isEmpty()) {
        best[k] = -1;
      } else if (touched) {
        best[k] = best(k, clusters, sum);
      } else if (k < a && mean(k, a, clusters, sum) > mean(k, best[k], clusters, sum)) {
        best[k] = a;
      }
    }
  }

  /** The later cluster closest to one; −1 when there is none. */
  private static int best(int i, List<List<Integer>> clusters, double[][] sum) {
    int best = -1;
    for (int j = i + 1; j < sum.length; j++) {
      if (!clusters.get(j).isEmpty()
          && (best < 0 || mean(i, j, clusters, sum) > mean(i, best, clusters, sum))) {
        best = j;
      }
    }
    return best;
  }

  private static double mean(int a, int b, List<List<Integer>> clusters, double[][] sum) {
    return sum[a][b] / clusters.get(a).size() / clusters.get(b).size();
  }

  private double weight(Member a, Member b) {
    return Collections.disjoint(a.articles(), b.articles())
        ? Math.min(MOST_WEIGHT, weights.between(a.traits(), b.traits()))
        : Double.NEGATIVE_INFINITY;
  }
}
