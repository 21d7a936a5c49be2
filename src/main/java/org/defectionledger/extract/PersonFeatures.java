package org.defectionledger.extract;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the classifier knows of one person of an article: all that the readings of all triggers say
 * of him together, counted or not, and how the article treats him. All names begin with {@code e:}.
 */
final class PersonFeatures {
  /** Words around the trigger are too many to be learned for persons as well. */
  private static final String WORDS = "w:";

  private static final int[] MANY = {2, 3, 5, 9};

  /** Words of an article, from a brief to a long read. */
  private static final int[] LENGTHS = {200, 400, 700, 1200};

  private static final int[] CROWDS = {2, 4, 8, 16, 32};

  private final Document document;
  private final Telling telling;
  private final Features features;

  PersonFeatures(Document document, Telling telling, Features features) {
    this.document = document;
    this.telling = telling;
    this.features = features;
  }

  /**
   * Of one person.
   *
   * @param readings all of this person, none of them empty of a defector
   * @param all those of everybody
   */
  Set<String> of(Person person, Collection<Proposal> readings, Collection<Proposal> all) {
    Set<String> found = new TreeSet<>();
    Map<String, Integer> kinds = new HashMap<>();
    for (Proposal reading : readings) {
      features.of(reading).stream()
          .filter(f -> !f.startsWith(WORDS))
          .forEach(f -> found.add("e:" + f));
      kinds.merge(reading.kind(), 1, Integer::sum);
    }
    kinds.forEach((kind, n) -> steps("e:n-" + kind, n, MANY, found));
    boolean told = readings.stream().anyMatch(r -> r.meets() && r.candidate().isCounted());
    boolean refused = readings.stream().anyMatch(r -> r.meets() && !r.candidate().isCounted());
    found.add(
        "e:" + (told ? refused ? "told-and-refused" : "told" : refused ? "refused" : "aside"));
    peers(person, readings, all, found);
    sentences(readings, found);
    article(person, found);
    return found;
  }

  /** Whom else the rules count in the same sentences. */
  private static void peers(
      Person person, Collection<Proposal> readings, Collection<Proposal> all, Set<String> found) {
    Set<Integer> passages =
        readings.stream().map(r -> r.candidate().passage()).collect(Collectors.toSet());
    for (Proposal other : all) {
      boolean told =
          other.meets()
              && other.candidate().isCounted()
              && passages.contains(other.candidate().passage());
      if (told && other.person().isEmpty()) {
        found.add("e:beside-told-unnamed");
      } else if (told && !other.person().orElseThrow().id().equals(person.id())) {
        found.add("e:beside-told-person");
      }
    }
  }

  private void sentences(Collection<Proposal> readings, Set<String> found) {
    Set<Integer> passages =
        readings.stream()
            .filter(r -> r.candidate().isCounted())
            .map(r -> r.candidate().passage())
            .collect(Collectors.toCollection(TreeSet::new));
    if (passages.isEmpty()) {
      found.add("e:never-counted");
      return;
    }
    int best = passages.stream().max(Comparator.comparing(telling::logOdds)).orElseThrow();
    Telling.steps("e:tells-", telling.logOdds(best), found);
    Telling.steps("e:before-", telling.logOdds(best - 1), found);
    Telling.steps("e:behind-", telling.logOdds(best + 1), found);
    steps(
        "e:telling",
        (int) passages.stream().filter(p -> telling.logOdds(p) > 0).count(),
        MANY,
        found);
  }

  private void article(Person person, Set<String> found) {
    List<Person.Place> places = person.places();
    steps("e:named", places.size(), MANY, found);
    if (places.stream().anyMatch(x -> document.isTitle(x.passage()))) {
      found.add("e:in-title");
    }
    if (places.stream().anyMatch(x -> !document.isTitle(x.passage()) && x.passage() <= 3)) {
      found.add("e:in-lead");
    }
    steps("e:length", document.words(), LENGTHS, found);
    steps("e:crowd", document.cast().persons().size(), CROWDS, found);
  }

  private static void steps(String prefix, int value, int[] bounds, Set<String> found) {
    for (int bound : bounds) {
      if (value >= bound) {
        found.add(prefix + "-" + bound);
      }
    }
  }
}
