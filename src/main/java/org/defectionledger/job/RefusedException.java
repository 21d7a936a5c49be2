package org.defectionledger.job;

/** The audit refuses to publish; exit code 3. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
