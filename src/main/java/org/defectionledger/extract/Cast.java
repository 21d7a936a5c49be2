package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The persons of an article: who is named where, in which office. */
final class Cast {
  private static final Set<String> FEMALE =
      Set.of(
          "mrs",
          "mrs.",
          "ms",
          "ms.",
          "miss",
          "dame",
          "lady",
          "datin",
          "smt",
          "frau",
          "baroness",
          "ballerina",
          "actress");

  private final List<Passage> passages;
  private final List<Person> persons;

  /** Names that the text calls others' aliases: none is a person's first name in the ledger. */
  private final Set<String> aliasTexts = new HashSet<>();

  private final Map<Long, Person> byToken = new HashMap<>();

  /** Folding is dear and the same words come up again and again. */
  private final Map<Person.Place, List<String>> folded = new HashMap<>();

  /** The capitalised words of the article by the name that they end in. */
  private final Map<String, List<Person.Place>> endings = new HashMap<>();

  Cast(List<Passage> passages) {
    this.passages = passages;
    for (int p = 0; p < passages.size(); p++) {
      collectEndings(p);
    }
    this.persons = build();
    for (Person person : persons) {
      for (Person.Place place : person.places()) {
        for (int t = place.from(); t <= place.to(); t++) {
          byToken.put(key(place.passage(), t), person);
        }
      }
    }
  }

  List<Person> persons() {
    return persons;
  }

  /** The person whom the token is a part of the name of. */
  Optional<Person> at(int passage, int token) {
    return Optional.ofNullable(byToken.get(key(passage, token)));
  }

  private static long key(int passage, int token) {
    return ((long) passage << 20) | token;
  }

