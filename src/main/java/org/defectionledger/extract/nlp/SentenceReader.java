package org.defectionledger.extract.nlp;

import java.util.List;
import org.defectionledger.text.Sentence;

/**
 * What the extraction needs of a language toolkit; everything else here is independent of which one
 * it is. Implementations are safe for use by several threads.
 */
public interface SentenceReader {
  /**
   * Splits a text and tags its tokens. The sentences are not parsed: every head is −1.
   *
   * @return sentences in text order, numbered from 0; empty when the text holds no token
   */
  List<Sentence> sentences(String text);

  /**
   * Splits and tags a headline.
   *
   * @return its sentences, all numbered {@link Sentence#TITLE}
   */
  List<Sentence> title(String title);

  /** The same sentence with heads and relations; unchanged when it is too long to parse. */
  Sentence parsed(Sentence sentence);
}
