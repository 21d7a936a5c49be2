package org.defectionledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.Factuality;
import org.defectionledger.mention.RoleCategory;

/**
 * One defection as one article tells it, all its mentions there put together.
 *
 * @param articleId the article
 * @param defectionId the ledger entry; before resolution the local id {@code articleId + "#d" + n}
 * @param entityId the person among the article's entities; empty for groups and unnamed persons
 * @param counted whether it enters the ledger; false for denied or uncommitted ones about a known
 *     defector
 * @param cumulative a running total or a stock, whose members are counted elsewhere
 * @param name fullest form without titles; empty for a group and for one unnamed person
 * @param aliases the other forms of the name in the article, sorted
 * @param countMin at least 1; exactly 1 for a person
 * @param countMax not below {@code countMin}; empty when open
 * @param role office held when defecting, in lower case and singular, without the country
 * @param roleCategory code of the role
 * @param fromCountry ISO 3166 alpha-3 code of the state whose side is left
 * @param from the side left, as the text names it
 * @param to the side joined, as the text names it
 * @param kind between what sides; empty when the text does not tell
 * @param place where the break happened or was announced
 * @param dateStart first day of the defection
 * @param dateEnd last day of the defection
 * @param datePrecision how closely the date is known
 * @param dateInferred whether the publication day stands in for a date that is not said
 * @param factuality how far the article commits to it
 * @param attributedTo speaker or outlet that the text gives as its source
 * @param evidence the sentence that tells it best
 * @param confidence calibrated probability from 0 to 1 that this is a countable defection, rightly
 *     read
 * @param source the article's outlet
 * @param published the article's document time
 * @param url the article's address
 * @param title the article's headline
 * @param duplicateOf the article of which this one is a near copy
 */
public record ArticleDefection(
    String articleId,
    String defectionId,
    Optional<String> entityId,
    boolean counted,
    boolean cumulative,
    Optional<String> name,
    List<String> aliases,
    int countMin,
    Optional<Integer> countMax,
    Optional<String> role,
    RoleCategory roleCategory,
    Optional<String> fromCountry,
    Optional<String> from,
    Optional<String> to,
    Optional<DefectionKind> kind,
    Optional<String> place,
    Optional<LocalDate> dateStart,
    Optional<LocalDate> dateEnd,
    DatePrecision datePrecision,
    boolean dateInferred,
    Factuality factuality,
    Optional<String> attributedTo,
    String evidence,
    double confidence,
    Optional<String> source,
    Optional<Instant> published,
    Optional<String> url,
    Optional<String> title,
    Optional<String> duplicateOf) {

  public ArticleDefection {
    aliases = List.copyOf(aliases);
    if (countMin < 1 || (countMax.isPresent() && countMax.get() < countMin)) {
      throw new IllegalArgumentException(
          "Defection %s counts %d to %s people: need 1 <= countMin <= countMax"
              .formatted(defectionId, countMin, countMax));
    }
    if (name.isPresent() && (countMin != 1 || !countMax.equals(Optional.of(1)))) {
      throw new IllegalArgumentException(
          "Defection %s names one person, %s, but counts %d to %s"
              .formatted(defectionId, name.get(), countMin, countMax));
    }
  }

  /** Whether this is a group, or one person without a name. */
  public boolean isUnnamed() {
    return name.isEmpty();
  }
}
