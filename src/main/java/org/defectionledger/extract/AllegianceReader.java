package org.defectionledger.extract;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.defectionledger.lexicon.PlaceKind;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.EventDate;
import org.defectionledger.mention.RoleCategory;

/** Settles office, kind and state of a defection where its mentions tell them differently. */
final class AllegianceReader {
  /** What a rank or a plain word gives way to: "Colonel X, the military attaché". */
  private static final Set<RoleCategory> HIGHER =
      EnumSet.of(
          RoleCategory.DIPLOMAT,
          RoleCategory.EXECUTIVE,
          RoleCategory.LEGISLATOR,
          RoleCategory.INTELLIGENCE,
          RoleCategory.JUDICIARY);

  /** Whose bearers serve a state, so that giving oneself up is no leaving of an armed group. */
  private static final Set<RoleCategory> OF_STATE =
      EnumSet.of(
          RoleCategory.MILITARY,
          RoleCategory.POLICE,
          RoleCategory.DIPLOMAT,
          RoleCategory.EXECUTIVE,
          RoleCategory.LEGISLATOR,
          RoleCategory.JUDICIARY,
          RoleCategory.INTELLIGENCE);

  private final Document document;
  private final Judge judge;

  AllegianceReader(Document document) {
    this.document = document;
    this.judge = new Judge(document);
  }

  /**
   * What the mentions of one defection tell together.
   *
   * @param before the single defectors told of before this one, the last one last
   * @param others those of all other defections of the article
   */
  Allegiance of(
      Merger.Cluster cluster, EventDate date, List<Defector> before, List<Defector> others) {
    List<Candidate> all = cluster.candidates();
    Optional<Person> person = cluster.person();
    PersonOffice.Held told = told(cluster, before);
    Optional<String> country = country(all, person, told.category(), date, others);
    Optional<DefectionKind> kind = kind(all, told, country);
    boolean former = person.filter(PersonOffice::isFormer).isPresent();
    PersonOffice.Held office = new KindOffice(document).of(told, kind, former);
    PersonOffice.Held held = isCivilian(all, office, country, date) ? civilian(office) : office;
    boolean armed = held.category() == RoleCategory.ARMED_GROUP_MEMBER;
    return armed
        ? new Allegiance(
            held.role(), held.category(), Optional.of(DefectionKind.ARMED_GROUP), Optional.empty())
        : new Allegiance(held.role(), held.category(), kind, country);
  }

  /** "33,000 people from the North": who leaves a closed state and holds no office in it. */
  private boolean isCivilian(
      List<Candidate> all, PersonOffice.Held held, Optional<String> country, EventDate date) {
    Optional<LocalDate> day = date.end().or(() -> document.article().day());
    return held.category() == RoleCategory.UNKNOWN
        && held.role().isEmpty()
        && country.filter(c -> ClosedStates.isClosed(c, day)).isPresent()
        && all.stream().flatMap(c -> c.defector().stream()).allMatch(Defector::isGroup);
  }

  private static PersonOffice.Held civilian(PersonOffice.Held held) {
    return new PersonOffice.Held(held.role(), RoleCategory.OTHER);
  }

  /** The office that the words give, before what its kind tells of it. */
  private PersonOffice.Held told(Merger.Cluster cluster, List<Defector> before) {
    List<Candidate> all = cluster.candidates();
    Optional<Person> person = cluster.person();
    boolean group =
        person.isEmpty()
            && all.stream()
                .flatMap(c -> c.defector().stream())
                .findFirst()
                .filter(Defector::isGroup)
                .isPresent();
    PersonOffice.Held own =
        group
            ? new PersonOffice.Held(Optional.empty(), RoleCategory.UNKNOWN)
            : new PersonOffice(document).of(all, person, before);
    return own.category() == RoleCategory.UNKNOWN ? together(cluster, own) : own;
  }

  /** What the offices named with the defection and beside the name tell together. */
  private static PersonOffice.Held together(Merger.Cluster cluster, PersonOffice.Held own) {
    List<Candidate> all = cluster.candidates();
    Optional<Person> person = cluster.person();
    Optional<Defector> named = named(all);
    RoleCategory said = named.map(Defector::category).orElseGet(() -> unnamed(all));
    Optional<Person.HeldRole> other =
        person.flatMap(p -> p.roles().stream().filter(r -> gives(r, said)).findFirst());
    Optional<String> role = other.map(r -> r.role().role()).or(() -> named.flatMap(Defector::role));
    RoleCategory told = other.map(r -> r.role().category()).orElse(said);
    return new PersonOffice.Held(own.role().or(() -> role), told);
  }

  /** The role named with the defection; a telling one before "official" or "leader". */
  private static Optional<Defector> named(List<Candidate> all) {
    return all.stream()
        .flatMap(c -> c.defector().stream())
        .filter(d -> d.role().isPresent())
        .min(Comparator.comparing((Defector d) -> Merger.isWeakRole(d.role().orElse(""))));
  }

