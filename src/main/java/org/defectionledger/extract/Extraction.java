package org.defectionledger.extract;

import java.util.List;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.Mention;

/**
 * What one article tells.
 *
 * @param mentions every expression that speaks of a defection, counted or not, in text order
 * @param articleDefections the defections put together from the mentions, in order of their first
 *     one
 * @param entities the named entities, in text order
 */
public record Extraction(
    List<Mention> mentions,
    List<ArticleDefection> articleDefections,
    List<EntityMention> entities) {
  /** An article that tells of nothing. */
  public static final Extraction NONE = new Extraction(List.of(), List.of(), List.of());

  public Extraction {
    mentions = List.copyOf(mentions);
    articleDefections = List.copyOf(articleDefections);
    entities = List.copyOf(entities);
  }
}
