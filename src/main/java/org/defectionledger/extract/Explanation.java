package org.defectionledger.extract;

import java.util.List;
import java.util.Optional;

/**
 * Why an article was read as it was.
 *
 * @param lines the sentences that hold a trigger, the title's first, then in text order
 * @param extraction what came out
 */
public record Explanation(List<Line> lines, Extraction extraction) {
  /** What became of one reading of one trigger. */
  public enum Outcome {
    /** It tells of a defection of the article. */
    COUNTED,
    /** It was read, and is no countable defection. */
    NOT_COUNTED,
    /** The words are too weak without what the rule needs. */
    NEEDS_UNMET,
    /** Nobody in reach could have defected. */
    NO_DEFECTOR,
    /** Another rule reads the same word. */
    OVERRULED
  }

  /**
   * A sentence.
   *
   * @param sentenceIndex from 0; −1 for the title
   * @param charStart begin, in UTF-16 units of the text or title
   * @param charEnd the unit after the last
   * @param sentence its characters, exactly
   * @param parsed whether it was short enough for the parser; without one, few slots are filled
   * @param fired the readings, by their place in the sentence
   */
  public record Line(
      int sentenceIndex,
      int charStart,
      int charEnd,
      String sentence,
      boolean parsed,
      List<Fired> fired) {
    public Line {
      fired = List.copyOf(fired);
    }
  }

  /**
   * A reading of a trigger, for one defector.
   *
   * @param ruleId line of {@code triggers.tsv}
   * @param trigger the words that fired
   * @param triggerStart begin of the trigger, in UTF-16 units of the text or title
   * @param outcome what became of it
   * @param reason why it is not counted: a code of the guidelines, or {@code CLASSIFIER}; empty for
   *     the other outcomes
   * @param why the step that decided, in words; empty for what is counted
   * @param filled the slots, each with what filled it
   * @param confidence probability from 0 to 1 that it tells of a countable defection; 0 where
   *     nothing was read
   * @param defectionId the article's defection that it tells of
   */
  public record Fired(
      String ruleId,
      String trigger,
      int triggerStart,
      Outcome outcome,
      Optional<String> reason,
      String why,
      List<Filled> filled,
      double confidence,
      Optional<String> defectionId) {
    public Fired {
      filled = List.copyOf(filled);
    }
  }

  /**
   * A slot.
   *
   * @param slot a column of {@code mentions}, in words
   * @param value what it holds
   * @param by the rule that filled it
   */
  public record Filled(String slot, String value, String by) {}

  public Explanation {
    lines = List.copyOf(lines);
  }
}
