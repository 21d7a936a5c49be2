package org.defectionledger.mention;

import java.util.Optional;

/**
 * One place where an article names a person, an organisation or a place.
 *
 * @param articleId the article
 * @param entityId shared by all mentions of one entity in the article
 * @param type what is named
 * @param text the words used here, without titles
 * @param name fullest form in the article, without titles
 * @param charStart begin of {@code text}, in UTF-16 units of the article's text, or of its title
 *     when {@code sentenceIndex} is −1
 * @param charEnd end of {@code text}
 * @param sentenceIndex from 0; −1 for the title
 * @param role office of a person, in lower case and singular, where the article gives it
 * @param roleCategory code of the role; empty without a role
 * @param country ISO 3166 alpha-3 code, where text or gazetteer gives it
 * @param personId the same person in other articles; empty for the rest and before resolution
 */
public record EntityMention(
    String articleId,
    String entityId,
    EntityType type,
    String text,
    String name,
    int charStart,
    int charEnd,
    int sentenceIndex,
    Optional<String> role,
    Optional<RoleCategory> roleCategory,
    Optional<String> country,
    Optional<String> personId) {}
