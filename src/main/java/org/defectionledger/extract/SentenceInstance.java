package org.defectionledger.extract;

import java.util.Set;

/**
 * What the classifier of sentences is trained on.
 *
 * @param sentence as the article writes it
 * @param features what is known of it
 */
public record SentenceInstance(String sentence, Set<String> features) {
  public SentenceInstance {
    features = Set.copyOf(features);
  }
}
