package org.defectionledger.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.ledger.Defection;

/** The resolution in memory: what the jobs do with tables, for tests that need many of them. */
public final class Resolution {
  private Resolution() {}

  /**
   * One night.
   *
   * @param entries fresh id to the entry
   * @param rows fresh id to the keys of its rows
   * @param called fresh id to what the entry is called
   */
  public record Night(
      Map<String, Defection> entries,
      Map<String, Set<String>> rows,
      Map<String, LedgerIds.Assigned> called) {

    static final Night NONE = new Night(Map.of(), Map.of(), Map.of());

    /** Ledger ids, sorted. */
    Set<String> ids() {
      Set<String> ids = new TreeSet<>();
      called.values().forEach(c -> ids.add(c.id()));
      return ids;
    }

    /** Each entry without its ids, after the keys of its rows. */
    Set<String> withoutIds() {
      Set<String> told = new TreeSet<>();
      entries.forEach(
          (fresh, e) ->
              told.add(
                  rows.get(fresh) + e.toString().replaceAll("defectionId=.*personId=[^,]*, ", "")));
      return told;
    }
  }

  /** Resolves rows in full and carries the ids of the night before over. */
  public static Night night(Collection<ArticleDefection> rows, Night before) {
    Map<String, Defection> entries = new TreeMap<>();
    Map<String, Set<String>> keys = new TreeMap<>();
    for (List<ArticleDefection> cluster : clusters(rows)) {
      List<ArticleDefection> counted = cluster.stream().filter(ArticleDefection::counted).toList();
      if (!counted.isEmpty()) {
        Defection entry =
            Ledger.entry(counted, cluster.stream().filter(r -> !r.counted()).toList());
        entries.put(entry.defectionId(), entry);
        Set<String> own = new TreeSet<>();
        counted.forEach(r -> own.add(RowKey.of(r)));
        keys.put(entry.defectionId(), own);
      }
    }
    Map<String, String> idOfRow = new HashMap<>();
    List<LedgerIds.Known> known = new ArrayList<>();
    before
        .called()
        .forEach(
            (fresh, called) -> {
              before.rows().get(fresh).forEach(row -> idOfRow.put(row, called.id()));
              known.add(
                  new LedgerIds.Known(
                      called.id(),
                      called.aliases(),
                      before
                          .entries()
                          .get(fresh)
                          .firstReported()
                          .map(Object::toString)
                          .orElse("")));
            });
    return new Night(entries, keys, LedgerIds.assign(keys, idOfRow, known));
  }

  /** The rows of each cluster, counted and denied. */
  public static Collection<List<ArticleDefection>> clusters(Collection<ArticleDefection> rows) {
    Map<String, List<ArticleDefection>> articles = new TreeMap<>();
    for (ArticleDefection row : rows) {
      if (row.counted() || row.name().isPresent()) {
        articles.computeIfAbsent(row.articleId(), a -> new ArrayList<>()).add(row);
      }
    }
    Map<Long, Traits> traits = new TreeMap<>();
    Map<Long, Set<String>> told = new HashMap<>();
    Map<Long, List<ArticleDefection>> rowsOf = new HashMap<>();
    articles.forEach(
        (article, own) -> {
          List<Traits> read = Told.READER.read(own, Told.MODEL);
          for (int i = 0; i < own.size(); i++) {
            long vertex = read.get(i).vertex();
            traits.put(vertex, read.get(i));
            told.computeIfAbsent(vertex, v -> new HashSet<>()).add(article);
            rowsOf.computeIfAbsent(vertex, v -> new ArrayList<>()).add(own.get(i));
          }
        });
    List<Block.Link> links = new ArrayList<>();
    Block.of(List.copyOf(traits.values()), BlockKeys::of)
        .forEach(
            (key, block) ->
                links.addAll(
                    Block.compare(
                            key,
                            block,
                            BlockKeys::of,
                            (a, b) -> Told.MODEL.total(a, b) >= MatchModel.THRESHOLD)
                        .links()));
    Map<Long, List<Clusters.Member>> components = new TreeMap<>();
    Clusters.components(traits.keySet(), links)
        .forEach(
            (vertex, component) ->
                components
                    .computeIfAbsent(component, c -> new ArrayList<>())
                    .add(
                        new Clusters.Member(
                            vertex,
                            Optional.ofNullable(traits.get(vertex)).orElseThrow(),
                            told.getOrDefault(vertex, Set.of()))));
    Map<Long, List<ArticleDefection>> clusters = new TreeMap<>();
    components
        .values()
        .forEach(
            members ->
                new Clusters(Told.MODEL::inCluster)
                    .split(members)
                    .forEach(
                        (vertex, cluster) ->
                            clusters
                                .computeIfAbsent(cluster, c -> new ArrayList<>())
                                .addAll(rowsOf.getOrDefault(vertex, List.of()))));
    return clusters.values();
  }
}
