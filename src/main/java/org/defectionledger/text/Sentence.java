package org.defectionledger.text;

import java.util.List;

/**
 * One sentence of an article, split into tokens and, where it was read closely, parsed.
 *
 * @param index position in the article, from 0; −1 for the title
 * @param span where it stands in the article's text; in the title when {@code index} is −1
 * @param text the characters of {@code span}, exactly
 * @param tokens in text order; never empty
 */
public record Sentence(int index, Span span, String text, List<Token> tokens) {
  /** The index of the sentence that stands for an article's title. */
  public static final int TITLE = -1;

  public Sentence {
    tokens = List.copyOf(tokens);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("Sentence %d has no tokens".formatted(index));
    }
  }

  public Token token(int i) {
    return tokens.get(i);
  }

  public int size() {
    return tokens.size();
  }

  /** The tokens from {@code from} to {@code to}, both included, as the article writes them. */
  public String words(int from, int to) {
    int begin = tokens.get(from).span().begin() - span.begin();
    int end = tokens.get(to).span().end() - span.begin();
    return text.substring(begin, end);
  }
}
