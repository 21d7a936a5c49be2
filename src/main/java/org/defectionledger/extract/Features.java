package org.defectionledger.extract;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.defectionledger.lexicon.CueClass;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.text.Token;

/**
 * What the classifier knows of a reading and of a defection put together from readings: names of
 * things that hold. The prefix says of what: {@code t:} trigger, {@code d:} defector, {@code s:}
 * sides, {@code f:} factuality, {@code p:} place in the article, {@code w:} words around the
 * trigger, {@code a:} the article, {@code c:} the defection as a whole.
 */
final class Features {
  /** Words on either side of the trigger that are looked at. */
  private static final int WINDOW = 4;

  /** More relations than these between a name and a trigger tell nothing of how they belong. */
  private static final int LONGEST_WAY = 5;

  /** Few enough: passages of a lead, other defections of an article. */
  private static final int FEW = 2;

  /** Share of an article's words below which a class of words says little of it. */
  private static final double LITTLE = 0.01;

  private static final Set<WordClass> TOPICS =
      Set.of(
          WordClass.SPORT,
          WordClass.BUSINESS,
          WordClass.FICTION,
          WordClass.VOTE,
          WordClass.CONFLICT,
          WordClass.STATE_MOVE,
          WordClass.PARTY_MOVE);

  private static final Set<String> NEGATIONS = Set.of("no", "not", "never", "neither", "nor");

  private final Document document;
  private final Telling telling;
  private final Set<String> article;

  Features(Document document, Telling telling) {
    this.document = document;
    this.telling = telling;
    this.article = article(document);
  }

  /** What is known of one reading. */
  Set<String> of(Proposal reading) {
    return reading.bystander()
        ? ofBystander(reading.candidate())
        : of(reading.candidate(), reading.meets());
  }

  /**
   * The same.
   *
   * @param meets whether a weak trigger has what it needs
   */
  private Set<String> of(Candidate c, boolean meets) {
    Set<String> found = new TreeSet<>();
    trigger(c, meets, found);
    defector(c, found);
    c.from().ifPresent(s -> sides("from", s, found));
    c.to().ifPresent(s -> sides("to", s, found));
    found.add("f:" + c.reason().map(Enum::name).orElse("counted"));
    found.add("f:" + c.factuality());
    clause(c, found);
    place(c, found);
    words(c, found);
    Telling.steps("p:tells-", telling.logOdds(c.passage()), found);
    Telling.steps("p:behind-", telling.logOdds(c.passage() + 1), found);
    found.addAll(article);
    return found;
  }

  /**
   * What is known of the reading of a trigger for somebody who is only named beside it: the same,
   * and {@code x:} how the name stands to the trigger.
   */
  private Set<String> ofBystander(Candidate c) {
    Set<String> found = of(c, false);
    Defector d = c.defector().orElseThrow();
    Passage passage = document.passage(d.passage());
    Token name = passage.token(d.head());
    Token head = passage.token(c.match().head());
    found.add("x:bystander");
    boolean behind = d.head() > head.index();
    found.add(behind ? "x:behind" : "x:before");
    found.add("x:rel-" + name.relation());
    passage
        .grammar()
        .head(name)
        .ifPresent(
            t -> {
              add(t.index() == head.index(), "x:under-trigger", found);
              add(document.lexicon().cues().is(t.lemma(), CueClass.REPORT), "x:speaker", found);
              add(!t.tag().startsWith("NNP") && t.isVerb(), "x:other-verb", found);
            });
    passage.grammar().preposition(name).ifPresent(t -> found.add("x:case-" + t));
    if (d.from() > 0) {
      String before = passage.word(d.from() - 1);
      add(",:(".contains(before), "x:mark-before", found);
    }
    if (d.to() + 1 < passage.size()) {
      add(passage.word(d.to() + 1).equals(","), "x:comma-behind", found);
    }
    add(passage.grammar().subject(head).isEmpty(), "x:no-subject", found);
    add(d.role().isPresent(), behind ? "x:behind-role" : "x:before-role", found);
    add(passage.isQuoted(d.head()), "x:quoted", found);
    return found;
  }

