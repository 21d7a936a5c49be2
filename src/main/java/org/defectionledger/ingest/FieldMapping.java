package org.defectionledger.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.defectionledger.InputException;

/**
 * Which field of a record holds which column of an article.
 *
 * @param names column to field names, the first that is there wins; a dot leads into a nested
 *     object
 */
public record FieldMapping(Map<String, List<String>> names) implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  /** Names that dumps commonly use. */
  public static final FieldMapping DEFAULT =
      new FieldMapping(
          Map.of(
              "article_id", List.of("article_id", "id", "uuid", "guid", "doc_id"),
              "url", List.of("url", "link", "uri", "canonical_url", "metadata.url"),
              "title", List.of("title", "headline", "metadata.title", "name"),
              "source",
                  List.of(
                      "source",
                      "outlet",
                      "publisher",
                      "source_name",
                      "source_domain",
                      "domain",
                      "site",
                      "source.name",
                      "metadata.source"),
              "language", List.of("language", "lang", "metadata.language"),
              "published",
                  List.of(
                      "published",
                      "date",
                      "published_at",
                      "publish_date",
                      "date_publish",
                      "pub_date",
                      "date_published",
                      "published_date",
                      "publication_date",
                      "pubDate",
                      "publishedAt",
                      "datePublished",
                      "datetime",
                      "timestamp",
                      "metadata.date",
                      "metadata.published"),
              "text",
                  List.of(
                      "text",
                      "body",
                      "content",
                      "maintext",
                      "article",
                      "full_text",
                      "article_text",
                      "articleBody",
                      "plain_text")));

  public FieldMapping {
    names = Map.copyOf(names);
  }

  /**
   * Puts the operator's names before the common ones.
   *
   * @param given {@code column=field} each
   * @throws InputException naming a column that articles do not have
   */
  public FieldMapping with(Map<String, String> given) {
    Map<String, List<String>> all = new HashMap<>(names);
    given.forEach(
        (column, field) -> {
          if (!names.containsKey(column)) {
            throw new InputException(
                "--field %s=%s: articles have no column '%s'. Use one of %s."
                    .formatted(column, field, column, new TreeSet<>(names.keySet())));
          }
          List<String> fields = new ArrayList<>(List.of(field));
          fields.addAll(names.getOrDefault(column, List.of()));
          all.put(column, fields);
        });
    return new FieldMapping(all);
  }

  /** The same mapping for files whose text is the file itself. */
  FieldMapping onlyText() {
    Map<String, List<String>> all = new HashMap<>(names);
    all.put("text", List.of("text"));
    return new FieldMapping(all);
  }

  /** The names of a column, the first one first. */
  public List<String> of(String column) {
    return names.getOrDefault(column, List.of());
  }
}
