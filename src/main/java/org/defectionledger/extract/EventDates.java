package org.defectionledger.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.defectionledger.extract.time.Countdown;
import org.defectionledger.extract.time.DateExpression;
import org.defectionledger.extract.time.DateResolver;
import org.defectionledger.extract.time.Told;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.EventDate;
import org.defectionledger.text.Token;

/** Decides which date of a sentence is the defection's. */
final class EventDates {
  /**
   * The date of one candidate.
   *
   * @param date the day or span; unknown when the sentence does not tell
   * @param words first and last token of the expression
   * @param cumulative whether it is the start of a running total
   * @param fit how surely the expression dates the trigger; 0 where there is none
   * @param own whether the trigger tells of the defector's doing, not of somebody else's in the
   *     same sentence
   */
  record Dated(EventDate date, Optional<int[]> words, boolean cumulative, int fit, boolean own) {
    /** The sentence tells no date. */
    static final Dated NONE = new Dated(EventDate.UNKNOWN, Optional.empty(), false, 0, true);

    /** What hangs on the trigger's own clause, or on the clause of the defector's saying so. */
    private static final int SURE = 70;

    /** Whether the expression hangs on the trigger's clause, see {@link DateLinks}. */
    boolean isSure() {
      return fit >= SURE;
    }
  }

  /**
   * A total that began longer before the article than this is a stock, not news: the guidelines,
   * section 2.
   */
  private static final int NEWS_DAYS = 31;

  /** How many sentences at the top tell the news of an article. */
  private static final int LEAD_SENTENCES = 3;

  /** A dateline ends within so many words. */
  private static final int DATELINE = 9;

  /** A group of so many who left within a year is a yearly total. */
  private static final int YEARLY = 100;

  /** A group of so many that "has deserted", no one says when, is a stock. */
  private static final int STOCK = 1000;

  /** A date counted from the trigger itself is as sure as one that hangs on it. */
  private static final int COUNTED = 100;

  /** So many words behind "after" its clause has told its verb. */
  private static final int COUNTED_CLAUSE = 14;

  private static final Set<String> LEAVES =
      Set.of(
          "vanish",
          "disappear",
          "flee",
          "leave",
          "slip",
          "escape",
          "resign",
          "quit",
          "defect",
          "desert",
          "abscond");

  /** "three days after he announced that he was leaving": the day of the announcement. */
  private static final Set<String> ANNOUNCES = Set.of("announce", "declare", "tell", "say");

  private static final Set<String> ORDINALS =
      Set.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth", "latest");

  /** So many words lie at most between an ordinal and the stretch it counts in. */
  private static final int RECKONED_WITHIN = 14;

  private final Document document;
  private final DateResolver resolver;
  private final DateLinks links;
  private final List<List<DateExpression>> expressions = new ArrayList<>();

  EventDates(Document document, DateResolver resolver) {
    this.document = document;
    this.resolver = resolver;
    this.links = new DateLinks(document);
    Told told = Told.NOTHING;
    for (int p = 0; p < document.size(); p++) {
      boolean title = document.isTitle(p);
      List<DateExpression> found = find(p, title ? Told.NOTHING : told);
      expressions.add(found);
      if (title) {
        continue;
      }
      for (DateExpression expression : found) {
        if (expression.role() != DateExpression.Role.SINCE) {
          told = told.and(expression.date());
        }
      }
    }
  }

  /** The date expressions of a passage without its dateline, in text order. */
  List<DateExpression> expressions(int p) {
    return expressions.get(p);
  }

  private List<DateExpression> find(int p, Told told) {
    Passage passage = document.passage(p);
    List<String> words = passage.words();
    return document
        .article()
        .day()
        .map(day -> resolver.find(words, told, day))
        .orElseGet(() -> resolver.find(words, told))
        .stream()
        .filter(e -> !isDateline(passage, e) && !isReckoned(passage, e))
        .toList();
  }

