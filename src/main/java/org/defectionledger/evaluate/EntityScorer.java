package org.defectionledger.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.EntityType;
import org.defectionledger.text.Sentence;

/**
 * Scores named entities: a naming is found when type, begin and end are right, all three exactly;
 * its name is right when it is the fullest form, letter case apart.
 */
public final class EntityScorer {
  private final Map<EntityType, int[]> found = new LinkedHashMap<>();
  private final List<Scores.ErrorRow> errors = new ArrayList<>();
  private int named;
  private int matched;

  private EntityScorer() {
    for (EntityType type : EntityType.values()) {
      found.put(type, new int[3]);
    }
  }

  /** Scores the predictions for the articles of the gold; those for other articles are ignored. */
  public static Scores score(List<EntityGold> gold, List<EntityMention> predictions) {
    EntityScorer scorer = new EntityScorer();
    Map<String, List<EntityMention>> byArticle = new HashMap<>();
    predictions.forEach(
        p -> byArticle.computeIfAbsent(p.articleId(), id -> new ArrayList<>()).add(p));
    for (EntityGold article : gold) {
      scorer.one(article, byArticle.getOrDefault(article.article().articleId(), List.of()));
    }
    return new Scores(scorer.tree(gold.size()), scorer.errors);
  }

  private record Place(EntityType type, boolean title, int begin, int end) {}

  private void one(EntityGold gold, List<EntityMention> predictions) {
    Map<Place, EntityMention> open = new LinkedHashMap<>();
    for (EntityMention p : predictions) {
      boolean title = p.sentenceIndex() == Sentence.TITLE;
      open.put(new Place(p.type(), title, p.charStart(), p.charEnd()), p);
    }
    for (EntityGold.Mention g : gold.mentions()) {
      EntityMention p = open.remove(new Place(g.type(), g.title(), g.begin(), g.end()));
      counts(g.type())[p == null ? 2 : 0]++;
      if (p == null) {
        error(gold, "MISSED_", g.type(), g.name(), g.text(), "", g.title(), g.begin());
        continue;
      }
      matched++;
      if (g.name().toLowerCase(Locale.ROOT).equals(p.name().toLowerCase(Locale.ROOT))) {
        named++;
      } else {
        error(gold, "WRONG_NAME_", g.type(), g.text(), g.name(), p.name(), g.title(), g.begin());
      }
    }
    for (EntityMention p : open.values()) {
      counts(p.type())[1]++;
      boolean title = p.sentenceIndex() == Sentence.TITLE;
      error(gold, "SPURIOUS_", p.type(), p.text(), "", p.name(), title, p.charStart());
    }
  }

  private int[] counts(EntityType type) {
    return found.computeIfAbsent(type, t -> new int[3]);
  }

  private void error(
      EntityGold article,
      String cause,
      EntityType type,
      String who,
      String right,
      String predicted,
      boolean title,
      int begin) {
    String text = title ? article.article().title().orElse("") : article.article().text();
    errors.add(
        new Scores.ErrorRow(
            article.article().articleId(),
            cause + type,
            who,
            right,
            predicted,
            text.substring(Math.max(0, begin - CONTEXT), Math.min(text.length(), begin + CONTEXT))
                .replace('\n', ' ')));
  }

  /** Characters of text shown on each side of an error's begin. */
  private static final int CONTEXT = 60;

  private Map<String, Object> tree(int articles) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("articles", articles);
    found.forEach(
        (type, n) -> tree.put(type.name().toLowerCase(Locale.ROOT), Scores.prf(n[0], n[1], n[2])));
    tree.put("name_right", matched == 0 ? 1.0 : (double) named / matched);
    return tree;
  }
}
