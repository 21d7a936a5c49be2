package org.defectionledger.extract;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.defectionledger.lexicon.OrganisationType;
import org.defectionledger.mention.RoleCategory;

/**
 * Finds the office in which one person defected, out of all that the article calls him: the words
 * of the defection, the offices beside his name, the side that he left.
 */
final class PersonOffice {
  /**
   * What was held.
   *
   * @param role the office; empty when the text names none
   * @param category its code
   */
  record Held(Optional<String> role, RoleCategory category) {}

  /** Who is what the one is whose counterpart he is. */
  private static final Set<String> PEERS =
      Set.of("counterpart", "colleague", "deputy", "successor", "predecessor", "comrade", "friend");

  /** Offices that a general may hold: they tell more than his rank. */
  private static final Set<RoleCategory> ABOVE_RANK =
      EnumSet.of(
          RoleCategory.EXECUTIVE,
          RoleCategory.DIPLOMAT,
          RoleCategory.POLICE,
          RoleCategory.INTELLIGENCE);

  /** Where nobody serves but of one kind, by the words for the side left; first match first. */
  private static final Map<String, RoleCategory> POSTS = posts();

  private static Map<String, RoleCategory> posts() {
    Map<String, RoleCategory> posts = new LinkedHashMap<>();
    posts.put(
        ".*\\b(embassy|consulate|legation|diplomatic (service|corps))\\b.*", RoleCategory.DIPLOMAT);
    posts.put(
        ".*\\b(secret service|security service|intelligence)\\b.*", RoleCategory.INTELLIGENCE);
    posts.put(".*\\b(police|gendarmerie)\\b.*", RoleCategory.POLICE);
    posts.put(
        ".*\\b(tv|television|radio|newspaper|news agency|broadcaster)\\b.*", RoleCategory.MEDIA);
    posts.put(".*\\b(bench|supreme court|judiciary)\\b.*", RoleCategory.JUDICIARY);
    posts.put(
        ".*\\b(army|navy|air force|armed forces|brigade|battalion|regiment)\\b.*",
        RoleCategory.MILITARY);
    return posts;
  }

  /** Whom others leave. */
  private static final Set<String> RULERS =
      Set.of("president", "king", "emir", "sultan", "ruler", "former president");

  /** Ranks that armies, police and secret services share. */
  private static final Set<String> RANKS =
      Set.of(
          "general",
          "brigadier",
          "colonel",
          "major",
          "captain",
          "lieutenant",
          "sergeant",
          "corporal",
          "commander",
          "officer");

  private static final Set<String> ARMY_RANKS =
      Set.of("general", "brigadier", "colonel", "major", "captain", "lieutenant", "sergeant");

  private static final String ARMY =
      ".*\\b(army|military|navy|naval|air force|division|brigade|battalion|regiment)\\b.*";

  /** What only a state has; its divisions and battalions armed groups have too. */
  private static final String OF_ARMY =
      ".*\\b((of|in) the (\\w+ )?(army|armed forces|military|navy|air force)|military police"
          + "|army's|(republican|national|presidential) guards?)\\b.*";

  private static final Set<String> POLICEMEN =
      Set.of(
          "police",
          "policeman",
          "policemen",
          "policewoman",
          "constable",
          "gendarme",
          "gendarmes",
          "gendarmerie");

  private static final Set<String> SOLDIERS =
      Set.of(
          "army",
          "soldier",
          "soldiers",
          "troops",
          "military",
          "navy",
          "brigade",
          "battalion",
          "division",
          "regiment",
          "barracks",
          "garrison");

  /** So many words for policemen make them the article's matter. */
  private static final int POLICE_NEWS = 4;

  /** And so many times as many as for soldiers. */
  private static final int ARMY_SHARE = 3;

  /** What a fighter is called where the words do not tell an army from an armed group. */
  private static final Set<RoleCategory> FIGHTERS =
      EnumSet.of(
          RoleCategory.UNKNOWN,
          RoleCategory.MILITARY,
          RoleCategory.POLICE,
          RoleCategory.OTHER,
          RoleCategory.INTELLIGENCE,
          RoleCategory.CIVIL_SERVANT);

  /** Occupations that yield to any office of a state, a party or an armed group. */
  private static final Set<RoleCategory> CIVIL =
      EnumSet.of(
          RoleCategory.OTHER,
          RoleCategory.UNKNOWN,
          RoleCategory.MEDIA,
          RoleCategory.SCIENTIST_OR_PROFESSIONAL,
          RoleCategory.ATHLETE_OR_ARTIST);

  /** So many namings of armed groups make an article one about them. */
  private static final int ARMED_NAMINGS = 2;

  /** How many words around a name tell of the force it belongs to. */
  private static final int FORCE_REACH = 9;

  private final Document document;

  PersonOffice(Document document) {
    this.document = document;
  }

