package org.defectionledger.extract;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/**
 * Finds the person whom a headline or a first sentence means by an office alone: the one of that
 * office whom the sentences below name first and most.
 */
final class Protagonist {
  /** News names its man in the first sentences of the text. */
  private static final int NAMED_WITHIN = 8;

  private static final int SAME_WORD = 4;
  private static final int SAME_CATEGORY = 3;

  /** A role that says nothing fits everybody, a little. */
  private static final int NO_ROLE = 1;

  /** Who only comments is no protagonist. */
  private static final int COMMENTS = -2;

  /**
   * Least sum of the fit of the office and of the namings, each of which counts one, up to four.
   */
  private static final int LEAST = 5;

  private static final int MOST_NAMINGS = 4;

  private final Document document;

  Protagonist(Document document) {
    this.document = document;
  }

  /** The person meant; empty when nobody fits. */
  Optional<Person> of(Defector unnamed) {
    return document.cast().persons().stream()
        .filter(person -> !document.isLeader(person))
        .filter(person -> firstInText(person) <= NAMED_WITHIN)
        .filter(person -> score(person, unnamed) >= LEAST)
        .max(Comparator.comparingInt(person -> score(person, unnamed)));
  }

  private int firstInText(Person person) {
    return person.places().stream()
        .mapToInt(Person.Place::passage)
        .filter(p -> !document.isTitle(p))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private int score(Person person, Defector unnamed) {
    int namings = Math.min(MOST_NAMINGS, person.places().size());
    int fit = person.roles().stream().mapToInt(r -> fit(r.role(), unnamed)).max().orElse(NO_ROLE);
    return fit < 0 ? fit : fit + namings + (comments(person) ? COMMENTS : 0);
  }

  /** How well an office fits what the lead says; negative when it contradicts. */
  private static int fit(RolePhrase role, Defector unnamed) {
    boolean otherCountry =
        role.country().isPresent()
            && unnamed.country().isPresent()
            && !role.country().equals(unnamed.country());
    if (otherCountry) {
      return -1;
    }
    if (unnamed.role().map(Protagonist::last).filter(last(role.role())::equals).isPresent()) {
      return SAME_WORD;
    }
    if (unnamed.category() == RoleCategory.UNKNOWN || role.category() == RoleCategory.UNKNOWN) {
      return NO_ROLE;
    }
    return role.category() == unnamed.category() ? SAME_CATEGORY : -1;
  }

  private static String last(String role) {
    String[] words = role.toLowerCase(Locale.ROOT).split("[ -]", -1);
    return words[words.length - 1];
  }

  /** Whether the text first names the person as the source of what it tells. */
  private boolean comments(Person person) {
    Optional<Person.Place> first =
        person.places().stream().filter(p -> !document.isTitle(p.passage())).findFirst();
    if (first.isEmpty()) {
      return false;
    }
    Passage passage = document.parsed(first.get().passage());
    for (Token verb : passage.sentence().tokens()) {
      boolean says = verb.isVerb() && document.lexicon().cues().is(verb.lemma(), CueClass.REPORT);
      Optional<Token> subject = says ? passage.grammar().subject(verb) : Optional.empty();
      if (subject
          .filter(s -> s.index() >= first.get().from() - 1 && s.index() <= first.get().to())
          .isPresent()) {
        return true;
      }
    }
    return false;
  }
}
