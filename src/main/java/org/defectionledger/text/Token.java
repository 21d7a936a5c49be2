package org.defectionledger.text;

/**
 * One token of a sentence, with what the parser found out about it.
 *
 * @param index position in its sentence, from 0
 * @param span where it stands in the article's text (or title)
 * @param word the token as the tokenizer normalised it; never empty
 * @param lemma dictionary form, in lower case
 * @param tag Penn Treebank part of speech
 * @param entity {@code PERSON}, {@code ORGANIZATION}, {@code LOCATION} or {@code O}
 * @param head index of the governor in the same sentence; −1 for the root and for sentences that
 *     were too long to parse
 * @param relation Universal Dependencies relation to the head; {@code root} for the root, {@code
 *     dep} when unparsed
 */
public record Token(
    int index,
    Span span,
    String word,
    String lemma,
    String tag,
    String entity,
    int head,
    String relation) {

  /** Whether this is any form of a verb. */
  public boolean isVerb() {
    return tag.startsWith("V");
  }

  /** Whether this is any form of a noun, common or proper. */
  public boolean isNoun() {
    return tag.startsWith("N");
  }

  /** Whether the recogniser took this for a part of a name of the type. */
  public boolean isEntity(String type) {
    return entity.equals(type);
  }
}
