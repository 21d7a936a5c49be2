package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.defectionledger.article.Article;
import org.defectionledger.extract.nlp.SentenceReader;
import org.defectionledger.extract.time.DateResolver;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.lexicon.Weights;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.lexicon.WordClasses;
import org.defectionledger.mention.EventDate;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.Mention;
import org.defectionledger.mention.NotCountedReason;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Sentence;
import org.defectionledger.text.Span;
import org.defectionledger.text.Token;

/**
 * Reads one article: finds its mentions and entities and puts the article's defections together.
 */
public final class Extractor {
  /**
   * Texts are read to this length, about 16,000 words: the longest of long reads end before, and no
   * article may stop a night.
   */
  public static final int MAX_CHARACTERS = 100_000;

  /** Longer than any headline; what follows is a text in the wrong field. */
  private static final int MAX_TITLE_CHARACTERS = 2_000;

  /** Headline, dateline and the first two sentences. */
  private static final int LEAD_PASSAGES = 4;

  private final Lexicon lexicon;
  private final SentenceReader reader;
  private final DateResolver dates = new DateResolver();
  private final TriggerMatcher matcher;
  private final FactualityReader factuality;
  private final SideReader sides;
  private final Weights weights;

  /** With the model that the program was built with. */
  public Extractor(Lexicon lexicon, SentenceReader reader) {
    this(lexicon, reader, Weights.load());
  }

  public Extractor(Lexicon lexicon, SentenceReader reader, Weights weights) {
    this.lexicon = lexicon;
    this.reader = reader;
    this.weights = weights;
    this.matcher = new TriggerMatcher(lexicon);
    this.factuality = new FactualityReader(lexicon.cues());
    this.sides = new SideReader(lexicon.words());
  }

  /** All that the article tells; {@link Extraction#NONE} when it holds no sentence. */
  public Extraction read(Article whole) {
    Document document = new Document(bounded(whole), lexicon, reader, matcher);
    EventDates when = new EventDates(document, dates);
    Merger merger = new Merger();
    Aside aside = Aside.of(document, weights);
    List<Candidate> settled = settled(document, when, merger, aside);
    return new Assembly(document, when, merger, dropped(merger, settled, aside)).extraction();
  }

  /** The same reading, with what every trigger came to and why. */
  public Explanation explain(Article whole) {
    Document document = new Document(bounded(whole), lexicon, reader, matcher);
    Merger merger = new Merger();
    EventDates when = new EventDates(document, dates);
    Aside aside = Aside.of(document, weights);
    List<Candidate> read = settled(document, when, merger, aside);
    List<Candidate> kept = dropped(merger, read, aside);
    Assembly assembly = new Assembly(document, when, merger, kept);
    Extraction extraction = assembly.extraction();
    Explainer.Readings readings = new Explainer.Readings(read, kept, aside.unmet(), assembly::id);
    return new Explanation(
        new Explainer(document, readings, weights.admit(), weights.drop()).lines(), extraction);
  }

  /**
   * Every reading of every trigger, those included that the rules leave out: what the mentions'
   * weights are trained on.
   */
  public List<Instance> readings(Article whole) {
    Document document = new Document(bounded(whole), lexicon, reader, matcher);
    EventDates when = new EventDates(document, dates);
    Aside aside = Aside.of(document, weights);
    candidates(document, when, aside);
    return aside.all().stream()
        .map(r -> instance(document, when, r.candidate(), aside.features().of(r)))
        .toList();
  }

  /** The named persons whom any reading takes for a defector: what their weights are trained on. */
  public List<Instance> persons(Article whole) {
    Document document = new Document(bounded(whole), lexicon, reader, matcher);
    EventDates when = new EventDates(document, dates);
    Aside aside = Aside.of(document, weights);
    candidates(document, when, aside);
    List<Instance> persons = new ArrayList<>();
    aside
        .byPerson()
        .forEach(
            (id, readings) ->
                persons.add(
                    instance(
                        document,
                        when,
                        readings.get(0).candidate(),
                        aside
                            .personFeatures()
                            .of(readings.get(0).person().orElseThrow(), readings, aside.all()))));
    return persons;
  }

