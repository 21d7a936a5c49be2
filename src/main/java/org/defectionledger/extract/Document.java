package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.article.Article;
import org.defectionledger.extract.nlp.SentenceReader;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.OrganisationType;
import org.defectionledger.lexicon.PlaceKind;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Sentence;
import org.defectionledger.text.Token;

/** An article read closely: its passages, title first, and its persons. */
final class Document {
  private final Article article;
  private final Lexicon lexicon;
  private final SentenceReader reader;
  private final List<Passage> passages;
  private final Map<WordClass, Integer> topics = new HashMap<>();
  private final Cast cast;
  private final List<String> countries;
  private final int words;
  private final List<List<TriggerMatch>> matches;
  private final boolean defection;
  private final long armedGroups;

  /** So many words of parties make an article one about them. */
  private static final int PARTY_AFFAIR = 4;

  private static final Set<String> FLIGHT =
      Set.of(
          "flee", "cross", "escape", "defect", "fly", "land", "reach", "enter", "arrive", "slip");

  /** So many words lie at most between a verb of flight and where it leads. */
  private static final int FLIGHT_REACH = 5;

  private static final Set<String> WHITHER = Set.of("to", "into", "in", "at", "for", "via", "near");

  /** A headline names whose affair it is. */
  private static final int IN_HEADLINE = 2;

  private static final Set<String> MISSIONS = Set.of("embassy", "consulate", "mission", "legation");

  /** "At the Mexican embassy": where somebody asks to be let in. */
  private static final Set<String> KNOCKED = Set.of("at", "to", "into", "in", "inside", "towards");

  private static final Set<String> DEFECTION_WORDS =
      Set.of(
          "turncoat",
          "deserter",
          "desertion",
          "desert",
          "renegade",
          "floor-crossing",
          "traitor",
          "decamp");

  Document(Article article, Lexicon lexicon, SentenceReader reader, TriggerMatcher matcher) {
    this.article = article;
    this.lexicon = lexicon;
    this.reader = reader;
    List<Passage> read = new ArrayList<>();
    article.title().ifPresent(t -> reader.title(t).forEach(s -> read.add(new Passage(s, lexicon))));
    reader.sentences(article.text()).forEach(s -> read.add(new Passage(s, lexicon)));
    this.passages = read;
    this.cast = new Cast(List.copyOf(read));
    this.words = countTopics();
    this.countries = countriesByWeight();
    this.armedGroups = armedGroupNames() + names(RoleCategory.ARMED_GROUP_MEMBER);
    this.matches = passages.stream().map(matcher::matches).toList();
    this.defection =
        passages.stream()
                .flatMap(p -> p.sentence().tokens().stream())
                .anyMatch(Document::isDefectionWord)
            || matches.stream().flatMap(List::stream).anyMatch(m -> m.trigger().needs().isEmpty());
  }

