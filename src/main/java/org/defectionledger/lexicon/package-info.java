/**
 * What the program knows of words: offices, countries, organisations, triggers and cues, read from
 * TSV.
 */
package org.defectionledger.lexicon;
