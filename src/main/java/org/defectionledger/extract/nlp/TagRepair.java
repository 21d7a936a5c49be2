package org.defectionledger.extract.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Puts right the tags that the tagger, trained on the Wall Street Journal, gets wrong for the words
 * that matter here: it takes "to defect" for a noun and a headline's "defects" for a plural.
 */
final class TagRepair {
  /** Verbs whose third person is also a plural noun, as headlines use them. */
  private static final Set<String> HEADLINE_VERBS =
      Set.of(
          "defects",
          "deserts",
          "quits",
          "flees",
          "joins",
          "resigns",
          "switches",
          "crosses",
          "breaks",
          "seeks",
          "jumps",
          "dumps",
          "turns",
          "walks",
          "splits",
          "leaves",
          "surrenders",
          "abandons",
          "decamps",
          "lands",
          "flies",
          "escapes",
          "swaps",
          "ditches",
          "sides",
          "bolts",
          "ports",
          "hops",
          "goes",
          "rats",
          "disowns",
          "denounces",
          "renounces",
          "declares",
          "pledges",
          "throws",
          "gives",
          "wins",
          "gets",
          "rebels",
          "mutinies",
          "slips",
          "moves");

  private TagRepair() {}

  static List<String> repaired(List<String> words, List<String> tags, boolean headline) {
    List<String> repaired = new ArrayList<>(tags);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      String before = i > 0 ? tags.get(i - 1) : "";
      String wordBefore = i > 0 ? words.get(i - 1).toLowerCase(Locale.ROOT) : "";
      if (isPerfect(words, tags, i)) {
        repaired.set(i, "VBN");
      } else if (word.equals("defect") && (wordBefore.equals("to") || before.equals("MD"))) {
        repaired.set(i, "VB");
      } else if (word.equals("defect") && (before.equals("NNS") || before.equals("NNPS"))) {
        repaired.set(i, "VBP");
      } else if (word.equals("defected")) {
        repaired.set(
            i,
            tags.get(i).equals("VBN")
                    || before.startsWith("VBZ")
                    || wordBefore.matches("had|have|has|having|'ve|'d")
                ? "VBN"
                : "VBD");
      } else if (word.equals("defecting")) {
        repaired.set(i, "VBG");
      } else if (word.equals("general") && tags.get(i).equals("JJ") && !isCommonNoun(tags, i + 1)) {
        repaired.set(i, "NN");
      } else if (HEADLINE_VERBS.contains(word)
          && tags.get(i).startsWith("NN")
          && (headline || word.equals("defects"))
          && isSubjectLike(words, tags, i - 1)) {
        repaired.set(i, "VBZ");
      }
    }
    return repaired;
  }

  /** "had also deserted": the tagger takes the participle behind an adverb for an adjective. */
  private static boolean isPerfect(List<String> words, List<String> tags, int i) {
    int at = i - 1;
    while (at >= 0 && tags.get(at).startsWith("RB")) {
      at--;
    }
    boolean has = at >= 0 && words.get(at).toLowerCase(Locale.ROOT).matches("had|has|have|'ve|'d");
    return has
        && words.get(i).endsWith("ed")
        && Set.of("JJ", "VBD", "NN").contains(tags.get(i))
        && (i + 1 >= words.size() || !tags.get(i + 1).startsWith("NN"));
  }

  private static boolean isCommonNoun(List<String> tags, int i) {
    return i < tags.size() && (tags.get(i).equals("NN") || tags.get(i).equals("NNS"));
  }

  /** A singular noun or name before the word, and nothing that makes the word a compound's head. */
  private static boolean isSubjectLike(List<String> words, List<String> tags, int before) {
    if (before < 0) {
      return false;
    }
    String tag = tags.get(before);
    String word = words.get(before).toLowerCase(Locale.ROOT);
    return (tag.equals("NNP")
            || tag.equals("NN")
            || tag.equals("CD")
            || tag.equals("NNPS")
            || tag.equals("''")
            || tag.equals(",")
            || tag.equals("WP")
            || tag.equals("PRP"))
        && !Set.of(
                "birth",
                "brake",
                "manufacturing",
                "product",
                "design",
                "genetic",
                "heart",
                "speech",
                "software",
                "build",
                "building",
                "safety")
            .contains(word);
  }
}
