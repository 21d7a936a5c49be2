package org.defectionledger.ingest;

/**
 * One record of a file, read.
 *
 * @param offset where it begins: bytes into the unpacked file, or the number of the record where
 *     the format has no bytes to count
 * @param parsed what became of it
 */
public record Item(long offset, Parsed parsed) {}
