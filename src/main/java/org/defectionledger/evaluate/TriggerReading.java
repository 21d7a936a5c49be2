package org.defectionledger.evaluate;

import java.util.Optional;

/**
 * What became of one trigger, as the error analysis needs it.
 *
 * @param articleId the article
 * @param sentence the sentence of the trigger
 * @param ruleId the rule that fired
 * @param outcome {@code COUNTED}, {@code NOT_COUNTED}, {@code NEEDS_UNMET}, {@code NO_DEFECTOR} or
 *     {@code OVERRULED}
 * @param reason why it was not counted: a code of the guidelines, or {@code CLASSIFIER}; empty
 *     otherwise
 */
public record TriggerReading(
    String articleId, String sentence, String ruleId, String outcome, Optional<String> reason) {}
