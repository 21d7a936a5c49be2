package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.defectionledger.text.Token;

/** Finds where a sentence names persons. */
final class Names {
  private static final Set<String> HONORIFICS =
      Set.of(
          "mr",
          "mr.",
          "mrs",
          "mrs.",
          "ms",
          "ms.",
          "miss",
          "dr",
          "dr.",
          "sir",
          "dame",
          "lord",
          "lady",
          "sheikh",
          "sheik",
          "comrade",
          "hon",
          "hon.",
          "datuk",
          "dato",
          "datin",
          "seri",
          "daw",
          "generalissimo",
          "tan",
          "sri",
          "shri",
          "smt",
          "herr",
          "frau",
          "señor",
          "prof",
          "prof.",
          "professor",
          "rev",
          "rev.",
          "hajji",
          "haji",
          "mullah",
          "maulana",
          "ayatollah",
          "imam",
          "father",
          "brother",
          "sister",
          "ex",
          "alhaji",
          "chief",
          "otunba",
          "baroness",
          "viscount",
          "madam",
          "madame",
          "mme",
          "mme.",
          "mlle",
          "mlle.",
          "monsieur",
          "messrs",
          "messrs.",
          "señora",
          "doña",
          "dato'",
          "dato’",
          "tun",
          "alhaja",
          "mallam",
          "malam",
          "barrister",
          "barr",
          "barr.",
          "engr",
          "engr.",
          "pastor",
          "cde",
          "cde.",
          "maulvi",
          "mawlawi",
          "uncle",
          "aunt");

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "bin", "ibn", "ben", "abu", "van", "von", "de", "der", "da", "dos", "del",
          "la", "ould", "abd", "bint", "-", "ter", "du", "di", "binti", "dela", "ag", "anak", "bou",
          "ou", "y", "e");

  private static final Set<String> PAPERS =
      Set.of("newspaper", "paper", "daily", "weekly", "magazine", "broadcaster", "website");

  /** A longer run is two names that the recogniser joined. */
  private static final int MAX_NAME_TOKENS = 6;

  /** How far behind its office a name between commas may stand. */
  private static final int APPOSITION_REACH = 16;

  /** The ages that a newspaper sets behind a name. */
  private static final Pattern AGE = Pattern.compile("1[4-9]|[2-9]\\d");

  private Names() {}

  /** Whether a word is a form of address that is no part of the name. */
  static boolean isHonorific(String word) {
    return HONORIFICS.contains(word);
  }

  /** Whether a word between commas behind a name is an age. */
  static boolean isAge(String word) {
    return AGE.matcher(word).matches();
  }

  /** The namings of a passage, in text order, honorifics and offices before the name left out. */
  static List<Person.Place> in(Passage passage, int p) {
    List<Person.Place> found = new ArrayList<>();
    int i = 0;
    while (i < passage.size()) {
      int to = nameEnd(passage, i);
      if (to < i) {
        i++;
        continue;
      }
      int from = i;
      while (from <= to && isTitle(passage, from, to)) {
        from = titleEnd(passage, from, to) + 1;
      }
      while (from <= to && !startsName(passage, from)) {
        from++;
      }
      if (from <= to
          && to - from < MAX_NAME_TOKENS
          && isPlausible(passage, from, to)
          && !PlaceCues.stand(passage, from, to)
          && !isOutlet(passage, from, to)) {
        found.add(new Person.Place(p, from, to));
      }
      i = to + 1;
    }
    return found;
  }

  /** "The Rodong Sinmun said", "the newspaper De Telegraaf": no person takes the article. */
  private static boolean isOutlet(Passage passage, int from, int to) {
    boolean article = passage.word(from - 1).equals("the") && to > from;
    int next = to + 1;
    boolean modifies =
        next < passage.size()
            && (passage.token(next).isNoun() || passage.token(next).tag().startsWith("JJ"));
    return article && !modifies || PAPERS.contains(passage.word(from - 1));
  }

  private static boolean startsName(Passage passage, int i) {
    String word = passage.words().get(i);
    return Character.isLetter(word.charAt(0));
  }

  /** The last token of a name that begins at {@code i}; less than {@code i} when none does. */
  private static int nameEnd(Passage passage, int i) {
    if (passage.token(i).isEntity("PERSON") && !passage.word(i).equals("of")) {
      int to = i;
      while (to + 1 < passage.size()
          && (passage.token(to + 1).isEntity("PERSON") || isInnerParticle(passage, to + 1))
          && !passage.word(to + 1).equals("of")) {
        to++;
      }
      // a capitalised word that the recogniser left out, right behind: "Nawaf al-Fares"
      while (to + 1 < passage.size() && isNameWord(passage, to + 1)) {
        to++;
      }
      return to;
    }
    boolean afterHonorific = i > 0 && HONORIFICS.contains(passage.word(i - 1));
    boolean afterTitle =
        i > 0
            && passage.roles().stream()
                .anyMatch(r -> r.to() == i - 1 && !r.plural() && isTitleCased(passage, r));
    boolean identified =
        i > 0
            && (Set.of("named", "called").contains(passage.word(i - 1))
                || (i > 1
                    && passage.word(i - 1).equals("as")
                    && passage.token(i - 2).lemma().equals("identify")));
    boolean full = isNameWord(passage, i) && runEnd(passage, i) > i;
    boolean apposed =
        full && (hasOfficeBehind(passage, i) || hasAgeBehind(passage, i) || isEnclosed(passage, i));
    boolean leading =
        i + 1 < passage.size()
            && isNameWord(passage, i)
            && passage.token(i + 1).isEntity("PERSON")
            && !HONORIFICS.contains(passage.word(i))
            && passage.roleAt(i + 1).isEmpty();
    int listed = CountedNames.endOf(passage, i);
    if (listed >= i) {
      return listed;
    }
    boolean addressed = afterHonorific && (isSurname(passage, i) || isCapitalName(passage, i));
    if (addressed || ((afterTitle || identified || apposed || leading) && isNameWord(passage, i))) {
      int to = i;
      while (to + 1 < passage.size()
          && (isNameWord(passage, to + 1)
              || passage.token(to + 1).isEntity("PERSON")
              || addressed && isCapitalName(passage, to + 1)
              || isInnerParticle(passage, to + 1))) {
        to++;
      }
      return to;
    }
    return -1;
  }

  /**
   * "Zaw Min, a Burmese captain": the office behind makes a name of what the recogniser does not
   * know.
   */
  private static boolean hasOfficeBehind(Passage passage, int i) {
    int at = runEnd(passage, i);
    if (!passage.word(at + 1).equals(",")) {
      return false;
    }
    final int from = at + 2;
    boolean article = Set.of("a", "an", "the").contains(passage.word(from));
    return passage.roles().stream()
        .filter(r -> !r.plural())
        .anyMatch(r -> article ? r.from() > from && r.from() <= from + 4 : r.from() == from);
  }

  /** "Zaw Min, 34, ..." */
  private static boolean hasAgeBehind(Passage passage, int i) {
    int at = runEnd(passage, i);
    return passage.word(at + 1).equals(",")
        && isAge(passage.word(at + 2))
        && passage.word(at + 3).equals(",");
  }

  /** "A captain of the guard, Zaw Min, crossed": a name between commas behind an office. */
  private static boolean isEnclosed(Passage passage, int i) {
    int to = runEnd(passage, i);
    return passage.word(i - 1).equals(",")
        && (passage.word(to + 1).equals(",") || passage.word(to + 1).equals("alias"))
        && passage.roles().stream()
            .anyMatch(r -> !r.plural() && r.to() < i - 1 && i - r.to() <= APPOSITION_REACH);
  }

  /** Last token of the run of name words that begins at {@code i}. */
  static int runEnd(Passage passage, int i) {
    int at = i;
    while (at + 1 < passage.size()
        && (isNameWord(passage, at + 1) || isInnerParticle(passage, at + 1))) {
      at++;
    }
    return at;
  }

  /** The tagger takes a bare "Fares" for a plural. */
  private static boolean isSurname(Passage passage, int i) {
    Token token = passage.token(i);
    return isNameWord(passage, i)
        || (token.isNoun()
            && token.isEntity("O")
            && Character.isUpperCase(token.word().charAt(0))
            && passage.knownAt(i).isEmpty()
            && passage.roleAt(i).isEmpty());
  }

  private static boolean isTitleCased(Passage passage, RolePhrase role) {
    return Character.isUpperCase(passage.words().get(role.head()).charAt(0));
  }

  /** "al", "bin" between two parts of a name. */
  private static boolean isInnerParticle(Passage passage, int i) {
    return PARTICLES.contains(passage.word(i))
        && i + 1 < passage.size()
        && passage.token(i + 1).tag().startsWith("NNP")
        && !passage.roleAt(i + 1).isPresent();
  }

  /** Behind "Mr" and "Daw" a name stands, whatever the recogniser takes it for. */
  private static boolean isCapitalName(Passage passage, int i) {
    return Character.isUpperCase(passage.words().get(i).charAt(0))
        && passage.token(i).tag().startsWith("NNP")
        && !HONORIFICS.contains(passage.word(i))
        && passage.roleAt(i).isEmpty();
  }

  /** Whether a capitalised word, known as nothing else, may be a part of a name. */
  static boolean isNameWord(Passage passage, int i) {
    Token token = passage.token(i);
    String word = token.word();
    boolean cased =
        Character.isUpperCase(word.charAt(0))
            || word.matches("(al|el|an|as|ar|ad|ash|at|az)-\\p{Lu}.*");
    return cased
        && token.tag().startsWith("NNP")
        && (token.isEntity("O") || token.isEntity("PERSON"))
        && passage.knownAt(i).isEmpty()
        && passage.roleAt(i).isEmpty();
  }

  private static boolean isTitle(Passage passage, int from, int to) {
    return HONORIFICS.contains(passage.word(from))
        || (passage.roleAt(from).isPresent()
            && from < to + 1
            && passage.roleAt(from).get().from() <= from);
  }

  private static int titleEnd(Passage passage, int from, int to) {
    return HONORIFICS.contains(passage.word(from))
        ? from
        : Math.min(to, passage.roleAt(from).map(RolePhrase::to).orElse(from));
  }

  private static boolean isPlausible(Passage passage, int from, int to) {
    boolean organisation =
        passage.known().stream()
            .anyMatch(k -> k.organisation().isPresent() && k.from() <= from && k.to() >= to);
    if (organisation) {
      return false;
    }
    boolean office =
        passage.word(from - 1).equals("the")
            || (passage.word(from - 1).equals("chief") && passage.word(from - 2).equals("the"));
    if (office && from < to && passage.word(to + 1).equals("of")) {
      return false;
    }
    if (from == to) {
      String word = passage.word(from);
      return word.length() > 1
          && !PlaceCues.stand(passage, from, to)
          && passage.knownAt(from).filter(k -> k.isPlace() || k.isDemonym()).isEmpty()
          && Character.isLetter(word.charAt(0));
    }
    return passage.sentence().words(from, to).chars().filter(Character::isLetter).count() > 2;
  }
}
