package org.defectionledger.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * One defection of a gold article; attributes as in the annotation guidelines, section 3.
 *
 * @param key the same wherever the same defection is told
 * @param name null in the file = empty here
 * @param aliases other forms of the name
 * @param countMin 1 for a person
 * @param countMax empty = open
 * @param role office held
 * @param roleCategory code
 * @param fromCountry ISO 3166 alpha-3
 * @param from side left, as the text names it
 * @param to side joined
 * @param kind code
 * @param place where it happened
 * @param dateStart first day as {@code 2012-07-12}
 * @param dateEnd last day
 * @param datePrecision code
 * @param cumulative whether it is a running total
 * @param evidence sentences of the article
 */
public record GoldDefection(
    String key,
    Optional<String> name,
    List<String> aliases,
    Optional<Integer> countMin,
    Optional<Integer> countMax,
    Optional<String> role,
    String roleCategory,
    Optional<String> fromCountry,
    Optional<String> from,
    Optional<String> to,
    Optional<String> kind,
    Optional<String> place,
    Optional<String> dateStart,
    Optional<String> dateEnd,
    Optional<String> datePrecision,
    boolean cumulative,
    List<String> evidence) {}
