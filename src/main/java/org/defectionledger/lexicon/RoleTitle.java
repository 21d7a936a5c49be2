package org.defectionledger.lexicon;

import org.defectionledger.mention.RoleCategory;

/**
 * A name of an office.
 *
 * @param title as texts write it, lower case, singular; may be an abbreviation
 * @param fullTitle what the abbreviation stands for; equal to {@code title} for the rest
 * @param category its code
 * @param rank higher for the higher office
 */
public record RoleTitle(String title, String fullTitle, RoleCategory category, int rank) {}
