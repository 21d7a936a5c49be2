package org.defectionledger.ingest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wiki that a dump is of, as its first bytes tell.
 *
 * @param name such as Wikinews; empty when the dump does not say
 * @param database such as enwikinews, which sets its page ids apart from those of others
 * @param language ISO 639-1 code
 * @param base folder of its pages' URLs, with a slash at the end
 */
record WikiSite(
    Optional<String> name,
    Optional<String> database,
    Optional<String> language,
    Optional<String> base) {
  private static final Pattern LANGUAGE =
      Pattern.compile("<mediawiki[^>]*\\sxml:lang=\"([a-z]{2,3})[^\"]*\"");

  /** Reads the start of a dump. */
  static WikiSite of(String head) {
    Matcher language = LANGUAGE.matcher(head);
    return new WikiSite(
        element(head, "sitename"),
        element(head, "dbname"),
        language.find() ? Optional.of(language.group(1)) : Optional.empty(),
        element(head, "base").map(b -> b.substring(0, b.lastIndexOf('/') + 1)));
  }

  private static Optional<String> element(String head, String name) {
    int begin = head.indexOf("<" + name + ">");
    int end = head.indexOf("</" + name + ">", Math.max(begin, 0));
    return begin < 0 || end < 0
        ? Optional.empty()
        : Optional.of(head.substring(begin + name.length() + 2, end).strip());
  }
}
