package org.defectionledger.resolve;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.defectionledger.ledger.ArticleDefection;

/** The keys under which an article defection meets the others that may be the same. */
public final class BlockKeys {
  private BlockKeys() {}

  /** One or more keys, sorted; two rows that share none are never compared. */
  public static List<String> of(ArticleDefection row) {
    TreeSet<String> keys = new TreeSet<>();
    if (row.name().isPresent()) {
      keys.add("P|" + NameMatch.blockKey(row.name().get()));
      List<String> words = NameMatch.words(row.name().get());
      if (words.size() > 1) {
        // Names whose family name stands first, or whose last word one outlet leaves out.
        keys.add("P|" + NameMatch.blockKey(words.get(0)));
      }
      return List.copyOf(keys);
    }
    String essence =
        "G|" + row.roleCategory() + "|" + row.fromCountry().orElse("") + "|" + row.countMin();
    Optional<LocalDate> day =
        row.dateStart().or(() -> row.published().map(p -> p.atZone(ZoneOffset.UTC).toLocalDate()));
    if (day.isEmpty()) {
      keys.add(essence + "|");
    } else {
      LocalDate month = day.get().withDayOfMonth(1);
      keys.add(essence + "|" + month);
      // a month's end and the next one's beginning
      keys.add(essence + "|" + month.plusMonths(day.get().getDayOfMonth() > 15 ? 1 : -1));
    }
    return List.copyOf(keys);
  }

  /**
   * A finer key for rows of an oversized block: the whole name's sound, the role and the country.
   */
  public static String finer(ArticleDefection row) {
    String name =
        row.name()
            .map(
                n ->
                    String.join(" ", NameMatch.words(n).stream().map(NameMatch::blockKey).toList()))
            .orElse("");
    return name
        + "|"
        + row.roleCategory()
        + "|"
        + row.fromCountry().orElse("")
        + "|"
        + row.dateStart().map(LocalDate::toString).orElse("");
  }
}
