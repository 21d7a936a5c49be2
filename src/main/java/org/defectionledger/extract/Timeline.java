package org.defectionledger.extract;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.defectionledger.extract.time.DateExpression;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;
import org.defectionledger.text.Token;

/**
 * The date that the course of the telling gives a defection whose own sentences say none: news goes
 * on in time from sentence to sentence until it says another date.
 */
final class Timeline {
  /** So many sentences on, a date still holds for what is told. */
  private static final int HOLDS_FOR = 2;

  /** The first sentences of the body tell when the news of the headline happened. */
  private static final int LEAD = 3;

  /** A date before the document by more days than these is not the day of the news. */
  private static final int NEWS_DAYS = 13;

  /** So many words lie at most between a verb of saying and its date. */
  private static final int REPORT_REACH = 4;

  /** From the flight to the arrival or the first words in public it takes at most so many days. */
  private static final int JOURNEY = 7;

  private static final Comparator<Candidate> BY_CLOSENESS =
      Comparator.comparing((Candidate c) -> closeness(c.date().precision()))
          .thenComparing(c -> c.defector().isEmpty())
          .thenComparing(c -> -c.dated().fit());

  private final Comparator<Candidate> byStrength =
      Comparator.comparing((Candidate c) -> !c.dated().own())
          .thenComparing(c -> !isNamed(c))
          .thenComparing(c -> !isStrong(c))
          .thenComparing(BY_CLOSENESS);

  private final Document document;
  private final EventDates dates;
  private final Merger merger;

  Timeline(Document document, Merger merger, EventDates dates) {
    this.document = document;
    this.merger = merger;
    this.dates = dates;
  }

  /**
   * The date of a defection, from all that the article tells of it; the publication day where it is
   * the article's news and nothing tells another; unknown else.
   */
  EventDate date(Merger.Cluster cluster) {
    Optional<Candidate> dated = said(cluster);
    if (dated.isPresent() && !isOfThePast(dated.get(), cluster)) {
      return dated.get().date();
    }
    EventDate said =
        cluster.candidates().stream()
            .map(Candidate::date)
            .filter(EventDate::inferred)
            .findFirst()
            .orElse(EventDate.UNKNOWN);
    List<Candidate> told =
        cluster.candidates().stream()
            .filter(c -> !c.cumulative() && isVerbal(c) && !isPastPerfect(c))
            .toList();
    boolean news = said.inferred() || told.stream().anyMatch(this::isLead);
    boolean named = told.isEmpty() && cluster.candidates().stream().noneMatch(this::isPastPerfect);
    Optional<EventDate> day =
        news ? newsDay(cluster, false) : named ? newsDay(cluster, true) : Optional.empty();
    if (said.inferred() && isToldLater(cluster)) {
      return newsDay(cluster, true).or(() -> ofLeader(cluster)).orElse(said);
    }
    return day.or(() -> ofLeader(cluster))
        .or(() -> before(told).filter(d -> !said.inferred() || isRecentDay(d)))
        .or(
            () ->
                told.stream().anyMatch(this::isPlain) ? newsDay(cluster, false) : Optional.empty())
        .orElseGet(
            () ->
                news
                    ? document.article().day().map(EventDate::inferred).orElse(said)
                    : said.isKnown() ? said : alone(cluster).orElse(said));
  }

  /**
   * The one date of a sentence that tells of the defection, or of the one before it where that
   * brings the defector in: "who crossed last week with his men, was shown to us. He had left …".
   */
  private Optional<EventDate> alone(Merger.Cluster cluster) {
    List<Candidate> told =
        cluster.candidates().stream().filter(c -> !c.title() && !c.cumulative()).toList();
    return told.stream()
        .sorted(Comparator.comparing(Candidate::passage))
        .flatMap(
            c ->
                onlyDate(c.passage(), e -> isInClauseOf(c, e))
                    .or(() -> introduced(cluster, c))
                    .stream())
        .findFirst();
  }

