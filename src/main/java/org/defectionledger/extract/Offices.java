package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the offices that a sentence ties to a name. */
final class Offices {
  /** "was appointed ambassador" gives an office, "was granted a minister's permit" none. */
  private static final Set<String> APPOINTING =
      Set.of("appoint", "name", "elect", "make", "promote", "swear");

  /** "No relation of the president": whose office it is, is another one. */
  private static final Set<String> OF_ANOTHER =
      Set.of(
          "son",
          "daughter",
          "wife",
          "husband",
          "brother",
          "sister",
          "widow",
          "friend",
          "father",
          "mother",
          "uncle",
          "cousin",
          "nephew",
          "niece",
          "relation",
          "relative",
          "ally",
          "critic",
          "rival",
          "opponent",
          "supporter",
          "confidant",
          "protege",
          "protégé",
          "aide",
          "adviser");

  /** So many words lie at most between an office and the name, which tell what it is of. */
  private static final int COMPLEMENT = 9;

  private static final Set<String> COMPLEMENTS =
      Set.of("to", "of", "in", "for", "at", "with", "without", "from", "on");

  private Offices() {}

  /** The offices that the words before and behind a naming give its bearer, in text order. */
  static List<Person.HeldRole> beside(Passage passage, Person.Place place) {
    List<Person.HeldRole> held = new ArrayList<>();
    int left = place.from() - 1;
    while (left >= 0
        && (Names.isHonorific(passage.word(left))
            || Set.of(",", "-", "called", "named", "``", "\"", "“").contains(passage.word(left)))) {
      left--;
    }
    Optional<RolePhrase> before = before(passage, left);
    before
        .filter(r -> passage.word(r.from() - 1).equals(","))
        .flatMap(rank -> before(passage, rank.from() - 2))
        .ifPresent(r -> held.add(held(place, passage, r)));
    before.ifPresent(r -> held.add(held(place, passage, r)));
    after(passage, place).forEach(r -> held.add(held(place, passage, r)));
    return held;
  }

  private static Person.HeldRole held(Person.Place place, Passage passage, RolePhrase role) {
    boolean former = false;
    for (int i = Math.max(0, role.from() - 3); i < role.from(); i++) {
      former |=
          List.of("former", "ex", "late", "retired", "onetime", "then").contains(passage.word(i))
              && !passage.word(i).equals("then");
    }
    former |= passage.word(role.from()).startsWith("ex-");
    return new Person.HeldRole(place.passage(), role, former);
  }

  /** "Syrian ambassador to Iraq Nawaf al-Fares", "Col. X", "the ambassador, X". */
  private static Optional<RolePhrase> before(Passage passage, int left) {
    for (RolePhrase role : passage.roles()) {
      if (role.plural() || role.to() > left) {
        continue;
      }
      boolean touches = role.to() == left;
      if (touches
          || (left - role.to() <= COMPLEMENT && isComplement(passage, role.to() + 1, left))) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** "to Iraq", "of the Syrian army": words that belong to the office. */
  private static boolean isComplement(Passage passage, int from, int to) {
    if (!COMPLEMENTS.contains(passage.word(from))) {
      return false;
    }
    for (int i = from + 1; i <= to; i++) {
      String tag = passage.token(i).tag();
      if (!(tag.startsWith("NN")
          || tag.startsWith("JJ")
          || tag.equals("DT")
          || tag.equals("POS")
          || tag.equals("CC")
          || tag.equals("CD")
          || tag.equals("PRP$")
          || tag.equals("TO")
          || tag.equals("IN"))) {
        return false;
      }
      if (passage.token(i).isEntity("PERSON")) {
        return false;
      }
    }
    return true;
  }

  /**
   * "X, a Syrian general and friend of Assad, …", "X, 52, the ambassador", "X was ambassador", "X,
   * who was …".
   */
  private static List<RolePhrase> after(Passage passage, Person.Place place) {
    List<RolePhrase> found = new ArrayList<>();
    int at = place.to() + 1;
    boolean comma = Set.of(",", "(", "-", "--", "–", "—").contains(passage.word(at));
    if (comma) {
      at++;
      if (passage.word(at).matches("\\d{1,3}") || passage.word(at).matches("(aged)")) {
        at++;
        if (passage.word(at).matches("\\d{1,3}")) {
          at++;
        }
        if (passage.word(at).equals(",")) {
          at++;
        }
      }
      if (passage.word(at).equals("who")
          || passage.word(at).equals("himself")
          || passage.word(at).equals("until")) {
        at++;
      }
    } else if (isPossessive(passage.word(at))) {
      return found;
    }
    boolean copula = at < passage.size() && isHolding(passage, at);
    if (copula) {
      at++;
      while (at < passage.size()
          && (passage.token(at).tag().startsWith("RB")
              || Set.of("been", "being", "as", "once", "still").contains(passage.word(at)))) {
        at++;
      }
    }
    if (!comma && !copula) {
      return found;
    }
    int limit = Math.min(passage.size(), at + 9);
    for (int i = at; i < limit; i++) {
      final int here = i;
      Optional<RolePhrase> role =
          passage.roles().stream().filter(r -> r.from() == here).findFirst();
      if (role.isPresent()) {
        boolean owns = isPossessive(passage.word(role.get().to() + 1));
        if (role.get().plural() || owns) {
          return found;
        }
        found.add(role.get());
        i = role.get().to();
        if (!passage.word(i + 1).equals("and")) {
          return found;
        }
        continue;
      }
      String tag = passage.token(i).tag();
      if (copula && tag.equals("VBN") && !APPOINTING.contains(passage.token(i).lemma())) {
        return found;
      }
      boolean inside =
          tag.startsWith("JJ")
              || tag.startsWith("NN")
              || tag.equals("DT")
              || tag.startsWith("PRP$")
              || tag.equals("POS")
              || tag.equals("VBN")
              || passage.word(i).equals("acting")
              || tag.startsWith("RB")
              || tag.equals("CD")
              || tag.equals("CC")
              || tag.equals("HYPH")
              || Set.of("of", "in", "one").contains(passage.word(i).toLowerCase(Locale.ROOT));
      if (!inside || passage.token(i).isEntity("PERSON") && passage.knownAt(i).isEmpty()) {
        return found;
      }
      if (passage.word(i).equals("of")
          && i > at
          && passage.token(i - 1).tag().equals("NN")
          && OF_ANOTHER.contains(passage.word(i - 1))) {
        return found;
      }
    }
    return found;
  }

  private static boolean isPossessive(String word) {
    return word.equals("'s") || word.equals("’s");
  }

  private static boolean isHolding(Passage passage, int at) {
    String lemma = passage.token(at).lemma();
    return Set.of("be", "serve", "become", "remain").contains(lemma)
        || (lemma.equals("have") && passage.word(at + 1).equals("been"));
  }
}
