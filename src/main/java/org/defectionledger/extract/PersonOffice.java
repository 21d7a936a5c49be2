package org.defectionledger.extract;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    Held inForce = inForce(own, all, person);
    return inGroup(inForce, all).orElse(inForce);
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
            .filter(r -> ABOVE_RANK.contains(r.category()))
            .findFirst();
    if (above.isPresent()) {
      RoleCategory category = above.get().category();
      boolean rank = category == RoleCategory.POLICE || category == RoleCategory.INTELLIGENCE;
      return new Held(rank ? held.role() : Optional.of(above.get().role()), category);
    }
    return leaves(all, "police") ? new Held(held.role(), RoleCategory.POLICE) : held;
  }

  private static boolean leaves(List<Candidate> all, String force) {
    return all.stream()
        .flatMap(c -> c.from().stream())
        .anyMatch(s -> s.text().toLowerCase(Locale.ROOT).contains(force));
  }

  /** A commander who leaves an armed group, or goes over from one to a state, is no soldier. */
  private Optional<Held> inGroup(Held held, List<Candidate> all) {
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
            && held.category() != RoleCategory.POLICE;
    boolean soldier = held.category() == RoleCategory.MILITARY && document.armedGroups() == 0;
    return FIGHTERS.contains(held.category()) && !soldier && (leaves || joinsState || topic)
        ? Optional.of(new Held(held.role(), RoleCategory.ARMED_GROUP_MEMBER))
        : Optional.empty();
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
