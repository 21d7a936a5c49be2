package org.defectionledger.ledger;

import org.defectionledger.mention.RoleCategory;

/** The PLOVER sector codes that role categories fall into. */
public enum Sector {
  GOV,
  LEG,
  PTY,
  MIL,
  COP,
  SPY,
  JUD,
  REB,
  JRN,
  CVL,
  UNK;

  /** The sector of a role category. */
  public static Sector of(RoleCategory category) {
    return switch (category) {
      case DIPLOMAT, EXECUTIVE -> GOV;
      case LEGISLATOR -> LEG;
      case PARTY_OFFICIAL -> PTY;
      case MILITARY -> MIL;
      case POLICE -> COP;
      case INTELLIGENCE -> SPY;
      case JUDICIARY -> JUD;
      case ARMED_GROUP_MEMBER -> REB;
      case MEDIA -> JRN;
      case CIVIL_SERVANT, ATHLETE_OR_ARTIST, SCIENTIST_OR_PROFESSIONAL, OTHER -> CVL;
      case UNKNOWN -> UNK;
    };
  }
}
