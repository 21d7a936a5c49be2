package org.defectionledger.extract;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
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

  /** A past office neither speaks for a person nor against. */
  private static final int FORMER = 1;

  /** Who only comments is no protagonist. */
  private static final int COMMENTS = -2;

  /** The sentence behind the lead opens with its man: "X, who ran the service, told officials". */
  private static final int OPENS_SENTENCE = 3;

  private static final int OPENS_WITHIN = 3;

  /** Most words of an office before the name that opens a sentence. */
  private static final int OPENING_WORDS = 9;

  /** Who is said to have defected is sooner meant than others. */
  private static final int TOLD = 3;

  /** Newspapers give the age of whom they write about: "X, 47, said". */
  private static final int AGED = 2;

  /** "I, X, give up my post". */
  private static final int SPEAKS_OF_HIMSELF = 4;

  /**
   * Least sum of the fit of the office and of the namings, each of which counts one, up to four.
   */
  private static final int LEAST = 5;

  private static final int MOST_NAMINGS = 4;

  /** Offices that one man may hold at once, or be called by in turn. */
  private static final Set<RoleCategory> ARMED =
      EnumSet.of(
          RoleCategory.MILITARY,
          RoleCategory.POLICE,
          RoleCategory.INTELLIGENCE,
          RoleCategory.ARMED_GROUP_MEMBER);

  private static final Set<RoleCategory> CIVIL =
      EnumSet.of(
          RoleCategory.EXECUTIVE,
          RoleCategory.LEGISLATOR,
          RoleCategory.PARTY_OFFICIAL,
          RoleCategory.CIVIL_SERVANT,
          RoleCategory.DIPLOMAT,
          RoleCategory.JUDICIARY);

  private final Document document;

  Protagonist(Document document) {
    this.document = document;
  }

  /**
   * The person meant; empty when nobody fits.
   *
   * @param told persons whose defection the text tells by name
   */
  Optional<Person> of(Defector unnamed, Set<Person> told) {
    ToIntFunction<Person> score = person -> score(person, unnamed, told.contains(person));
    return document.cast().persons().stream()
        .filter(person -> !document.isLeader(person))
        .filter(person -> isNamedBelow(person, unnamed))
        .filter(person -> score.applyAsInt(person) >= LEAST)
        .max(
            Comparator.comparingInt(score)
                .thenComparing(person -> -firstPlace(person).map(Person.Place::passage).orElse(0)));
  }

  /** Whether no office of the person contradicts what the phrase says. */
  boolean agrees(Person person, Defector unnamed) {
    return person.roles().stream().mapToInt(r -> fit(r, unnamed)).max().orElse(NO_ROLE) >= 0;
  }

  private boolean isNamedBelow(Person person, Defector unnamed) {
    return firstPlace(person)
        .filter(place -> place.passage() <= NAMED_WITHIN)
        .filter(place -> document.isTitle(unnamed.passage()) || place.passage() > unnamed.passage())
        .isPresent();
  }

  private Optional<Person.Place> firstPlace(Person person) {
    return person.places().stream().filter(p -> !document.isTitle(p.passage())).findFirst();
  }

  private int score(Person person, Defector unnamed, boolean told) {
    int namings = Math.min(MOST_NAMINGS, person.places().size());
    int fit = person.roles().stream().mapToInt(r -> fit(r, unnamed)).max().orElse(NO_ROLE);
    int introduction = introduction(person, unnamed);
    boolean comments = introduction == 0 && !told && comments(person);
    return fit < 0
        ? fit
        : fit + namings + introduction + (comments ? COMMENTS : 0) + (told ? TOLD : 0);
  }

  /** How the text first names the person: as one whom it has spoken of, or in passing. */
  private int introduction(Person person, Defector unnamed) {
    Optional<Person.Place> first = firstPlace(person);
    if (first.isEmpty()) {
      return 0;
    }
    Passage passage = document.passage(first.get().passage());
    int from = first.get().from();
    int behind = first.get().passage() - Math.max(unnamed.passage(), 1);
    boolean opens =
        opensSentence(passage, from)
            && first.get().passage() > unnamed.passage()
            && behind <= OPENS_WITHIN;
    boolean aged = person.places().stream().anyMatch(this::hasAge);
    boolean self = passage.word(from - 1).equals(",") && passage.word(from - 2).equals("i");
    return (opens ? OPENS_SENTENCE : 0) + (aged ? AGED : 0) + (self ? SPEAKS_OF_HIMSELF : 0);
  }

  private boolean hasAge(Person.Place place) {
    Passage passage = document.passage(place.passage());
    return passage.word(place.to() + 1).equals(",") && Names.isAge(passage.word(place.to() + 2));
  }

  /** "X", "General X", "The man, X", "The ambassador to Slovakia, X": no verb before the name. */
  private static boolean opensSentence(Passage passage, int from) {
    Set<String> adverbial = Set.of("IN", "RB", "CC", "WRB");
    boolean plain = from <= OPENING_WORDS && !adverbial.contains(passage.token(0).tag());
    return plain
        && passage.sentence().tokens().subList(0, from).stream()
            .noneMatch(t -> t.isVerb() || t.isEntity("PERSON"));
  }

  /** How well an office fits what the lead says; negative when it contradicts. */
  private static int fit(Person.HeldRole held, Defector unnamed) {
    int fit = fit(held.role(), unnamed);
    return held.former() ? FORMER : fit;
  }

  private static int fit(RolePhrase role, Defector unnamed) {
    boolean otherCountry =
        role.country().isPresent()
            && unnamed.country().isPresent()
            && !role.country().equals(unnamed.country());
    if (otherCountry) {
      return -1;
    }
    if (unnamed.role().filter(r -> NounPhrase.differ(r, role.role())).isPresent()) {
      return -1;
    }
    if (unnamed.role().map(Protagonist::last).filter(last(role.role())::equals).isPresent()) {
      return SAME_WORD;
    }
    if (unnamed.category() == RoleCategory.UNKNOWN || role.category() == RoleCategory.UNKNOWN) {
      return NO_ROLE;
    }
    if (role.category() == unnamed.category()) {
      return SAME_CATEGORY;
    }
    boolean kindred =
        ARMED.contains(role.category()) && ARMED.contains(unnamed.category())
            || CIVIL.contains(role.category()) && CIVIL.contains(unnamed.category());
    return kindred ? NO_ROLE : -1;
  }

  private static String last(String role) {
    String[] words = role.toLowerCase(Locale.ROOT).split("[ -]", -1);
    return words[words.length - 1];
  }

  /** Whether the text first names the person as the source of what it tells. */
  private boolean comments(Person person) {
    Optional<Person.Place> first = firstPlace(person);
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
