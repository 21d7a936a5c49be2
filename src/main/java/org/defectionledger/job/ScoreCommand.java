package org.defectionledger.job;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Placeholder until the evaluation stands. */
@Command(name = "score", hidden = true)
final class ScoreCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
