package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.defectionledger.text.Token;

/** The persons of an article: who is named where, in which office. */
final class Cast {
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
          "viscount");

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

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "bin", "ibn", "ben", "abu", "van", "von", "de", "der", "da", "dos", "del",
          "la", "ould", "abd", "bint", "-", "ter", "du", "di", "binti", "dela");

  /** A longer run is two names that the recogniser joined. */
  private static final int MAX_NAME_TOKENS = 6;

  private final List<Passage> passages;
  private final List<Person> persons;
  private final Map<Long, Person> byToken = new HashMap<>();

  Cast(List<Passage> passages) {
    this.passages = passages;
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
      named.addAll(namings(p));
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
    String fullest =
        Collections.max(
            forms,
            Comparator.comparingInt((String f) -> NameFold.words(f).size())
                .thenComparing(f -> hasLower(f) ? 1 : 0));
    Set<String> aliases = new TreeSet<>(forms);
    aliases.remove(fullest);
    List<Person.HeldRole> roles = new ArrayList<>();
    boolean female = false;
    for (Person.Place place : places) {
      roles.addAll(rolesBeside(place));
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

  // --- names -----------------------------------------------------------------------------------

  private List<Person.Place> namings(int p) {
    Passage passage = passages.get(p);
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
      if (from <= to && to - from < MAX_NAME_TOKENS && isPlausible(passage, from, to)) {
        found.add(new Person.Place(p, from, to));
      }
      i = to + 1;
    }
    return found;
  }

  private static boolean startsName(Passage passage, int i) {
    String word = passage.words().get(i);
    return Character.isLetter(word.charAt(0));
  }

  /** The last token of a name that begins at {@code i}; less than {@code i} when none does. */
  private static int nameEnd(Passage passage, int i) {
    if (passage.token(i).isEntity("PERSON")) {
      int to = i;
      while (to + 1 < passage.size()
          && (passage.token(to + 1).isEntity("PERSON") || isInnerParticle(passage, to + 1))) {
        to++;
      }
      // a capitalised word that the recogniser left out, right behind: "Nawaf al-Fares"
      while (to + 1 < passage.size() && isLooseName(passage, to + 1)) {
        to++;
      }
      return to;
    }
    boolean afterTitle =
        i > 0
            && (HONORIFICS.contains(passage.word(i - 1))
                || passage.roles().stream()
                    .anyMatch(r -> r.to() == i - 1 && !r.plural() && isTitleCased(passage, r)));
    boolean identified =
        i > 0
            && (passage.word(i - 1).equals("named")
                || (i > 1
                    && passage.word(i - 1).equals("as")
                    && passage.token(i - 2).lemma().equals("identify")));
    boolean apposed =
        i + 1 < passage.size()
            && isLooseName(passage, i)
            && isLooseName(passage, i + 1)
            && hasOfficeBehind(passage, i + 1);
    if ((afterTitle || identified || apposed) && isLooseName(passage, i)) {
      int to = i;
      while (to + 1 < passage.size()
          && (isLooseName(passage, to + 1)
              || passage.token(to + 1).isEntity("PERSON")
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
    int at = i;
    while (at + 1 < passage.size() && isLooseName(passage, at + 1)) {
      at++;
    }
    if (!passage.word(at + 1).equals(",")
        || !Set.of("a", "an", "the").contains(passage.word(at + 2))) {
      return false;
    }
    final int from = at + 2;
    return passage.roles().stream()
        .anyMatch(r -> !r.plural() && r.from() > from && r.from() <= from + 4);
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

  private static boolean isLooseName(Passage passage, int i) {
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
    if (from == to) {
      String word = passage.word(from);
      return word.length() > 1
          && passage.knownAt(from).filter(k -> k.isPlace() || k.isDemonym()).isEmpty()
          && Character.isLetter(word.charAt(0));
    }
    return passage.sentence().words(from, to).chars().filter(Character::isLetter).count() > 2;
  }

  // --- clusters --------------------------------------------------------------------------------

  private List<List<Person.Place>> cluster(List<Person.Place> named) {
    List<List<Person.Place>> clusters = new ArrayList<>();
    List<Person.Place> single = new ArrayList<>();
    for (Person.Place place : named) {
      List<String> words = NameFold.words(text(place));
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
      String word = NameFold.words(text(place)).get(0);
      join(clusters, place, word)
          .ifPresentOrElse(c -> c.add(place), () -> clusters.add(new ArrayList<>(List.of(place))));
    }
    clusters.forEach(this::addBareSurnames);
    clusters.forEach(
        c -> c.sort(Comparator.comparing(Person.Place::passage).thenComparing(Person.Place::from)));
    return clusters;
  }

  private List<String> fullest(List<Person.Place> cluster) {
    return cluster.stream()
        .map(p -> NameFold.words(text(p)))
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

  /** A surname alone joins the full name it ends, the nearest one before it where several do. */
  private Optional<List<Person.Place>> join(
      List<List<Person.Place>> clusters, Person.Place place, String word) {
    List<List<Person.Place>> same = new ArrayList<>();
    for (List<Person.Place> c : clusters) {
      List<String> full = fullest(c);
      if (NameFold.isVariant(word, full.get(full.size() - 1))) {
        same.add(c);
      }
    }
    if (same.isEmpty()) {
      for (List<Person.Place> c : clusters) {
        if (fullest(c).contains(word)) {
          same.add(c);
        }
      }
    }
    return same.stream().min(Comparator.comparingInt(c -> distance(c, place)));
  }

  private static int distance(List<Person.Place> cluster, Person.Place place) {
    return cluster.stream()
        .filter(p -> p.passage() <= place.passage())
        .mapToInt(p -> place.passage() - p.passage())
        .min()
        .orElse(1000 + cluster.get(0).passage());
  }

  /**
   * The recogniser takes a bare "Fares" for a plural: where the full name is known, so is the
   * surname.
   */
  private void addBareSurnames(List<Person.Place> cluster) {
    List<String> full = fullest(cluster);
    String surname = full.get(full.size() - 1);
    if (surname.length() < 3) {
      return;
    }
    Set<Long> taken = new LinkedHashSet<>();
    cluster.forEach(
        p -> {
          for (int t = p.from(); t <= p.to(); t++) {
            taken.add(key(p.passage(), t));
          }
        });
    for (int p = 0; p < passages.size(); p++) {
      Passage passage = passages.get(p);
      for (int t = 0; t < passage.size(); t++) {
        String word = passage.words().get(t);
        if (taken.contains(key(p, t))
            || !(Character.isUpperCase(word.charAt(0)) || word.startsWith("al-"))) {
          continue;
        }
        List<String> folded = NameFold.words(word);
        if (folded.size() == 1
            && folded.get(0).equals(surname)
            && full.size() > 1
            && passage.token(t).isEntity("O")
            && passage.roleAt(t).isEmpty()
            && !(t + 1 < passage.size() && passage.token(t + 1).tag().startsWith("NNP"))
            && !(t > 0
                && passage.token(t - 1).tag().startsWith("NNP")
                && !endsRole(passage, t - 1))) {
          cluster.add(new Person.Place(p, t, t));
        }
      }
    }
  }

  private static boolean endsRole(Passage passage, int token) {
    return passage.roles().stream().anyMatch(r -> r.to() == token);
  }

  // --- roles beside a name ---------------------------------------------------------------------

  private List<Person.HeldRole> rolesBeside(Person.Place place) {
    List<Person.HeldRole> held = new ArrayList<>();
    Passage passage = passages.get(place.passage());
    int left = place.from() - 1;
    while (left >= 0
        && (HONORIFICS.contains(passage.word(left))
            || passage.word(left).equals(",")
            || passage.word(left).equals("-"))) {
      left--;
    }
    before(passage, left).ifPresent(r -> held.add(held(place, passage, r)));
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
      if (touches || (left - role.to() <= 5 && isComplement(passage, role.to() + 1, left))) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** "to Iraq", "of the Syrian army": words that belong to the office. */
  private static boolean isComplement(Passage passage, int from, int to) {
    if (!Set.of("to", "of", "in", "for", "at").contains(passage.word(from))) {
      return false;
    }
    for (int i = from + 1; i <= to; i++) {
      String tag = passage.token(i).tag();
      if (!(tag.startsWith("NN")
          || tag.startsWith("JJ")
          || tag.equals("DT")
          || tag.equals("POS")
          || tag.equals("CC")
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
    } else if (passage.word(at).equals("'s") || passage.word(at).equals("’s")) {
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
        if (role.get().plural()) {
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
      boolean inside =
          tag.startsWith("JJ")
              || tag.startsWith("NN")
              || tag.equals("DT")
              || tag.startsWith("PRP$")
              || tag.equals("POS")
              || tag.equals("VBN")
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
          && Set.of(
                  "son",
                  "daughter",
                  "wife",
                  "husband",
                  "brother",
                  "widow",
                  "friend",
                  "father",
                  "aide",
                  "adviser")
              .contains(passage.word(i - 1))) {
        return found;
      }
    }
    return found;
  }

  private static boolean isHolding(Passage passage, int at) {
    String lemma = passage.token(at).lemma();
    return Set.of("be", "serve", "become", "remain").contains(lemma)
        || (lemma.equals("have") && passage.word(at + 1).equals("been"));
  }
}
