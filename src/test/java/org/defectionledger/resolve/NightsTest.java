package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.defectionledger.resolve.Told.group;
import static org.defectionledger.resolve.Told.person;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.defectionledger.ledger.ArticleDefection;

/** What must hold however the articles are spread over the nights. */
class NightsTest {
  private static final List<String> NAMES =
      List.of(
          "Nabil Farhat",
          "Nabeel Farhat",
          "N. Farhat",
          "Farhat",
          "Omar Bakri",
          "Umar Bakri",
          "Salma Idris Khoury",
          "Salma Khoury");

  /** Articles that confuse: spellings, namesakes, denials, groups, copies, days told and untold. */
  private static List<ArticleDefection> articles(Random dice) {
    List<ArticleDefection> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = "a" + i;
      Told told =
          i % 5 == 4 ? group(id, 33, 33) : person(id, NAMES.get(dice.nextInt(NAMES.size())));
      told = told.day("2012-0%d-0%d".formatted(1 + dice.nextInt(3), 1 + dice.nextInt(9)));
      told = dice.nextInt(6) == 0 ? told.undated() : told;
      told = dice.nextInt(8) == 0 && told.name().isPresent() ? told.denied() : told;
      told = dice.nextInt(8) == 0 && i > 0 ? told.copyOf("a" + dice.nextInt(i)) : told;
      told = dice.nextInt(5) == 0 ? told.country("LBY") : told;
      rows.add(told.published("2012-04-%02d".formatted(1 + dice.nextInt(28))).row());
    }
    return rows;
  }

  /** All nights, each with the articles of those before it. */
  private static List<Resolution.Night> nights(List<ArticleDefection> rows, Random dice) {
    List<Resolution.Night> nights = new ArrayList<>();
    Resolution.Night last = Resolution.Night.NONE;
    int until = 0;
    while (until < rows.size()) {
      until = Math.min(rows.size(), until + 1 + dice.nextInt(7));
      last = Resolution.night(rows.subList(0, until), last);
      nights.add(last);
    }
    return nights;
  }

  @Property(tries = 60)
  void anySplitOverNightsGivesTheLedgerOfOneNight(@ForAll long seed) {
    Random dice = new Random(seed);
    List<ArticleDefection> rows = articles(dice);
    Resolution.Night once = Resolution.night(rows, Resolution.Night.NONE);
    Collections.shuffle(rows, dice);
    List<Resolution.Night> nights = nights(rows, dice);
    assertThat(nights.get(nights.size() - 1).withoutIds()).isEqualTo(once.withoutIds());
  }

  @Property(tries = 60)
  void noIdIsLostAndNoneIsGivenTwice(@ForAll long seed) {
    Random dice = new Random(seed);
    List<ArticleDefection> rows = articles(dice);
    Collections.shuffle(rows, dice);
    Set<String> before = Set.of();
    for (Resolution.Night night : nights(rows, dice)) {
      List<String> ids = new ArrayList<>();
      night
          .called()
          .values()
          .forEach(
              c -> {
                ids.add(c.id());
                ids.addAll(c.aliases());
              });
      assertThat(ids).doesNotHaveDuplicates().containsAll(before);
      before = new TreeSet<>(ids);
    }
  }

  @Property(tries = 60)
  void idsAreThoseOfOneNightWhenArticlesComeAsPublishedAndNothingMerges(@ForAll long seed) {
    Random dice = new Random(seed);
    List<ArticleDefection> rows = new ArrayList<>();
    List<String> names = List.of("Nabil Farhat", "Omar Bakri", "Salma Khoury");
    for (int i = 0; i < 12; i++) {
      rows.add(
          person("a" + i, names.get(dice.nextInt(names.size())))
              .published("2012-07-%02d".formatted(10 + dice.nextInt(18)))
              .row());
    }
    rows.sort(Ledger.REPORTED);
    Resolution.Night once = Resolution.night(rows, Resolution.Night.NONE);
    List<Resolution.Night> nights = nights(rows, dice);
    assertThat(nights.get(nights.size() - 1).called()).isEqualTo(once.called());
  }

  @Property(tries = 60)
  void anEntryKeepsItsIdInWhateverOrderItsArticlesCome(@ForAll long seed) {
    Random dice = new Random(seed);
    List<ArticleDefection> rows = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.add(person("a" + i, "Nabil Farhat").published("2012-07-%02d".formatted(10 + i)).row());
    }
    Collections.shuffle(rows, dice);
    List<Resolution.Night> nights = nights(rows, dice);
    assertThat(nights).extracting(n -> n.ids()).containsOnly(nights.get(0).ids());
  }
}
