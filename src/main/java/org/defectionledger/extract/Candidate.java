package org.defectionledger.extract;

import java.util.Optional;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.EventDate;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.NotCountedReason;

/**
 * One reading of one trigger for one defector.
 *
 * @param passage index into the document
 * @param match the trigger
 * @param defector who; empty when the sentence names nobody
 * @param from the side left
 * @param to the side joined
 * @param kind between what sides
 * @param dated when, as this sentence tells
 * @param place where
 * @param factuality how far the sentence commits
 * @param reason why it is not counted
 * @param attributedTo the source that the sentence names
 * @param confidence probability that it is countable
 * @param title whether it stands in the headline
 */
record Candidate(
    int passage,
    TriggerMatch match,
    Optional<Defector> defector,
    Optional<Side> from,
    Optional<Side> to,
    Optional<DefectionKind> kind,
    EventDates.Dated dated,
    Optional<String> place,
    Factuality factuality,
    Optional<NotCountedReason> reason,
    Optional<String> attributedTo,
    double confidence,
    boolean title) {

  /** When, as this sentence tells. */
  EventDate date() {
    return dated.date();
  }

  /** Whether a running total is told. */
  boolean cumulative() {
    return dated.cumulative();
  }

  boolean isCounted() {
    return reason.isEmpty();
  }

  Candidate withDefector(Defector d) {
    return changed(Optional.of(d), factuality, reason, confidence);
  }

  Candidate likely(double probability) {
    return changed(defector, factuality, reason, probability);
  }

  Candidate rejected(NotCountedReason why) {
    Factuality value =
        switch (why) {
          case DENIED -> Factuality.CT_MINUS;
          case HYPOTHETICAL, CALL, ATTEMPT -> Factuality.UU;
          default -> factuality;
        };
    return changed(defector, value, Optional.of(why), confidence);
  }

  private Candidate changed(
      Optional<Defector> who,
      Factuality value,
      Optional<NotCountedReason> why,
      double probability) {
    return new Candidate(
        passage,
        match,
        who,
        from,
        to,
        kind,
        dated,
        place,
        value,
        why,
        attributedTo,
        probability,
        title);
  }
}