  Article article() {
    return article;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Cast cast() {
    return cast;
  }

  int size() {
    return passages.size();
  }

  Passage passage(int i) {
    return passages.get(i);
  }

  /** The triggers of a passage, in text order. */
  List<TriggerMatch> matches(int i) {
    return matches.get(i);
  }

  /** The passage with its dependencies; parsed at the first call. */
  Passage parsed(int i) {
    Passage passage = passages.get(i);
    boolean unparsed =
        passage.sentence().tokens().stream().noneMatch(t -> t.relation().equals("root"));
    if (unparsed) {
      passage = passage.parsed(reader.parsed(passage.sentence()));
      passages.set(i, passage);
    }
    return passage;
  }

  boolean isTitle(int i) {
    return i >= 0 && i < passages.size() && passages.get(i).sentence().index() == Sentence.TITLE;
  }

  /** How many words of a class the article has. */
  int topic(WordClass wordClass) {
    return topics.getOrDefault(wordClass, 0);
  }

  int words() {
    return words;
  }

  /** Whether the article, apart from the sentence at hand, uses a word for defecting. */
  boolean speaksOfDefection() {
    return defection;
  }

  private static boolean isDefectionWord(Token token) {
    boolean defect = token.lemma().startsWith("defect") && !token.lemma().startsWith("defective");
    boolean noun = token.lemma().equals("defect") && token.isNoun();
    return (defect && !noun)
        || DEFECTION_WORDS.contains(token.lemma()) && (token.isVerb() || token.isNoun());
  }

  /** How often the article names an armed group or its members. */
  long armedGroups() {
    return armedGroups;
  }

  /** How often the article names an armed group. */
  long armedGroupNames() {
    return passages.stream()
        .flatMap(p -> p.known().stream())
        .filter(
            k -> k.organisation().filter(o -> o.type() == OrganisationType.ARMED_GROUP).isPresent())
        .count();
  }

  /** How often the article names an office of a category. */
  long names(RoleCategory category) {
    return passages.stream()
        .flatMap(p -> p.roles().stream())
        .filter(r -> r.category() == category)
        .count();
  }

  /** Whether the article is more about parties and their seats than about war or flight. */
  boolean isPartyAffair() {
    long named =
        passages.stream().flatMap(p -> p.known().stream()).filter(Document::isParty).count();
    long party = topic(WordClass.PARTY_MOVE) + named;
    return party >= PARTY_AFFAIR
        && party > topic(WordClass.CONFLICT) + topic(WordClass.STATE_MOVE) + armedGroups();
  }

  /** Whether the name is that of a ruler, who is whom others leave. */
  boolean isLeader(Person person) {
    return person.places().stream()
        .filter(place -> cast.text(place).equals(person.name()))
        .anyMatch(
            place ->
                passages.get(place.passage()).known().stream()
                    .anyMatch(
                        k -> k.isLeader() && k.from() <= place.from() && k.to() >= place.to()));
  }

  /** The persons whom the first {@code end} tokens of a passage name, rulers apart, in order. */
  List<Person> personsBefore(int p, int end) {
    Set<Person> named = new LinkedHashSet<>();
    for (int t = 0; t < end; t++) {
      cast.at(p, t).filter(x -> !isLeader(x)).ifPresent(named::add);
    }
    return List.copyOf(named);
  }

  /** The state that the article names most, by name, demonym, city or ruler. */
  Optional<String> mainCountry() {
    return countries.stream().findFirst();
  }

  private int countTopics() {
    int count = 0;
    for (Passage passage : passages) {
      for (int i = 0; i < passage.size(); i++) {
        Token token = passage.token(i);
        count++;
        for (WordClass c :
            List.of(
                WordClass.SPORT,
                WordClass.BUSINESS,
                WordClass.FICTION,
                WordClass.VOTE,
                WordClass.CHAMBER,
                WordClass.CONFLICT,
                WordClass.STATE_MOVE,
                WordClass.PARTY_MOVE)) {
          if (lexicon.words().is(token.lemma(), c) || lexicon.words().is(passage.word(i), c)) {
            topics.merge(c, 1, Integer::sum);
          }
        }
      }
    }
    return count;
  }

  /** The states that the article names, the most named first. */
  List<String> countries() {
    return countries;
  }

  private static boolean isFledTo(Passage passage, int place) {
    for (int i = place - 1; i >= Math.max(0, place - FLIGHT_REACH); i--) {
      if (passage.token(i).isVerb()) {
        return FLIGHT.contains(passage.token(i).lemma());
      }
    }
    return false;
  }

  private List<String> countriesByWeight() {
    Map<String, Integer> votes = new HashMap<>();
    Map<String, Integer> parties = new HashMap<>();
    for (int p = 0; p < passages.size(); p++) {
      Passage passage = passages.get(p);
      for (Passage.Known known : passage.known()) {
        boolean dateline =
            !isTitle(p) && passage.sentence().index() == 0 && known.from() < 4 && known.isPlace();
        if (known.country().isPresent() && !dateline) {
          (isParty(known) ? parties : votes)
              .merge(
                  stateThen(known.country().get()),
                  weight(passage, known)
                      + (isTitle(p) && isSubject(passage, known) ? IN_HEADLINE : 0),
                  Integer::sum);
        }
      }
    }
    // Liberals sit in many parliaments: whose they are, the other names tell.
    if (votes.isEmpty()) {
      votes.putAll(parties);
    } else {
      votes.replaceAll((code, n) -> n + parties.getOrDefault(code, 0));
    }
    return votes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** "Syrian envoy flees to Jordan": a city or a goal in a headline says nothing more. */
  private static boolean isSubject(Passage passage, Passage.Known known) {
    return known.kind().filter(k -> k == PlaceKind.CITY).isEmpty()
        && !WHITHER.contains(passage.word(known.from() - 1));
  }

  /** What a state was or belonged to on the day of the article. */
  private String stateThen(String code) {
    return article.day().map(day -> GoneStates.of(code, day)).orElse(code);
  }

  /** The state whose offices of a category the article names most; the first of equals. */
  Optional<String> stateOf(RoleCategory category) {
    Map<String, Integer> served = new LinkedHashMap<>();
    passages.stream()
        .flatMap(p -> p.roles().stream())
        .filter(r -> r.category() == category)
        .flatMap(r -> r.country().stream())
        .forEach(code -> served.merge(code, 1, Integer::sum));
    return served.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(Map.Entry::getKey);
  }

  private static boolean isParty(Passage.Known known) {
    return known.organisation().filter(o -> o.type() == OrganisationType.PARTY).isPresent();
  }

  /**
   * A ruler's name or a demonym tells whose affair it is; a place may only be where it is told or
   * where somebody has gone, and an embassy where he knocked.
   */
  private static int weight(Passage passage, Passage.Known known) {
    if (MISSIONS.contains(passage.word(known.to() + 1))
        && KNOCKED.contains(passage.word(known.from() - 2))) {
      return 0;
    }
    if (known.isLeader()) {
      return 4;
    }
    if (!known.isPlace() || Set.of("'s", "’s", "'", "’").contains(passage.word(known.to() + 1))) {
      return 3;
    }
    if (isFledTo(passage, known.from())) {
      return -2;
    }
    return WHITHER.contains(passage.word(known.from() - 1)) ? 1 : 2;
  }
}
