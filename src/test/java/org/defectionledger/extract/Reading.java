package org.defectionledger.extract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.defectionledger.article.Article;
import org.defectionledger.extract.nlp.CoreNlpReader;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Weights;

/** One extractor for all tests: the models take seconds to load. */
public final class Reading {
  public static final Extractor EXTRACTOR =
      new Extractor(Lexicon.load(), new CoreNlpReader(), Weights.NONE);

  private Reading() {}

  /** Reads a text published on a day. */
  public static Extraction read(String day, String title, String text) {
    return EXTRACTOR.read(article(day, title, text));
  }

  public static Article article(String day, String title, String text) {
    return new Article(
        "t",
        Optional.empty(),
        Optional.of(title).filter(t -> !t.isEmpty()),
        Optional.of("Test"),
        Optional.of("en"),
        Optional.of(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant()),
        text);
  }
}