  private static void trigger(Candidate c, boolean meets, Set<String> found) {
    found.add("t:" + c.match().trigger().id());
    found.add("t:part-" + c.match().trigger().part());
    String strength = c.match().trigger().needs().isEmpty() ? "strong" : meets ? "met" : "unmet";
    found.add("t:" + strength);
    c.kind().ifPresent(k -> found.add("t:" + strength + "-" + k));
  }

  private void defector(Candidate c, Set<String> found) {
    String part = "t:" + c.match().trigger().part() + "-";
    if (c.defector().isEmpty()) {
      found.add("d:none");
      found.add(part + "none");
      return;
    }
    Defector d = c.defector().get();
    String who = d.person().isPresent() ? "named" : d.isGroup() ? "group" : "single";
    found.add("d:" + who);
    found.add(part + who);
    found.add("d:" + d.category());
    d.role().ifPresent(r -> found.add("d:office-" + r.substring(r.lastIndexOf(' ') + 1)));
    found.add("d:" + who + (d.role().isPresent() ? "-role" : "-norole"));
    add(d.definite(), "d:" + who + "-definite", found);
    add(d.bare(), "d:bare", found);
    add(d.isGroup() && d.count().equals(HeadCount.SOME), "d:vague", found);
    add(d.isGroup() && d.count().max().isPresent(), "d:numbered", found);
    add(
        d.country().isPresent() && !d.country().equals(document.mainCountry()),
        "d:elsewhere",
        found);
    if (d.passage() != c.passage()) {
      found.add("d:other-sentence");
      return;
    }
    Passage passage = document.passage(d.passage());
    Token head = passage.token(d.head());
    String way =
        passage.grammar().path(head, passage.token(c.match().head()), LONGEST_WAY).orElse("long");
    found.add("d:way-" + way);
    between(passage, d, c.match().head(), found);
    found.add("d:tag-" + head.tag());
    found.add("d:rel-" + head.relation());
    add(d.head() > c.match().head(), "d:behind", found);
    int distance = Math.abs(d.head() - c.match().head());
    found.add("d:far-" + (distance <= 2 ? "2" : distance <= 6 ? "6" : distance <= 15 ? "15" : "n"));
  }

  /** What stands between a defector and the trigger: verbs, marks and other names. */
  private void between(Passage passage, Defector d, int trigger, Set<String> found) {
    int from = d.head() < trigger ? d.to() + 1 : trigger + 1;
    int to = d.head() < trigger ? trigger : d.from();
    int verbs = 0;
    Set<String> names = new TreeSet<>();
    for (int i = from; i < to; i++) {
      Token token = passage.token(i);
      verbs += token.isVerb() ? 1 : 0;
      document.cast().at(d.passage(), i).ifPresent(p -> names.add(p.id()));
      add(",:;()".contains(token.word()), "d:between-" + token.word(), found);
    }
    found.add("d:between-verbs-" + Math.min(FEW, verbs));
    found.add("d:between-names-" + Math.min(FEW, names.size()));
  }

  private static void sides(String which, Side side, Set<String> found) {
    found.add("s:" + which);
    side.types().forEach(t -> found.add("s:" + which + "-" + t));
    add(side.types().isEmpty(), "s:" + which + "-unknown", found);
  }

  private void clause(Candidate c, Set<String> found) {
    Passage passage = document.passage(c.passage());
    Token head = passage.token(c.match().head());
    found.add("f:tag-" + head.tag());
    found.add("f:rel-" + head.relation());
    passage
        .grammar()
        .children(head, "aux", "mark", "det", "advmod", "cop", "neg", "amod")
        .forEach(t -> found.add("f:child-" + t.lemma()));
    passage
        .grammar()
        .head(head)
        .filter(t -> !t.tag().startsWith("NNP"))
        .ifPresent(t -> found.add("f:under-" + t.lemma()));
    add(passage.isQuoted(head.index()), "f:quoted", found);
    for (Token token : passage.sentence().tokens()) {
      for (CueClass cue : CueClass.values()) {
        add(document.lexicon().cues().is(token.lemma(), cue), "f:cue-" + cue, found);
      }
      add(token.tag().equals("MD"), "f:modal", found);
      add(NEGATIONS.contains(token.lemma()), "f:negation", found);
      add(token.lemma().equals("if"), "f:if", found);
    }
    add(passage.sentence().text().strip().endsWith("?"), "f:question", found);
  }