  private Optional<EventDate> introduced(Merger.Cluster cluster, Candidate c) {
    boolean body = c.passage() > 0 && !document.isTitle(c.passage() - 1);
    return body && isBroughtIn(cluster, c)
        ? onlyDate(c.passage() - 1, e -> true)
        : Optional.empty();
  }

  /** "A general who went over was fighting for his life on Tuesday": that is another clause. */
  private boolean isInClauseOf(Candidate c, DateExpression e) {
    Passage passage = document.passage(c.passage());
    Grammar grammar = passage.grammar();
    return grammar.ancestors(passage.token(c.match().head())).stream()
        .filter(t -> Grammar.isRelation(t, "acl"))
        .allMatch(clause -> grammar.subtree(clause).contains(passage.token(e.to())));
  }

  private Optional<EventDate> onlyDate(int p, Predicate<DateExpression> which) {
    List<DateExpression> found =
        events(p, Optional.empty()).stream().filter(e -> !hangsOnReport(p, e)).toList();
    return found.size() == 1
        ? found.stream().filter(which).map(DateExpression::date).findFirst()
        : Optional.empty();
  }

  private boolean hangsOnReport(int p, DateExpression e) {
    Passage passage = document.passage(p);
    return passage.grammar().ancestors(passage.token(e.to())).stream()
        .filter(Token::isVerb)
        .findFirst()
        .filter(t -> document.lexicon().cues().is(t.lemma(), CueClass.REPORT))
        .isPresent();
  }

  /** Whether the sentence before a mention names its person, or the mention has a pronoun. */
  private boolean isBroughtIn(Merger.Cluster cluster, Candidate c) {
    boolean named =
        cluster
            .person()
            .filter(x -> x.places().stream().anyMatch(w -> w.passage() == c.passage() - 1))
            .isPresent();
    return named || c.defector().filter(this::isPronoun).isPresent();
  }

  /**
   * The mention that dates the defection best: one of the defector's own doing, in words that are
   * enough by themselves, as closely dated as may be; and of those that agree with it a closer one.
   */
  private Optional<Candidate> said(Merger.Cluster cluster) {
    List<Candidate> dated =
        cluster.candidates().stream()
            .filter(c -> c.date().isKnown() && !c.date().inferred())
            .toList();
    Optional<Candidate> first = dated.stream().min(byStrength);
    return first
        .map(
            f ->
                dated.stream()
                    .filter(c -> c.dated().own() == f.dated().own() && isWithin(c.date(), f.date()))
                    .min(BY_CLOSENESS)
                    .orElse(f))
        .map(f -> earliest(f, dated));
  }

  /** Who leaves on one day and arrives or appears on a later one has left on the first. */
  private static Candidate earliest(Candidate chosen, List<Candidate> dated) {
    if (chosen.date().precision() != DatePrecision.DAY) {
      return chosen;
    }
    LocalDate day = chosen.date().start().orElseThrow();
    return dated.stream()
        .filter(c -> c.dated().own() == chosen.dated().own() && c.dated().isSure())
        .filter(c -> Math.abs(c.passage() - chosen.passage()) <= (isOfGroup(c) ? 0 : 1))
        .filter(c -> c.date().precision() == DatePrecision.DAY)
        .filter(c -> !c.date().start().orElseThrow().isBefore(day.minusDays(JOURNEY)))
        .min(Comparator.comparing((Candidate c) -> c.date().start().orElseThrow()))
        .filter(c -> c.date().start().orElseThrow().isBefore(day))
        .orElse(chosen);
  }

  /** Whether the sentence names the defector or means him by a pronoun of its own. */
  private boolean isNamed(Candidate c) {
    Optional<Person> person = c.defector().flatMap(Defector::person);
    return person.isEmpty()
        || person.get().places().stream().anyMatch(x -> x.passage() == c.passage())
        || c.defector().filter(this::isPronoun).isPresent();
  }

  private boolean isPronoun(Defector d) {
    return document.passage(d.passage()).token(d.head()).tag().startsWith("PRP");
  }

  private static boolean isOfGroup(Candidate c) {
    return c.defector().filter(Defector::isGroup).isPresent();
  }