  /**
   * The office held.
   *
   * @param all the mentions of the defection, in the order of reading
   * @param before the defectors told of before this one, the last one last
   */
  Held of(List<Candidate> all, Optional<Person> person, List<Defector> before) {
    Optional<Defector> said = named(all).map(d -> inHeldRole(d, person));
    Held held =
        said.map(d -> new Held(d.role(), d.category()))
            .or(() -> person.flatMap(x -> beside(x, all)))
            .or(() -> peer(all, before))
            .orElse(new Held(Optional.empty(), RoleCategory.UNKNOWN));
    boolean peer = held.role().filter(PEERS::contains).isPresent();
    Held own = peer ? peer(all, before).orElse(held) : held;
    Held inForce =
        inForce(own.category() == RoleCategory.UNKNOWN ? bySide(own, all) : own, all, person);
    return inGroup(inForce, all, person).orElse(inForce);
  }

  /** The office named with the defection; a telling one before "official" or "leader". */
  private static Optional<Defector> named(List<Candidate> all) {
    return all.stream()
        .flatMap(c -> c.defector().stream())
        .filter(d -> d.role().isPresent())
        .min(
            Comparator.comparing((Defector d) -> CIVIL.contains(d.category()))
                .thenComparing(d -> Merger.isWeakRole(d.role().orElse(""))));
  }

  /** "A senior diplomat", whom the text calls ambassador elsewhere, is the ambassador. */
  private static Defector inHeldRole(Defector d, Optional<Person> person) {
    return d.role().filter(Merger::isWeakRole).isPresent()
        ? person.stream()
            .flatMap(p -> p.roles().stream())
            .filter(r -> !r.former() && r.role().category() == d.category())
            .filter(r -> !Merger.isWeakRole(r.role().role()))
            .findFirst()
            .map(r -> d.inRole(r.role()))
            .orElse(d)
        : d;
  }

  /** The office beside the name, where the words of the defection tell none. */
  private static Optional<Held> beside(Person person, List<Candidate> all) {
    return person
        .roleNear(all.get(0).passage())
        .map(r -> new Held(Optional.of(r.role().role()), r.role().category()));
  }

  /** "His counterpart in Paris, X": what he is of whom the text told last. */
  private Optional<Held> peer(List<Candidate> all, List<Defector> before) {
    boolean told =
        all.stream()
            .flatMap(c -> c.defector().stream())
            .anyMatch(
                d -> {
                  Passage passage = document.passage(d.passage());
                  int from = Math.max(0, d.from() - FORCE_REACH);
                  return passage.lower().subList(from, d.to() + 1).stream()
                      .anyMatch(PEERS::contains);
                });
    return told && !before.isEmpty()
        ? Optional.of(before.get(before.size() - 1)).map(d -> new Held(d.role(), d.category()))
        : Optional.empty();
  }

  /** "Left the embassy", "quit state television": what he was, says what he left. */
  private static Held bySide(Held held, List<Candidate> all) {
    return all.stream()
        .flatMap(c -> c.from().stream())
        .map(s -> s.text().toLowerCase(Locale.ROOT))
        .flatMap(text -> POSTS.entrySet().stream().filter(e -> text.matches(e.getKey())).limit(1))
        .findFirst()
        .map(e -> new Held(held.role(), e.getValue()))
        .orElse(held);
  }

  /** "The police chief, Colonel X", "the minister of industry, General X". */
  private Held inForce(Held held, List<Candidate> all, Optional<Person> person) {
    if (held.category() != RoleCategory.MILITARY) {
      return held;
    }
    Optional<RolePhrase> above =
        person.stream()
            .flatMap(p -> p.roles().stream())
            .filter(r -> !r.former())
            .map(Person.HeldRole::role)
            .filter(r -> ABOVE_RANK.contains(r.category()) && !RULERS.contains(r.role()))
            .findFirst();
    if (above.isPresent()) {
      RoleCategory category = above.get().category();
      boolean rank = category == RoleCategory.POLICE || category == RoleCategory.INTELLIGENCE;
      return new Held(rank ? held.role() : Optional.of(above.get().role()), category);
    }
    if (leaves(all, "police")) {
      return new Held(held.role(), RoleCategory.POLICE);
    }
    String role = held.role().orElse("");
    boolean rank = RANKS.contains(role.substring(role.lastIndexOf(' ') + 1));
    return rank
        ? person
            .flatMap(this::besideName)
            .or(() -> elsewhere(role))
            .or(this::news)
            .map(c -> new Held(held.role(), c))
            .orElse(held)
        : held;
  }

  /** "The head of the security service's office in Kerch, Colonel X", "X, a police captain". */
  private Optional<RoleCategory> besideName(Person person) {
    return person.places().stream()
        .flatMap(place -> forceBeside(document.passage(place.passage()), place).stream())
        .findFirst();
  }

