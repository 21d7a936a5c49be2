package org.defectionledger.report;

/**
 * One record of the input that could not be read.
 *
 * @param input the file, as a URI
 * @param recordOffset where the record begins: bytes into the (decompressed) file, or the number of
 *     the record where the format has no bytes to count
 * @param reason a short code in capitals, such as {@code MALFORMED_JSON}
 * @param detail what was wrong, with at most 200 characters of the record
 * @param runId the run that met it
 */
public record Reject(String input, long recordOffset, String reason, String detail, String runId) {}