  private void place(Candidate c, Set<String> found) {
    add(c.title(), "p:title", found);
    add(!c.title() && c.passage() <= FEW, "p:lead", found);
    found.add(
        c.date().isKnown() ? c.date().inferred() ? "p:dated-inferred" : "p:dated" : "p:undated");
    add(c.dated().words().isPresent(), "p:date-words", found);
    add(c.cumulative(), "p:cumulative", found);
    add(c.place().isPresent(), "p:place", found);
  }

  private void words(Candidate c, Set<String> found) {
    Passage passage = document.passage(c.passage());
    int from = Math.max(0, c.match().head() - WINDOW);
    int to = Math.min(passage.size() - 1, c.match().last() + WINDOW);
    for (int i = from; i <= to; i++) {
      Token token = passage.token(i);
      boolean inside = i >= c.match().head() && i <= c.match().last();
      boolean name = token.tag().startsWith("NNP") || !token.isEntity("O");
      boolean word = token.lemma().chars().allMatch(Character::isLetter);
      if (!inside && !name && word) {
        found.add((i < c.match().head() ? "w:-" : "w:+") + token.lemma().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** What is known of the article: the same for all its readings. */
  private static Set<String> article(Document document) {
    Set<String> found = new TreeSet<>();
    for (WordClass topic : TOPICS) {
      double share = (double) document.topic(topic) / document.words();
      found.add("a:" + topic + (share == 0 ? "-none" : share < LITTLE ? "-little" : "-much"));
    }
    add(document.speaksOfDefection(), "a:defection", found);
    add(document.armedGroups() >= 2, "a:armed", found);
    return found;
  }

  private static void add(boolean holds, String feature, Set<String> found) {
    if (holds) {
      found.add(feature);
    }
  }

  /** What is known of a defection as a whole, given all that the article tells. */
  Set<String> of(Merger.Cluster cluster, Iterable<Merger.Cluster> all) {
    Set<String> found = new TreeSet<>();
    Defector lead =
        cluster.candidates().stream().flatMap(c -> c.defector().stream()).findFirst().orElseThrow();
    String who = cluster.person().isPresent() ? "named" : lead.isGroup() ? "group" : "single";
    found.add("c:" + who);
    int n = cluster.candidates().size();
    found.add("c:" + who + (n == 1 ? "-once" : n == 2 ? "-twice" : "-often"));
    add(
        cluster.candidates().stream().allMatch(Candidate::title),
        "c:" + who + "-title-only",
        found);
    add(cluster.candidates().stream().anyMatch(Candidate::title), "c:title", found);
    add(
        cluster.candidates().stream().anyMatch(c -> !c.title() && c.passage() <= FEW),
        "c:lead",
        found);
    add(
        cluster.candidates().stream().anyMatch(c -> c.match().trigger().needs().isEmpty()),
        "c:strong",
        found);
    add(
        cluster.candidates().stream()
            .flatMap(c -> c.defector().stream())
            .anyMatch(d -> d.role().isPresent()),
        "c:" + who + "-role",
        found);
    add(
        cluster.candidates().stream().anyMatch(c -> c.date().isKnown() && !c.date().inferred()),
        "c:" + who + "-dated",
        found);
    double tells =
        cluster.candidates().stream()
            .mapToDouble(c -> telling.logOdds(c.passage()))
            .max()
            .orElseThrow();
    Telling.steps("c:" + who + "-tells-", tells, found);
    boolean named = false;
    boolean alike = false;
    int others = 0;
    for (Merger.Cluster other : all) {
      if (other != cluster) {
        others++;
        named |= other.person().isPresent();
        alike |=
            other.candidates().stream()
                .flatMap(c -> c.defector().stream())
                .anyMatch(d -> d.category() == lead.category());
      }
    }
    add(named, "c:" + who + "-beside-named", found);
    add(alike, "c:" + who + "-beside-alike", found);
    found.add("c:" + who + (others == 0 ? "-alone" : others <= 2 ? "-few" : "-many"));
    return found;
  }
}