  private static boolean isStrong(Candidate c) {
    return c.match().trigger().needs().isEmpty() && c.dated().isSure();
  }

  private static boolean isWithin(EventDate day, EventDate stretch) {
    return !day.start().orElseThrow().isBefore(stretch.start().orElseThrow())
        && !day.end().orElseThrow().isAfter(stretch.end().orElseThrow());
  }

  private static int closeness(DatePrecision precision) {
    return switch (precision) {
      case DAY -> 0;
      case WEEK, MONTH -> 1;
      case SPAN -> 2;
      case YEAR -> 3;
      case UNKNOWN -> 4;
    };
  }

  /**
   * Whether the article tells the defection as its news, and the date below it lies long before:
   * that of something else.
   */
  private boolean isOfThePast(Candidate dated, Merger.Cluster cluster) {
    boolean old =
        document
            .article()
            .day()
            .filter(d -> dated.date().end().orElse(d).isBefore(d.minusDays(NEWS_DAYS)))
            .isPresent();
    return old
        && !isLead(dated)
        && cluster.candidates().stream()
            .anyMatch(c -> c.date().inferred() && isLead(c) && !isSimplePast(c));
  }

  /** "Y has also defected", below the lead and told nowhere before: not of the lead's day. */
  private boolean isToldLater(Merger.Cluster cluster) {
    return cluster.candidates().stream().noneMatch(this::isLead)
        && cluster.candidates().stream()
            .min(Comparator.comparing(Candidate::passage))
            .filter(c -> c.date().inferred())
            .isPresent();
  }

  /** A main clause in the simple past, which goes on with what the article tells. */
  private boolean isPlain(Candidate c) {
    Passage passage = document.passage(c.passage());
    Token head = passage.token(c.match().head());
    return isSimplePast(c)
        && !c.title()
        && passage.grammar().ancestors(head).stream()
            .noneMatch(t -> Grammar.isRelation(t, "acl", "advcl"));
  }

  private boolean isSimplePast(Candidate c) {
    return document.passage(c.passage()).token(c.match().head()).tag().equals("VBD");
  }

  /** "his eighty men went over with him": on his day. */
  private Optional<EventDate> ofLeader(Merger.Cluster group) {
    return group.candidates().stream()
        .filter(c -> group.person().isEmpty() && goesWithLeader(c))
        .flatMap(c -> leader(c.passage()).stream())
        .map(this::date)
        .filter(EventDate::isKnown)
        .findFirst();
  }

  private boolean goesWithLeader(Candidate c) {
    Passage passage = document.passage(c.passage());
    return IntStream.range(0, passage.size())
        .anyMatch(
            i ->
                Set.of("with", "joined", "followed").contains(passage.word(i))
                    && Set.of("him", "her", "them").contains(passage.word(i + 1)));
  }

  /** The person told of last up to a passage. */
  private Optional<Merger.Cluster> leader(int passage) {
    return merger.clusters().stream()
        .filter(c -> c.person().isPresent() && first(c) <= passage)
        .max(Comparator.comparingInt(Timeline::first));
  }

  private static int first(Merger.Cluster cluster) {
    return cluster.candidates().stream()
        .filter(c -> !c.title())
        .mapToInt(Candidate::passage)
        .min()
        .orElse(0);
  }

  private boolean isLead(Candidate c) {
    return c.title() || place(c.passage()) < LEAD - 1;
  }

  /** How many sentences of the body tell something before a passage; datelines tell nothing. */
  private int place(int passage) {
    return (int)
        IntStream.range(0, passage)
            .filter(p -> !document.isTitle(p))
            .filter(p -> document.passage(p).sentence().tokens().stream().anyMatch(Token::isVerb))
            .count();
  }

  /** The date told last before one of the mentions. */
  private Optional<EventDate> before(List<Candidate> told) {
    return told.stream()
        .filter(c -> !c.title())
        .sorted(Comparator.comparing(Candidate::passage))
        .flatMap(c -> before(c.passage()).stream())
        .findFirst();
  }