  /** What the classifier of sentences knows of each sentence, title first. */
  public List<SentenceInstance> sentences(Article whole) {
    Document document = new Document(bounded(whole), lexicon, reader, matcher);
    SentenceFeatures features = new SentenceFeatures(document);
    List<SentenceInstance> found = new ArrayList<>();
    for (int p = 0; p < document.size(); p++) {
      found.add(new SentenceInstance(document.passage(p).sentence().text(), features.of(p)));
    }
    return found;
  }

  /** A match with its sides, which all its readings share. */
  private record Frame(int passage, TriggerMatch match, Optional<Side> from, Optional<Side> to) {}

  /**
   * Every reading of an article, and what becomes of those that the rules leave out.
   *
   * @param features what the classifier knows of a reading or a defection of this article
   * @param personFeatures what it knows of a person
   * @param all in text order
   * @param unmet readings that neither the rules nor the model take
   * @param persons how likely each person who is read about is a defector, by id
   */
  private record Aside(
      Features features,
      PersonFeatures personFeatures,
      List<Proposal> all,
      List<Candidate> unmet,
      Map<String, Double> persons) {
    static Aside of(Document document, Weights weights) {
      Telling telling = new Telling(document, weights);
      Features features = new Features(document, telling);
      return new Aside(
          features,
          new PersonFeatures(document, telling, features),
          new ArrayList<>(),
          new ArrayList<>(),
          new HashMap<>());
    }

    /** The readings of named persons, in text order. */
    Map<String, List<Proposal>> byPerson() {
      Map<String, List<Proposal>> persons = new LinkedHashMap<>();
      for (Proposal r : all) {
        r.person().ifPresent(p -> persons.computeIfAbsent(p.id(), x -> new ArrayList<>()).add(r));
      }
      return persons;
    }
  }

  private static Instance instance(
      Document document, EventDates when, Candidate c, Set<String> features) {
    Merger.Cluster single = new Merger.Cluster();
    single.candidates().add(c);
    return new Instance(
        new Assembly(document, when, new Merger(), List.of()).defection("", single),
        document.passage(c.passage()).sentence().text(),
        features,
        c.confidence());
  }

  /**
   * The defections that the mentions make up, none dropped: what the defections' weights are
   * trained on. The probability is that of the likeliest mention.
   */
  public List<Instance> gathered(Article whole) {
    Document document = new Document(bounded(whole), lexicon, reader, matcher);
    Merger merger = new Merger();
    EventDates when = new EventDates(document, dates);
    Aside aside = Aside.of(document, weights);
    Assembly assembly =
        new Assembly(document, when, merger, settled(document, when, merger, aside));
    return merger.clusters().stream()
        .map(
            cluster ->
                new Instance(
                    assembly.defection("", cluster),
                    "",
                    aside.features().of(cluster, merger.clusters()),
                    likely(cluster, aside)))
        .toList();
  }

  private List<Candidate> settled(Document document, EventDates when, Merger merger, Aside aside) {
    List<Candidate> settled = new ArrayList<>();
    List<Candidate> found = new ArrayList<>(candidates(document, when, aside));
    admitPersons(found, aside);
    for (Candidate candidate : new Retractions(document).applied(found)) {
      settled.add(settle(document, merger, candidate));
    }
    merger.joinLead(LEAD_PASSAGES, new Protagonist(document));
    merger.joinLeadGroups(LEAD_PASSAGES);
    merger.joinVague();
    settled.replaceAll(merger::current);
    return settled;
  }

