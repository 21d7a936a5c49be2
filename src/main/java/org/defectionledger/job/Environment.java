package org.defectionledger.job;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells faults of disks, rights and networks, which an operator can mend, from bugs. */
final class Environment {
  private static final int DEEPEST_CAUSE = 30;

  private static final List<String> FULL =
      List.of("no space left on device", "disk quota exceeded", "quota of", "not enough space");
  private static final List<String> LOCKED =
      List.of(
          "read-only file system", "permission denied", "access denied", "operation not permitted");

  /** What HDFS and S3 say when their servers are down, restart, or have lost a disk. */
  private static final List<String> STORE =
      List.of(
          "safe mode",
          "could not obtain block",
          "could only be written to 0",
          "no more good datanodes",
          "all datanodes",
          "failed on local exception",
          "connection refused",
          "connection reset",
          "retry proxy",
          "unable to execute http request");

  private Environment() {}

  /** What is wrong and the way out; empty when it looks like a bug. */
  static Optional<String> advice(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      Optional<String> advice = of(cause);
      if (advice.isPresent()) {
        return advice;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<String> of(Throwable cause) {
    // Spark puts the fault of an executor into the text of its own exception.
    boolean isFault =
        cause instanceof IOException || cause instanceof org.apache.spark.SparkException;
    if (!isFault) {
      return Optional.empty();
    }
    String text = String.valueOf(cause.getMessage());
    String lower = text.toLowerCase(Locale.ROOT);
    String line = text.lines().findFirst().orElse("").strip();
    if (contains(lower, FULL)) {
      return Optional.of("The disk is full: %s. Free some space and run again.".formatted(line));
    }
    if (cause instanceof AccessDeniedException
        || cause instanceof org.apache.hadoop.security.AccessControlException
        || contains(lower, LOCKED)) {
      return Optional.of(
          "The rights do not allow it: %s. Check owner and mode of the folder, and who runs the job."
              .formatted(line));
    }
    if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
      return Optional.of(
          "A service does not answer: %s. Check that it runs and can be reached.".formatted(line));
    }
    if (contains(lower, STORE)) {
      return Optional.of(
          "The store of the files does not answer as it should: %s. Check that its servers run and have space, and run again."
              .formatted(line));
    }
    if (cause instanceof FileSystemException || cause instanceof java.io.FileNotFoundException) {
      return Optional.of(
          "A file cannot be read or written: %s. Check that nothing else changes the folders."
              .formatted(line));
    }
    return Optional.empty();
  }

  private static boolean contains(String text, List<String> signs) {
    return signs.stream().anyMatch(text::contains);
  }
}
