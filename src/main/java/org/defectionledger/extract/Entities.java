package org.defectionledger.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.EntityType;
import org.defectionledger.mention.RoleCategory;
import org.defectionledger.text.Token;

/** The named entities of an article, as rows: one a naming. */
final class Entities {
  private final Document document;

  Entities(Document document) {
    this.document = document;
  }

  /** What all namings of the person in the article share. */
  static String id(Document document, Person person) {
    return document.article().articleId() + "#" + person.id();
  }

  /** In text order, the title's first. */
  List<EntityMention> rows() {
    List<EntityMention> rows = new ArrayList<>(persons());
    rows.addAll(others());
    rows.sort(
        Comparator.comparing(EntityMention::sentenceIndex).thenComparing(EntityMention::charStart));
    return rows;
  }

  private List<EntityMention> persons() {
    List<EntityMention> rows = new ArrayList<>();
    for (Person person : document.cast().persons()) {
      Optional<RolePhrase> role = person.roles().stream().findFirst().map(Person.HeldRole::role);
      for (Person.Place place : person.places()) {
        rows.add(
            row(
                place,
                id(document, person),
                EntityType.PERSON,
                person.name(),
                role,
                role.flatMap(RolePhrase::country)));
      }
    }
    return rows;
  }

  private List<EntityMention> others() {
    Map<ProperNames.Named, String> named = new LinkedHashMap<>();
    for (int p = 0; p < document.size(); p++) {
      Passage passage = document.passage(p);
      for (ProperNames.Named n :
          ProperNames.in(passage, p, document.cast(), document.lexicon().words())) {
        named.put(n, passage.sentence().words(n.from(), n.to()));
      }
    }
    again(named);
    NameJoiner joiner = new NameJoiner(named);
    Map<String, String> ids = new HashMap<>();
    List<EntityMention> rows = new ArrayList<>();
    named.forEach(
        (n, text) -> {
          String id =
              ids.computeIfAbsent(
                  joiner.entity(n, text),
                  k ->
                      document.article().articleId()
                          + (n.type() == EntityType.LOCATION ? "#l" : "#o")
                          + ids.size());
          rows.add(
              row(
                  new Person.Place(n.passage(), n.from(), n.to()),
                  id,
                  n.type(),
                  joiner.name(n, text),
                  Optional.empty(),
                  n.country()));
        });
    return rows;
  }

  /** A name of one word that is clear in one sentence is the same in the others. */
  private void again(Map<ProperNames.Named, String> named) {
    Map<String, ProperNames.Named> clear = new HashMap<>();
    named.forEach(
        (n, text) -> {
          if (n.from() == n.to()) {
            clear.putIfAbsent(text, n);
          }
        });
    for (int p = 0; p < document.size(); p++) {
      Passage passage = document.passage(p);
      for (Token token : passage.sentence().tokens()) {
        ProperNames.Named as = clear.get(passage.sentence().words(token.index(), token.index()));
        if (as != null && token.tag().startsWith("NNP") && isFree(named, p, token.index())) {
          named.put(
              new ProperNames.Named(
                  p, token.index(), token.index(), as.type(), as.known(), as.country()),
              passage.sentence().words(token.index(), token.index()));
        }
      }
    }
  }

  private boolean isFree(Map<ProperNames.Named, String> named, int passage, int token) {
    return document.cast().at(passage, token).isEmpty()
        && named.keySet().stream()
            .noneMatch(n -> n.passage() == passage && n.from() <= token && token <= n.to());
  }

  private EntityMention row(
      Person.Place place,
      String id,
      EntityType type,
      String name,
      Optional<RolePhrase> role,
      Optional<String> country) {
    Passage passage = document.passage(place.passage());
    Optional<RoleCategory> category = role.map(RolePhrase::category);
    return new EntityMention(
        document.article().articleId(),
        id,
        type,
        passage.sentence().words(place.from(), place.to()),
        name,
        passage.token(place.from()).span().begin(),
        passage.token(place.to()).span().end(),
        passage.sentence().index(),
        role.map(RolePhrase::role),
        category,
        country,
        Optional.empty());
  }
}
