package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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

  /** Characters behind a head in which its further words stand: seven tokens of 17 letters. */
  static final int REACH = 120;

  private static final int LONGEST_FORM = 24;

  /** What only the rest of the article can show. */
  private static final Set<Trigger.Condition> TOPICAL =
      EnumSet.of(
          Trigger.Condition.TOPIC,
          Trigger.Condition.CONFLICT,
          Trigger.Condition.BREAK,
          Trigger.Condition.STATE_TOPIC,
          Trigger.Condition.PARTY_TOPIC,
          Trigger.Condition.ARMED_TOPIC,
          Trigger.Condition.FOLLOWS);

  /** Trigger heads whose forms share no stem with them. */
  private static final Map<String, Set<String>> IRREGULAR =
      Map.ofEntries(
          Map.entry("go", Set.of("went", "gone", "goes", "going")),
          Map.entry("break", Set.of("broke", "broken")),
          Map.entry("throw", Set.of("threw", "thrown")),
          Map.entry("leave", Set.of("left", "leaving")),
          Map.entry("fly", Set.of("flew", "flown", "flies", "flying")),
          Map.entry("do", Set.of("did", "done", "does")),
          Map.entry("drive", Set.of("drove", "driven")),
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

  /** Form of a head, in lower case, to what must stand around it in each trigger of that head. */
  private final Map<String, List<Around>> byForm = new HashMap<>();

  public CandidateScan(Lexicon lexicon) {
    for (Trigger trigger : lexicon.triggers().all()) {
      if (!standsAlone(trigger)) {
        continue;
      }
      Around around = new Around(lastLetters(trigger.before()), followers(trigger.with()));
      for (String head : trigger.heads()) {
        forms(head).forEach(f -> byForm.computeIfAbsent(f, k -> new ArrayList<>()).add(around));
      }
    }
  }

  /** Whether the trigger can count without a stronger word or a topic elsewhere in the article. */
  private static boolean standsAlone(Trigger trigger) {
    boolean bare = trigger.with().isEmpty() && trigger.before().isEmpty();
    return trigger.needs().isEmpty()
        || (!bare
            && trigger.needs().stream().anyMatch(all -> all.stream().noneMatch(TOPICAL::contains)));
  }

  /** An adverb or two may part a word from one that stands right behind it. */
  private static final int ADJACENT = 3;

  /**
   * A word that must follow.
   *
   * @param stems its alternatives
   * @param within so many words behind the one before
   */
  private record Behind(Set<String> stems, int within) {}

  /**
   * What must stand around a head.
   *
   * @param before words of which one must stand before it; empty when none must
   * @param behind words that must follow it, in order; empty when none must
   */
  private record Around(Set<String> before, List<Behind> behind) {}

  /** "n't" is read as "t": the scan splits words at all but letters and hyphens. */
  private static Set<String> lastLetters(Set<String> words) {
    Set<String> letters = new TreeSet<>();
    words.forEach(w -> letters.add(w.substring(w.lastIndexOf('\'') + 1)));
    return letters;
  }

  private static List<Behind> followers(List<Trigger.Following> with) {
    List<Behind> followers = new ArrayList<>();
    boolean free = false;
    for (Trigger.Following following : with) {
      if (following.optional()) {
        free = true; // what comes next may stand right behind this one, which is not looked for
      } else {
        boolean adjacent = following.adjacent() && !free;
        followers.add(new Behind(stems(following), adjacent ? ADJACENT : REACH));
        free = false;
      }
    }
    return followers;
  }

  private static Set<String> stems(Trigger.Following following) {
    Set<String> stems = new TreeSet<>();
    following.words().forEach(w -> stems.add(stem(w)));
    return stems;
  }

  private static Set<String> forms(String head) {
    Set<String> forms = new TreeSet<>(IRREGULAR.getOrDefault(head, Set.of()));
    String stem =
        head.endsWith("e") || head.endsWith("y") ? head.substring(0, head.length() - 1) : head;
    String doubled = head + head.charAt(head.length() - 1);
    for (String ending :
        List.of("", "s", "es", "ed", "d", "ing", "er", "ers", "or", "ors", "ion", "ions")) {
      forms.add(head + ending);
    }
    for (String ending : List.of("ed", "ing", "ies", "ied")) {
      forms.add(stem + ending);
      forms.add(doubled + ending);
    }
    return forms;
  }

  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() <= STEM ? lower : lower.substring(0, STEM);
  }

  /**
   * Whether the text holds a trigger's head and, behind it, all the words that the trigger needs.
   */
  public boolean mayTellOfDefection(String text) {
    int length = text.length();
    int begin = -1;
    for (int i = 0; i <= length; i++) {
      boolean letter = i < length && isLetter(text.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        if (i - begin <= LONGEST_FORM && isTrigger(text, begin, i)) {
          return true;
        }
        begin = -1;
      }
    }
    return false;
  }

  /** The forms of all heads, in lower case. */
  Set<String> forms() {
    return byForm.keySet();
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) || c == '-';
  }

  /** Whether the word is the head of a trigger whose other words stand around it. */
  boolean isTrigger(String text, int begin, int end) {
    List<Around> all = byForm.get(text.substring(begin, end).toLowerCase(Locale.ROOT));
    if (all == null) {
      return false;
    }
    if (all.stream().anyMatch(a -> a.before().isEmpty() && a.behind().isEmpty())) {
      return true;
    }
    List<String> behind = stemsBehind(text, end);
    return all.stream()
        .anyMatch(a -> stands(a.before(), text, begin) && follow(a.behind(), 0, behind, 0));
  }

  /** Whether one of the words stands within a few adverbs before the head. */
  private static boolean stands(Set<String> before, String text, int head) {
    if (before.isEmpty()) {
      return true;
    }
    int end = -1;
    int limit = Math.max(0, head - REACH);
    for (int i = head - 1; i >= limit - 1; i--) {
      boolean letter = i >= limit && isLetter(text.charAt(i));
      if (letter && end < 0) {
        end = i + 1;
      } else if (!letter && end >= 0) {
        if (before.contains(text.substring(i + 1, end).toLowerCase(Locale.ROOT))) {
          return true;
        }
        end = -1;
      }
    }
    return false;
  }

  private static boolean follow(List<Behind> needed, int n, List<String> behind, int from) {
    if (n == needed.size()) {
      return true;
    }
    int limit = Math.min(behind.size(), from + needed.get(n).within());
    for (int i = from; i < limit; i++) {
      if (needed.get(n).stems().contains(behind.get(i)) && follow(needed, n + 1, behind, i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** The stems of the words behind, as far as the matcher reaches and the sentence goes on. */
  private static List<String> stemsBehind(String text, int from) {
    List<String> stems = new ArrayList<>();
    int limit = Math.min(text.length(), from + REACH);
    int begin = -1;
    for (int i = from; i <= limit; i++) {
      boolean letter = i < limit && isLetter(text.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        stems.add(stem(text.substring(begin, i)));
        if (i < limit && endsSentence(text, begin, i)) {
          break;
        }
        begin = -1;
      }
    }
    return stems;
  }

  /**
   * Whether a sentence surely ends behind the word: a full stop behind a longer word in lower case,
   * which no abbreviation is, and a capital behind that.
   */
  private static boolean endsSentence(String text, int begin, int end) {
    return end - begin > STEM
        && Character.isLowerCase(text.charAt(begin))
        && text.charAt(end) == '.'
        && end + 2 < text.length()
        && Character.isWhitespace(text.charAt(end + 1))
        && Character.isUpperCase(text.charAt(end + 2));
  }
}
