package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.mention.EventDate;
import org.defectionledger.mention.RoleCategory;

/** Puts the mentions of one article that tell of one defection together. */
final class Merger {
  /** Nouns that leave open which office is meant. */
  private static final Set<String> WEAK =
      Set.of(
          "official",
          "figure",
          "leader",
          "politician",
          "member",
          "aide",
          "defector",
          "spokesman",
          "man",
          "candidate",
          "diplomat",
          "officer");

  /** Headlines tell of the man of the first sentences. */
  private static final int HEADLINE_REACH = 4;

  /** How many sentences behind the office alone the name may come. */
  private static final int NAMED_WITHIN = 4;

  /** "several" is the most that a figure below may make out. */
  private static final int VAGUE_MOST = 3;

  /** How many sentences below a group without a figure its figure may stand. */
  private static final int COUNTED_WITHIN = 2;

  /** So many months lie between two defections of one person. */
  private static final int SEASON = 3;

  private final List<Cluster> clusters = new ArrayList<>();

  /** By identity: two readings of one phrase may be equal and stand in different clusters. */
  private final IdentityHashMap<Candidate, Candidate> current = new IdentityHashMap<>();

  /** The mentions of one defection, in the order of reading. */
  static final class Cluster {
    private final List<Candidate> candidates = new ArrayList<>();
    private double probability;

    /** That this is a countable defection, rightly read; 0 before it was judged. */
    double probability() {
      return probability;
    }

    void likely(double value) {
      probability = value;
    }

    List<Candidate> candidates() {
      return candidates;
    }

    Optional<Person> person() {
      return candidates.stream()
          .flatMap(c -> c.defector().stream())
          .flatMap(d -> d.person().stream())
          .findFirst();
    }

    /** Whether it is a running total or a stock. */
    boolean isTotal() {
      return person().isEmpty()
          && candidates.stream()
              .anyMatch(c -> c.cumulative() && c.defector().filter(Defector::isGroup).isPresent());
    }

    private Optional<Defector> lead() {
      return candidates.stream().flatMap(c -> c.defector().stream()).findFirst();
    }
  }

  /** The clusters in the order of their first mention. */
  List<Cluster> clusters() {
    return clusters;
  }

  /** Adds a counted candidate to the cluster that it belongs to, or to a new one. */
  void add(Candidate candidate) {
    find(candidate).orElseGet(this::fresh).candidates.add(candidate);
  }

  /**
   * A mention without a defector of its own ("the defection") belongs to the defection told last;
   * false when none was.
   */
  boolean addAnaphor(Candidate candidate) {
    Optional<Cluster> last =
        clusters.stream()
            .filter(c -> c.person().isPresent())
            .findFirst()
            .or(
                () ->
                    clusters.isEmpty()
                        ? Optional.empty()
                        : Optional.of(clusters.get(clusters.size() - 1)));
    last.ifPresent(c -> c.candidates.add(candidate));
    return last.isPresent();
  }

  /**
   * Joins what the headline and the first sentences tell of one unnamed person with the first named
   * one of the same kind of office: news names its man below.
   */
  void joinLead(int leadPassages, Protagonist protagonist) {
    Set<Person> named =
        clusters.stream().flatMap(c -> c.person().stream()).collect(Collectors.toSet());
    for (Cluster unnamed : List.copyOf(clusters)) {
      boolean single =
          unnamed.person().isEmpty() && unnamed.lead().filter(d -> !d.isGroup()).isPresent();
      boolean early =
          unnamed.candidates.stream().allMatch(c -> c.title() || c.passage() <= leadPassages);
      if (!single || !early) {
        continue;
      }
      Defector lead = unnamed.lead().orElseThrow();
      Optional<Person> meant = protagonist.of(lead, named);
      if (meant.isPresent()) {
        name(unnamed, meant.get());
      } else {
        told(lead).ifPresent(c -> join(unnamed, c));
      }
    }
  }

  /**
   * Joins a group of the headline with the body's group, or with the persons whom the text below
   * names; a counted group of the first sentences with as many persons named below.
   */
  void joinLeadGroups(int leadPassages) {
    for (Cluster group : List.copyOf(clusters)) {
      boolean isGroup =
          group.person().isEmpty() && group.lead().filter(Defector::isGroup).isPresent();
      boolean title = group.candidates.stream().allMatch(Candidate::title);
      boolean lead =
          group.candidates.stream().allMatch(c -> c.title() || c.passage() <= leadPassages);
      if (!isGroup || !lead) {
        continue;
      }
      Optional<Cluster> body = title ? bodyGroup(group) : Optional.empty();
      body.or(() -> namedMembers(group)).ifPresent(told -> join(group, told));
    }
  }

  /**
   * Joins a group without a figure with the next group below that has one: "a number of officers
   * have defected", and then "two generals and a colonel had crossed".
   */
  void joinVague() {
    for (Cluster vague : List.copyOf(clusters)) {
      Optional<Defector> open =
          vague.lead().filter(d -> d.isGroup() && vague.person().isEmpty() && isVague(d));
      Optional<Cluster> told = open.flatMap(d -> counted(vague, d));
      told.ifPresent(c -> join(vague, c));
    }
  }

