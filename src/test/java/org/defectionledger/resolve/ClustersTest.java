package org.defectionledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.defectionledger.resolve.Told.group;
import static org.defectionledger.resolve.Told.person;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final Clusters CLUSTERS = new Clusters(Told.MODEL::inCluster);

  private static Clusters.Member member(Told told) {
    Traits traits = told.traits();
    return new Clusters.Member(traits.vertex(), traits, Set.of(told.article()));
  }

  private static int clusters(Told... told) {
    List<Clusters.Member> members = new ArrayList<>();
    for (Told one : told) {
      members.add(member(one));
    }
    return new TreeSet<>(CLUSTERS.split(members).values()).size();
  }

  @Test
  void aReportThatFitsTwoNamesakesDoesNotJoinThem() {
    Told syrian = person("a", "Ahmed Ali").day("2012-01-10");
    Told other = person("b", "Ahmed Ali").office("judge", RoleCategory.JUDICIARY).day("2012-11-10");
    Told vague = person("c", "Ahmed Ali").office("officer", RoleCategory.UNKNOWN).undated();
    assertThat(clusters(syrian, other, vague)).isEqualTo(2);
  }

  @Test
  void spellingsThatAreFarFromEachOtherMeetInOneBetween() {
    assertThat(
            clusters(
                person("a", "Mohamed Hassun"),
                person("b", "Muhammad Hassoun"),
                person("c", "Muhamed Hasoon")))
        .isEqualTo(1);
  }

  @Test
  void twoRowsOfOneArticleStayInTwoClusters() {
    Told first = person("a", "Nabil Farhat");
    Told second = person("a", "Nabeel Farhat").month("2012-07");
    assertThat(clusters(first, second)).isEqualTo(2);
    assertThat(clusters(first, person("b", "Nabeel Farhat").month("2012-07"))).isEqualTo(1);
  }

  @Test
  void aPersonWithoutANameNeverJoinsTwoNames() {
    Told unnamed = group("u", 1, 1).office("general", RoleCategory.MILITARY).place("Aleppo");
    Told one = person("a", "Nabil Farhat").place("Aleppo");
    Told other = person("b", "Omar Bakri").place("Aleppo");
    assertThat(clusters(unnamed, one, person("c", "Nabeel Farhat"))).isEqualTo(1);
    assertThat(clusters(unnamed, one, other)).isEqualTo(2);
    assertThat(clusters(unnamed, one, other, person("c", "Umar Bakri").undated())).isEqualTo(2);
  }

  @Property(tries = 40)
  void doNotDependOnTheOrderOfTheRows(@ForAll long seed) {
    Random dice = new Random(seed);
    List<String> names = List.of("Nabil Farhat", "Nabeel Farhat", "N. Farhat", "Omar Farhat");
    List<Clusters.Member> members = new ArrayList<>();
    Set<Long> seen = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      Told told =
          person("a" + i, names.get(dice.nextInt(names.size())))
              .day("2012-0" + (1 + dice.nextInt(9)) + "-05");
      if (seen.add(told.traits().vertex())) {
        members.add(member(told));
      }
    }
    Map<Long, Long> expected = CLUSTERS.split(members);
    Collections.shuffle(members, dice);
    assertThat(CLUSTERS.split(members)).isEqualTo(expected);
  }

  @Test
  void anOversizedBlockIsSplitAndLosesNoneOfOneCountryAndMonth() {
    List<Traits> rows = new ArrayList<>();
    for (int i = 0; i < Block.MOST_ROWS + 200; i++) {
      rows.add(
          person("a" + i, i % 2 == 0 ? "Nabil Farhat" : "Nabeel Farhat")
              .country(i < 300 ? "SYR" : "LBY")
              .day("2012-07-" + (i % 28 < 9 ? "0" : "") + (i % 28 + 1))
              .sides("Side " + i, "Other " + i)
              .traits());
    }
    rows = new ArrayList<>(new java.util.LinkedHashSet<>(rows));
    String key = BlockKeys.of(rows.get(0)).get(0);
    Block.Outcome outcome =
        Block.compare(key, rows, BlockKeys::of, (a, b) -> a.country().equals(b.country()));
    assertThat(outcome.split()).isTrue();
    assertThat(outcome.compared()).isLessThan((long) rows.size() * (rows.size() - 1) / 2);
    assertThat(outcome.links()).hasSize(300 * 299 / 2 + 300 * 299 / 2);
    Block.Outcome small = Block.compare(key, rows.subList(0, 50), BlockKeys::of, (a, b) -> true);
    assertThat(small.split()).isFalse();
    assertThat(small.compared()).isEqualTo(50 * 49 / 2);
  }

  @Test
  void aRowThatDoesNotTellTheFinerKeyMeetsAllPartsOfASplitBlock() {
    List<Traits> rows = new ArrayList<>();
    for (int i = 0; i < Block.MOST_ROWS + 40; i++) {
      Told told = person("a" + i, "Nabil Farhat").sides("Side " + i, "Other " + i);
      rows.add(
          (i % 40 == 0 ? told.undated() : told.day(i % 2 == 0 ? "2012-07-05" : "2013-07-05"))
              .traits());
    }
    Block.Outcome outcome =
        Block.compare(
            BlockKeys.of(rows.get(0)).get(0),
            rows,
            BlockKeys::of,
            (a, b) -> a.start().isEmpty() != b.start().isEmpty());
    int undated = Block.MOST_ROWS / 40 + 1;
    assertThat(outcome.split()).isTrue();
    assertThat(outcome.links()).doesNotHaveDuplicates().hasSize(undated * (rows.size() - undated));
  }

  @Test
  void aBlockThatNoKeySplitsIsComparedAmongNeighbours() {
    List<Traits> rows = new ArrayList<>();
    for (int i = 0; i < Block.MOST_ROWS + 100; i++) {
      rows.add(person("a" + i, "Nabil Farhat").sides("Side " + i, "Other " + i).traits());
    }
    Block.Outcome outcome =
        Block.compare(BlockKeys.of(rows.get(0)).get(0), rows, BlockKeys::of, (a, b) -> true);
    assertThat(outcome.compared()).isLessThanOrEqualTo((long) rows.size() * Block.NEIGHBOURS);
    assertThat(new TreeSet<>(Clusters.components(vertices(rows), outcome.links()).values()))
        .hasSize(1);
  }

  private static Set<Long> vertices(List<Traits> rows) {
    Set<Long> vertices = new TreeSet<>();
    rows.forEach(r -> vertices.add(r.vertex()));
    return vertices;
  }

  @Test
  void aComponentBeyondTheBoundIsCutAtItsWeakerLinks() {
    List<Clusters.Member> members = new ArrayList<>();
    for (int i = 0; i < Clusters.MOST_ROWS + 50; i++) {
      members.add(
          member(
              person("a" + i, i % 2 == 0 ? "Nabil Farhat" : "Omar Bakri")
                  .sides("Side " + i, "Other " + i)));
    }
    Map<Long, Long> clusters = CLUSTERS.split(members);
    assertThat(clusters).hasSize(members.size());
    assertThat(new TreeSet<>(clusters.values())).hasSize(2);
  }
}
