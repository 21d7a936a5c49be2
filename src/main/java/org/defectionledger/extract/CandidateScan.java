package org.defectionledger.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Trigger;

/**
 * Tells from the characters alone whether an article may speak of a defection, so that only few
 * reach the parser. It may say yes too often, never no where a trigger stands.
 */
public final class CandidateScan {
  private static final int STEM = 4;

  /** Trigger heads whose forms share no stem with them. */
  private static final Map<String, Set<String>> IRREGULAR =
      Map.ofEntries(
          Map.entry("go", Set.of("went", "gone", "goes", "going")),
          Map.entry("break", Set.of("broke", "broken")),
          Map.entry("throw", Set.of("threw", "thrown")),
          Map.entry("leave", Set.of("left", "leaving")),
          Map.entry("fly", Set.of("flew", "flown", "flies", "flying")),
          Map.entry("flee", Set.of("fled")),
          Map.entry("swear", Set.of("swore", "sworn")),
          Map.entry("forsake", Set.of("forsook")),
          Map.entry("seek", Set.of("sought")),
          Map.entry("win", Set.of("won")),
          Map.entry("get", Set.of("got")),
          Map.entry("take", Set.of("took", "taken")),
          Map.entry("give", Set.of("gave", "given")),
          Map.entry("find", Set.of("found")),
          Map.entry("come", Set.of("came", "coming")),
          Map.entry("lay", Set.of("laid")),
          Map.entry("sit", Set.of("sat")),
          Map.entry("stand", Set.of("stood")),
          Map.entry("lose", Set.of("lost")),
          Map.entry("steal", Set.of("stole")),
          Map.entry("swim", Set.of("swam")),
          Map.entry("run", Set.of("ran", "running")),
          Map.entry("cut", Set.of("cut")),
          Map.entry("beg", Set.of("begged")),
          Map.entry("rat", Set.of("ratted")),
          Map.entry("hop", Set.of("hopped")),
          Map.entry("rally", Set.of("rallied")),
          Map.entry("ally", Set.of("allied")),
          Map.entry("ask", Set.of("asked")),
          Map.entry("land", Set.of("landed")),
          Map.entry("mutiny", Set.of("mutinied")),
          Map.entry("cast", Set.of("cast")),
          Map.entry("quit", Set.of("quit")));

  /**
   * Common verbs are triggers only with the words that follow: these alone do not make a candidate.
   */
  private final Map<String, Set<String>> followersByStem = new HashMap<>();

  public CandidateScan(Lexicon lexicon) {
    for (Trigger trigger : lexicon.triggers().all()) {
      Set<String> followers = new TreeSet<>();
      trigger.with().stream()
          .filter(w -> !w.optional())
          .forEach(
              w -> {
                if (followers.isEmpty()) {
                  w.words().forEach(word -> followers.add(stem(word)));
                }
              });
      for (String head : trigger.heads()) {
        Set<String> forms = new TreeSet<>(IRREGULAR.getOrDefault(head, Set.of()));
        forms.add(head);
        for (String form : forms) {
          Set<String> known = followersByStem.computeIfAbsent(stem(form), s -> new TreeSet<>());
          if (followers.isEmpty()) {
            known.add("");
          } else {
            known.addAll(followers);
          }
        }
      }
    }
  }

  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() <= STEM ? lower : lower.substring(0, STEM);
  }

  /**
   * Whether the text holds a trigger's head with, where the trigger has more words, one of them
   * near.
   */
  public boolean mayTellOfDefection(String text) {
    int length = text.length();
    int begin = -1;
    for (int i = 0; i <= length; i++) {
      boolean letter = i < length && Character.isLetter(text.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        if (isTrigger(text, begin, i)) {
          return true;
        }
        begin = -1;
      }
    }
    return false;
  }

  private boolean isTrigger(String text, int begin, int end) {
    // Heads shorter than a stem match by their first letters too: "goes", "flying".
    for (int n = Math.min(STEM, end - begin); n >= Math.min(2, end - begin); n--) {
      Set<String> followers =
          followersByStem.get(text.substring(begin, begin + n).toLowerCase(Locale.ROOT));
      if (followers == null || (n < STEM && end - begin > n + 4)) {
        continue;
      }
      if (followers.contains("") || hasFollower(text, end, followers)) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the words behind, as far as the matcher reaches. */
  private static boolean hasFollower(String text, int from, Set<String> followers) {
    int limit = Math.min(text.length(), from + 120);
    int begin = -1;
    for (int i = from; i <= limit; i++) {
      boolean letter = i < limit && Character.isLetter(text.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        if (followers.contains(stem(text.substring(begin, i)))) {
          return true;
        }
        begin = -1;
      }
    }
    return false;
  }
}
