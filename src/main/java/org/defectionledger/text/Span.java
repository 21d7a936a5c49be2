package org.defectionledger.text;

/**
 * A half-open stretch of a text.
 *
 * @param begin first UTF-16 code unit, from 0
 * @param end the code unit after the last; greater than {@code begin}
 */
public record Span(int begin, int end) {
  public Span {
    if (begin < 0 || end <= begin) {
      throw new IllegalArgumentException(
          "Span [%d, %d) is empty or outside the text: need 0 <= begin < end"
              .formatted(begin, end));
    }
  }

  /** The part of {@code text} that this span covers. */
  public String of(String text) {
    return text.substring(begin, end);
  }
}
