package org.defectionledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The development material beside the project, which a user's clone does not have. */
public final class Shared {
  private Shared() {}

  /** A file of it; the test is skipped, and says so, where it is not there. */
  public static Path file(String name) {
    Path path = Path.of("..", "shared").resolve(name);
    Assumptions.assumeTrue(
        Files.exists(path),
        () -> "skipped: " + path + " is not here (it does not belong to a clone)");
    return path;
  }
}
