package org.defectionledger.extract;

import java.util.Set;
import org.defectionledger.ledger.ArticleDefection;

/**
 * What the classifier is trained on: one reading of one trigger, whatever the rules make of it, or
 * one defection put together from readings.
 *
 * @param defection what it says as a defection
 * @param sentence where it stands; empty for a defection
 * @param features what is known of it
 * @param probability what the model at hand makes of it
 */
public record Instance(
    ArticleDefection defection, String sentence, Set<String> features, double probability) {
  public Instance {
    features = Set.copyOf(features);
  }
}
