package org.defectionledger.extract.nlp;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.trees.TypedDependency;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.defectionledger.text.Sentence;
import org.defectionledger.text.Span;
import org.defectionledger.text.Token;

/**
 * Stanford CoreNLP, slimmed to four models' worth: tokens, left3words tags, the 3-class CRF and the
 * neural dependency parser. One instance a JVM: it takes about 0.7 GB of heap and is not
 * serialisable.
 */
public final class CoreNlpReader implements SentenceReader {
  /**
   * A longer sentence is tagged and not parsed. Sentences of news end long before; what is longer
   * is a table or a list, and the parser's time grows with it.
   */
  public static final int MAX_PARSED_TOKENS = 120;

  /** A longer run of tokens without a full stop is cut, so that tagging stays bounded. */
  public static final int MAX_SENTENCE_TOKENS = 300;

  private static final String MODELS = "edu/stanford/nlp/models/";

  private final MaxentTagger tagger;
  private final CRFClassifier<CoreLabel> recogniser;
  private final DependencyParser parser;
  private final Paragraphs paragraphs = new Paragraphs();

  /** Loads the models from the class path; takes seconds. */
  public CoreNlpReader() {
    RedwoodConfiguration.errorLevel().apply();
    tagger = new MaxentTagger(MODELS + "pos-tagger/english-left3words-distsim.tagger");
    try {
      recogniser =
          CRFClassifier.getClassifier(MODELS + "ner/english.all.3class.distsim.crf.ser.gz");
    } catch (IOException | ClassNotFoundException e) {
      throw new UncheckedIOException(
          "Cannot load the CoreNLP models: is the corenlp jar on the class path?",
          new IOException(e));
    }
    parser = DependencyParser.loadFromModelFile(MODELS + "parser/nndep/english_UD.gz");
  }

  @Override
  public List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (Span paragraph : paragraphs.of(text)) {
      for (List<CoreLabel> labels : split(paragraph.of(text))) {
        sentences.add(tagged(text, paragraph.begin(), labels, sentences.size()));
      }
    }
    return sentences;
  }

  @Override
  public List<Sentence> title(String title) {
    List<Sentence> sentences = new ArrayList<>();
    for (List<CoreLabel> labels : split(title)) {
      sentences.add(tagged(title, 0, labels, Sentence.TITLE));
    }
    return sentences;
  }

  @Override
  public Sentence parsed(Sentence sentence) {
    if (sentence.size() > MAX_PARSED_TOKENS) {
      return sentence;
    }
    int from = EntryPrefix.length(sentence.tokens());
    List<CoreLabel> labels = new ArrayList<>();
    boolean shouted = isShouted(sentence.text());
    for (Token token : sentence.tokens().subList(from, sentence.size())) {
      CoreLabel label = new CoreLabel();
      label.setWord(shouted ? quiet(token.word(), token.tag()) : token.word());
      label.setTag(token.tag());
      label.setIndex(token.index() - from + 1);
      labels.add(label);
    }
    int[] heads = new int[sentence.size()];
    String[] relations = new String[sentence.size()];
    Arrays.fill(heads, -1);
    Arrays.fill(relations, 0, from, "dep");
    Arrays.fill(relations, from, relations.length, "root");
    for (TypedDependency dependency : parser.predict(labels).typedDependencies()) {
      int dependent = dependency.dep().index() - 1 + from;
      int governor = dependency.gov().index() - 1;
      heads[dependent] = governor < 0 ? -1 : governor + from;
      relations[dependent] = dependency.reln().toString();
    }
    List<Token> tokens = new ArrayList<>();
    for (Token t : sentence.tokens()) {
      tokens.add(
          new Token(
              t.index(),
              t.span(),
              t.word(),
              t.lemma(),
              t.tag(),
              t.entity(),
              heads[t.index()],
              relations[t.index()]));
    }
    return new Sentence(sentence.index(), sentence.span(), sentence.text(), tokens);
  }

  private static List<List<CoreLabel>> split(String text) {
    List<CoreLabel> labels =
        new PTBTokenizer<>(
                new StringReader(text),
                new CoreLabelTokenFactory(),
                "invertible=false,ptb3Escaping=false,splitHyphenated=false,untokenizable=noneDelete")
            .tokenize();
    List<List<CoreLabel>> bounded = new ArrayList<>();
    for (List<CoreLabel> sentence : new WordToSentenceProcessor<CoreLabel>().process(labels)) {
      for (int from = 0; from < sentence.size(); from += MAX_SENTENCE_TOKENS) {
        bounded.add(sentence.subList(from, Math.min(sentence.size(), from + MAX_SENTENCE_TOKENS)));
      }
    }
    return bounded;
  }

  private Sentence tagged(String text, int offset, List<CoreLabel> labels, int index) {
    Span span =
        new Span(
            offset + labels.get(0).beginPosition(),
            offset + labels.get(labels.size() - 1).endPosition());
    String content = span.of(text);
    boolean shouted = isShouted(content);
    List<CoreLabel> cased = new ArrayList<>();
    for (CoreLabel label : labels) {
      CoreLabel copy = new CoreLabel(label);
      if (shouted) {
        copy.setWord(capitalised(label.word()));
      }
      copy.set(CoreAnnotations.TextAnnotation.class, copy.word());
      cased.add(copy);
    }
    tagger.tagCoreLabels(cased);
    // The recogniser answers on copies of its own.
    List<CoreLabel> answers = recogniser.classifySentence(cased);
    Morphology morphology = new Morphology(); // holds a lexer, so it is not shared between threads
    List<String> tags =
        TagRepair.repaired(
            cased.stream().map(CoreLabel::word).toList(),
            cased.stream().map(CoreLabel::tag).toList(),
            index == Sentence.TITLE);
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < cased.size(); i++) {
      CoreLabel label = labels.get(i);
      String tag = tags.get(i);
      String entity = answers.get(i).get(CoreAnnotations.AnswerAnnotation.class);
      tokens.add(
          new Token(
              i,
              new Span(offset + label.beginPosition(), offset + label.endPosition()),
              label.word(),
              lemma(morphology, cased.get(i).word(), tag),
              tag,
              entity == null ? "O" : entity,
              -1,
              "dep"));
    }
    return new Sentence(index, span, content, tokens);
  }

  private static String lemma(Morphology morphology, String word, String tag) {
    String straight = word.replace('’', '\'');
    if (straight.equals("n't") || straight.equals("not")) {
      return "not";
    }
    String lemma = morphology.lemma(straight, tag, /* lowercase= */ true);
    return lemma == null || lemma.isEmpty()
        ? straight.toLowerCase(Locale.ROOT)
        : lemma.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the text is printed in capitals, which the models, trained on ordinary print, misread.
   */
  private static boolean isShouted(String text) {
    long lower = text.chars().filter(Character::isLowerCase).count();
    long upper = text.chars().filter(Character::isUpperCase).count();
    return upper >= 12 && upper > 4 * lower;
  }

  private static String capitalised(String word) {
    return word.length() <= 3 && !Character.isLetter(word.charAt(0))
        ? word
        : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String quiet(String word, String tag) {
    return tag.startsWith("NNP") ? capitalised(word) : word.toLowerCase(Locale.ROOT);
  }
}
