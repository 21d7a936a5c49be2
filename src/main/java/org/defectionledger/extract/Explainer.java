package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.defectionledger.extract.Explanation.Filled;
import org.defectionledger.extract.Explanation.Fired;
import org.defectionledger.extract.Explanation.Outcome;
import org.defectionledger.lexicon.Trigger;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.NotCountedReason;
import org.defectionledger.text.Sentence;
import org.defectionledger.text.Token;

/**
 * Tells after the reading what each rule did. It keeps no record while the article is read: all it
 * says follows from the readings, so that nightly runs pay nothing for it.
 */
final class Explainer {
  /**
   * What the extraction came to.
   *
   * @param read the readings as the rules left them
   * @param kept the same ones, in the same order, after the classifier
   * @param unmet the readings that lack what their rule needs
   * @param ids the defection of a kept reading, where it has one
   */
  record Readings(
      List<Candidate> read,
      List<Candidate> kept,
      List<Candidate> unmet,
      Function<Candidate, Optional<String>> ids) {}

  private final Document document;
  private final Readings readings;
  private final double admit;
  private final double drop;

  /**
   * @param admit least probability of a reading that lacks what its rule needs
   * @param drop least probability of a defection
   */
  Explainer(Document document, Readings readings, double admit, double drop) {
    this.document = document;
    this.readings = readings;
    this.admit = admit;
    this.drop = drop;
  }

  List<Explanation.Line> lines() {
    Set<Integer> passages = new TreeSet<>();
    for (int p = 0; p < document.size(); p++) {
      if (!document.matches(p).isEmpty()) {
        passages.add(p);
      }
    }
    readings.kept().forEach(c -> passages.add(c.passage()));
    return passages.stream()
        .map(this::line)
        .sorted(
            Comparator.comparingInt(Explanation.Line::sentenceIndex)
                .thenComparingInt(Explanation.Line::charStart))
        .toList();
  }

  private Explanation.Line line(int p) {
    Sentence sentence = document.passage(p).sentence();
    List<Fired> fired = new ArrayList<>();
    for (int i = 0; i < readings.kept().size(); i++) {
      if (readings.kept().get(i).passage() == p) {
        fired.add(kept(readings.read().get(i), readings.kept().get(i)));
      }
    }
    readings.unmet().stream().filter(c -> c.passage() == p).forEach(c -> fired.add(unmet(c)));
    for (TriggerMatch match : document.matches(p)) {
      if (!isRead(p, match)) {
        fired.add(unread(p, match));
      }
    }
    fired.sort(
        Comparator.comparingInt(Fired::triggerStart)
            .thenComparing(Fired::outcome)
            .thenComparing(Fired::ruleId));
    boolean parsed =
        sentence.tokens().stream().map(Token::relation).anyMatch(r -> r.equals("root"));
    return new Explanation.Line(
        sentence.index(),
        sentence.span().begin(),
        sentence.span().end(),
        sentence.text(),
        parsed,
        fired);
  }

  private boolean isRead(int p, TriggerMatch match) {
    return readings.kept().stream().anyMatch(c -> c.passage() == p && c.match().equals(match))
        || readings.unmet().stream().anyMatch(c -> c.passage() == p && c.match().equals(match));
  }

  private Fired kept(Candidate read, Candidate kept) {
    Optional<NotCountedReason> reason = kept.reason();
    Outcome outcome = reason.isEmpty() ? Outcome.COUNTED : Outcome.NOT_COUNTED;
    String why = reason.map(r -> r + ", " + step(read, r)).orElse("");
    Optional<String> code = reason.map(r -> read.isCounted() ? "CLASSIFIER" : r.name());
    return fired(kept, outcome, code, why, readings.ids().apply(kept));
  }

  private String step(Candidate read, NotCountedReason reason) {
    if (read.isCounted()) {
      return "by the classifier: probability %.2f, a defection needs %.2f"
          .formatted(read.confidence(), drop);
    }
    return switch (reason) {
      case OTHER_SENSE, NOT_A_DEFECTION -> "by its sense";
      case GENERIC -> "by nobody in particular being told of";
      case DENIED, HYPOTHETICAL, CALL, ATTEMPT -> "by factuality " + code(read.factuality());
    };
  }

  private static String code(Factuality factuality) {
    return factuality.name();
  }

