package org.defectionledger.extract;

import java.util.Optional;

/**
 * One reading of one trigger, before it is decided whether it counts.
 *
 * @param candidate what is read
 * @param meets whether the rules take the defector for the trigger's, with all that it needs
 * @param bystander whether the defector is only named beside the trigger
 */
record Proposal(Candidate candidate, boolean meets, boolean bystander) {
  Proposal likely(double probability) {
    return new Proposal(candidate.likely(probability), meets, bystander);
  }

  Optional<Person> person() {
    return candidate.defector().flatMap(Defector::person);
  }

  /** A short name of how it stands. */
  String kind() {
    String who = bystander ? "beside" : meets ? "met" : "unmet";
    return who + (candidate.isCounted() ? "-counted" : "-refused");
  }
}
