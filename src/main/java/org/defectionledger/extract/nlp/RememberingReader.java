package org.defectionledger.extract.nlp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.defectionledger.text.Sentence;

/**
 * Remembers all that it has read, for the few texts that are read again and again, as in training.
 * Its memory grows with every new text: not for dumps.
 */
public final class RememberingReader implements SentenceReader {
  private final SentenceReader reader;
  private final Map<String, List<Sentence>> texts = new ConcurrentHashMap<>();
  private final Map<String, List<Sentence>> titles = new ConcurrentHashMap<>();
  private final Map<Sentence, Sentence> parsed = new ConcurrentHashMap<>();

  public RememberingReader(SentenceReader reader) {
    this.reader = reader;
  }

  @Override
  public List<Sentence> sentences(String text) {
    return texts.computeIfAbsent(text, reader::sentences);
  }

  @Override
  public List<Sentence> title(String title) {
    return titles.computeIfAbsent(title, reader::title);
  }

  @Override
  public Sentence parsed(Sentence sentence) {
    return parsed.computeIfAbsent(sentence, reader::parsed);
  }
}
