package org.defectionledger.extract;

import java.util.Optional;
import java.util.Set;

/**
 * The side left or joined.
 *
 * @param text as the article names it
 * @param types what the words say it is; empty when they say nothing
 * @param country its state
 */
record Side(String text, Set<Type> types, Optional<String> country) {
  /** What a side is. */
  enum Type {
    STATE,
    REBEL,
    PARTY,
    ARMED_GROUP,
    COUNTRY,
    ABROAD,
    LEADER,
    COMPANY
  }

  boolean is(Type type) {
    return types.contains(type);
  }
}