  private static boolean isVague(Defector d) {
    return d.count().max().isEmpty() && d.count().min() <= VAGUE_MOST;
  }

  private Optional<Cluster> counted(Cluster vague, Defector open) {
    return clusters.stream()
        .filter(c -> c != vague && c.person().isEmpty() && !c.isTotal())
        .filter(
            c -> c.candidates.stream().noneMatch(x -> x.date().isKnown() && !x.date().inferred()))
        .filter(
            c ->
                c.lead()
                    .filter(d -> d.isGroup() && d.category() == open.category())
                    .filter(d -> d.count().max().isPresent() && d.count().overlaps(open.count()))
                    .filter(d -> d.passage() > open.passage())
                    .filter(d -> d.passage() - open.passage() <= COUNTED_WITHIN)
                    .isPresent())
        .findFirst();
  }

  /** The first group of the body that the headline's may be, with or without its named leaders. */
  private Optional<Cluster> bodyGroup(Cluster title) {
    Defector headline = title.lead().orElseThrow();
    int named = (int) persons(headline).count();
    return clusters.stream()
        .filter(c -> c != title && c.person().isEmpty())
        .filter(c -> c.candidates.stream().noneMatch(Candidate::title))
        .filter(
            c ->
                c.lead()
                    .filter(d -> d.isGroup() && alike(d, headline))
                    .filter(
                        d ->
                            headline.count().overlaps(d.count())
                                || headline.count().overlaps(d.count().plus(named)))
                    .isPresent())
        .findFirst();
  }

  /** The first of exactly as many named persons as the group counts; empty with more or fewer. */
  private Optional<Cluster> namedMembers(Cluster group) {
    Defector counted = group.lead().orElseThrow();
    int named = (int) persons(counted).count();
    boolean whole = named > 0 && counted.count().equals(HeadCount.exactly(named));
    return whole ? persons(counted).findFirst() : Optional.empty();
  }

  /** The told persons of a group's kind of office whom the text names with it or below it. */
  private Stream<Cluster> persons(Defector group) {
    return clusters.stream()
        .filter(c -> c.person().isPresent())
        .filter(c -> c.lead().filter(d -> d.passage() >= group.passage()).isPresent())
        .filter(c -> c.lead().filter(d -> alike(d, group)).isPresent());
  }

  /** Whether the offices of two phrases, as far as they are told, may be one. */
  private static boolean alike(Defector a, Defector b) {
    return a.category() == b.category()
        || a.category() == RoleCategory.UNKNOWN
        || b.category() == RoleCategory.UNKNOWN;
  }

  /** The first cluster of a named person in the same kind of office. */
  private Optional<Cluster> told(Defector lead) {
    return clusters.stream()
        .filter(c -> c.person().isPresent())
        .filter(
            c ->
                c.candidates.stream()
                    .flatMap(x -> x.defector().stream())
                    .anyMatch(d -> sameRole(d, lead)))
        .findFirst();
  }

  private void join(Cluster from, Cluster to) {
    to.candidates.addAll(from.candidates);
    clusters.remove(from);
  }

  /** Gives an unnamed cluster its person, whose other cluster, if any, it joins. */
  private void name(Cluster unnamed, Person person) {
    unnamed.candidates.replaceAll(c -> renamed(c, person));
    clusters.stream()
        .filter(c -> c != unnamed)
        .filter(c -> c.person().filter(x -> x.id().equals(person.id())).isPresent())
        .findFirst()
        .ifPresent(named -> join(unnamed, named));
  }

  private Candidate renamed(Candidate c, Person person) {
    return c.defector().map(d -> changed(c, d.named(person))).orElse(c);
  }

  private Candidate changed(Candidate c, Defector d) {
    Candidate other = c.withDefector(d);
    current.put(c, other);
    return other;
  }

  /** What a candidate has become: the same one, or the one that a join has given its person. */
  Candidate current(Candidate candidate) {
    return current.getOrDefault(candidate, candidate);
  }

  private Cluster fresh() {
    Cluster cluster = new Cluster();
    clusters.add(cluster);
    return cluster;
  }

  private Optional<Cluster> find(Candidate candidate) {
    Defector d = candidate.defector().orElseThrow();
    if (d.person().isPresent()) {
      Person person = d.person().get();
      List<Cluster> own =
          clusters.stream()
              .filter(c -> c.person().filter(x -> x.id().equals(person.id())).isPresent())
              .toList();
      return own.isEmpty()
          ? unnamedBefore(d)
          : own.stream().filter(c -> !isAnotherTime(c, candidate)).findFirst();
    }
    Optional<Cluster> samePhrase =
        clusters.stream().filter(c -> c.person().isEmpty() && isOfPhrase(c, d)).findFirst();
    if (samePhrase.isPresent()) {
      return samePhrase;
    }
    if (d.isGroup() && !isMenOfNamed(candidate)) {
      return clusters.stream().filter(c -> isSameGroup(c, d)).findFirst();
    }
    return d.isGroup()
        ? Optional.empty()
        : clusters.stream().filter(c -> isSameSingle(c, d, candidate)).findFirst();
  }

