package org.defectionledger.mention;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One expression in an article that tells of a defection, counted or not. Offsets are UTF-16 code
 * units into the article's text, or into its title when {@code sentenceIndex} is −1.
 *
 * @param articleId the article
 * @param mentionId {@code articleId + "#" + triggerStart}, with {@code #t} in place of {@code #}
 *     for the title and a further {@code .n} for the n-th defector of one trigger; unique over all
 *     nights
 * @param sentenceIndex from 0; −1 for the title
 * @param charStart begin of the sentence
 * @param charEnd end of the sentence
 * @param sentence exactly the characters from {@code charStart} to {@code charEnd}
 * @param trigger the words that name the event
 * @param triggerStart begin of the trigger
 * @param triggerEnd end of the trigger
 * @param defectorText the words that name the defector here; empty when the trigger has none
 * @param defectorStart begin of {@code defectorText}
 * @param defectorEnd end of {@code defectorText}
 * @param entityId the entity that the defector is; empty for groups and unnamed persons
 * @param name fullest form of the defector's name in the article; empty for groups and unnamed
 *     persons
 * @param countMin least number of defectors; empty when no defector was found
 * @param countMax greatest number; empty when open
 * @param role office held when defecting, in lower case and singular
 * @param roleCategory code of the role; {@code UNKNOWN} when the text does not say
 * @param fromText the side left, as the text names it
 * @param toText the side joined, as the text names it
 * @param placeText where the break happened
 * @param dateText the words that give the date
 * @param dateStart first day of the defection
 * @param dateEnd last day of the defection
 * @param datePrecision how closely the date is known
 * @param factuality how far the text commits to the event
 * @param notCountedReason why it is not counted; empty when counted
 * @param attributedTo speaker or outlet that the text gives as its source
 * @param confidence probability from 0 to 1 that this is a countable defection
 * @param ruleId the rule that fired: a line of {@code triggers.tsv}
 * @param defectionId the ledger entry; empty when not counted
 */
public record Mention(
    String articleId,
    String mentionId,
    int sentenceIndex,
    int charStart,
    int charEnd,
    String sentence,
    String trigger,
    int triggerStart,
    int triggerEnd,
    Optional<String> defectorText,
    Optional<Integer> defectorStart,
    Optional<Integer> defectorEnd,
    Optional<String> entityId,
    Optional<String> name,
    Optional<Integer> countMin,
    Optional<Integer> countMax,
    Optional<String> role,
    RoleCategory roleCategory,
    Optional<String> fromText,
    Optional<String> toText,
    Optional<String> placeText,
    Optional<String> dateText,
    Optional<LocalDate> dateStart,
    Optional<LocalDate> dateEnd,
    DatePrecision datePrecision,
    Factuality factuality,
    Optional<NotCountedReason> notCountedReason,
    Optional<String> attributedTo,
    double confidence,
    String ruleId,
    Optional<String> defectionId) {}
