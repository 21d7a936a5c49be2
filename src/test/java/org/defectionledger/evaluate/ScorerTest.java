package org.defectionledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.defectionledger.Shared;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.RoleCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static ArticleDefection predicted(
      String article, GoldDefection g, String id, double confidence) {
    return new ArticleDefection(
        article,
        id,
        Optional.empty(),
        true,
        g.cumulative(),
        g.name(),
        g.aliases(),
        g.countMin().orElse(1),
        g.countMax(),
        g.role(),
        RoleCategory.valueOf(g.roleCategory()),
        g.fromCountry(),
        Optional.empty(),
        Optional.empty(),
        g.kind().map(DefectionKind::valueOf),
        Optional.empty(),
        g.dateStart().map(LocalDate::parse),
        g.dateStart().map(LocalDate::parse),
        DatePrecision.valueOf(g.datePrecision().orElse("UNKNOWN")),
        false,
        Factuality.CT_PLUS,
        Optional.empty(),
        g.evidence().isEmpty() ? "" : g.evidence().get(0),
        confidence,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ArticleDefection changed(
      ArticleDefection d,
      Optional<String> name,
      RoleCategory category,
      Optional<LocalDate> start,
      Optional<String> country) {
    return new ArticleDefection(
        d.articleId(),
        d.defectionId(),
        d.entityId(),
        d.counted(),
        d.cumulative(),
        name,
        d.aliases(),
        name.isPresent() ? 1 : d.countMin(),
        name.isPresent() ? Optional.of(1) : d.countMax(),
        d.role(),
        category,
        country,
        d.from(),
        d.to(),
        d.kind(),
        d.place(),
        start,
        start,
        d.datePrecision(),
        d.dateInferred(),
        d.factuality(),
        d.attributedTo(),
        d.evidence(),
        d.confidence(),
        d.source(),
        d.published(),
        d.url(),
        d.title(),
        d.duplicateOf());
  }

  /** Right predictions with errors of all kinds put in, the same for the same seed. */
  private static List<ArticleDefection> disturbed(List<GoldArticle> gold, long seed) {
    Random dice = new Random(seed);
    List<ArticleDefection> predictions = new ArrayList<>();
    for (GoldArticle article : gold) {
      for (GoldDefection g : article.defections()) {
        if (dice.nextInt(10) < 2) {
          continue;
        }
        ArticleDefection p =
            predicted(
                article.id(),
                g,
                dice.nextInt(8) == 0 ? "other" + dice.nextInt(9) : g.key(),
                Math.round(dice.nextDouble() * 1000) / 1000.0);
        Optional<String> name =
            p.name().map(n -> dice.nextInt(6) == 0 ? n.substring(n.lastIndexOf(' ') + 1) : n);
        RoleCategory category = dice.nextInt(6) == 0 ? RoleCategory.OTHER : p.roleCategory();
        Optional<LocalDate> start =
            p.dateStart().map(d -> dice.nextInt(5) == 0 ? d.plusDays(20) : d);
        predictions.add(
            changed(
                p,
                name,
                category,
                start,
                dice.nextInt(9) == 0 ? Optional.empty() : p.fromCountry()));
        if (dice.nextInt(7) == 0) {
          predictions.add(
              changed(p, Optional.of("Nobody Known"), category, start, p.fromCountry()));
        }
      }
    }
    return predictions;
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.jsonl", "real-dev.jsonl"})
  void agreesWithTheReferenceScorer(String file) throws Exception {
    Path goldFile = Shared.file("gold/" + file);
    Path script = Shared.file("eval/score.py");
    List<GoldArticle> gold =
        GoldReader.read(file, Files.readAllLines(goldFile, StandardCharsets.UTF_8));
    for (long seed = 1; seed <= 3; seed++) {
      List<ArticleDefection> predictions = disturbed(gold, seed);
      Path lines = folder.resolve("predictions" + seed + ".jsonl");
      Files.write(
          lines, predictions.stream().map(ScorerTest::json).toList(), StandardCharsets.UTF_8);
      Path out = folder.resolve("scores" + seed + ".json");
      Process process =
          new ProcessBuilder(
                  "python3",
                  script.toString(),
                  goldFile.toString(),
                  lines.toString(),
                  "--json",
                  out.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
      JsonNode reference = JSON.readTree(Files.readString(out));
      same("", reference, JSON.readTree(Scorer.score(gold, predictions).toJson()));
    }
  }

  private static void same(String at, JsonNode reference, JsonNode ours) {
    for (Map.Entry<String, JsonNode> field : reference.properties()) {
      String name = at + "." + field.getKey();
      assertThat(ours.has(field.getKey())).as(name).isTrue();
      if (field.getValue().isObject()) {
        same(name, field.getValue(), ours.get(field.getKey()));
      } else {
        assertThat(ours.get(field.getKey()).asDouble())
            .as(name)
            .isCloseTo(field.getValue().asDouble(), org.assertj.core.data.Offset.offset(1e-9));
      }
    }
  }

  private static String json(ArticleDefection d) {
    ObjectNode o = JSON.createObjectNode();
    o.put("article_id", d.articleId())
        .put("defection_id", d.defectionId())
        .put("counted", true)
        .put("cumulative", d.cumulative());
    o.put("name", d.name().orElse(null))
        .put("count_min", d.countMin())
        .put("count_max", d.countMax().orElse(null));
    o.put("role", d.role().orElse(null))
        .put("role_category", d.roleCategory().name())
        .put("from_country", d.fromCountry().orElse(null));
    o.put("kind", d.kind().map(Enum::name).orElse(null))
        .put("date_start", d.dateStart().map(Object::toString).orElse(null));
    o.put("date_precision", d.datePrecision().name())
        .put("confidence", d.confidence())
        .put("evidence", d.evidence());
    return o.toString();
  }

  private static final String GOLD =
      "{\"id\":\"g1\",\"url\":null,\"source\":\"S\",\"published\":\"2012-07-12\",\"title\":null,\"text\":\"A general defected.\",\"defections\":[{\"key\":\"k\",\"name\":\"Adel Karam\",\"aliases\":[],"
          + "\"count_min\":1,\"count_max\":1,\"role\":\"general\",\"role_category\":\"MILITARY\",\"from_country\":\"SYR\",\"kind\":\"REGIME\",\"date_start\":\"2012-07-11\",\"date_precision\":\"DAY\","
          + "\"evidence\":[\"A general defected.\"]}],\"not_counted\":[]}";

  @Test
  void perfectPredictionsScoreOne() {
    List<GoldArticle> gold = GoldReader.read("own", List.of(GOLD));
    Scores scores =
        Scorer.score(gold, List.of(predicted("g1", gold.get(0).defections().get(0), "x", 1.0)));
    assertThat(scores.lookup("detection.f1")).contains(1.0);
    assertThat(scores.lookup("cell_correct.f1")).contains(1.0);
    assertThat(scores.lookup("unique.ceaf_e.f1")).contains(1.0);
    assertThat(scores.errors()).isEmpty();
  }

  @Test
  void noPredictionsMissAll() {
    Scores scores = Scorer.score(GoldReader.read("own", List.of(GOLD)), List.of());
    assertThat(scores.lookup("detection.recall")).contains(0.0);
    assertThat(scores.errors()).extracting(Scores.ErrorRow::cause).containsExactly("MISSED");
  }

  @Test
  void aFloorThatIsNotReachedIsNamed() {
    Properties floors = new Properties();
    floors.setProperty("detection.f1", "0.5");
    Scores none = Scorer.score(GoldReader.read("own", List.of(GOLD)), List.of());
    assertThat(Floors.of(floors).broken(none))
        .singleElement()
        .asString()
        .contains("detection.f1")
        .contains("0.5");
  }

  @Test
  void spellingsOfOneNameMatchAsTheGuidelinesSay() {
    assertThat(Scorer.namesMatch("Nawaf al-Fares", "Fares")).isTrue();
    assertThat(Scorer.namesMatch("Yevgeny Perlin", "Y. Perlin")).isTrue();
    assertThat(Scorer.namesMatch("Manaf Tlass", "Firas Tlass")).isFalse();
  }
}
