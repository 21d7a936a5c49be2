package org.defectionledger;

/**
 * What the operator can put right: a setting, an input, a lexicon line. The message names the
 * place, the value and the way out. The program ends with exit code 2.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