  /**
   * Who went over in one year and came back in another has defected twice: a mention that is surely
   * dated apart from all those before by more than a season.
   */
  private static boolean isAnotherTime(Cluster cluster, Candidate candidate) {
    List<Candidate> dated = cluster.candidates.stream().filter(Merger::isSurelyDated).toList();
    return !dated.isEmpty()
        && isSurelyDated(candidate)
        && dated.stream().allMatch(c -> areApart(c.date(), candidate.date()));
  }

  private static boolean isSurelyDated(Candidate c) {
    return c.date().isKnown()
        && !c.date().inferred()
        && c.dated().own()
        && c.dated().isSure()
        && c.match().trigger().part() == Trigger.Part.V
        && !c.match().trigger().id().startsWith("v.exit");
  }

  private static boolean areApart(EventDate a, EventDate b) {
    return isLongBefore(a, b) || isLongBefore(b, a);
  }

  private static boolean isLongBefore(EventDate first, EventDate second) {
    return first.end().orElseThrow().plusMonths(SEASON).isBefore(second.start().orElseThrow());
  }

  /** "Colonel X defected with soldiers": his own men, not soldiers told of elsewhere. */
  private boolean isMenOfNamed(Candidate men) {
    Defector d = men.defector().orElseThrow();
    return !d.definite()
        && d.count().equals(HeadCount.SOME)
        && clusters.stream()
            .filter(c -> c.person().isPresent())
            .flatMap(c -> c.candidates.stream())
            .anyMatch(c -> c.passage() == men.passage() && c.match().equals(men.match()));
  }

  /** "A general defected …", and later the name: one man. */
  private Optional<Cluster> unnamedBefore(Defector named) {
    return clusters.stream()
        .filter(c -> c.person().isEmpty())
        .filter(
            c ->
                c.lead()
                    .filter(l -> !l.isGroup() && sameRole(l, named))
                    .filter(l -> named.passage() - l.passage() <= NAMED_WITHIN)
                    .isPresent())
        .findFirst();
  }

  /** "A soldier defected by dashing across": two triggers, one phrase, one defector. */
  private static boolean isOfPhrase(Cluster cluster, Defector d) {
    return cluster.candidates.stream()
        .flatMap(c -> c.defector().stream())
        .anyMatch(
            x -> x.passage() == d.passage() && x.head() == d.head() && x.count().equals(d.count()));
  }

  private static boolean isSameSingle(Cluster cluster, Defector d, Candidate candidate) {
    Optional<Defector> lead = cluster.lead();
    if (lead.isEmpty() || lead.get().isGroup()) {
      return false;
    }
    boolean samePhrase =
        cluster.candidates.stream()
            .flatMap(c -> c.defector().stream())
            .anyMatch(x -> x.passage() == d.passage() && x.head() == d.head());
    boolean pointsBack = samePhrase || d.definite() || d.role().isEmpty() || candidate.title();
    if (cluster.person().isPresent()) {
      // whom a headline means is settled when the whole text is read
      return pointsBack
          && !candidate.title()
          && cluster.candidates.stream()
              .anyMatch(c -> c.defector().filter(x -> sameRole(x, d)).isPresent());
    }
    boolean far = candidate.title() && lead.get().passage() > HEADLINE_REACH;
    return sameRole(lead.get(), d)
        && !far
        && (pointsBack || lead.get().passage() <= 1 && candidate.passage() <= 3);
  }

  private static boolean isSameGroup(Cluster cluster, Defector d) {
    Optional<Defector> lead = cluster.lead();
    if (cluster.person().isPresent() || lead.isEmpty() || !lead.get().isGroup()) {
      return false;
    }
    Defector other = lead.get();
    boolean pronoun = d.role().isEmpty() && d.definite();
    if (pronoun) {
      return true;
    }
    boolean sameCategory = other.category() == d.category();
    boolean sameCount = other.count().equals(d.count());
    boolean vague = d.count().equals(HeadCount.SOME);
    return sameCategory && (sameCount || (vague && d.definite()));
  }

  private static boolean sameRole(Defector a, Defector b) {
    if (a.category() == RoleCategory.UNKNOWN || b.category() == RoleCategory.UNKNOWN) {
      return a.role().isEmpty() || b.role().isEmpty();
    }
    boolean words =
        last(a.role().orElse("")).equals(last(b.role().orElse(""))) || a.category() == b.category();
    return words
        && !NounPhrase.differ(a.role().orElse(""), b.role().orElse(""))
        && (a.country().isEmpty() || b.country().isEmpty() || a.country().equals(b.country()));
  }

  private static String last(String role) {
    String[] words = role.toLowerCase(Locale.ROOT).split("[ -]", -1);
    return words[words.length - 1];
  }

  /** Whether the office says less than most: "official", "senior diplomat". */
  static boolean isWeakRole(String role) {
    return WEAK.contains(role.replaceFirst("^(senior|top|high-ranking) ", ""));
  }
}
