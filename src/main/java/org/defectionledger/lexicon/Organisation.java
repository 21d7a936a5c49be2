package org.defectionledger.lexicon;

import java.util.Optional;

/**
 * A party, force or movement.
 *
 * @param name usual name
 * @param type on which side it stands
 * @param code ISO 3166 alpha-3 of its state; empty for none or many
 */
public record Organisation(String name, OrganisationType type, Optional<String> code) {}
