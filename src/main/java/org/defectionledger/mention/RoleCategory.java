package org.defectionledger.mention;

/** What office the defector held: the codes of the annotation guidelines, section 4. */
public enum RoleCategory {
  DIPLOMAT,
  EXECUTIVE,
  LEGISLATOR,
  PARTY_OFFICIAL,
  MILITARY,
  POLICE,
  INTELLIGENCE,
  JUDICIARY,
  CIVIL_SERVANT,
  MEDIA,
  ARMED_GROUP_MEMBER,
  ATHLETE_OR_ARTIST,
  SCIENTIST_OR_PROFESSIONAL,
  OTHER,
  UNKNOWN
}