  private List<Person> build() {
    List<Person.Place> named = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      named.addAll(Names.in(passages.get(p), p));
    }
    List<List<Person.Place>> clusters = cluster(named);
    List<Person> built = new ArrayList<>();
    clusters.sort(
        Comparator.comparing((List<Person.Place> c) -> c.get(0).passage())
            .thenComparing(c -> c.get(0).from()));
    for (List<Person.Place> places : clusters) {
      built.add(person("p" + built.size(), places));
    }
    return built;
  }

  private Person person(String id, List<Person.Place> places) {
    Set<String> forms = new LinkedHashSet<>();
    places.forEach(place -> forms.add(text(place)));
    Set<String> own = new LinkedHashSet<>(forms);
    own.removeAll(aliasTexts);
    String fullest =
        Collections.max(
            own.isEmpty() ? forms : own,
            Comparator.comparingInt((String f) -> NameFold.words(f).size())
                .thenComparing(f -> hasLower(f) ? 1 : 0));
    Set<String> aliases = new TreeSet<>(forms);
    aliases.remove(fullest);
    List<Person.HeldRole> roles = new ArrayList<>();
    boolean female = false;
    for (Person.Place place : places) {
      roles.addAll(Offices.beside(passages.get(place.passage()), place));
      female |= isFemale(place);
    }
    return new Person(id, fullest, List.copyOf(aliases), places, roles, female);
  }

  private static boolean hasLower(String text) {
    return text.chars().anyMatch(Character::isLowerCase);
  }

  private boolean isFemale(Person.Place place) {
    Passage passage = passages.get(place.passage());
    return FEMALE.contains(passage.word(place.from() - 1))
        || FEMALE.contains(passage.word(place.from() - 2));
  }

  String text(Person.Place place) {
    return passages.get(place.passage()).sentence().words(place.from(), place.to());
  }

  // --- clusters --------------------------------------------------------------------------------

  private void collectEndings(int p) {
    Passage passage = passages.get(p);
    for (int t = 0; t < passage.size(); t++) {
      String word = passage.words().get(t);
      if (Character.isUpperCase(word.charAt(0)) || word.startsWith("al-")) {
        Person.Place place = new Person.Place(p, t, t);
        List<String> words = words(place);
        if (!words.isEmpty()) {
          endings.computeIfAbsent(words.get(words.size() - 1), w -> new ArrayList<>()).add(place);
        }
      }
    }
  }

  private List<String> words(Person.Place place) {
    return folded.computeIfAbsent(place, at -> NameFold.words(text(at)));
  }

  private List<List<Person.Place>> cluster(List<Person.Place> named) {
    List<List<Person.Place>> clusters = new ArrayList<>();
    List<Person.Place> single = new ArrayList<>();
    for (Person.Place place : named) {
      List<String> words = words(place);
      if (words.isEmpty()) {
        continue;
      }
      if (words.size() == 1) {
        single.add(place);
        continue;
      }
      clusters.stream()
          .filter(c -> isSamePerson(words, fullest(c)))
          .findFirst()
          .ifPresentOrElse(c -> c.add(place), () -> clusters.add(new ArrayList<>(List.of(place))));
    }
    for (Person.Place place : single) {
      String word = words(place).get(0);
      join(clusters, place, word)
          .ifPresentOrElse(c -> c.add(place), () -> clusters.add(new ArrayList<>(List.of(place))));
    }
    clusters.forEach(c -> addBare(c, surname(c)));
    joinAliases(clusters);
    clusters.forEach(
        c -> c.sort(Comparator.comparing(Person.Place::passage).thenComparing(Person.Place::from)));
    return clusters;
  }

  /** The last word of a full name; empty where only one word is known. */
  private Optional<String> surname(List<Person.Place> cluster) {
    List<String> full = fullest(cluster);
    return full.size() > 1 ? Optional.of(full.get(full.size() - 1)) : Optional.empty();
  }

  /** "X, alias Y": what is told of Y is told of X. */
  private void joinAliases(List<List<Person.Place>> clusters) {
    for (List<Person.Place> cluster : List.copyOf(clusters)) {
      for (Person.Place place : List.copyOf(cluster)) {
        Optional<Person.Place> alias = Aliases.behind(passages.get(place.passage()), place);
        if (alias.isPresent() && clusters.contains(cluster)) {
          joinAlias(clusters, cluster, alias.get());
        }
      }
    }
  }

  private void joinAlias(
      List<List<Person.Place>> clusters, List<Person.Place> cluster, Person.Place alias) {
    List<String> words = NameFold.words(text(alias));
    Optional<List<Person.Place>> other =
        clusters.stream().filter(c -> c != cluster && fullest(c).equals(words)).findFirst();
    aliasTexts.add(text(alias));
    if (other.isPresent()) {
      other.get().forEach(p -> aliasTexts.add(text(p)));
      cluster.addAll(other.get());
      clusters.removeIf(c -> c == other.get());
    } else if (!words.isEmpty() && fullest(cluster).stream().noneMatch(words::contains)) {
      cluster.add(alias);
    }
    addBare(cluster, words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty());
  }

  private List<String> fullest(List<Person.Place> cluster) {
    return cluster.stream()
        .map(this::words)
        .max(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static boolean isSamePerson(List<String> a, List<String> b) {
    List<String> shorter = a.size() <= b.size() ? a : b;
    List<String> longer = a.size() <= b.size() ? b : a;
    if (!NameFold.isVariant(shorter.get(shorter.size() - 1), longer.get(longer.size() - 1))) {
      return false;
    }
    return shorter.subList(0, shorter.size() - 1).stream()
        .allMatch(
            w ->
                longer.stream()
                    .anyMatch(
                        v ->
                            NameFold.isVariant(w, v)
                                || (w.length() == 1 && v.startsWith(w))
                                || (v.length() == 1 && w.startsWith(v))));
  }

  /**
   * A surname alone joins a full name that stands before it rather than behind, then one that it
   * ends rather than is a part of, then the nearest.
   */
  private Optional<List<Person.Place>> join(
      List<List<Person.Place>> clusters, Person.Place place, String word) {
    return clusters.stream()
        .filter(c -> endsWith(c, word) || fullest(c).contains(word))
        .min(
            Comparator.comparing((List<Person.Place> c) -> distance(c, place) >= BEHIND)
                .thenComparing(c -> !endsWith(c, word))
                .thenComparing(c -> distance(c, place)));
  }

  private boolean endsWith(List<Person.Place> cluster, String word) {
    List<String> full = fullest(cluster);
    return NameFold.isVariant(word, full.get(full.size() - 1));
  }

  /** More than any distance between two passages: a name that comes only later is further off. */
  private static final int BEHIND = 100_000;

  private static int distance(List<Person.Place> cluster, Person.Place place) {
    return cluster.stream()
        .filter(p -> p.passage() <= place.passage())
        .mapToInt(p -> place.passage() - p.passage())
        .min()
        .orElse(BEHIND + cluster.get(0).passage());
  }

  /**
   * The recogniser takes a bare "Fares" for a plural: where the full name is known, so is the
   * surname.
   */
  private void addBare(List<Person.Place> cluster, Optional<String> surname) {
    if (surname.filter(s -> s.length() > 2).isEmpty()) {
      return;
    }
    Set<Long> taken = new LinkedHashSet<>();
    cluster.forEach(
        p -> {
          for (int t = p.from(); t <= p.to(); t++) {
            taken.add(key(p.passage(), t));
          }
        });
    List<String> full = fullest(cluster);
    for (Person.Place place : endings.getOrDefault(surname.get(), List.of())) {
      Passage passage = passages.get(place.passage());
      boolean free = !taken.contains(key(place.passage(), place.from()));
      if (free && isBareSurname(passage, place, full, surname.get())) {
        int from = place.from();
        while (from > 0 && isPartOf(passage, from - 1, full)) {
          from--;
        }
        cluster.add(new Person.Place(place.passage(), from, place.to()));
      }
    }
  }

  /** The recogniser takes a surname alone for a place now and then; the gazetteer knows better. */
  private static boolean isUnclaimed(Passage passage, int t) {
    String type = passage.token(t).entity();
    boolean alone =
        (t == 0 || !passage.token(t - 1).isEntity(type))
            && (t + 1 >= passage.size() || !passage.token(t + 1).isEntity(type));
    boolean located =
        t > 0 && Set.of("in", "at", "near", "from", "to", "of").contains(passage.word(t - 1));
    boolean mistaken = !type.equals("PERSON") && alone && !located && passage.knownAt(t).isEmpty();
    return type.equals("O") || mistaken;
  }

  /** Whether the token is the end of the full name, or an alias, and no part of another name. */
  private boolean isBareSurname(
      Passage passage, Person.Place place, List<String> full, String surname) {
    int t = place.from();
    List<String> own = words(place);
    int tail = full.size() - own.size();
    boolean ends = tail > 0 && full.subList(tail, full.size()).equals(own);
    boolean alias = own.equals(List.of(surname)) && !full.contains(surname);
    return (ends || alias)
        && isUnclaimed(passage, t)
        && passage.roleAt(t).isEmpty()
        && !PlaceCues.stand(passage, t, t)
        && !(t + 1 < passage.size() && passage.token(t + 1).tag().startsWith("NNP"))
        && !(t > 0
            && passage.token(t - 1).tag().startsWith("NNP")
            && !endsRole(passage, t - 1)
            && !isPartOf(passage, t - 1, full));
  }

  private static boolean isPartOf(Passage passage, int t, List<String> full) {
    List<String> folded = NameFold.words(passage.words().get(t));
    return passage.token(t).tag().startsWith("NNP")
        && folded.size() == 1
        && full.contains(folded.get(0));
  }

  private static boolean endsRole(Passage passage, int token) {
    return passage.roles().stream().anyMatch(r -> r.to() == token);
  }
}
