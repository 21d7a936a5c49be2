package org.defectionledger.mention;

/** How far the text commits to the event having happened: the values of FactBank. */
public enum Factuality {
  /** Asserted, also by a named source. */
  CT_PLUS,
  /** Probable: told with a mark of doubt. */
  PR_PLUS,
  /** Possible. */
  PS_PLUS,
  /** Denied. */
  CT_MINUS,
  /** Uncommitted: calls, conditions, plans. */
  UU;

  /** Whether a defection of this factuality enters the ledger. */
  public boolean isCounted() {
    return this == CT_PLUS || this == PR_PLUS;
  }
}
