package org.defectionledger.table.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as it lies in the output folder.
 *
 * @param runId its id
 * @param state what it is to readers
 * @param finished when its tables were whole; empty when they are not
 */
public record RunFolder(String runId, State state, Optional<Instant> finished) {

  /** What a run is to readers. */
  public enum State {
    /** The pointer names it. */
    CURRENT,
    /** Whole; a rollback can make it current. */
    KEPT,
    /** Its night died, or is still at work. */
    UNFINISHED,
    /** The audit refused it. */
    REFUSED
  }
}