  /**
   * Takes out the defections that the model finds unlikely, and gives the others its probability.
   */
  private List<Candidate> dropped(Merger merger, List<Candidate> settled, Aside aside) {
    IdentityHashMap<Merger.Cluster, Double> probabilities = new IdentityHashMap<>();
    for (Merger.Cluster cluster : merger.clusters()) {
      Set<String> known = aside.features().of(cluster, merger.clusters());
      probabilities.put(cluster, weights.calibrated(likely(cluster, aside), known));
    }
    Set<Candidate> out = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Merger.Cluster cluster : List.copyOf(merger.clusters())) {
      double probability = probabilities.getOrDefault(cluster, 0.0);
      if (probability < weights.drop() && !cluster.isTotal()) {
        out.addAll(cluster.candidates());
        merger.clusters().remove(cluster);
      } else {
        cluster.likely(probability);
      }
    }
    return settled.stream().map(c -> out.contains(c) ? c.rejected(unlikely(c)) : c).toList();
  }

  private static NotCountedReason unlikely(Candidate c) {
    boolean named = c.defector().flatMap(Defector::person).isPresent();
    return named ? NotCountedReason.NOT_A_DEFECTION : NotCountedReason.GENERIC;
  }

  /** How likely its person is a defector, or its likeliest reading right where it has none. */
  private static double likely(Merger.Cluster cluster, Aside aside) {
    double likeliest =
        cluster.candidates().stream().mapToDouble(Candidate::confidence).max().orElse(0);
    return cluster
        .person()
        .map(p -> aside.persons().getOrDefault(p.id(), likeliest))
        .orElse(likeliest);
  }

  /**
   * Judges each person by all readings together, and adds the likeliest reading of those whom the
   * model takes for defectors and the rules do not.
   */
  private void admitPersons(List<Candidate> found, Aside aside) {
    Set<String> counted = new HashSet<>();
    found.stream()
        .filter(Candidate::isCounted)
        .flatMap(c -> c.defector().stream())
        .forEach(d -> d.person().ifPresent(p -> counted.add(p.id())));
    aside
        .byPerson()
        .forEach(
            (id, readings) -> {
              double probability =
                  weights.ofPerson(
                      aside
                          .personFeatures()
                          .of(readings.get(0).person().orElseThrow(), readings, aside.all()));
              aside.persons().put(id, probability);
              if (probability >= weights.admitPerson() && !counted.contains(id)) {
                readings.stream()
                    .map(Proposal::candidate)
                    .filter(Candidate::isCounted)
                    .max(Comparator.comparing(Candidate::confidence))
                    .ifPresent(
                        c -> {
                          found.add(c);
                          aside.unmet().remove(c);
                        });
              }
            });
  }

  /**
   * The character up to which the text is read: no more than {@link #MAX_CHARACTERS} behind leading
   * blanks, no half of a surrogate pair, and nothing of what readers write below.
   */
  public static int readTo(String text) {
    int end = cut(text, text.length() - text.stripLeading().length() + MAX_CHARACTERS);
    return ReaderComments.begin(text.substring(0, end));
  }

  private static int cut(String text, int most) {
    boolean within = most >= text.length();
    int end = within ? text.length() : most;
    return !within && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static Article bounded(Article a) {
    int end = readTo(a.text());
    Optional<String> title = a.title().map(t -> t.substring(0, cut(t, MAX_TITLE_CHARACTERS)));
    return end == a.text().length() && title.equals(a.title())
        ? a
        : new Article(
            a.articleId(),
            a.url(),
            title,
            a.source(),
            a.language(),
            a.published(),
            a.text().substring(0, end));
  }

  /** Body first: a headline is told by what the text below it says. */
  private static List<Integer> readingOrder(Document document) {
    List<Integer> order = new ArrayList<>();
    for (int p = 0; p < document.size(); p++) {
      if (!document.isTitle(p)) {
        order.add(p);
      }
    }
    for (int p = 0; p < document.size(); p++) {
      if (document.isTitle(p)) {
        order.add(p);
      }
    }
    return order;
  }

  private List<Candidate> candidates(Document document, EventDates when, Aside aside) {
    List<Candidate> found = new ArrayList<>();
    DefectorReader defectors = new DefectorReader(document);
    GroupOffice offices = new GroupOffice(document);
    Judge judge = new Judge(document);
    for (int p : readingOrder(document)) {
      List<TriggerMatch> matches = document.matches(p);
      if (matches.isEmpty()) {
        continue;
      }
      document.parsed(p);
      Set<Integer> heads = new HashSet<>();
      for (TriggerMatch match : matches) {
        if (heads.contains(match.head())) {
          continue;
        }
        Passage passage = document.passage(p);
        Frame frame =
            new Frame(
                p,
                match,
                sides.in(passage, match, match.trigger().from()),
                sides.in(passage, match, match.trigger().to()));
        List<Candidate> read = new ArrayList<>();
        for (Candidate c : read(document, frame, defectors, offices, when, judge)) {
          boolean meets = judge.meetsNeeds(p, match, c.defector(), c.from(), c.to());
          take(new Proposal(c, meets, /* bystander= */ false), read, aside);
        }
        for (Candidate c : besides(document, frame, read, when, judge)) {
          take(new Proposal(c, /* meets= */ false, /* bystander= */ true), read, aside);
        }
        if (!read.isEmpty()) {
          heads.add(match.head());
          read.stream().filter(Candidate::isCounted).forEach(judge::tell);
          read.stream()
              .filter(Candidate::isCounted)
              .flatMap(c -> c.defector().stream())
              .forEach(
                  d -> {
                    offices.tell(d);
                    d.person().ifPresent(defectors::tell);
                  });
          found.addAll(read);
          found.addAll(ellipsis(document, p, read, when, judge));
        }
      }
    }
    return found;
  }

  /** Puts a reading where the rules and the model send it. */
  private void take(Proposal plain, List<Candidate> read, Aside aside) {
    double probability = weights.probability(aside.features().of(plain));
    Proposal reading = plain.likely(probability);
    boolean admitted = reading.candidate().isCounted() && probability >= weights.admit();
    if (reading.candidate().defector().isPresent()) {
      aside.all().add(reading);
    }
    if (reading.meets() || admitted) {
      read.add(reading.candidate());
    } else if (!reading.bystander()) {
      aside.unmet().add(reading.candidate());
    }
  }

  /** The readings of one match, one a defector, whether or not a weak trigger has what it needs. */
  private List<Candidate> read(
      Document document,
      Frame frame,
      DefectorReader defectors,
      GroupOffice offices,
      EventDates when,
      Judge judge) {
    TriggerMatch match = frame.match();
    List<Defector> who =
        new Groups(document)
            .ofOneForce(
                offices.completed(
                    frame.passage(),
                    match,
                    defectors.of(frame.passage(), match),
                    frame.from(),
                    frame.to()));
    List<Candidate> found = new ArrayList<>();
    if (who.isEmpty()) {
      boolean strong = match.trigger().needs().isEmpty();
      return strong
          ? List.of(candidate(document, frame, Optional.empty(), when, judge))
          : List.of();
    }
    for (Defector d : who) {
      if (d.person().filter(document::isLeader).isPresent()) {
        continue;
      }
      found.add(candidate(document, frame, Optional.of(d), when, judge));
    }
    return found;
  }

  /** Readings of a match for those whom the sentence names besides. */
  private List<Candidate> besides(
      Document document, Frame frame, List<Candidate> read, EventDates when, Judge judge) {
    List<Defector> taken = read.stream().flatMap(c -> c.defector().stream()).toList();
    return new Bystanders(document)
        .of(frame.passage(), taken).stream()
            .map(d -> candidate(document, frame, Optional.of(d), when, judge))
            .toList();
  }

  private Candidate candidate(
      Document document, Frame frame, Optional<Defector> defector, EventDates when, Judge judge) {
    int p = frame.passage();
    TriggerMatch match = frame.match();
    Optional<Side> from = frame.from();
    Optional<Side> to = frame.to();
    Passage passage = document.passage(p);
    FactualityReader.Verdict verdict = factuality.of(passage, match);
    Optional<NotCountedReason> reason =
        judge.sense(p, match, defector, from, to).or(verdict::reason);
    if (reason.isEmpty() && judge.isGeneric(p, match, defector)) {
      reason = Optional.of(NotCountedReason.GENERIC);
    }
    EventDates.Dated dated = when.of(p, match, defector);
    Optional<String> source = verdict.attributedTo().map(t -> sides.read(passage, t).text());
    return new Candidate(
        p,
        match,
        defector,
        from,
        to,
        judge.kind(match, defector, from, to),
        dated,
        place(passage, match),
        verdict.factuality(),
        reason,
        source,
        /* confidence= */ 0,
        document.isTitle(p));
  }

  /** "… is the second diplomat to quit. The first was X": the next sentence shares the trigger. */
  private List<Candidate> ellipsis(
      Document document, int p, List<Candidate> read, EventDates when, Judge judge) {
    int next = p + 1;
    boolean told = read.stream().anyMatch(Candidate::isCounted);
    if (!told || next >= document.size() || document.isTitle(next) || document.isTitle(p)) {
      return List.of();
    }
    Passage passage = document.parsed(next);
    boolean opens =
        passage.word(0).equals("the")
                && Set.of("first", "second", "third", "other", "last", "latest", "previous")
                    .contains(passage.word(1))
            || passage.word(0).equals("another");
    int be = -1;
    for (int i = 1; i < Math.min(6, passage.size()); i++) {
      if (passage.token(i).lemma().equals("be")) {
        be = i;
        break;
      }
    }
    if (!opens || be < 0) {
      return List.of();
    }
    for (int i = be + 1; i < Math.min(passage.size(), be + 12); i++) {
      Optional<Person> person = document.cast().at(next, i);
      if (person.isPresent()) {
        TriggerMatch first = read.get(0).match();
        TriggerMatch match = new TriggerMatch(first.trigger(), 1, be);
        Optional<RolePhrase> role = person.get().roleNear(next).map(Person.HeldRole::role);
        Defector d =
            new Defector(
                next,
                i,
                i,
                i,
                person,
                HeadCount.ONE,
                role.map(RolePhrase::role),
                role.map(RolePhrase::category).orElse(RoleCategory.UNKNOWN),
                role.flatMap(RolePhrase::country),
                true,
                false);
        EventDates.Dated dated = when.of(next, match, Optional.of(d));
        EventDates.Dated date = dated.date().inferred() ? EventDates.Dated.NONE : dated;
        return List.of(
            new Candidate(
                next,
                match,
                Optional.of(d),
                read.get(0).from(),
                read.get(0).to(),
                judge.kind(first, Optional.of(d), read.get(0).from(), read.get(0).to()),
                date,
                Optional.empty(),
                Factuality.CT_PLUS,
                Optional.empty(),
                Optional.empty(),
                read.get(0).confidence(),
                false));
      }
    }
    return List.of();
  }

  private static Optional<String> place(Passage passage, TriggerMatch match) {
    Token head = passage.token(match.head());
    for (Token noun : passage.grammar().objectsOf(head, Set.of("in", "at", "near", "outside"))) {
      if (noun.isEntity("LOCATION")
          || passage.knownAt(noun.index()).filter(Passage.Known::isPlace).isPresent()) {
        int from = noun.index();
        while (from > 0 && passage.token(from - 1).isEntity("LOCATION")) {
          from--;
        }
        int to = noun.index();
        while (to + 1 < passage.size() && passage.token(to + 1).isEntity("LOCATION")) {
          to++;
        }
        return Optional.of(passage.sentence().words(from, to));
      }
    }
    return Optional.empty();
  }

  private static Candidate settle(Document document, Merger merger, Candidate candidate) {
    if (!candidate.isCounted()) {
      return candidate;
    }
    if (candidate.defector().isEmpty()) {
      boolean joined =
          candidate.match().trigger().part() == Trigger.Part.N && merger.addAnaphor(candidate);
      return joined ? candidate : candidate.rejected(NotCountedReason.GENERIC);
    }
    Defector d = candidate.defector().get();
    boolean pronounGroup =
        d.person().isEmpty()
            && d.isGroup()
            && d.role().isEmpty()
            && document.passage(d.passage()).token(d.head()).tag().startsWith("PRP");
    boolean nobody =
        d.person().isEmpty()
            && d.isGroup()
            && d.category() == RoleCategory.UNKNOWN
            && d.count().equals(HeadCount.SOME);
    if ((nobody && !pronounGroup) || (!candidate.title() && isNoHuman(document, d))) {
      return candidate.rejected(NotCountedReason.GENERIC);
    }
    if (pronounGroup && merger.clusters().stream().noneMatch(c -> c.person().isEmpty())) {
      return candidate.rejected(NotCountedReason.GENERIC);
    }
    merger.add(candidate);
    return candidate;
  }

  /** "Our story changes sides": one of no office must be a noun for a human being. */
  private static boolean isNoHuman(Document document, Defector d) {
    if (d.person().isPresent() || d.isGroup() || d.role().isPresent()) {
      return false;
    }
    Passage passage = document.passage(d.passage());
    WordClasses words = document.lexicon().words();
    String lemma = passage.token(d.head()).lemma();
    boolean human =
        Stream.of(WordClass.PERSON, WordClass.CIVILIAN, WordClass.MALE, WordClass.FEMALE)
            .anyMatch(c -> words.is(lemma, c));
    boolean national = passage.knownAt(d.head()).filter(Passage.Known::isDemonym).isPresent();
    return !human && !national;
  }

  /** Turns the settled candidates into rows. */
  private static final class Assembly {
    private final Document document;
    private final Merger merger;
    private final List<Candidate> settled;
    private final Timeline timeline;
    private final AllegianceReader allegiances;
    private final Map<Candidate, String> ids = new HashMap<>();

    Assembly(Document document, EventDates when, Merger merger, List<Candidate> settled) {
      this.document = document;
      this.timeline = new Timeline(document, merger, when);
      this.allegiances = new AllegianceReader(document);
      this.merger = merger;
      this.settled = settled;
    }

    Extraction extraction() {
      List<ArticleDefection> defections = new ArrayList<>();
      for (Merger.Cluster cluster : merger.clusters()) {
        String id = document.article().articleId() + "#d" + defections.size();
        cluster.candidates().forEach(c -> ids.put(c, id));
        defections.add(defection(id, cluster));
      }
      defections.addAll(denials(defections.size()));
      List<Mention> mentions = new ArrayList<>();
      Set<String> used = new HashSet<>();
      settled.stream()
          .sorted(
              Comparator.comparing(
                      (Candidate c) -> document.passage(c.passage()).sentence().index())
                  .thenComparing(c -> c.match().head()))
          .forEach(c -> mentions.add(mention(c, used)));
      return new Extraction(mentions, defections, new Entities(document).rows());
    }

    /** The defection that a settled candidate tells of; empty when it is not counted. */
    private Optional<String> id(Candidate candidate) {
      return Optional.ofNullable(ids.get(candidate));
    }

    // --- defections ----------------------------------------------------------------------------

    /**
     * Denied defections of named persons: they are not counted, and make the entry of that person
     * disputed.
     */
    private List<ArticleDefection> denials(int from) {
      List<ArticleDefection> rows = new ArrayList<>();
      Set<String> done = new HashSet<>();
      merger.clusters().forEach(c -> c.person().ifPresent(p -> done.add(p.id())));
      for (Candidate c : settled) {
        boolean denied = c.reason().equals(Optional.of(NotCountedReason.DENIED));
        Optional<Person> person = c.defector().flatMap(Defector::person);
        if (denied && person.isPresent() && done.add(person.get().id())) {
          Merger.Cluster single = new Merger.Cluster();
          single.candidates().add(c);
          rows.add(defection(document.article().articleId() + "#d" + (from + rows.size()), single));
        }
      }
      return rows;
    }

    private ArticleDefection defection(String id, Merger.Cluster cluster) {
      List<Candidate> all = cluster.candidates();
      Candidate best = best(all);
      Optional<Person> person = cluster.person();
      Defector lead = all.stream().flatMap(c -> c.defector().stream()).findFirst().orElseThrow();
      HeadCount count = person.isPresent() ? HeadCount.ONE : lead.count();
      EventDate date = timeline.date(cluster);
      Allegiance allegiance = allegiances.of(cluster, date, before(cluster), others(cluster));
      boolean cumulative = all.stream().anyMatch(Candidate::cumulative);
      boolean counted = all.stream().anyMatch(Candidate::isCounted);
      Factuality factuality =
          all.stream().anyMatch(c -> c.factuality() == Factuality.CT_PLUS)
              ? Factuality.CT_PLUS
              : best.factuality();
      return new ArticleDefection(
          document.article().articleId(),
          id,
          person.map(p -> Entities.id(document, p)),
          counted,
          cumulative,
          person.map(Person::name),
          person.map(Person::aliases).orElse(List.of()),
          count.min(),
          count.max(),
          allegiance.role(),
          allegiance.category(),
          allegiance.country(),
          first(all, c -> c.from().map(Side::text)),
          first(all, c -> c.to().map(Side::text)),
          allegiance.kind(),
          first(all, Candidate::place),
          date.start(),
          date.end(),
          date.precision(),
          date.inferred(),
          factuality,
          first(all, Candidate::attributedTo),
          document.passage(best.passage()).sentence().text(),
          cluster.probability(),
          document.article().source(),
          document.article().published(),
          document.article().url(),
          document.article().title(),
          Optional.empty());
    }

    private List<Defector> others(Merger.Cluster cluster) {
      return merger.clusters().stream()
          .filter(c -> c != cluster)
          .flatMap(c -> c.candidates().stream())
          .flatMap(c -> c.defector().stream())
          .toList();
    }

    /** The single defectors of the clusters before one, in the order of reading. */
    private List<Defector> before(Merger.Cluster cluster) {
      return merger.clusters().stream()
          .takeWhile(c -> c != cluster)
          .flatMap(c -> c.candidates().stream())
          .flatMap(c -> c.defector().stream())
          .filter(d -> !d.isGroup() && d.category() != RoleCategory.UNKNOWN)
          .toList();
    }

    private static <T> Optional<T> first(
        List<Candidate> all, java.util.function.Function<Candidate, Optional<T>> what) {
      return all.stream().map(what).flatMap(Optional::stream).findFirst();
    }

    private Candidate best(List<Candidate> all) {
      return all.stream()
          .max(
              Comparator.comparing((Candidate c) -> c.confidence())
                  .thenComparing(c -> !document.isTitle(c.passage()))
                  .thenComparing(c -> c.date().isKnown())
                  .thenComparing(c -> -c.passage()))
          .orElseThrow();
    }

    // --- mentions ------------------------------------------------------------------------------

    private Mention mention(Candidate c, Set<String> used) {
      Passage passage = document.passage(c.passage());
      Sentence sentence = passage.sentence();
      Span trigger =
          new Span(
              passage.token(c.match().head()).span().begin(),
              passage.token(c.match().last()).span().end());
      String id =
          document.article().articleId()
              + (sentence.index() == Sentence.TITLE ? "#t" : "#")
              + trigger.begin();
      String unique = id;
      for (int n = 1; !used.add(unique); n++) {
        unique = id + "." + n;
      }
      Optional<Defector> here = c.defector().filter(d -> d.passage() == c.passage());
      Optional<Span> who =
          here.map(
              d ->
                  new Span(
                      passage.token(Math.min(d.from(), d.to())).span().begin(),
                      passage.token(d.to()).span().end()));
      Optional<Person> person = c.defector().flatMap(Defector::person);
      Optional<String> defectionId = id(c);
      EventDate date = c.date();
      return new Mention(
          document.article().articleId(),
          unique,
          sentence.index(),
          sentence.span().begin(),
          sentence.span().end(),
          sentence.text(),
          passage.sentence().words(c.match().head(), c.match().last()),
          trigger.begin(),
          trigger.end(),
          who.map(
              s ->
                  sentence
                      .text()
                      .substring(
                          s.begin() - sentence.span().begin(), s.end() - sentence.span().begin())),
          who.map(Span::begin),
          who.map(Span::end),
          person.map(p -> Entities.id(document, p)),
          person.map(Person::name),
          c.defector().map(d -> d.count().min()),
          c.defector().flatMap(d -> d.count().max()),
          c.defector().flatMap(Defector::role),
          c.defector().map(Defector::category).orElse(RoleCategory.UNKNOWN),
          c.from().map(Side::text),
          c.to().map(Side::text),
          c.place(),
          c.dated().words().map(w -> sentence.words(w[0], w[1])),
          date.start(),
          date.end(),
          date.precision(),
          c.factuality(),
          c.reason(),
          c.attributedTo(),
          c.confidence(),
          c.match().trigger().id(),
          defectionId);
    }
  }
}
