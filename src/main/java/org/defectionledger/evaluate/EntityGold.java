package org.defectionledger.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.defectionledger.InputException;
import org.defectionledger.article.Article;
import org.defectionledger.mention.EntityType;

/**
 * One article in which every named person, organisation and place is marked.
 *
 * @param article the text
 * @param mentions all namings, the title's first, then in text order
 */
public record EntityGold(Article article, List<Mention> mentions) {
  /**
   * A naming.
   *
   * @param type what is named
   * @param name fullest form in the article, without titles
   * @param text the words used here
   * @param title whether it stands in the title
   * @param begin first UTF-16 unit, in the title or the text
   * @param end the unit after the last
   */
  public record Mention(
      EntityType type, String name, String text, boolean title, int begin, int end) {}

  public EntityGold {
    mentions = List.copyOf(mentions);
  }

  /**
   * Reads a gold file, one article a line; articles without {@code entities} are left out.
   *
   * @param file its name, for errors
   * @throws InputException naming file, line and value when an offset does not hold the text that
   *     it claims, two namings overlap, or a name is nowhere written
   */
  public static List<EntityGold> read(String file, List<String> lines) {
    List<EntityGold> articles = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      JsonNode node = GoldReader.line(file, i + 1, lines.get(i));
      try {
        if (node.has("entities")) {
          articles.add(article(node));
        }
      } catch (DateTimeException | IllegalArgumentException e) {
        throw GoldReader.wrong(file, i + 1, e);
      }
    }
    return articles;
  }

  private static EntityGold article(JsonNode node) {
    Article article = GoldReader.article(node);
    List<Mention> mentions = new ArrayList<>();
    for (JsonNode entity : node.path("entities")) {
      Mention mention = mention(article, entity);
      mentions.stream()
          .filter(m -> m.title() == mention.title())
          .filter(m -> m.begin() < mention.end() && mention.begin() < m.end())
          .findFirst()
          .ifPresent(
              m -> {
                throw new IllegalArgumentException(
                    "'%s' at %d overlaps '%s' at %d"
                        .formatted(mention.text(), mention.begin(), m.text(), m.begin()));
              });
      mentions.add(mention);
    }
    requireWritten(mentions);
    return new EntityGold(article, mentions);
  }

  private static Mention mention(Article article, JsonNode entity) {
    boolean title = "title".equals(GoldReader.required(entity, "where"));
    Mention mention =
        new Mention(
            EntityType.valueOf(GoldReader.required(entity, "type")),
            GoldReader.required(entity, "name"),
            GoldReader.required(entity, "text"),
            title,
            entity.path("begin").asInt(-1),
            entity.path("end").asInt(-1));
    String within = title ? article.title().orElse("") : article.text();
    boolean inside = mention.begin() >= 0 && mention.end() <= within.length();
    if (!inside || !within.startsWith(mention.text(), mention.begin()) || !fits(mention)) {
      throw new IllegalArgumentException(
          "'%s' is not what stands from %d to %d"
              .formatted(mention.text(), mention.begin(), mention.end()));
    }
    return mention;
  }

  private static boolean fits(Mention mention) {
    return mention.end() - mention.begin() == mention.text().length();
  }

  /** The fullest form is one that the article writes, so one of the namings has it. */
  private static void requireWritten(List<Mention> mentions) {
    Set<String> written = new HashSet<>();
    mentions.forEach(m -> written.add(m.type() + m.text()));
    Optional<Mention> unwritten =
        mentions.stream()
            .filter(m -> Stream.of(m.type() + m.name()).noneMatch(written::contains))
            .findFirst();
    if (unwritten.isPresent()) {
      throw new IllegalArgumentException(
          "the name '%s' of '%s' is not written in the article as a %s"
              .formatted(unwritten.get().name(), unwritten.get().text(), unwritten.get().type()));
    }
  }
}
