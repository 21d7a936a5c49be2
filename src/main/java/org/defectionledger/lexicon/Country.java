package org.defectionledger.lexicon;

/**
 * A state.
 *
 * @param code ISO 3166 alpha-3; {@code SUN} for the Soviet Union
 * @param name usual English name
 */
public record Country(String code, String name) {}
