package org.defectionledger.job;

import org.defectionledger.extract.CandidateScan;
import org.defectionledger.extract.Extractor;
import org.defectionledger.extract.nlp.CoreNlpReader;
import org.defectionledger.extract.nlp.SentenceReader;
import org.defectionledger.lexicon.Lexicon;
import org.defectionledger.lexicon.Weights;

/** What is dear to build and cannot travel: one of each a JVM, built when first asked for. */
final class Engine {
  private Engine() {}

  private static final class Words {
    static final Lexicon LEXICON = Lexicon.load();
    static final CandidateScan SCAN = new CandidateScan(LEXICON);
  }

  private static final class Parser {
    static final SentenceReader READER = new CoreNlpReader();
  }

  /** Apart from the parser, for training must run whatever the old weights are. */
  private static final class Reading {
    static final Extractor EXTRACTOR = new Extractor(Words.LEXICON, Parser.READER);
  }

  static Lexicon lexicon() {
    return Words.LEXICON;
  }

  /** Versions of all data that decide what is read in an article. */
  static String rules() {
    return lexicon().version() + ",confidence:" + Weights.load().version();
  }

  static CandidateScan scan() {
    return Words.SCAN;
  }

  static SentenceReader reader() {
    return Parser.READER;
  }

  static Extractor extractor() {
    return Reading.EXTRACTOR;
  }
}
