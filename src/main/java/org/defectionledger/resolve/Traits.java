package org.defectionledger.resolve;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.RoleCategory;

/**
 * What rows are compared by. Rows that agree in all of it, and say enough to be taken for one
 * defection, share one {@code Traits}, so that an event told a thousand times in the same way is
 * compared once.
 *
 * @param alone the local id of the only row it stands for; empty when any row with these traits is
 *     taken for the same
 * @param articleId the article of the only row; empty with {@code alone}
 * @param counted false for a denial
 * @param cumulative a running total or a stock
 * @param words the words of the {@link PersonName}; empty for a group and for one unnamed person
 * @param countMin least number of people
 * @param countMax greatest number; empty when open
 * @param role office, folded to lower-case words
 * @param category code of the role
 * @param country ISO 3166 alpha-3 code of the state left
 * @param kind code of the kind
 * @param from words of the side left, sorted
 * @param to words of the side joined, sorted
 * @param place words of the place, sorted
 * @param start first day of the defection
 * @param end last day
 * @param precision how closely the date is known
 * @param inferred whether the publication day stands in for the date
 * @param seen publication day where the date is not said; empty where it is
 * @param company the other persons who defect in the article, as initial and family name, sorted;
 *     empty when {@code alone} is
 */
public record Traits(
    Optional<String> alone,
    Optional<String> articleId,
    boolean counted,
    boolean cumulative,
    List<String> words,
    int countMin,
    Optional<Integer> countMax,
    Optional<String> role,
    RoleCategory category,
    Optional<String> country,
    Optional<String> kind,
    List<String> from,
    List<String> to,
    List<String> place,
    Optional<LocalDate> start,
    Optional<LocalDate> end,
    DatePrecision precision,
    boolean inferred,
    Optional<LocalDate> seen,
    List<String> company) {

  public Traits {
    words = List.copyOf(words);
    from = List.copyOf(from);
    to = List.copyOf(to);
    place = List.copyOf(place);
    company = List.copyOf(company);
  }

  public PersonName name() {
    return new PersonName(words);
  }

  public boolean isNamed() {
    return !words.isEmpty();
  }

  /** Whether it is one person, named or not. */
  public boolean isOnePerson() {
    return isNamed() || (countMin == 1 && countMax.equals(Optional.of(1)));
  }

  /** A 64-bit hash of all components; two of a million share one with a chance of 3 in 10⁸. */
  public long vertex() {
    return hash(toString());
  }

  static long hash(String text) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, then the finaliser of MurmurHash3
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /**
   * The same, but standing for one row alone.
   *
   * @param localId the row
   * @param article its article
   * @param others the other persons who defect there
   */
  public Traits only(String localId, String article, List<String> others) {
    return new Traits(
        Optional.of(localId),
        Optional.of(article),
        counted,
        cumulative,
        words,
        countMin,
        countMax,
        role,
        category,
        country,
        kind,
        from,
        to,
        place,
        start,
        end,
        precision,
        inferred,
        seen,
        others);
  }
}
