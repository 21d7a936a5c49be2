package org.defectionledger.report;

import java.time.Instant;

/**
 * One input file that a run knows: the manifest, by which the next night reads only what is new.
 *
 * @param path the file, as a URI
 * @param sizeBytes its length when it was read
 * @param modified when the store says that it was last written
 * @param contentHash SHA-256 in hex of its bytes as they lie there (packed), followed by those of
 *     the list beside it that describes it, if there is one
 * @param runId the run that read it
 * @param rules version of the program, the lexicons and the settings that read it; under other
 *     rules it is read again
 * @param removed whether it was there no longer; its articles stay until they are forgotten
 */
public record FileSeen(
    String path,
    long sizeBytes,
    Instant modified,
    String contentHash,
    String runId,
    String rules,
    boolean removed) {}