  /** The force that the words of the name's apposition tell; empty behind a verb. */
  private static Optional<RoleCategory> forceBeside(Passage passage, Person.Place place) {
    int from = place.from();
    while (from > 0
        && place.from() - from < FORCE_REACH + 3
        && !passage.token(from - 1).isVerb()
        && !passage.word(from - 1).equals(";")) {
      from--;
    }
    int to = place.to();
    boolean comma = passage.word(to + 1).equals(",");
    while (comma
        && to + 1 < passage.size()
        && to - place.to() < FORCE_REACH
        && !passage.token(to + 1).isVerb()) {
      to++;
    }
    List<String> words = passage.lower().subList(from, to + 1);
    String text = String.join(" ", words);
    if (text.matches(ARMY) || words.contains("former") || words.contains("ex")) {
      return Optional.empty();
    }
    boolean spies =
        text.matches(".*\\b(intelligence|security service|secret service|secret police)\\b.*")
            || names(passage, from, to, OrganisationType.INTELLIGENCE);
    if (spies) {
      return Optional.of(RoleCategory.INTELLIGENCE);
    }
    return text.matches(".*\\b(police|policemen|gendarmerie|prison)\\b.*")
        ? Optional.of(RoleCategory.POLICE)
        : Optional.empty();
  }

  private static boolean names(Passage passage, int from, int to, OrganisationType type) {
    return passage.known().stream()
        .filter(k -> k.from() >= from && k.to() <= to)
        .anyMatch(k -> k.organisation().filter(o -> o.type() == type).isPresent());
  }

  /** "The colonel", whom the text calls a KGB colonel elsewhere. */
  private Optional<RoleCategory> elsewhere(String rank) {
    return IntStream.range(0, document.size())
        .mapToObj(document::passage)
        .flatMap(p -> p.roles().stream())
        .filter(r -> r.role().endsWith(" " + rank) && !r.plural())
        .map(RolePhrase::category)
        .filter(c -> c == RoleCategory.POLICE || c == RoleCategory.INTELLIGENCE)
        .findFirst();
  }

  /** The ranks of a story about policemen, with no soldier in it, are those of the police. */
  private Optional<RoleCategory> news() {
    long police =
        IntStream.range(0, document.size())
            .mapToObj(document::passage)
            .flatMap(p -> p.lower().stream())
            .filter(POLICEMEN::contains)
            .count();
    long army =
        IntStream.range(0, document.size())
            .mapToObj(document::passage)
            .flatMap(p -> p.lower().stream())
            .filter(SOLDIERS::contains)
            .count();
    return police >= POLICE_NEWS && police > ARMY_SHARE * army
        ? Optional.of(RoleCategory.POLICE)
        : Optional.empty();
  }

  private static boolean leaves(List<Candidate> all, String force) {
    return all.stream()
        .flatMap(c -> c.from().stream())
        .anyMatch(s -> s.text().toLowerCase(Locale.ROOT).contains(force));
  }

  /** A commander who leaves an armed group, or goes over from one to a state, is no soldier. */
  private Optional<Held> inGroup(Held held, List<Candidate> all, Optional<Person> person) {
    boolean leaves =
        all.stream().flatMap(c -> c.from().stream()).anyMatch(s -> s.is(Side.Type.ARMED_GROUP));
    boolean joinsState =
        document.armedGroups() >= ARMED_NAMINGS && joins(all, EnumSet.of(Side.Type.STATE));
    boolean leavesState =
        all.stream().flatMap(c -> c.from().stream()).anyMatch(s -> s.is(Side.Type.STATE));
    boolean topic =
        document.armedGroupNames() >= ARMED_NAMINGS
            && !leavesState
            && !joins(all, EnumSet.of(Side.Type.REBEL, Side.Type.ARMED_GROUP))
            && held.category() != RoleCategory.POLICE
            && !isPlainRank(held);
    boolean soldier =
        held.category() == RoleCategory.MILITARY
            && (document.armedGroups() == 0 || person.filter(this::isSoldier).isPresent());
    return FIGHTERS.contains(held.category()) && !soldier && (leaves || joinsState || topic)
        ? Optional.of(new Held(held.role(), RoleCategory.ARMED_GROUP_MEMBER))
        : Optional.empty();
  }

  /** A colonel is one of an army, where nothing tells another force; a commander may be of any. */
  private static boolean isPlainRank(Held held) {
    String role = held.role().orElse("");
    return held.category() == RoleCategory.MILITARY
        && ARMY_RANKS.contains(role.substring(role.lastIndexOf(' ') + 1));
  }

  /** "Deputy head of the military police", "of the 16th Division", beside the name. */
  private boolean isSoldier(Person person) {
    return person.places().stream()
        .anyMatch(
            place -> {
              Passage passage = document.passage(place.passage());
              int from = Math.max(0, place.from() - FORCE_REACH);
              int to = Math.min(passage.size() - 1, place.to() + FORCE_REACH);
              return !names(passage, from, to, OrganisationType.ARMED_GROUP)
                  && String.join(" ", passage.lower().subList(from, to + 1)).matches(OF_ARMY);
            });
  }

  private static boolean joins(List<Candidate> all, Set<Side.Type> types) {
    return all.stream()
        .flatMap(c -> c.to().stream())
        .anyMatch(s -> s.types().stream().anyMatch(types::contains));
  }

  /** Whether every office that the text gives the person is a past one. */
  static boolean isFormer(Person person) {
    return !person.roles().isEmpty() && person.roles().stream().allMatch(Person.HeldRole::former);
  }
}