  /** Whether another office of the person says more than the one told with the defection. */
  private static boolean gives(Person.HeldRole held, RoleCategory said) {
    RoleCategory category = held.role().category();
    return switch (said) {
      case UNKNOWN -> category != RoleCategory.UNKNOWN;
      case MILITARY, CIVIL_SERVANT, OTHER -> !held.former() && HIGHER.contains(category);
      default -> false;
    };
  }

  /** What the mentions are whose words name no office: "his men". */
  private static RoleCategory unnamed(List<Candidate> all) {
    return all.stream()
        .flatMap(c -> c.defector().stream())
        .map(Defector::category)
        .filter(c -> c != RoleCategory.UNKNOWN)
        .findFirst()
        .orElse(RoleCategory.UNKNOWN);
  }

  /** Between what sides, now that the office is known. */
  private Optional<DefectionKind> kind(
      List<Candidate> all, PersonOffice.Held held, Optional<String> country) {
    RoleCategory category = held.category();
    if (category == RoleCategory.ARMED_GROUP_MEMBER || leavesArmedGroup(all)) {
      return Optional.of(DefectionKind.ARMED_GROUP);
    }
    return first(
            all,
            c ->
                judge.kind(
                    c.match(),
                    c.defector().map(d -> d.inOffice(held.role(), category).of(country)),
                    c.from(),
                    c.to()))
        .map(
            kind ->
                kind == DefectionKind.ARMED_GROUP && OF_STATE.contains(category)
                    ? DefectionKind.REGIME
                    : kind);
  }

  /** By its name; as "the movement" where the article names one. */
  private boolean leavesArmedGroup(List<Candidate> all) {
    boolean rebels = left(all, Side.Type.REBEL) && document.armedGroups() >= 2;
    return (left(all, Side.Type.ARMED_GROUP) || rebels) && !left(all, Side.Type.STATE);
  }

  private static boolean left(List<Candidate> all, Side.Type type) {
    return all.stream().flatMap(c -> c.from().stream()).anyMatch(s -> s.is(type));
  }

  private Optional<String> country(
      List<Candidate> all,
      Optional<Person> person,
      RoleCategory category,
      EventDate date,
      List<Defector> others) {
    Set<String> joined = new HashSet<>();
    all.stream()
        .flatMap(c -> c.to().stream())
        .filter(s -> s.is(Side.Type.COUNTRY) || s.is(Side.Type.ABROAD))
        .filter(s -> !isCity(s))
        .forEach(s -> s.country().ifPresent(joined::add));
    Optional<LocalDate> day = date.start().or(() -> document.article().day());
    return first(all, c -> c.defector().flatMap(Defector::country))
        .or(
            () ->
                person.stream()
                    .flatMap(p -> p.roles().stream())
                    .flatMap(r -> r.role().country().stream())
                    .findFirst())
        .or(
            () ->
                first(
                    all,
                    c ->
                        c.from()
                            .filter(s -> isOfOneState(s) && isLeft(c, s))
                            .flatMap(Side::country)))
        .or(() -> ofClosedState(category, day).filter(c -> !joined.contains(c)))
        .or(() -> ofOthers(others).filter(c -> !joined.contains(c)))
        .or(() -> document.countries().stream().filter(c -> !joined.contains(c)).findFirst())
        .or(document::mainCountry)
        .map(code -> day.map(d -> GoneStates.of(code, d)).orElse(code));
  }

  /** The state that most others of the article are told to have left. */
  private static Optional<String> ofOthers(List<Defector> others) {
    Map<String, Long> states =
        others.stream()
            .flatMap(d -> d.country().stream())
            .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
    return states.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(
            most ->
                2 * most.getValue() > others.stream().filter(d -> d.country().isPresent()).count())
        .map(Map.Entry::getKey);
  }

  /** Envoys and spies of a closed state: the article is about theirs, wherever they served. */
  private Optional<String> ofClosedState(RoleCategory category, Optional<LocalDate> day) {
    boolean served = category == RoleCategory.DIPLOMAT || category == RoleCategory.INTELLIGENCE;
    return served
        ? document.stateOf(category).filter(c -> ClosedStates.isClosed(c, day))
        : Optional.empty();
  }

  /** A place is left where the text says "from"; else it is only where somebody set out. */
  private boolean isLeft(Candidate c, Side side) {
    return !side.is(Side.Type.COUNTRY)
        || document.passage(c.passage()).sentence().text().contains("from " + side.text());
  }

  private boolean isCity(Side side) {
    List<String> words = List.of(side.text().split(" "));
    return IntStream.range(0, words.size())
        .mapToObj(i -> document.lexicon().gazetteer().longestAt(words, i))
        .flatMap(Optional::stream)
        .allMatch(m -> m.kind() == PlaceKind.CITY);
  }

  /** Parties of one name sit in many parliaments: the article must name the state otherwise. */
  private boolean isOfOneState(Side side) {
    return !side.is(Side.Type.PARTY)
        || side.country().filter(document.countries()::contains).isPresent();
  }

  private static <T> Optional<T> first(List<Candidate> all, Function<Candidate, Optional<T>> what) {
    return all.stream().map(what).flatMap(Optional::stream).findFirst();
  }
}
