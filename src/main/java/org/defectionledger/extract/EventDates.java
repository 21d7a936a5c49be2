package org.defectionledger.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.extract.time.DateExpression;
import org.defectionledger.extract.time.DateResolver;
import org.defectionledger.extract.time.Told;
import org.defectionledger.lexicon.CueClass;
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
   */
  record Dated(EventDate date, Optional<int[]> words, boolean cumulative, int fit) {
    /** The sentence tells no date. */
    static final Dated NONE = new Dated(EventDate.UNKNOWN, Optional.empty(), false, 0);
  }

  /**
   * A total that began longer before the article than this is a stock, not news: the guidelines,
   * section 2.
   */
  private static final int NEWS_DAYS = 31;

  /** How many sentences at the top tell the news of an article. */
  private static final int LEAD_SENTENCES = 3;

  /** A group of so many who left within a year is a yearly total. */
  private static final int YEARLY = 100;

  /** A group of so many that "has deserted", no one says when, is a stock. */
  private static final int STOCK = 1000;

  /** A date so close behind "and" opens the clause that it dates. */
  private static final int CLAUSE_OPENING = 4;

  /** So many words lie at most between "since" and the date of the clause that it opens. */
  private static final int CLAUSE = 7;

  private static final Set<String> ORDINALS =
      Set.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth", "latest");

  /** So many words lie at most between an ordinal and the stretch it counts in. */
  private static final int RECKONED_WITHIN = 14;

  private final Document document;
  private final DateResolver resolver;
  private final List<List<DateExpression>> expressions = new ArrayList<>();

  EventDates(Document document, DateResolver resolver) {
    this.document = document;
    this.resolver = resolver;
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
      int score = score(passage, match, defector, expression);
      if (score > bestScore) {
        bestScore = score;
        best = Optional.of(expression);
      }
    }
    boolean group = defector.filter(Defector::isGroup).isPresent();
    boolean total = group && isTotal(passage, match);
    if (best.isPresent() && best.get().date().isKnown()) {
      EventDate date = best.get().date();
      boolean since =
          best.get().role() == DateExpression.Role.SINCE || follows(passage, best.get(), "since");
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
          bestScore);
    }
    if (total || (group && isPerfect(passage, match) && isLarge(defector, STOCK))) {
      return new Dated(EventDate.UNKNOWN, Optional.empty(), true, 0);
    }
    return new Dated(inferred(passage, p, match), Optional.empty(), false, 0);
  }

  private static boolean isLarge(Optional<Defector> group, int least) {
    return group.filter(d -> d.count().min() >= least).isPresent();
  }

  /** "since the truce was signed on 26 August": the word stands before what the date dates. */
  private static boolean follows(Passage passage, DateExpression date, String word) {
    for (int i = date.from() - 1; i >= Math.max(0, date.from() - CLAUSE); i--) {
      if (passage.word(i).equals(word)) {
        return true;
      }
      if (passage.word(i).equals(",")) {
        return false;
      }
    }
    return false;
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
    if (passage.sentence().index() != 0 || expression.to() > 9) {
      return false;
    }
    for (int i = expression.to() + 1; i < Math.min(passage.size(), expression.to() + 8); i++) {
      String word = passage.word(i);
      if (word.equals("-")
          || word.equals("--")
          || word.equals("–")
          || word.equals("—")
          || word.equals("(")) {
        return passage.sentence().tokens().subList(0, expression.from()).stream()
            .noneMatch(Token::isVerb);
      }
    }
    return false;
  }

  /** How surely the expression dates the trigger; 0 when it belongs to something else. */
  private int score(
      Passage passage, TriggerMatch match, Optional<Defector> defector, DateExpression expression) {
    Grammar grammar = passage.grammar();
    Token trigger = passage.token(match.head());
    Token date = passage.token(expression.to());
    for (int i = expression.from(); i <= expression.to(); i++) {
      Token t = passage.token(i);
      if (t.head() < expression.from() || t.head() > expression.to()) {
        date = t;
        break;
      }
    }
    if (expression.role() == DateExpression.Role.UNTIL) {
      // "who was the ambassador to Sweden until December": the end of the office is the break.
      return passage.roles().stream().anyMatch(r -> r.to() < expression.from())
              && match.trigger().part() != Trigger.Part.N
          ? 30
          : 0;
    }
    if (isApart(passage, match, expression)
        || isSinceAnother(passage, defector, expression)
        || isQuotedToday(passage, expression)) {
      return 0;
    }
    List<Token> up = grammar.ancestors(date);
    List<Token> fromTrigger = grammar.ancestors(trigger);
    Optional<Token> verb =
        up.stream().skip(1).filter(t -> t.isVerb() || t.index() == trigger.index()).findFirst();
    int distance = Math.abs(expression.from() - match.head());
    int near = Math.max(0, 20 - distance);
    boolean after = expression.from() > match.head();
    int quoted = passage.isQuoted(expression.from()) ? 10 : 0;
    if (verb.isEmpty()) {
      return 20 + near - quoted;
    }
    Token v = verb.get();
    if (v.index() == trigger.index()) {
      return 100 + near - quoted;
    }
    if (up.stream().anyMatch(t -> t.index() == trigger.index())) {
      return Grammar.isRelation(v, "acl") ? 0 : 100 + near - quoted;
    }
    boolean report =
        document.lexicon().cues().is(v.lemma(), CueClass.REPORT)
            && match.trigger().part() != Trigger.Part.N;
    boolean above = fromTrigger.contains(v);
    if (report && !isSelf(passage, v, defector) && expression.from() == v.index() + 1) {
      return 0; // "said last week that …"
    }
    if (report && isSelf(passage, v, defector)) {
      return 75 + near - quoted;
    }
    boolean announced =
        Set.of("announce", "declare", "proclaim").contains(v.lemma())
            && !isByAnother(passage, v, defector);
    if (above && (announced || isSelf(passage, v, defector))) {
      return 80 + near - quoted;
    }
    if (above && !report) {
      return 70 + near - quoted;
    }
    boolean clauseBetween = hasVerbBetween(passage, expression, match);
    if (report) {
      // "has defected, the ministry said on Wednesday" dates the saying; with nothing between, the
      // parser erred.
      return after && distance <= 3 && !clauseBetween && expression.from() < v.index()
          ? 40 + near - quoted
          : 0;
    }
    if (!clauseBetween && distance <= 12) {
      return 30 + near - quoted;
    }
    return 0;
  }

  /**
   * Whether a semicolon, or a comma with "and", "but" or "while", parts the date from the trigger.
   */
  private static boolean isApart(Passage passage, TriggerMatch match, DateExpression expression) {
    int low = Math.min(expression.to(), match.last());
    int high = Math.max(expression.from(), match.head());
    for (int i = low + 1; i < high; i++) {
      boolean clause =
          passage.word(i).equals(",")
              && Set.of("and", "but", "while").contains(passage.word(i + 1))
              && expression.from() > match.head()
              && expression.from() <= i + CLAUSE_OPENING;
      if (clause || passage.word(i).equals(";") || passage.word(i).equals(":")) {
        return true;
      }
    }
    return false;
  }

  /** "since the ruler's fall in November": the date of what came before. */
  private static boolean isSinceAnother(
      Passage passage, Optional<Defector> defector, DateExpression expression) {
    boolean group = defector.filter(Defector::isGroup).isPresent();
    return !group
        && expression.role() != DateExpression.Role.SINCE
        && follows(passage, expression, "since");
  }

  /** Who says "today" in a quotation says it on the day of the speech, not of the article. */
  private static boolean isQuotedToday(Passage passage, DateExpression expression) {
    return Set.of("today", "tonight").contains(passage.word(expression.from()))
        && passage.isQuoted(expression.from());
  }

  /** "the ministry announced on Monday": somebody other than the defector. */
  private boolean isByAnother(Passage passage, Token verb, Optional<Defector> defector) {
    return passage.grammar().subject(verb).filter(s -> !s.tag().startsWith("PRP")).isPresent()
        && !isSelf(passage, verb, defector);
  }

  private boolean isSelf(Passage passage, Token verb, Optional<Defector> defector) {
    if (defector.isEmpty() || defector.get().person().isEmpty()) {
      return false;
    }
    int p = defector.get().passage();
    Optional<Token> subject = passage.grammar().subject(verb);
    return subject
        .flatMap(s -> document.cast().at(p, s.index()))
        .filter(person -> person.equals(defector.get().person().get()))
        .isPresent();
  }

  private static boolean hasVerbBetween(
      Passage passage, DateExpression expression, TriggerMatch match) {
    int low = Math.min(expression.to(), match.last());
    int high = Math.max(expression.from(), match.head());
    for (int i = low + 1; i < high; i++) {
      String tag = passage.token(i).tag();
      if (tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP") || tag.equals("MD")) {
        return true;
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
