package org.defectionledger.resolve;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.defectionledger.ledger.ArticleDefection;
import org.defectionledger.lexicon.NameForms;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.RoleCategory;

/** Rows for tests: what one article tells, one attribute changed at a time. */
public record Told(
    String article,
    boolean counted,
    Optional<String> name,
    int least,
    Optional<Integer> most,
    String role,
    RoleCategory category,
    Optional<String> country,
    Optional<String> from,
    Optional<String> to,
    Optional<String> place,
    Optional<LocalDate> start,
    Optional<LocalDate> end,
    DatePrecision precision,
    boolean inferred,
    Optional<String> source,
    String published,
    Optional<String> duplicateOf) {

  public static final NameMatch NAMES = new NameMatch(NameForms.load());
  public static final MatchModel MODEL = MatchModel.load();
  public static final TraitReader READER = new TraitReader(NAMES);

  /** A general who leaves Syria's side on 5 July 2012, told a week later. */
  public static Told person(String article, String name) {
    LocalDate day = LocalDate.parse("2012-07-05");
    return new Told(
        article,
        true,
        Optional.of(name),
        1,
        Optional.of(1),
        "general",
        RoleCategory.MILITARY,
        Optional.of("SYR"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(day),
        Optional.of(day),
        DatePrecision.DAY,
        false,
        Optional.of("Source " + article),
        "2012-07-12",
        Optional.empty());
  }

  /** Soldiers who do the same. */
  public static Told group(String article, int least, Integer most) {
    Told one = person(article, "-");
    return new Told(
        article,
        true,
        Optional.empty(),
        least,
        Optional.ofNullable(most),
        "soldier",
        one.category,
        one.country,
        one.from,
        one.to,
        one.place,
        one.start,
        one.end,
        one.precision,
        false,
        one.source,
        one.published,
        Optional.empty());
  }

  public Told office(String role, RoleCategory category) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        place,
        start,
        end,
        precision,
        inferred,
        source,
        published,
        duplicateOf);
  }

  public Told country(String code) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        Optional.of(code),
        from,
        to,
        place,
        start,
        end,
        precision,
        inferred,
        source,
        published,
        duplicateOf);
  }

  public Told sides(String left, String joined) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        Optional.of(left),
        Optional.of(joined),
        place,
        start,
        end,
        precision,
        inferred,
        source,
        published,
        duplicateOf);
  }

  public Told place(String where) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        Optional.of(where),
        start,
        end,
        precision,
        inferred,
        source,
        published,
        duplicateOf);
  }

  public Told day(String day) {
    Optional<LocalDate> date = Optional.of(LocalDate.parse(day));
    return dated(date, date, DatePrecision.DAY);
  }

  public Told month(String month) {
    LocalDate first = LocalDate.parse(month + "-01");
    return dated(
        Optional.of(first), Optional.of(first.plusMonths(1).minusDays(1)), DatePrecision.MONTH);
  }

  public Told undated() {
    return dated(Optional.empty(), Optional.empty(), DatePrecision.UNKNOWN);
  }

  private Told dated(Optional<LocalDate> first, Optional<LocalDate> last, DatePrecision close) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        place,
        first,
        last,
        close,
        false,
        source,
        published,
        duplicateOf);
  }

  public Told notSaid() {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        place,
        start,
        end,
        precision,
        true,
        source,
        published,
        duplicateOf);
  }

  public Told source(String outlet) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        place,
        start,
        end,
        precision,
        inferred,
        Optional.of(outlet),
        published,
        duplicateOf);
  }

  public Told published(String day) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        place,
        start,
        end,
        precision,
        inferred,
        source,
        day,
        duplicateOf);
  }

  public Told copyOf(String original) {
    return new Told(
        article,
        counted,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        place,
        start,
        end,
        precision,
        inferred,
        source,
        published,
        Optional.of(original));
  }

  public Told denied() {
    return new Told(
        article,
        false,
        name,
        least,
        most,
        role,
        category,
        country,
        from,
        to,
        place,
        start,
        end,
        precision,
        inferred,
        source,
        published,
        duplicateOf);
  }

  public ArticleDefection row() {
    return row(0);
  }

  public ArticleDefection row(int number) {
    return new ArticleDefection(
        article,
        article + "#d" + number,
        Optional.empty(),
        counted,
        false,
        name,
        List.of(),
        least,
        most,
        Optional.of(role),
        category,
        country,
        from,
        to,
        Optional.of(DefectionKind.REGIME),
        place,
        start,
        end,
        precision,
        inferred,
        counted ? Factuality.CT_PLUS : Factuality.CT_MINUS,
        Optional.empty(),
        name.orElse("Soldiers") + " defected.",
        0.8,
        source,
        Optional.of(Instant.parse(published + "T00:00:00Z")),
        Optional.empty(),
        Optional.empty(),
        duplicateOf);
  }

  public Traits traits() {
    return READER.read(List.of(row()), MODEL).get(0);
  }

  public static boolean same(Told a, Told b) {
    return MODEL.total(a.traits(), b.traits()) >= MatchModel.THRESHOLD;
  }
}
