package org.defectionledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.defectionledger.article.Article;
import org.defectionledger.evaluate.EntityGold;
import org.defectionledger.evaluate.EntityScorer;
import org.defectionledger.evaluate.GoldReader;
import org.defectionledger.evaluate.Scorer;
import org.defectionledger.evaluate.Scores;
import org.defectionledger.extract.Reading;
import org.defectionledger.mention.EntityType;
import org.defectionledger.table.TestSpark;
import org.junit.jupiter.api.Test;

class ScoreCommandTest {
  private static final SparkSession SPARK = TestSpark.session();

  @Test
  void scoresTheEntitiesOfPlainArticlesToo() {
    Article plain =
        Reading.article("2015-04-02", "", "Rain fell on Oslo. Kari Nordmoen stayed at home.");
    var gold =
        List.of(
            new EntityGold(
                plain,
                List.of(
                    new EntityGold.Mention(EntityType.LOCATION, "Oslo", "Oslo", false, 13, 17),
                    new EntityGold.Mention(
                        EntityType.PERSON, "Kari Nordmoen", "Kari Nordmoen", false, 19, 32))));
    Scores scores = EntityScorer.score(gold, ScoreCommand.entities(SPARK, gold));
    assertThat(scores.errors()).isEmpty();
    assertThat(scores.lookup("person.tp")).contains(1.0);
  }

  @Test
  void saysWhenAGoldFileIsNotAnnotatedForWhatIsScored() {
    assertThat(Main.execute("score", "seeds/gold/passages.jsonl", "--entities")).isEqualTo(2);
    assertThat(Main.execute("score", "seeds/gold/entities.jsonl")).isEqualTo(2);
  }

  @Test
  void tellsTheCausesOfItsErrors() {
    var gold =
        GoldReader.read(
            "gold",
            List.of(
                """
                {"id":"a","published":"2013-05-08","text":"Colonel Jan Tesar defected on Monday.","defections":[{"key":"k","name":"Petr Holub","role_category":"MILITARY","evidence":["Colonel Jan Tesar defected on Monday."]}]}
                """));
    var predictions = ScoreCommand.predictions(SPARK, gold);
    Scores scores = ScoreCommand.withCauses(gold, predictions, Scorer.score(gold, predictions));
    assertThat(scores.errors())
        .extracting(Scores.ErrorRow::cause)
        .containsExactlyInAnyOrder("MISSED:WRONG_DEFECTOR", "SPURIOUS:WRONG_DEFECTOR");
  }
}
