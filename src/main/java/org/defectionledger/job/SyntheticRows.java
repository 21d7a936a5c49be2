package org.defectionledger.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.RoleCategory;

/**
 * Article defections of made-up persons, for measuring the resolution: many outlets, transliterated
 * spellings, initials, dates told more and less closely, namesakes, and what the extraction gets
 * wrong. The same seed gives the same rows on any machine.
 */
final class SyntheticRows {
  private static final List<String> GIVEN =
      List.of(
          "Ahmed Ali Omar Hassan Khalid Nawaf Manaf Yusuf Ibrahim Mahmoud Tariq Salim Jamal Karim Samir Bashir Fadi Rami Walid Ziad Adel Nabil Hisham Munir Riad Mustafa Hussein Fouad Issam Qasim Dmitri Sergei Viktor Oleg Andrei Yevgeny Pavel Mikhail Ivan Nikolai Carlos Luis Pedro Miguel Jorge Rafael John David Peter Thomas George Joseph Paul Samuel Kofi Kwame Thabo Emeka Chinedu Musa Aliyu Amina Fatima Leila Maria Elena Olga Irina Anna Grace Zainab Huda Rania Mariam"
              .split(" ", -1));

  private static final List<String> ONSETS =
      List.of(
          "B Ch D F G Gh H J K Kh L M N Q R S Sh T V W Y Z Br Dr Kr Pr Tr St Al-B Al-H Al-K Al-M Al-S Al-T"
              .split(" ", -1));

  private static final List<String> CORES =
      List.of(
          "a aba adda ahi ara assa ela eni ero ibi ika iri issa oda ola oro uba uri usta azza amou anni elli orovi"
              .split(" ", -1));

  private static final List<String> CODAS =
      List.of("d f k l m n r s sh t z ni di ri ki vic nov sky dze wi ba".split(" ", -1));

  private static final List<String> COUNTRIES =
      List.of(
          "SYR LBY YEM IRQ EGY SDN MLI PRK CUB UKR MYS KEN NGA TUR JOR IRN PAK VEN".split(" ", -1));

  private static final List<List<String>> ROLES =
      List.of(
          List.of("MILITARY", "brigadier general", "general", "brigadier"),
          List.of("MILITARY", "colonel", "army colonel", "officer"),
          List.of("MILITARY", "captain", "army captain", "officer"),
          List.of("DIPLOMAT", "ambassador", "envoy", "ambassador"),
          List.of("DIPLOMAT", "consul", "diplomat", "consul general"),
          List.of("EXECUTIVE", "deputy oil minister", "deputy minister", "minister"),
          List.of("EXECUTIVE", "governor", "governor", "provincial governor"),
          List.of("LEGISLATOR", "member of parliament", "lawmaker", "member of parliament"),
          List.of("LEGISLATOR", "senator", "lawmaker", "senator"),
          List.of("POLICE", "police colonel", "police chief", "officer"),
          List.of("JUDICIARY", "judge", "judge", "prosecutor"),
          List.of("MEDIA", "presenter", "television presenter", "journalist"));

  private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
  private static final int DAYS = 3 * 365;

  /** Most articles of one defection: "a general told by 300 outlets". */
  private static final int MOST_ARTICLES = 300;

  /** Share of persons who bear the name of another. */
  private static final double NAMESAKES = 0.03;

  private final long seed;
  private final int persons;
  private final double articlesEach;

  /**
   * A generator.
   *
   * @param persons how many different defectors
   * @param rows how many article defections they have together, nearly
   */
  SyntheticRows(long seed, int persons, long rows) {
    this.seed = seed;
    this.persons = persons;
    this.articlesEach = (double) rows / persons;
  }

  /** Who the rows are about. */
  private record Person(
      int number, List<String> names, List<String> role, String country, LocalDate day) {}

