package org.defectionledger.extract;

import java.util.Optional;
import org.defectionledger.mention.RoleCategory;

/**
 * The words of a sentence that name an office.
 *
 * @param from index of the first token, modifiers such as "deputy" included
 * @param to index of the last token
 * @param head index of the noun that carries number and case
 * @param role normalised office: lower case, singular, without the country
 * @param category code of the office
 * @param rank higher for the higher office
 * @param plural whether more than one holder is meant
 * @param country the state that the words beside it name
 * @param posting where a diplomat serves: "to Iraq"
 */
record RolePhrase(
    int from,
    int to,
    int head,
    String role,
    RoleCategory category,
    int rank,
    boolean plural,
    Optional<String> country,
    Optional<String> posting) {}
