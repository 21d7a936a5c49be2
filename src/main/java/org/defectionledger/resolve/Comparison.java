package org.defectionledger.resolve;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.RoleCategory;

/** Compares two rows attribute by attribute. */
public final class Comparison {
  /** Level of a term that one of the two does not tell. */
  private static final int SILENT = -1;

  private static final int OTHER = 1;
  private static final int REVERSED = 2;
  private static final int OTHER_ROLE = 2;

  /** Days between two dates of one event as told by two outlets. */
  private static final int DAYS = 3;

  private static final int WEEKS = 45;
  private static final int MONTHS = 400;

  /** A count above is seldom met twice by chance. */
  private static final int LARGE = 5;

  private final NameMatch names;

  /**
   * A comparison.
   *
   * @param names how names are compared
   */
  public Comparison(NameMatch names) {
    this.names = names;
  }

  /** Why the two can't be linked whatever else agrees; empty when nothing forbids it. */
  public Optional<Obstacle> obstacle(Traits a, Traits b) {
    if (a.articleId().isPresent() && a.articleId().equals(b.articleId())) {
      return Optional.of(Obstacle.ONE_ARTICLE);
    }
    if (a.isOnePerson() != b.isOnePerson() || a.cumulative() != b.cumulative()) {
      return Optional.of(Obstacle.OTHER_SORT);
    }
    if (a.isNamed() != b.isNamed()) {
      return isOneByAllButName(a, b) ? Optional.empty() : Optional.of(Obstacle.ONE_UNNAMED);
    }
    if (!a.isNamed()) {
      return isStrongAgreement(a, b) ? Optional.empty() : Optional.of(Obstacle.WEAK_AGREEMENT);
    }
    NameAgreement agreement = names.compare(a.name(), b.name());
    if (!agreement.isCompatible()) {
      return Optional.of(Obstacle.OTHER_NAME);
    }
    String date = dateLevel(a, b);
    if (agreement == NameAgreement.FAMILY_ALONE && !supportsFamilyName(a, b, date)) {
      return Optional.of(Obstacle.FAMILY_NAME_ALONE);
    }
    boolean back = date.equals("MONTHS") && from(a, b) == REVERSED;
    return date.equals("YEARS") || back ? Optional.of(Obstacle.OTHER_TIME) : Optional.empty();
  }

  /** Whether no transliteration makes the two names one. */
  boolean isOtherName(Traits a, Traits b) {
    return !names.compare(a.name(), b.name()).isCompatible();
  }

  private static boolean supportsFamilyName(Traits a, Traits b, String date) {
    boolean time =
        switch (date) {
          case "SAME_DAY", "WITHIN", "DAYS", "REPORTED_SOON" -> true;
          default -> false;
        };
    return time && isSameOffice(a, b) && a.country().equals(b.country());
  }

  private static boolean isSameOffice(Traits a, Traits b) {
    return a.category() == b.category() && a.category() != RoleCategory.UNKNOWN;
  }

  private static boolean isStrongAgreement(Traits a, Traits b) {
    boolean time =
        switch (dateLevel(a, b)) {
          case "SAME_DAY", "WITHIN", "DAYS", "REPORTED_SOON" -> true;
          // A total's span begins long ago and ends with the report.
          case "WITHIN_YEAR" -> a.cumulative();
          default -> false;
        };
    return time
        && isSameOffice(a, b)
        && equal(a.country(), b.country()) != OTHER
        && isSameCount(a, b);
  }

  /**
   * Whether all that can tell a person but the name is told by both and agrees: "an army captain
   * walked over at Hakodate on Monday" and the captain whom another article names.
   */
  private static boolean isOneByAllButName(Traits a, Traits b) {
    return Set.of("SAME_DAY", "WITHIN").contains(dateLevel(a, b))
        && isSameOffice(a, b)
        && role(a.role(), b.role()) != SILENT
        && role(a.role(), b.role()) != OTHER_ROLE
        && equal(a.country(), b.country()) == 0
        && shared(a.place(), b.place()) == 0;
  }

  private static boolean isSameCount(Traits a, Traits b) {
    int count = count(a, b);
    boolean vague = a.countMax().isEmpty() && a.countMin() <= LARGE;
    return switch (Term.COUNT.levels().get(count)) {
      case "SAME_LARGE" -> true;
      // Some soldiers here and some soldiers there are two groups, unless something else is shared.
      case "SAME_SMALL" ->
          role(a.role(), b.role()) != OTHER_ROLE
              && (!vague
                  || shared(a.place(), b.place()) == 0
                  || shared(a.company(), b.company()) == 0);
      default -> false;
    };
  }

