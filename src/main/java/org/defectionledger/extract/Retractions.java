package org.defectionledger.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.mention.NotCountedReason;

/** Takes back what the article itself refutes in another sentence. */
final class Retractions {
  private final Document document;
  private final Refutation refutation;

  Retractions(Document document) {
    this.document = document;
    this.refutation = new Refutation(document.lexicon().cues());
  }

  /** The same candidates in the same order, those denied that the article takes back. */
  List<Candidate> applied(List<Candidate> candidates) {
    Set<String> cleared = cleared(candidates);
    return candidates.stream()
        .map(
            c ->
                c.isCounted() && (isTakenBack(c) || isCleared(c, cleared))
                    ? c.rejected(NotCountedReason.DENIED)
                    : c)
        .toList();
  }

  /** "… reported that he had gone over. The report was false." */
  private boolean isTakenBack(Candidate candidate) {
    int next = candidate.passage() + 1;
    return !candidate.title()
        && next < document.size()
        && !document.isTitle(next)
        && refutation.opens(document.passage(next));
  }

  /** Persons of whom the article, or they themselves, say flatly that they have not gone. */
  private Set<String> cleared(List<Candidate> candidates) {
    Set<String> ids = new HashSet<>();
    for (Candidate c : candidates) {
      Optional<Person> person = c.defector().flatMap(Defector::person);
      boolean denied = c.reason().equals(Optional.of(NotCountedReason.DENIED));
      if (denied && person.isPresent() && isFlat(c)) {
        ids.add(person.get().id());
      }
    }
    return ids;
  }

  /** Nobody else is the source: "he has not gone", "I have not defected". */
  private boolean isFlat(Candidate c) {
    Passage passage = document.passage(c.passage());
    boolean negated = passage.grammar().isNegated(passage.token(c.match().head()));
    boolean self =
        c.defector()
            .filter(d -> d.passage() == c.passage())
            .filter(d -> passage.word(d.head()).equals("i"))
            .isPresent();
    return negated && (self || c.attributedTo().isEmpty());
  }

  /** A hearsay gives way to a flat denial; what the article tells itself does not. */
  private static boolean isCleared(Candidate c, Set<String> cleared) {
    boolean hearsay = c.attributedTo().isPresent();
    return hearsay
        && c.defector().flatMap(Defector::person).filter(p -> cleared.contains(p.id())).isPresent();
  }
}
