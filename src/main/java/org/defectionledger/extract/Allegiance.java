package org.defectionledger.extract;

import java.util.Optional;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.RoleCategory;

/**
 * Who a defector was and what he left, from all that the article tells of one defection.
 *
 * @param role the office; empty when the text gives none
 * @param category its code; {@code UNKNOWN} when nothing tells
 * @param kind between what sides
 * @param country ISO 3166 alpha-3 code of the state left; empty for an armed group and when unknown
 */
record Allegiance(
    Optional<String> role,
    RoleCategory category,
    Optional<DefectionKind> kind,
    Optional<String> country) {}
