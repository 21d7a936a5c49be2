package org.defectionledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.defectionledger.InputException;
import org.defectionledger.extract.Reading;
import org.defectionledger.mention.EntityMention;
import org.defectionledger.mention.EntityType;
import org.junit.jupiter.api.Test;

class EntityScorerTest {
  private static final String GOLD = "seeds/gold/entities.jsonl";
  private static final String LINE =
      "{\"id\":\"t\",\"title\":\"Brno waits\",\"text\":\"Pavel Vrba left Brno. Vrba wept.\",\"entities\":[%s]}";
  private static final String PAVEL = mark("PERSON", "Pavel Vrba", "Pavel Vrba", 0);
  private static final String VRBA = mark("PERSON", "Vrba", "Pavel Vrba", 22);
  private static final String BRNO = mark("LOCATION", "Brno", "Brno", 16);

  private static String mark(String type, String text, String name, int begin) {
    return "{\"type\":\"%s\",\"text\":\"%s\",\"name\":\"%s\",\"where\":\"text\",\"begin\":%d,\"end\":%d}"
        .formatted(type, text, name, begin, begin + text.length());
  }

  private static List<EntityGold> gold(String... marks) {
    return EntityGold.read("g.jsonl", List.of(LINE.formatted(String.join(",", marks))));
  }

  private static EntityMention found(EntityType type, String name, int begin, int end) {
    return new EntityMention(
        "t",
        "t#1",
        type,
        name,
        name,
        begin,
        end,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> causes(Scores scores) {
    return scores.errors().stream().map(Scores.ErrorRow::cause).toList();
  }

  @Test
  void aNamingIsFoundWhenTypeBeginAndEndAreRight() {
    Scores scores =
        EntityScorer.score(
            gold(PAVEL, BRNO, VRBA),
            List.of(
                found(EntityType.PERSON, "Pavel Vrba", 0, 10),
                found(EntityType.ORGANIZATION, "Brno", 16, 20),
                found(EntityType.PERSON, "Pavel Vrba", 22, 26)));
    assertThat(scores.lookup("person.f1")).contains(1.0);
    assertThat(scores.lookup("location.recall")).contains(0.0);
    assertThat(scores.lookup("organization.precision")).contains(0.0);
    assertThat(scores.lookup("name_right")).contains(1.0);
    assertThat(causes(scores)).containsExactly("MISSED_LOCATION", "SPURIOUS_ORGANIZATION");
  }

  @Test
  void aSurnameThatIsNotJoinedToItsFullFormHasTheWrongName() {
    Scores scores =
        EntityScorer.score(
            gold(PAVEL, VRBA),
            List.of(
                found(EntityType.PERSON, "Pavel Vrba", 0, 10),
                found(EntityType.PERSON, "Vrba", 22, 26)));
    assertThat(scores.lookup("person.f1")).contains(1.0);
    assertThat(scores.lookup("name_right")).contains(0.5);
    assertThat(causes(scores)).containsExactly("WRONG_NAME_PERSON");
  }

  @Test
  void aTitleThatIsTakenIntoTheNameIsBothAMissAndAFalseAlarm() {
    Scores scores =
        EntityScorer.score(gold(VRBA, PAVEL), List.of(found(EntityType.PERSON, "Vrba", 21, 26)));
    assertThat(scores.lookup("person.tp")).contains(0.0);
    assertThat(causes(scores)).contains("MISSED_PERSON", "SPURIOUS_PERSON");
  }

  @Test
  void anOffsetThatDoesNotHoldItsTextIsNamed() {
    assertThatThrownBy(() -> gold(mark("LOCATION", "Brno", "Brno", 15)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("g.jsonl, line 1")
        .hasMessageContaining("'Brno' is not what stands from 15 to 19");
  }

  @Test
  void overlapsAndNamesThatAreNowhereWrittenAreRefused() {
    assertThatThrownBy(() -> gold(PAVEL, mark("PERSON", "Vrba", "Pavel Vrba", 6)))
        .hasMessageContaining("overlaps 'Pavel Vrba'");
    assertThatThrownBy(() -> gold(VRBA)).hasMessageContaining("'Pavel Vrba' of 'Vrba'");
  }

  @Test
  void anArticleMarkedForEntitiesAloneIsNoGoldOfDefections() {
    List<String> lines = List.of(LINE.formatted(PAVEL));
    assertThat(GoldReader.read("g.jsonl", lines)).isEmpty();
    assertThat(EntityGold.read("g.jsonl", lines)).hasSize(1);
  }

  @Test
  void theOwnGoldHasAtLeastSixtyPassagesOfAllTypes() throws IOException {
    List<EntityGold> gold = EntityGold.read(GOLD, Files.readAllLines(Path.of(GOLD)));
    assertThat(gold).hasSizeGreaterThanOrEqualTo(60);
    for (EntityType type : EntityType.values()) {
      assertThat(gold.stream().flatMap(g -> g.mentions().stream()).filter(m -> m.type() == type))
          .as("%s", type)
          .hasSizeGreaterThan(200);
    }
  }

  /** The even half was not looked at while the rules were written. */
  @Test
  void keepsTheFloorsOnTheHeldOutHalfOfTheOwnGold() throws IOException {
    List<EntityGold> held = new ArrayList<>();
    List<EntityMention> found = new ArrayList<>();
    for (EntityGold g : EntityGold.read(GOLD, Files.readAllLines(Path.of(GOLD)))) {
      String id = g.article().articleId();
      if (Integer.parseInt(id.substring(id.indexOf('-') + 1)) % 2 == 0) {
        held.add(g);
        found.addAll(Reading.EXTRACTOR.read(g.article()).entities());
      }
    }
    Scores scores = EntityScorer.score(held, found);
    Properties floors = new Properties();
    try (var in = Files.newBufferedReader(Path.of("seeds/gold/entity-floors.properties"))) {
      floors.load(in);
    }
    assertThat(Floors.of(floors).broken(scores)).as(scores.toJson()).isEmpty();
  }
}
