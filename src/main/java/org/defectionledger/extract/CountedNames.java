package org.defectionledger.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "Four colleagues: Amadu, Wakili, Bello and Dogo": as many capitalised words behind a colon or
 * dash as the plural before it counts are names, even where the recogniser knows none of them.
 */
final class CountedNames {
  private static final Set<String> OPENERS = Set.of(":", "–", "—", "--");
  private static final Set<String> JOINTS = Set.of(",", "and", "&");

  /** So many words stand at most before the plural that counts the names. */
  private static final int COUNT_REACH = 6;

  private CountedNames() {}

  /** The last token of the name of such a list that begins at a token; -1 for all others. */
  static int endOf(Passage passage, int token) {
    if (!isCapitalised(passage, token)) {
      return -1;
    }
    int open = token - 1;
    while (open > 0 && (JOINTS.contains(passage.word(open)) || isCapitalised(passage, open))) {
      open--;
    }
    return open > 0 && OPENERS.contains(passage.word(open)) ? listed(passage, open, token) : -1;
  }

  private static int listed(Passage passage, int open, int token) {
    Optional<Integer> count = count(passage, open);
    int names = 0;
    int end = -1;
    boolean joint = true;
    int i = open + 1;
    while (i < passage.size()) {
      if (JOINTS.contains(passage.word(i))) {
        joint = true;
        i++;
      } else if (joint && isCapitalised(passage, i)) {
        int from = i;
        while (i + 1 < passage.size() && isCapitalised(passage, i + 1)) {
          i++;
        }
        end = from == token ? i : end;
        names++;
        i++;
        joint = false;
      } else {
        break;
      }
    }
    boolean ends = i >= passage.size() || !Character.isLetterOrDigit(passage.word(i).charAt(0));
    int all = names;
    return ends && count.filter(n -> n == all).isPresent() ? end : -1;
  }

  private static boolean isCapitalised(Passage passage, int i) {
    return Character.isUpperCase(passage.words().get(i).charAt(0))
        && passage.token(i).tag().startsWith("NNP")
        && passage.knownAt(i).isEmpty()
        && passage.roleAt(i).isEmpty();
  }

  /** What the plural right before the colon counts. */
  private static Optional<Integer> count(Passage passage, int open) {
    if (!passage.token(open - 1).tag().equals("NNS")) {
      return Optional.empty();
    }
    List<String> words = passage.lower().subList(Math.max(0, open - COUNT_REACH), open - 1);
    return HeadCount.of(words)
        .filter(c -> c.max().equals(Optional.of(c.min())))
        .map(HeadCount::min);
  }
}
