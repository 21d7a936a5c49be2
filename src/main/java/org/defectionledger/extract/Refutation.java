package org.defectionledger.extract;

import java.util.Set;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.Cues;

/**
 * Tells whether a sentence, or the one behind it, refutes the report that holds a trigger. It reads
 * by the order of the words, since parsers hang "that he had quit" on anything.
 */
final class Refutation {
  /** Tokens between the noun of a report and the verb that it reports. */
  private static final int REPORT_REACH = 22;

  /** Tokens between the word that refutes and the report that it refutes. */
  private static final int NEAR = 8;

  /** Tokens between a copula and what it says of its subject: "were, he said, pure invention". */
  private static final int PREDICATE_REACH = 5;

  private static final Set<String> OPENERS = Set.of("that", "of", "about", "which", "when", "as");

  private static final Set<String> SAYING =
      Set.of("be", "prove", "turn", "call", "describe", "dismiss", "brand", "find", "as");

  private static final Set<String> TAKING_BACK =
      Set.of("withdraw", "retract", "take", "remove", "correct", "delete");

  private final Cues cues;

  Refutation(Cues cues) {
    this.cues = cues;
  }

  /** "laughed off a report that he had quit", "reports of his desertion were lies". */
  boolean isIn(Passage passage, TriggerMatch match) {
    int report = reportBefore(passage, match.head());
    if (report < 0) {
      return isPredicated(passage, match.head()) || isTakenBack(passage, match.last());
    }
    return isRefutedBefore(passage, report) || isRefutedBehind(passage, match.last());
  }

  /** "The report was false and we withdraw it", said of the sentence before. */
  boolean opens(Passage passage) {
    for (int i = 0; i < Math.min(3, passage.size()); i++) {
      boolean said = isReport(passage, i) || Set.of("it", "that", "this").contains(passage.word(i));
      boolean is = i + 1 < passage.size() && SAYING.contains(passage.token(i + 1).lemma());
      if (said && is) {
        boolean notSo = passage.word(i + 2).equals("not") && passage.word(i + 3).equals("so");
        return notSo || refutes(passage, i + 2, i + 2 + PREDICATE_REACH);
      }
    }
    return false;
  }

  private int reportBefore(Passage passage, int head) {
    for (int i = head - 1; i >= Math.max(0, head - REPORT_REACH); i--) {
      if (passage.word(i).equals(";") || passage.word(i).equals("but")) {
        return -1;
      }
      if (isReport(passage, i) && opensAfter(passage, i, head)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isReport(Passage passage, int i) {
    return passage.token(i).isNoun() && cues.is(passage.token(i).lemma(), CueClass.RUMOUR);
  }

  private static boolean opensAfter(Passage passage, int report, int head) {
    for (int i = report + 1; i < Math.min(head, report + NEAR); i++) {
      if (OPENERS.contains(passage.word(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRefutedBefore(Passage passage, int report) {
    return refutes(passage, Math.max(0, report - NEAR), report);
  }

  /** Behind the report only a passive or a predicate speaks of it, not every word of denial. */
  private boolean isRefutedBehind(Passage passage, int trigger) {
    for (int i = trigger + 1; i < passage.size(); i++) {
      String lemma = passage.token(i).lemma();
      if (passage.word(i).equals(";")) {
        return false;
      }
      if (SAYING.contains(lemma)
          && refutes(passage, i + 1, Math.min(passage.size(), i + 1 + PREDICATE_REACH))) {
        return true;
      }
    }
    if (isTakenBack(passage, trigger)) {
      return true;
    }
    // "called the report that they had gone ridiculous"
    return passage.size() > 1 && refutes(passage, passage.size() - 2, passage.size());
  }

  /** "…, has withdrawn the story", "… was taken down after an hour". */
  private boolean isTakenBack(Passage passage, int trigger) {
    for (int i = trigger + 1; i < passage.size(); i++) {
      if (passage.word(i).equals(";")) {
        return false;
      }
      if (passage.token(i).isVerb()
          && TAKING_BACK.contains(passage.token(i).lemma())
          && takesBack(passage, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean takesBack(Passage passage, int verb) {
    for (int i = verb + 1; i < Math.min(passage.size(), verb + PREDICATE_REACH); i++) {
      if (isReport(passage, i) || Set.of("back", "down").contains(passage.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** "called it pure invention that …", "it is untrue that …". */
  private boolean isPredicated(Passage passage, int head) {
    for (int i = head - 1; i > Math.max(0, head - REPORT_REACH); i--) {
      if (passage.word(i).equals(";")) {
        return false;
      }
      if (passage.word(i).equals("that")) {
        for (int j = i - 1; j > Math.max(0, i - NEAR); j--) {
          boolean predicate = passage.token(j).isNoun() || passage.token(j).tag().startsWith("JJ");
          if (predicate && refutes(passage, j, j + 1)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean refutes(Passage passage, int from, int to) {
    for (int i = from; i < Math.min(to, passage.size()); i++) {
      if (cues.startsAt(passage.lemmas(), i, CueClass.DENIAL)) {
        return true;
      }
    }
    return false;
  }
}