  /** The level of each term that both tell, as an index into {@link Term#levels}. */
  public Map<Term, Integer> levels(Traits a, Traits b) {
    Map<Term, Integer> levels = new EnumMap<>(Term.class);
    put(levels, Term.NAME, name(a, b));
    put(levels, Term.COUNT, a.isNamed() ? SILENT : count(a, b));
    put(levels, Term.ROLE, role(a.role(), b.role()));
    put(levels, Term.CATEGORY, category(a, b));
    put(levels, Term.COUNTRY, equal(a.country(), b.country()));
    put(levels, Term.KIND, equal(a.kind(), b.kind()));
    put(levels, Term.FROM, from(a, b));
    put(levels, Term.DATE, date(a, b));
    put(levels, Term.PLACE, shared(a.place(), b.place()));
    put(levels, Term.COMPANY, shared(a.company(), b.company()));
    return levels;
  }

  private static void put(Map<Term, Integer> levels, Term term, int level) {
    if (level != SILENT) {
      levels.put(term, level);
    }
  }

  private static int category(Traits a, Traits b) {
    if (a.category() == RoleCategory.UNKNOWN || b.category() == RoleCategory.UNKNOWN) {
      return SILENT;
    }
    return a.category() == b.category() ? 0 : OTHER;
  }

  private int name(Traits a, Traits b) {
    return a.isNamed() && b.isNamed()
        ? Term.NAME.levels().indexOf(names.compare(a.name(), b.name()).name())
        : SILENT;
  }

  private static int count(Traits a, Traits b) {
    if (a.countMin() == b.countMin() && a.countMax().equals(b.countMax())) {
      return a.countMin() > LARGE ? 0 : 1;
    }
    boolean overlap =
        a.countMin() <= b.countMax().orElse(Integer.MAX_VALUE)
            && b.countMin() <= a.countMax().orElse(Integer.MAX_VALUE);
    return overlap ? 2 : 3;
  }

  private static int role(Optional<String> a, Optional<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return SILENT;
    }
    if (a.equals(b)) {
      return 0;
    }
    return a.get().contains(b.get()) || b.get().contains(a.get()) ? 1 : OTHER_ROLE;
  }

  private static int equal(Optional<String> a, Optional<String> b) {
    return a.isEmpty() || b.isEmpty() ? SILENT : a.equals(b) ? 0 : OTHER;
  }

  private static int shared(List<String> a, List<String> b) {
    return a.isEmpty() || b.isEmpty() ? SILENT : Collections.disjoint(a, b) ? OTHER : 0;
  }

  private static int from(Traits a, Traits b) {
    boolean turned =
        (!Collections.disjoint(a.from(), b.to()) || !Collections.disjoint(b.from(), a.to()))
            && Collections.disjoint(a.from(), b.from());
    return turned ? REVERSED : shared(a.from(), b.from());
  }

  private static String dateLevel(Traits a, Traits b) {
    int level = date(a, b);
    return level == SILENT ? "" : Term.DATE.levels().get(level);
  }

  private static int date(Traits a, Traits b) {
    boolean saysA = a.start().isPresent();
    boolean saysB = b.start().isPresent();
    if (saysA && saysB) {
      return datedBoth(a, b);
    }
    if (a.seen().isEmpty() && b.seen().isEmpty()) {
      return SILENT;
    }
    if (saysA || saysB) {
      return datedAndSeen(saysA ? a : b, saysA ? b : a);
    }
    if (a.seen().isEmpty() || b.seen().isEmpty()) {
      return SILENT;
    }
    return reported(Math.abs(ChronoUnit.DAYS.between(a.seen().get(), b.seen().get())));
  }

  private static int datedAndSeen(Traits dated, Traits undated) {
    if (undated.seen().isEmpty()) {
      return SILENT;
    }
    long after = ChronoUnit.DAYS.between(dated.start().orElseThrow(), undated.seen().get());
    // A report is dated in its own time zone, up to a day before the event's.
    return after < -1 ? level("TOO_EARLY") : reported(after);
  }

  private static int reported(long days) {
    return level(
        days <= WEEKS ? "REPORTED_SOON" : days <= MONTHS ? "REPORTED_LATER" : "REPORTED_YEARS");
  }

  private static int datedBoth(Traits a, Traits b) {
    LocalDate startA = a.start().orElseThrow();
    LocalDate startB = b.start().orElseThrow();
    LocalDate endA = a.end().orElse(startA);
    LocalDate endB = b.end().orElse(startB);
    if (!startA.isAfter(endB) && !startB.isAfter(endA)) {
      if (a.precision() == DatePrecision.DAY && b.precision() == DatePrecision.DAY) {
        return level("SAME_DAY");
      }
      return level(isLong(startA, endA) || isLong(startB, endB) ? "WITHIN_YEAR" : "WITHIN");
    }
    long gap =
        startA.isAfter(endB)
            ? ChronoUnit.DAYS.between(endB, startA)
            : ChronoUnit.DAYS.between(endA, startB);
    return level(
        gap <= DAYS ? "DAYS" : gap <= WEEKS ? "WEEKS" : gap <= MONTHS ? "MONTHS" : "YEARS");
  }

  private static boolean isLong(LocalDate start, LocalDate end) {
    return ChronoUnit.DAYS.between(start, end) > 100; // longer than a season
  }

  private static int level(String name) {
    return Term.DATE.levels().indexOf(name);
  }
}
