package org.defectionledger.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.defectionledger.extract.time.DateExpression;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.text.Token;

/** How surely a date expression of a sentence tells when the event of a trigger was. */
final class DateLinks {
  /** A date so close behind "and" opens the clause that it dates. */
  private static final int CLAUSE_OPENING = 4;

  /** So many words lie at most between "since" and the date of the clause that it opens. */
  private static final int CLAUSE = 7;

  /** So many words lie at most between a verb of saying and the date that is surely its own. */
  private static final int SAYING_REACH = 2;

  /** So many words lie at most between a name of a list and its date: "X in May, Y in June". */
  private static final int NAME_REACH = 5;

  /** So many words lie at most between a killing and its day. */
  private static final int CAUSE_REACH = 5;

  private static final int LISTED = 200;

  private static final Set<String> PARTS_OF_DAY =
      Set.of("morning", "afternoon", "evening", "night", "noon", "dawn", "lunchtime", "breakfast");

  /** What somebody says of himself, and what carries it: their day is that of the event. */
  private static final Set<String> ANNOUNCEMENTS =
      Set.of(
          "statement",
          "video",
          "speech",
          "interview",
          "letter",
          "announcement",
          "broadcast",
          "message",
          "conference",
          "recording",
          "address");

  /** What others do at one point of time, for which somebody breaks with them. */
  private static final Set<String> CAUSES =
      Set.of(
          "killing",
          "massacre",
          "death",
          "murder",
          "shooting",
          "shelling",
          "bombing",
          "bloodshed",
          "arrest",
          "execution",
          "beating",
          "prayer");

  private static final Set<String> REASONS =
      Set.of("over", "at", "against", "citing", "because", "after", "following");

  /** What may stand between a verb of saying and its date. */
  private static final Set<String> LEADS_TO_DATE =
      Set.of("on", "late", "early", "here", "later", "only", "in", "the", "earlier", "at");

  private final Document document;

  DateLinks(Document document) {
    this.document = document;
  }

  /** How surely the expression dates the trigger; 0 when it belongs to something else. */
  int fit(
      int p,
      TriggerMatch match,
      Optional<Defector> defector,
      DateExpression expression,
      List<DateExpression> all) {
    Passage passage = document.passage(p);
    if (expression.role() == DateExpression.Role.UNTIL) {
      // "who was the ambassador to Sweden until December": the end of the office is the break.
      return passage.roles().stream().anyMatch(r -> r.to() < expression.from())
              && match.trigger().part() != Trigger.Part.N
          ? 30
          : 0;
    }
    if (isListed(p, defector, expression, all)) {
      return LISTED;
    }
    if (isApart(passage, match, expression)
        || isSinceAnother(passage, defector, expression)
        || isQuotedToday(passage, expression)
        || isOfEvent(passage, match, expression)
        || isOfCause(passage, match, expression)
        || isSaidByAnother(passage, match, defector, expression)) {
      return 0;
    }
    return byGrammar(passage, match, defector, expression);
  }