  Dated of(int p, TriggerMatch match, Optional<Defector> defector) {
    Passage passage = document.passage(p);
    Optional<DateExpression> best = Optional.empty();
    int bestScore = 0;
    for (DateExpression expression : expressions(p)) {
      int score = links.fit(p, match, defector, expression, expressions(p));
      if (score > bestScore) {
        bestScore = score;
        best = Optional.of(expression);
      }
    }
    boolean own = links.isOwn(p, match, defector);
    Optional<DateExpression> counted = countedBack(p, match, best);
    if (counted.isPresent()) {
      best = counted;
      bestScore = COUNTED;
    }
    boolean group = defector.filter(Defector::isGroup).isPresent();
    boolean total = group && isTotal(passage, match);
    if (best.isPresent() && best.get().date().isKnown()) {
      EventDate date = inOrder(p, best.get(), defector).orElse(best.get().date());
      boolean since =
          best.get().role() == DateExpression.Role.SINCE
              || DateLinks.follows(passage, best.get(), "since");
      boolean old =
          document
              .article()
              .day()
              .flatMap(d -> date.start().map(s -> s.isBefore(d.minusDays(NEWS_DAYS))))
              .orElse(false);
      return new Dated(
          date,
          best.map(b -> new int[] {b.from(), b.to()}),
          group
              && ((since && old)
                  || (total && (old || date.precision() == DatePrecision.YEAR))
                  || (date.precision() == DatePrecision.YEAR && isLarge(defector, YEARLY))),
          bestScore,
          own);
    }
    if (total || (group && isPerfect(passage, match) && isLarge(defector, STOCK))) {
      return new Dated(EventDate.UNKNOWN, Optional.empty(), true, 0, own);
    }
    return new Dated(inferred(passage, p, match), Optional.empty(), false, 0, own);
  }

  /**
   * "Eight days after he fled, the minister spoke on Tuesday": he fled eight days before Tuesday,
   * or before the document where nothing else is dated.
   */
  private Optional<DateExpression> countedBack(
      int p, TriggerMatch match, Optional<DateExpression> best) {
    Passage passage = document.passage(p);
    for (Countdown c : resolver.countdowns(passage.words())) {
      OptionalInt verb = verbOfClause(passage, c, match);
      boolean since = passage.word(c.to()).equals("since");
      boolean counts = Set.of("is", "'s", "’s", "been").contains(passage.word(c.from() - 1));
      boolean told = expressions(p).stream().anyMatch(e -> e.from() == c.from());
      if (verb.isEmpty()
          || told
          || (since && !counts)
          || best.filter(b -> isIn(passage, c, b)).isPresent()) {
        continue;
      }
      Optional<LocalDate> from =
          expressions(p).stream()
              .filter(e -> e.date().precision() == DatePrecision.DAY && !isIn(passage, c, e))
              .filter(e -> e.to() < c.from() || e.from() > c.to())
              .flatMap(e -> e.date().start().stream())
              .findFirst()
              .or(() -> document.article().day());
      Optional<EventDate> date = from.map(c::before).filter(EventDate::isKnown);
      if (date.isPresent()) {
        return date.map(d -> new DateExpression(c.from(), c.to(), d, DateExpression.Role.AT));
      }
    }
    return Optional.empty();
  }

