package org.defectionledger.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.defectionledger.mention.DatePrecision;
import org.defectionledger.mention.DefectionKind;
import org.defectionledger.mention.RoleCategory;

/**
 * One entry of the ledger: one defection, however many articles tell it.
 *
 * @param defectionId stable from night to night
 * @param defectionIdAliases ids that turned out to be this defection, sorted
 * @param personId the person, over all that person's defections; empty for groups and unnamed
 *     persons
 * @param name best supported form of the name, without titles
 * @param aliases the other forms, sorted
 * @param countMin at least 1; exactly 1 for a person
 * @param countMax empty when open
 * @param role best supported role
 * @param roleCategory best supported category
 * @param sector PLOVER code of {@code roleCategory}
 * @param fromCountry ISO 3166 alpha-3 code of the state whose side is left
 * @param from the side left
 * @param to the side joined
 * @param kind between what sides
 * @param place where the break happened or was announced
 * @param dateStart first day
 * @param dateEnd last day
 * @param datePrecision how closely the date is known
 * @param cumulative a running total or stock, kept out of the period counts
 * @param status how well it is supported
 * @param firstReported publication day of the first article; empty when no article has one
 * @param lastReported publication day of the last article
 * @param articles number of articles that tell it, at least 1
 * @param independentSources the same with near copies counted once
 * @param articleIds the articles, sorted
 * @param conflicts the attributes on which the sources disagree, each as {@code attribute: a | b},
 *     sorted
 * @param confidence combined probability from 0 to 1 over the independent sources
 */
public record Defection(
    String defectionId,
    List<String> defectionIdAliases,
    Optional<String> personId,
    Optional<String> name,
    List<String> aliases,
    int countMin,
    Optional<Integer> countMax,
    Optional<String> role,
    RoleCategory roleCategory,
    Sector sector,
    Optional<String> fromCountry,
    Optional<String> from,
    Optional<String> to,
    Optional<DefectionKind> kind,
    Optional<String> place,
    Optional<LocalDate> dateStart,
    Optional<LocalDate> dateEnd,
    DatePrecision datePrecision,
    boolean cumulative,
    Status status,
    Optional<LocalDate> firstReported,
    Optional<LocalDate> lastReported,
    int articles,
    int independentSources,
    List<String> articleIds,
    List<String> conflicts,
    double confidence) {

  public Defection {
    defectionIdAliases = List.copyOf(defectionIdAliases);
    aliases = List.copyOf(aliases);
    articleIds = List.copyOf(articleIds);
    conflicts = List.copyOf(conflicts);
  }
}