  private Fired unmet(Candidate c) {
    String needs =
        c.match().trigger().needs().stream()
            .map(all -> all.stream().map(Enum::name).sorted().collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", or "));
    String why =
        c.reason().map(r -> r + "; ").orElse("")
            + "needs %s; probability %.2f, without them %.2f is needed"
                .formatted(needs, c.confidence(), admit);
    return fired(c, Outcome.NEEDS_UNMET, Optional.empty(), why, Optional.empty());
  }

  private Fired unread(int p, TriggerMatch match) {
    Optional<String> other =
        readings.kept().stream()
            .filter(c -> c.passage() == p && c.match().head() == match.head())
            .map(c -> c.match().trigger().id())
            .findFirst();
    return new Fired(
        match.trigger().id(),
        words(p, match),
        document.passage(p).token(match.head()).span().begin(),
        other.isPresent() ? Outcome.OVERRULED : Outcome.NO_DEFECTOR,
        /* reason= */ Optional.empty(),
        other
            .map("the same word is read by %s"::formatted)
            .orElse("nobody in the sentence or before it fits, or only a ruler does"),
        List.of(),
        /* confidence= */ 0,
        Optional.empty());
  }

  private String words(int p, TriggerMatch match) {
    return document.passage(p).sentence().words(match.head(), match.last());
  }

  private Fired fired(
      Candidate c,
      Outcome outcome,
      Optional<String> reason,
      String why,
      Optional<String> defectionId) {
    return new Fired(
        c.match().trigger().id(),
        words(c.passage(), c.match()),
        document.passage(c.passage()).token(c.match().head()).span().begin(),
        outcome,
        reason,
        why,
        slots(c),
        c.confidence(),
        defectionId);
  }

  // --- slots -----------------------------------------------------------------------------------

  private List<Filled> slots(Candidate c) {
    List<Filled> slots = new ArrayList<>();
    c.defector().ifPresent(d -> who(slots, c, d));
    Trigger trigger = c.match().trigger();
    c.from().ifPresent(s -> slots.add(side("from", s, trigger.from())));
    c.to().ifPresent(s -> slots.add(side("to", s, trigger.to())));
    c.kind()
        .ifPresent(
            k ->
                slots.add(
                    new Filled(
                        "kind",
                        k.name(),
                        trigger.kind().isPresent() ? "the rule" : "office, sides and topic")));
    c.place().ifPresent(w -> slots.add(new Filled("place", w, "in, at, near by the trigger")));
    date(c).ifPresent(slots::add);
    slots.add(new Filled("factuality", code(c.factuality()), "the words that govern the trigger"));
    c.attributedTo().ifPresent(w -> slots.add(new Filled("source", w, "the verb of saying")));
    return slots;
  }

  private void who(List<Filled> slots, Candidate c, Defector d) {
    Passage passage = document.passage(d.passage());
    String words = passage.sentence().words(Math.min(d.from(), d.to()), d.to());
    String place = d.passage() == c.passage() ? "" : ", from another sentence";
    slots.add(new Filled("defector", words, part(c.match().trigger().part()) + place));
    d.person()
        .ifPresent(p -> slots.add(new Filled("name", p.name(), "the fullest form in the article")));
    if (d.isGroup()) {
      String most = d.count().max().map(n -> ".." + n).orElse(" or more");
      boolean exact = d.count().max().filter(n -> n == d.count().min()).isPresent();
      slots.add(
          new Filled("count", d.count().min() + (exact ? "" : most), "the number in the phrase"));
    }
    d.role()
        .ifPresent(
            r -> slots.add(new Filled("role", r + " (" + d.category() + ")", "the words beside")));
    d.country().ifPresent(x -> slots.add(new Filled("country", x, "the office")));
  }

  private static String part(Trigger.Part part) {
    return switch (part) {
      case V -> "subject of the verb";
      case O -> "object of the verb, or subject of its passive";
      case N -> "argument of the noun";
      case P -> "the word itself";
      case A -> "the noun that the word modifies";
      case L -> "entry of the list";
    };
  }

  private static Filled side(String slot, Side side, Set<String> frame) {
    return new Filled(slot, side.text(), "the rule's slot " + String.join("|", frame));
  }

  private Optional<Filled> date(Candidate c) {
    if (!c.date().isKnown()) {
      return Optional.empty();
    }
    String days = c.date().start().map(Object::toString).orElse("");
    String value = days + " (" + c.date().precision() + ")";
    Sentence sentence = document.passage(c.passage()).sentence();
    String by =
        c.dated()
            .words()
            .map(w -> "\"" + sentence.words(w[0], w[1]) + "\" against the document time")
            .orElse(
                c.date().inferred()
                    ? "no date said: told as the news of the day"
                    : "the sentences around");
    return Optional.of(new Filled("date", value, by));
  }
}