  /** The verb behind "after", where it is the trigger or says that somebody left. */
  private static OptionalInt verbOfClause(Passage passage, Countdown c, TriggerMatch match) {
    for (int i = c.to() + 1; i < Math.min(passage.size(), c.to() + COUNTED_CLAUSE); i++) {
      Token t = passage.token(i);
      if (!t.isVerb()
          || Set.of("have", "be").contains(t.lemma())
          || ANNOUNCES.contains(t.lemma())) {
        continue;
      }
      boolean trigger = match.head() <= i && i <= match.last();
      boolean leaves =
          LEAVES.contains(t.lemma()) && Set.of("he", "she").contains(passage.word(c.to() + 1));
      return trigger || leaves ? OptionalInt.of(i) : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }

  /** Whether a date stands in the clause that is counted from. */
  private static boolean isIn(Passage passage, Countdown c, DateExpression e) {
    return e.from() > c.to()
        && IntStream.range(c.to(), e.from()).noneMatch(i -> passage.word(i).equals(","));
  }

  /** "3 and 5 July: X and Y, in that order": of two days and two persons each has his own. */
  private Optional<EventDate> inOrder(int p, DateExpression e, Optional<Defector> defector) {
    Passage passage = document.passage(p);
    boolean ordered =
        IntStream.range(0, passage.size())
            .anyMatch(
                i ->
                    passage.word(i).equals("respectively")
                        || (passage.word(i).equals("in")
                            && passage.word(i + 1).equals("that")
                            && passage.word(i + 2).equals("order")));
    if (!ordered || !passage.word(e.from() + 1).equals("and")) {
      return Optional.empty();
    }
    List<Person> named =
        IntStream.range(0, passage.size())
            .mapToObj(i -> document.cast().at(p, i))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    int place = defector.flatMap(Defector::person).map(named::indexOf).orElse(-1);
    return named.size() != 2 || place < 0
        ? Optional.empty()
        : (place == 0 ? e.date().start() : e.date().end()).map(EventDate::day);
  }

  private static boolean isLarge(Optional<Defector> group, int least) {
    return group.filter(d -> d.count().min() >= least).isPresent();
  }

  private static boolean isPerfect(Passage passage, TriggerMatch match) {
    return passage.grammar().children(passage.token(match.head()), "aux").stream()
        .anyMatch(t -> t.lemma().equals("have"));
  }

  private static boolean isTotal(Passage passage, TriggerMatch match) {
    String text = " " + String.join(" ", passage.lower()) + " ";
    return text.matches(
            ".* (so far|to date|in total|in all|since the (uprising|revolt|revolution|war|coup|start|beginning|conflict|rebellion|unrest)|over the years|the total|altogether|a total of) .*")
        || text.matches(
            ".* (the|their|its) (\\w+ )?number of .* (stands|stood|at|to|is|was|reached) .*")
        || text.matches(
            ".* (in|over|within) (the (last|past) |less than |under )?(\\w+ )?(years|decade|decades) .*")
        || (isPerfect(passage, match) && text.contains(" already "));
  }

  /** "the second pilot to come across this month": the stretch in which they are counted. */
  private static boolean isReckoned(Passage passage, DateExpression e) {
    if (!passage.word(e.from()).equals("this") || e.date().precision() == DatePrecision.DAY) {
      return false;
    }
    for (int i = Math.max(0, e.from() - RECKONED_WITHIN); i < e.from(); i++) {
      if (ORDINALS.contains(passage.word(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDateline(Passage passage, DateExpression expression) {
    if (passage.sentence().index() != 0 || expression.to() > DATELINE) {
      return false;
    }
    boolean verbless = passage.sentence().tokens().stream().noneMatch(Token::isVerb);
    if (verbless && passage.size() <= DATELINE) {
      return true;
    }
    for (int i = expression.to() + 1; i < Math.min(passage.size(), expression.to() + 8); i++) {
      String word = passage.word(i);
      if (word.equals("-")
          || word.equals("--")
          || word.equals("–")
          || word.equals("—")
          || word.equals(":")
          || word.equals("(")) {
        return passage.sentence().tokens().subList(0, expression.from()).stream()
            .noneMatch(Token::isVerb);
      }
    }
    return false;
  }

  /** The publication day, where the article tells the defection as its news. */
  private EventDate inferred(Passage passage, int p, TriggerMatch match) {
    Optional<LocalDate> day = document.article().day();
    if (day.isEmpty()) {
      return EventDate.UNKNOWN;
    }
    Token head = passage.token(match.head());
    Grammar grammar = passage.grammar();
    boolean hadDone =
        grammar.children(head, "aux").stream()
            .anyMatch(t -> t.word().equalsIgnoreCase("had") || t.word().equals("'d"));
    boolean hasDone =
        grammar.children(head, "aux").stream()
                .anyMatch(t -> t.tag().equals("VBZ") || t.tag().equals("VBP"))
            && head.tag().equals("VBN");
    String text = " " + String.join(" ", passage.lower()) + " ";
    boolean vague =
        text.matches(
            ".* (earlier|previously|previous|once|formerly|before|ago|long|recently|already|years|months) .*");
    boolean lead = document.isTitle(p) || passage.sentence().index() < LEAD_SENTENCES;
    boolean finite =
        head.tag().equals("VBD")
            || head.tag().equals("VBZ")
            || (head.tag().equals("VBN") && !hadDone)
            || head.tag().equals("VBG");
    boolean relative = grammar.ancestors(head).stream().anyMatch(t -> Grammar.isRelation(t, "acl"));
    if (hadDone && !lead) {
      return EventDate.UNKNOWN;
    }
    if (match.trigger().part() == Trigger.Part.V || match.trigger().part() == Trigger.Part.O) {
      boolean news =
          (hasDone && !vague && (!relative || lead))
              || (lead && finite && !hadDone && !relative && !vague)
              || (document.isTitle(p) && finite);
      return news ? EventDate.inferred(day.get()) : EventDate.UNKNOWN;
    }
    return EventDate.UNKNOWN;
  }
}
