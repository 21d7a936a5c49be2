package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.text.Token;

/** Finds the triggers of a passage by lemma and order of words; the parse decides later. */
final class TriggerMatcher {
  /** A particle or object stands near its verb: "switched, on Monday night, to the other side". */
  private static final int REACH = 6;

  private final Lexicon lexicon;

  TriggerMatcher(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The matches in text order, at most one of each line a head. */
  List<TriggerMatch> matches(Passage passage) {
    List<TriggerMatch> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < passage.size(); i++) {
      Token token = passage.token(i);
      for (String head : new TreeSet<>(List.of(token.lemma(), passage.word(i)))) {
        for (Trigger trigger : lexicon.triggers().ofHead(head)) {
          if (!fits(passage, trigger, token)
              || !follows(passage, trigger.before(), i)
              || !seen.add(trigger.id() + "@" + i)) {
            continue;
          }
          last(passage, trigger, i)
              .map(last -> new TriggerMatch(trigger, token.index(), last))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static boolean fits(Passage passage, Trigger trigger, Token token) {
    return switch (trigger.part()) {
      case V, O -> token.isVerb();
      case N, P -> token.isNoun();
      // A bullet opens its line; a list is told behind a colon.
      case L -> token.isNoun() ? opensList(passage, token.index()) : token.index() == 0;
      case A -> token.tag().equals("JJ") || token.tag().equals("VBN") || token.tag().equals("VBD");
    };
  }

  /** "a list: X and Y", not "not on the list: X". */
  private static boolean opensList(Passage passage, int noun) {
    return passage.lower().indexOf(":") > noun && !passage.lower().subList(0, noun).contains("not");
  }

  /** Whether one of the words stands right before the head: "no longer speaks for". */
  private static boolean follows(Passage passage, Set<String> before, int head) {
    if (before.isEmpty()) {
      return true;
    }
    for (int i = head - 1; i >= 0; i--) {
      if (before.contains(passage.word(i))) {
        return true;
      }
      if (!passage.token(i).tag().startsWith("RB")) {
        return false;
      }
    }
    return false;
  }

  private static Optional<Integer> last(Passage passage, Trigger trigger, int head) {
    int at = head;
    for (Trigger.Following following : trigger.with()) {
      int found = -1;
      int reach = following.adjacent() ? 1 : REACH;
      int steps = 0;
      for (int i = at + 1; i < passage.size() && steps < reach; i++) {
        Token token = passage.token(i);
        if (following.words().contains(token.lemma())
            || following.words().contains(passage.word(i))) {
          found = i;
          break;
        }
        // Adverbs do not part a verb from its particle: "went openly over to".
        if (!(following.adjacent() && token.tag().startsWith("RB"))) {
          steps++;
        }
        if (token.tag().equals(".") || token.tag().equals(":")) {
          break;
        }
      }
      if (found < 0 && !following.optional()) {
        return Optional.empty();
      }
      if (found >= 0) {
        at = found;
      }
    }
    return Optional.of(at);
  }
}