  private int byGrammar(
      Passage passage, TriggerMatch match, Optional<Defector> defector, DateExpression expression) {
    Grammar grammar = passage.grammar();
    Token trigger = passage.token(match.head());
    List<Token> up = grammar.ancestors(top(passage, expression));
    List<Token> fromTrigger = grammar.ancestors(trigger);
    Optional<Token> verb =
        up.stream().skip(1).filter(t -> t.isVerb() || t.index() == trigger.index()).findFirst();
    int distance = Math.abs(expression.from() - match.head());
    int near = Math.max(0, 20 - distance) - (passage.isQuoted(expression.from()) ? 10 : 0);
    if (verb.isEmpty()) {
      return 20 + near;
    }
    Token v = verb.get();
    if (v.index() == trigger.index()) {
      return 100 + near;
    }
    if (up.stream().anyMatch(t -> t.index() == trigger.index())) {
      return Grammar.isRelation(v, "acl") ? 0 : 100 + near;
    }
    boolean above = fromTrigger.contains(v);
    if (above && isWithinSubject(passage, fromTrigger, v)) {
      return 0; // "the envoy who broke with them was fighting for his life on Tuesday"
    }
    boolean report =
        document.lexicon().cues().is(v.lemma(), CueClass.REPORT)
            && match.trigger().part() != Trigger.Part.N
            && !(above && isJoined(fromTrigger, v));
    boolean self = isSelf(passage, v, match, defector);
    if (report && !self && expression.from() == v.index() + 1) {
      return 0; // "said last week that …"
    }
    if (report && self) {
      return 75 + near;
    }
    boolean announced =
        Set.of("announce", "declare", "proclaim").contains(v.lemma())
            && (self || grammar.subject(v).filter(s -> !s.tag().startsWith("PRP")).isEmpty());
    if (above && (announced || self)) {
      return 80 + near;
    }
    if (above && !report) {
      return 70 + near;
    }
    if (isOnAnnouncement(passage, match, defector, up, fromTrigger)) {
      return 72 + near;
    }
    boolean clauseBetween = hasVerbBetween(passage, expression, match);
    if (report) {
      // "has defected, the ministry said on Wednesday" dates the saying; with nothing between, the
      // parser erred.
      boolean after = expression.from() > match.head();
      return after && distance <= 3 && !clauseBetween && expression.from() < v.index()
          ? 40 + near
          : 0;
    }
    return !clauseBetween && distance <= 12 ? 30 + near : 0;
  }

  /** The word of the expression that hangs on the rest of the sentence. */
  private static Token top(Passage passage, DateExpression expression) {
    return IntStream.rangeClosed(expression.from(), expression.to())
        .mapToObj(passage::token)
        .filter(t -> t.head() < expression.from() || t.head() > expression.to())
        .findFirst()
        .orElse(passage.token(expression.to()));
  }

  /**
   * Whether a semicolon or colon, or a comma with "and", "but" or "while", parts the date from the
   * trigger.
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

  /**
   * "since the ruler's fall in November": the date of what came before; "the highest official to
   * leave since April": that of what one counts from.
   */
  private static boolean isSinceAnother(
      Passage passage, Optional<Defector> defector, DateExpression expression) {
    boolean group = defector.filter(Defector::isGroup).isPresent();
    if (group) {
      return false;
    }
    return expression.role() == DateExpression.Role.SINCE
        ? IntStream.range(0, expression.from())
            .anyMatch(i -> isSuperlative(passage.token(i)) && i + 1 < passage.size())
        : follows(passage, expression, "since");
  }

  private static boolean isSuperlative(Token t) {
    return t.tag().equals("JJS")
        || t.tag().equals("RBS")
        || Set.of("first", "latest").contains(t.lemma());
  }

