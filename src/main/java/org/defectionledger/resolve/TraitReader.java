package org.defectionledger.resolve;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.RoleCategory;

/** Reads out of the rows of one article what they are compared by. */
public final class TraitReader {
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that stand in the names of most sides and places and tell none apart. */
  private static final Set<String> COMMON =
      Set.of(
          "the",
          "of",
          "and",
          "in",
          "at",
          "to",
          "for",
          "a",
          "near",
          "southern",
          "northern",
          "eastern",
          "western",
          "city",
          "town",
          "province",
          "party",
          "government",
          "regime",
          "army",
          "forces",
          "air",
          "base",
          "opposition",
          "rebels",
          "group",
          "movement",
          "front");

  private final NameMatch names;

  /**
   * A reader.
   *
   * @param names how names are read
   */
  public TraitReader(NameMatch names) {
    this.names = names;
  }

  /**
   * Traits of all rows of one article, each for its row alone, in the order of the rows: what
   * weights are estimated from.
   */
  public List<Traits> alone(List<ArticleDefection> article) {
    List<Traits> plain = article.stream().map(this::plain).toList();
    List<Traits> traits = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      traits.add(alone(plain, i, article.get(i)));
    }
    return traits;
  }

  private static Traits alone(List<Traits> article, int i, ArticleDefection row) {
    return article.get(i).only(row.defectionId(), row.articleId(), company(article, i));
  }

  /**
   * Traits of all rows of one article, in the order of the rows; named ones that say enough share
   * theirs with other articles.
   *
   * @param model decides which rows say enough
   */
  public List<Traits> read(List<ArticleDefection> article, MatchModel model) {
    List<Traits> plain = article.stream().map(this::plain).toList();
    List<Traits> traits = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      Traits own = plain.get(i);
      boolean twin = plain.indexOf(own) != i || plain.lastIndexOf(own) != i;
      if (!twin && model.total(own, own) >= MatchModel.THRESHOLD && own.isNamed()) {
        traits.add(own);
      } else {
        traits.add(alone(plain, i, article.get(i)));
      }
    }
    return traits;
  }

  private static List<String> company(List<Traits> article, int self) {
    TreeSet<String> others = new TreeSet<>();
    for (int i = 0; i < article.size(); i++) {
      PersonName name = article.get(i).name();
      if (i != self && !name.isEmpty() && !name.isSingle()) {
        others.add(Spelling.initial(name.words().get(0)) + " " + Spelling.skeleton(name.family()));
      }
    }
    return List.copyOf(others);
  }

  private Traits plain(ArticleDefection row) {
    Optional<LocalDate> published =
        row.published().map(p -> p.atZone(ZoneOffset.UTC).toLocalDate());
    return new Traits(
        Optional.empty(),
        Optional.empty(),
        row.counted(),
        row.cumulative(),
        row.name().map(n -> names.parse(n).words()).orElse(List.of()),
        row.countMin(),
        row.countMax(),
        row.role().map(TraitReader::plainWords),
        row.roleCategory(),
        row.fromCountry(),
        row.kind().map(Enum::name),
        row.from().map(TraitReader::words).orElse(List.of()),
        row.to().map(TraitReader::words).orElse(List.of()),
        row.place().map(TraitReader::words).orElse(List.of()),
        row.dateStart(),
        row.dateEnd(),
        row.datePrecision(),
        row.dateInferred(),
        row.dateStart().isPresent() ? Optional.empty() : published,
        List.of());
  }

  /**
   * Traits of a person who is named in an article, defector or not.
   *
   * @param name fullest form in the article
   * @param role office; empty when not told
   * @param category code of the role
   * @param country ISO 3166 alpha-3; empty when not told
   */
  public Traits person(
      String name,
      Optional<String> role,
      Optional<RoleCategory> category,
      Optional<String> country) {
    return new Traits(
        Optional.empty(),
        Optional.empty(),
        true,
        false,
        names.parse(name).words(),
        1,
        Optional.of(1),
        role.map(TraitReader::plainWords),
        category.orElse(RoleCategory.UNKNOWN),
        country,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        DatePrecision.UNKNOWN,
        false,
        Optional.empty(),
        List.of());
  }

  private static String plainWords(String text) {
    return String.join(" ", BREAK.split(Spelling.folded(text), -1)).strip();
  }

  private static List<String> words(String text) {
    TreeSet<String> words = new TreeSet<>(List.of(BREAK.split(Spelling.folded(text), -1)));
    words.removeAll(COMMON);
    words.remove("");
    return List.copyOf(words);
  }
}