  private Optional<EventDate> before(int passage) {
    for (int p = passage - 1; p >= Math.max(0, passage - HOLDS_FOR); p--) {
      if (document.isTitle(p)) {
        break;
      }
      int at = p;
      List<DateExpression> found =
          events(p, Optional.empty()).stream().filter(e -> !isAside(at, e)).toList();
      if (!found.isEmpty()) {
        return Optional.of(found.get(found.size() - 1).date());
      }
    }
    return Optional.empty();
  }

  /** "the minister, who left on Monday, gave an interview": the telling is not at Monday. */
  private boolean isAside(int p, DateExpression e) {
    Passage passage = document.passage(p);
    return passage.grammar().ancestors(passage.token(e.to())).stream()
        .anyMatch(t -> Grammar.isRelation(t, "acl") && !t.tag().equals("VBG"));
  }

  /** The day that the first sentences tell, that of a sentence about the defector before others. */
  private Optional<EventDate> newsDay(Merger.Cluster cluster, boolean onlyAbout) {
    List<Integer> lead =
        IntStream.range(0, document.size())
            .filter(p -> !document.isTitle(p) && place(p) < LEAD)
            .boxed()
            .toList();
    Set<Integer> about = about(cluster);
    return lead.stream()
        .filter(p -> !onlyAbout || about.contains(p))
        .sorted(Comparator.comparing(p -> !about.contains(p)))
        .flatMap(p -> events(p, cluster.person()).stream())
        .map(DateExpression::date)
        .filter(this::isRecentDay)
        .findFirst();
  }

  /** The passages that name the defector or tell of the defection. */
  private static Set<Integer> about(Merger.Cluster cluster) {
    Set<Integer> passages = new HashSet<>();
    cluster.candidates().forEach(c -> passages.add(c.passage()));
    cluster.person().ifPresent(x -> x.places().forEach(place -> passages.add(place.passage())));
    return passages;
  }

  private boolean isRecentDay(EventDate date) {
    Optional<LocalDate> day = document.article().day();
    return date.precision() == DatePrecision.DAY
        && day.isPresent()
        && !date.start().orElseThrow().isAfter(day.get())
        && !date.start().orElseThrow().isBefore(day.get().minusDays(NEWS_DAYS));
  }

  /** The dates of a sentence that are not those of somebody's saying so, but for the defector. */
  private List<DateExpression> events(int p, Optional<Person> defector) {
    return dates.expressions(p).stream()
        .filter(e -> e.role() == DateExpression.Role.AT && e.date().isKnown())
        .filter(e -> !datesReport(p, e, defector))
        .toList();
  }

  /** "the ministry said on Tuesday"; not "he said on Tuesday" of what the defector tells. */
  private boolean datesReport(int p, DateExpression e, Optional<Person> defector) {
    Passage passage = document.passage(p);
    for (int i = e.from() - 1; i >= Math.max(0, e.from() - REPORT_REACH); i--) {
      if (passage.token(i).isVerb()) {
        return document.lexicon().cues().is(passage.token(i).lemma(), CueClass.REPORT)
            && !isSaidBy(p, i, defector);
      }
    }
    return false;
  }

  private boolean isSaidBy(int p, int verb, Optional<Person> defector) {
    for (int i = verb - 1; defector.isPresent() && i >= 0; i--) {
      if (Set.of("he", "she").contains(document.passage(p).word(i))) {
        return true;
      }
      Optional<Person> named = document.cast().at(p, i);
      if (named.isPresent()) {
        return named.get().equals(defector.get());
      }
      if (i == verb - 1 && document.passage(p).token(i).isNoun()) {
        return false;
      }
    }
    return false;
  }

  /** A noun tells of what has been: "earlier defections, such as that of X". */
  private static boolean isVerbal(Candidate c) {
    return c.match().trigger().part() == Trigger.Part.V
        || c.match().trigger().part() == Trigger.Part.O;
  }

  private boolean isPastPerfect(Candidate c) {
    Passage passage = document.passage(c.passage());
    return passage.grammar().children(passage.token(c.match().head()), "aux").stream()
        .anyMatch(t -> t.word().equalsIgnoreCase("had"));
  }
}
