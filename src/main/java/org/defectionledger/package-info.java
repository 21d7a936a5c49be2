/**
 * The Defection Ledger: who changed sides, in which role, and when.
 *
 * <p>Data flows one way. {@code ingest} turns the records of a dump into articles and rejects;
 * {@code extract} scans articles for trigger words, parses the candidates and reads their mentions,
 * entities and article defections; {@code resolve} links the article defections that tell of one
 * event into ledger entries; {@code count} counts the entries by role and date; {@code evaluate}
 * scores any of it against gold.
 *
 * <p>Nouns ({@code text article lexicon mention ledger report}) are records. Verbs are plain Java:
 * same input, same output, no Spark, no clock, no file, and they never import each other. Only
 * {@code table} and {@code job} know Spark and Hadoop; the stages meet in {@code job}.
 */
package org.defectionledger;
