package org.defectionledger.resolve;

/** What sort of rows a pair is made of; each has weights of its own. */
public enum PairClass {
  /** Two named persons. */
  PERSONS,
  /** Two groups, or two single persons of whom one or both have no name. */
  UNNAMED;

  /** The class of a pair; rows of two sorts are never linked, see {@link Obstacle#OTHER_SORT}. */
  static PairClass of(Traits a, Traits b) {
    return a.isNamed() && b.isNamed() ? PERSONS : UNNAMED;
  }
}
