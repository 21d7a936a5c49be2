package org.defectionledger.lexicon;

/**
 * A head of state or government whose name stands for the state.
 *
 * @param name as texts write it
 * @param code ISO 3166 alpha-3
 */
public record Leader(String name, String code) {}