  /**
   * The rows of one person; {@code url} holds the person's number, which is the truth.
   *
   * @param number from 0
   */
  List<ArticleDefection> of(int number) {
    SplittableRandom dice = new SplittableRandom(seed * 1_000_003 + number);
    Person person = person(number, dice);
    // A Pareto tail of exponent 1.6 has the mean 8/3 of its least value.
    double tail = articlesEach * 0.375 / Math.pow(1 - dice.nextDouble(), 1 / 1.6);
    int articles = (int) Math.max(1, Math.min(MOST_ARTICLES, Math.round(tail * 1.1)));
    List<ArticleDefection> rows = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      rows.add(row(person, i, dice));
    }
    return rows;
  }

  private Person person(int number, SplittableRandom dice) {
    int namedLike = dice.nextDouble() < NAMESAKES ? dice.nextInt(persons) : number;
    SplittableRandom naming = new SplittableRandom(seed * 7_919 + namedLike);
    List<String> names = new ArrayList<>();
    names.add(pick(GIVEN, naming));
    if (naming.nextDouble() < 0.4) {
      names.add(pick(GIVEN, naming));
    }
    names.add(pick(ONSETS, naming) + pick(CORES, naming) + pick(CODAS, naming));
    return new Person(
        number,
        names,
        pick(ROLES, dice),
        pick(COUNTRIES, dice),
        FIRST_DAY.plusDays(dice.nextInt(DAYS)));
  }

  private static <T> T pick(List<T> values, SplittableRandom dice) {
    return values.get(dice.nextInt(values.size()));
  }

  private ArticleDefection row(Person person, int article, SplittableRandom dice) {
    String id = "s" + person.number() + "-" + article;
    LocalDate published = person.day().plusDays(1 + (long) (30 * -Math.log(1 - dice.nextDouble())));
    double when = dice.nextDouble();
    DatePrecision precision =
        when < 0.55
            ? DatePrecision.DAY
            : when < 0.80
                ? DatePrecision.MONTH
                : when < 0.85 ? DatePrecision.YEAR : DatePrecision.UNKNOWN;
    LocalDate day = when < 0.08 ? person.day().plusDays(1) : person.day();
    Optional<LocalDate> start =
        switch (precision) {
          case DAY -> Optional.of(day);
          case MONTH -> Optional.of(day.withDayOfMonth(1));
          case YEAR -> Optional.of(day.withDayOfYear(1));
          default -> Optional.empty();
        };
    Optional<LocalDate> end =
        switch (precision) {
          case DAY -> start;
          case MONTH -> start.map(s -> s.plusMonths(1).minusDays(1));
          case YEAR -> start.map(s -> s.plusYears(1).minusDays(1));
          default -> Optional.empty();
        };
    RoleCategory category =
        dice.nextDouble() < 0.03
            ? RoleCategory.CIVIL_SERVANT
            : RoleCategory.valueOf(person.role().get(0));
    return new ArticleDefection(
        id,
        id + "#d0",
        Optional.empty(),
        true,
        false,
        Optional.of(name(person.names(), dice)),
        List.of(),
        1,
        Optional.of(1),
        Optional.of(person.role().get(dice.nextDouble() < 0.7 ? 1 : 2 + dice.nextInt(2))),
        category,
        dice.nextDouble() < 0.1 ? Optional.empty() : Optional.of(person.country()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(DefectionKind.REGIME),
        Optional.empty(),
        start,
        end,
        precision,
        false,
        Factuality.CT_PLUS,
        Optional.empty(),
        "He defected, it was said in article " + id + ".",
        0.8,
        Optional.of("Outlet " + dice.nextInt(40)),
        Optional.of(published.atStartOfDay(ZoneOffset.UTC).toInstant()).map(Instant::from),
        Optional.of(Integer.toString(person.number())),
        Optional.empty(),
        Optional.empty());
  }

  private static String name(List<String> names, SplittableRandom dice) {
    List<String> words = new ArrayList<>(names);
    if (words.size() > 2 && dice.nextDouble() < 0.5) {
      words.remove(1);
    }
    double form = dice.nextDouble();
    if (form < 0.04) {
      return spelled(words.get(words.size() - 1), dice);
    }
    if (form < 0.08) {
      words.set(0, words.get(0).charAt(0) + ".");
    }
    for (int i = form < 0.08 ? 1 : 0; i < words.size(); i++) {
      words.set(i, spelled(words.get(i), dice));
    }
    return String.join(" ", words);
  }

  /** At most one change a word, as transcribers differ. */
  private static String spelled(String word, SplittableRandom dice) {
    if (dice.nextDouble() > 0.25) {
      return word;
    }
    String changed =
        switch (dice.nextInt(8)) {
          case 0 -> word.replaceFirst("(?<=[a-z])([dflmnrst])(?=[aeiou])", "$1$1");
          case 1 -> word.replaceFirst("(?<=.)i(?=.)", "ee");
          case 2 -> word.replaceFirst("ou|u", "oo");
          case 3 -> word.replaceFirst("^Al-", "");
          case 4 -> word.replaceFirst("e(?=[^aeiou])", "i");
          case 5 -> word.replaceFirst("k", "q");
          case 6 -> word.replaceFirst("(?<=[^aeiou])i$", "y");
          default -> word.replaceFirst("(.)\\1", "$1");
        };
    return changed.isEmpty()
        ? word
        : changed.substring(0, 1).toUpperCase(Locale.ROOT) + changed.substring(1);
  }
}