  /** "since the truce was signed on 26 August": the word stands before what the date dates. */
  static boolean follows(Passage passage, DateExpression date, String word) {
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

  /** Who says "today" in a quotation says it on the day of the speech, not of the article. */
  private static boolean isQuotedToday(Passage passage, DateExpression expression) {
    return Set.of("today", "tonight").contains(passage.word(expression.from()))
        && passage.isQuoted(expression.from());
  }

  /** "the May 5 revolution", "Friday's bloodshed": the date names an event, not the trigger's. */
  private static boolean isOfEvent(Passage passage, TriggerMatch match, DateExpression expression) {
    int next = expression.to() + 1;
    boolean possessive = Set.of("'s", "’s", "'", "’").contains(passage.word(next));
    int noun = possessive ? next + 1 : next;
    while (noun < passage.size() && passage.token(noun).tag().startsWith("JJ")) {
      noun++;
    }
    if (noun >= passage.size() || !Set.of("NN", "NNS").contains(passage.token(noun).tag())) {
      return false;
    }
    Token event = passage.token(noun);
    boolean determined =
        expression.from() > 0
            && (passage.token(expression.from() - 1).tag().equals("DT")
                || passage.token(expression.from() - 1).tag().equals("PRP$"));
    return (possessive || determined)
        && (noun < match.head() || noun > match.last())
        && !ANNOUNCEMENTS.contains(event.lemma())
        && !PARTS_OF_DAY.contains(event.lemma())
        && !isUnit(event);
  }

  private static boolean isUnit(Token noun) {
    return Set.of("week", "month", "year", "day").contains(noun.lemma());
  }

  /** "in protest at the killing of nine people on Friday": they were killed on Friday. */
  private static boolean isOfCause(Passage passage, TriggerMatch match, DateExpression expression) {
    for (int i = expression.from() - 1;
        i > match.last() + 1 && i >= expression.from() - CAUSE_REACH;
        i--) {
      if (passage.word(i).equals(",")) {
        return false;
      }
      int cause = i;
      if (CAUSES.contains(passage.token(i).lemma())
          && IntStream.range(match.last() + 1, cause)
              .anyMatch(k -> REASONS.contains(passage.word(k)))) {
        return true;
      }
    }
    boolean ofPrayers =
        CAUSES.contains(
            expression.to() + 1 < passage.size() ? passage.token(expression.to() + 1).lemma() : "");
    return ofPrayers
        && expression.from() > match.last() + 1
        && REASONS.contains(passage.word(expression.from() - 1));
  }

  /** "…, the ministry said on Monday": the date of somebody else's saying so. */
  private boolean isSaidByAnother(
      Passage passage, TriggerMatch match, Optional<Defector> defector, DateExpression expression) {
    int v = expression.from() - 1;
    while (v > 0
        && expression.from() - v <= SAYING_REACH
        && LEADS_TO_DATE.contains(passage.word(v))) {
      v--;
    }
    Token verb = passage.token(Math.max(0, v));
    return v >= 0
        && v != match.head()
        && verb.isVerb()
        && Set.of("say", "tell", "report", "announce", "confirm", "add").contains(verb.lemma())
        && isSaidBySomebody(passage, verb)
        && !isSelf(passage, verb, match, defector)
        && passage.grammar().children(verb, "nsubj").stream()
            .noneMatch(s -> Set.of("he", "she", "they", "i").contains(s.lemma()))
        && !isMadePublic(passage, verb);
  }

  /**
   * A verb of saying with a subject of its own; where the parser finds none, the noun before it.
   */
  private static boolean isSaidBySomebody(Passage passage, Token verb) {
    List<Token> subjects = passage.grammar().children(verb, "nsubj");
    return subjects.isEmpty()
        ? verb.index() > 0 && passage.token(verb.index() - 1).isNoun()
        : subjects.stream().anyMatch(s -> !s.tag().startsWith("W"));
  }

  /** "it was announced on Wednesday": the day of the public announcement, whoever made it. */
  private static boolean isMadePublic(Passage passage, Token verb) {
    return verb.lemma().equals("announce")
        && passage.grammar().children(verb, "nsubj").stream().anyMatch(s -> s.lemma().equals("it"));
  }

  /** "X in May, Y in June": in a list of names with dates, each has its own. */
  private boolean isListed(
      int p, Optional<Defector> defector, DateExpression expression, List<DateExpression> all) {
    Optional<Person> person = defector.flatMap(Defector::person);
    return person.isPresent()
        && nameBefore(p, expression).equals(person)
        && all.stream().flatMap(e -> nameBefore(p, e).stream()).distinct().count() > 1;
  }

  private Optional<Person> nameBefore(int p, DateExpression expression) {
    Passage passage = document.passage(p);
    for (int i = expression.from() - 1; i >= Math.max(0, expression.from() - NAME_REACH); i--) {
      Optional<Person> person = document.cast().at(p, i);
      if (person.isPresent()) {
        return person;
      }
      if (passage.token(i).isVerb() || passage.word(i).equals(",") || passage.word(i).equals(";")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether the way up from the trigger leads through the subject of the verb. */
  private static boolean isWithinSubject(Passage passage, List<Token> fromTrigger, Token verb) {
    boolean relative = false;
    for (Token t : fromTrigger) {
      if (t.index() == verb.index()) {
        return false;
      }
      relative |= Grammar.isRelation(t, "acl") && passage.token(t.head()).isNoun();
      if (relative && t.head() == verb.index()) {
        return Grammar.isRelation(t, "nsubj");
      }
    }
    return false;
  }

  /** Whether the trigger's clause stands beside the verb's: "condemned it and joined them". */
  private static boolean isJoined(List<Token> fromTrigger, Token verb) {
    return fromTrigger.stream()
        .filter(t -> t.head() == verb.index())
        .anyMatch(t -> Grammar.isRelation(t, "conj"));
  }

  /** "In a speech shown on Tuesday the envoy said that he had left": the day of his saying so. */
  private boolean isOnAnnouncement(
      Passage passage,
      TriggerMatch match,
      Optional<Defector> defector,
      List<Token> fromDate,
      List<Token> fromTrigger) {
    boolean carried = fromDate.stream().anyMatch(t -> ANNOUNCEMENTS.contains(t.lemma()));
    return carried
        && fromDate.stream()
            .filter(t -> t.isVerb() && fromTrigger.contains(t))
            .findFirst()
            .filter(v -> isSelf(passage, v, match, defector))
            .isPresent();
  }

  /**
   * Whether the trigger is what the defector does; not where another person or other people are its
   * subject and the sentence names the defector besides.
   */
  boolean isOwn(int p, TriggerMatch match, Optional<Defector> defector) {
    if (defector.isEmpty() || match.trigger().part() != Trigger.Part.V) {
      return true;
    }
    Passage passage = document.passage(p);
    Token trigger = passage.token(match.head());
    Optional<Token> subject =
        trigger.isVerb() ? passage.grammar().subject(trigger) : Optional.empty();
    Defector d = defector.get();
    if (subject.isEmpty()
        || subject.get().tag().startsWith("PRP")
        || isSelf(passage, trigger, match, defector)) {
      return true;
    }
    boolean here = d.passage() == p;
    Optional<Person> other = document.cast().at(p, subject.get().index());
    boolean among =
        here
            && passage.grammar().subtree(subject.get()).stream()
                .anyMatch(t -> t.index() == d.head());
    return among && !isRelated(passage, d, subject.get()) || (other.isEmpty() && !here);
  }

  /** "the men of Colonel X": X stands below the subject and is not a part of it. */
  private static boolean isRelated(Passage passage, Defector d, Token subject) {
    for (Token t : passage.grammar().ancestors(passage.token(d.head()))) {
      if (t.index() == subject.index()) {
        return false;
      }
      if (Grammar.isRelation(t, "acl", "advcl", "obl")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the defector is the subject of a verb: by name, by his office, or as the same "he". */
  private boolean isSelf(
      Passage passage, Token verb, TriggerMatch match, Optional<Defector> defector) {
    if (defector.isEmpty()) {
      return false;
    }
    Optional<Token> subject = passage.grammar().subject(verb);
    if (subject.isEmpty()) {
      return false;
    }
    Token s = subject.get();
    Defector d = defector.get();
    boolean here = document.passage(d.passage()) == passage;
    if (here && (s.index() == d.head() || (d.from() <= s.index() && s.index() <= d.to()))) {
      return true;
    }
    int p = d.passage();
    if (d.person().isPresent() && here && document.cast().at(p, s.index()).equals(d.person())) {
      return true;
    }
    if (d.person().isPresent() && here && isTeller(passage, verb, d)) {
      return true;
    }
    return s.tag().startsWith("PRP")
        && passage
            .grammar()
            .subject(passage.token(match.head()))
            .filter(own -> own.lemma().equals(s.lemma()))
            .isPresent();
  }

  /**
   * "On Tuesday X, the envoy, told the station he was siding with them", where the parser takes the
   * station for who told: the name nearest before the verb is the defector's.
   */
  private boolean isTeller(Passage passage, Token verb, Defector d) {
    for (int i = verb.index() - 1; i >= 0; i--) {
      Optional<Person> named = document.cast().at(d.passage(), i);
      if (named.isPresent()) {
        return named.equals(d.person());
      }
      if (passage.token(i).isVerb()) {
        return false;
      }
    }
    return false;
  }

  private static boolean hasVerbBetween(
      Passage passage, DateExpression expression, TriggerMatch match) {
    int low = Math.min(expression.to(), match.last());
    int high = Math.max(expression.from(), match.head());
    return IntStream.range(low + 1, high)
        .mapToObj(i -> passage.token(i).tag())
        .anyMatch(t -> Set.of("VBD", "VBZ", "VBP", "MD").contains(t));
  }
}
