package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.defectionledger.lexicon.WordClass;
import org.defectionledger.text.Token;

/**
 * What the classifier of sentences knows of one: its words, pairs of neighbours and tenses. Names
 * stand there as what they name ({@code <person>}, {@code <party>}, {@code <place>}, an office by
 * its category), so that what is learned of one war or parliament holds in another. No parse is
 * needed.
 */
final class SentenceFeatures {
  private static final int LEAD = 3;

  private static final Set<String> MONTHS =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");

  private final Document document;

  SentenceFeatures(Document document) {
    this.document = document;
  }

  /** Names of what holds of a passage of the document: all begin with {@code q:}. */
  Set<String> of(int p) {
    Set<String> found = new TreeSet<>();
    String before = "<s>";
    for (String word : words(p)) {
      found.add("q:" + word);
      found.add("q:" + before + " " + word);
      before = word;
    }
    found.add("q:" + before + " </s>");
    Passage passage = document.passage(p);
    for (Token token : passage.sentence().tokens()) {
      if (token.isVerb()) {
        found.add("q:" + token.lemma().toLowerCase(Locale.ROOT) + "/" + token.tag());
      }
    }
    if (document.isTitle(p)) {
      found.add("q:(title)");
    } else if (p <= LEAD) {
      found.add("q:(lead)");
    }
    for (WordClass topic : List.of(WordClass.SPORT, WordClass.BUSINESS, WordClass.FICTION)) {
      if (document.topic(topic) > 2) {
        found.add("q:(" + topic + ")");
      }
    }
    return found;
  }

  /** The words, each name as its kind. */
  private List<String> words(int p) {
    Passage passage = document.passage(p);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < passage.size(); i++) {
      Optional<String> kind = kind(p, passage, i);
      if (kind.isPresent()) {
        boolean goesOn = !words.isEmpty() && words.get(words.size() - 1).equals(kind.get());
        if (!goesOn) {
          words.add(kind.get());
        }
        continue;
      }
      String lemma = passage.token(i).lemma().toLowerCase(Locale.ROOT);
      if (lemma.chars().anyMatch(Character::isLetter) || "?\":;(".contains(lemma)) {
        words.add(lemma);
      }
    }
    return words;
  }

  private Optional<String> kind(int p, Passage passage, int i) {
    Token token = passage.token(i);
    if (document.cast().at(p, i).isPresent()) {
      return Optional.of("<person>");
    }
    Optional<Passage.Known> known = passage.knownAt(i);
    if (known.isPresent()) {
      return Optional.of(
          known.get().organisation().map(o -> "<" + o.type() + ">").orElse(nameOf(known.get())));
    }
    Optional<RolePhrase> role =
        passage.roles().stream().filter(r -> r.from() <= i && i <= r.to()).findFirst();
    if (role.isPresent()) {
      return Optional.of("<" + role.get().category() + (role.get().plural() ? "-plural>" : ">"));
    }
    if (token.tag().equals("CD")) {
      return Optional.of("<number>");
    }
    if (MONTHS.contains(token.lemma().toLowerCase(Locale.ROOT))) {
      return Optional.of("<date>");
    }
    if (token.isEntity("PERSON")) {
      return Optional.of("<person>");
    }
    if (token.isEntity("LOCATION")) {
      return Optional.of("<place>");
    }
    return token.isEntity("ORGANIZATION") ? Optional.of("<organisation>") : Optional.empty();
  }

  private static String nameOf(Passage.Known known) {
    return known.isLeader() ? "<ruler>" : known.isDemonym() ? "<national>" : "<place>";
  }
}
