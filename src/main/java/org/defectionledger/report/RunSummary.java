package org.defectionledger.report;

import java.time.Instant;
import java.util.List;

/**
 * What one run did.
 *
 * @param runId name of the run's folder
 * @param started when it began
 * @param finished when its tables were written
 * @param inputs the input files, sorted
 * @param articlesRead records that became articles
 * @param articlesNew of these, not in the run before
 * @param articlesSkippedLanguage of these, not in English
 * @param candidates articles with at least one trigger word
 * @param mentions rows of {@code mentions}
 * @param defectionsNew ledger entries that the run before did not have
 * @param defectionsTotal rows of {@code defections}
 * @param rejects rows of {@code rejects}
 * @param settings the settings of the run as JSON
 * @param version version of the program
 * @param metrics what was measured on the way as JSON: rows and seconds of each stage, files read,
 *     changed and removed
 * @param recordsPresent records that the input files hold: read, rejected and skipped ones
 * @param recordsSkipped of these, what was never meant to be an article, such as the images of a
 *     web archive
 * @param impossibleDates articles whose date is none; they have no document time
 */
public record RunSummary(
    String runId,
    Instant started,
    Instant finished,
    List<String> inputs,
    long articlesRead,
    long articlesNew,
    long articlesSkippedLanguage,
    long candidates,
    long mentions,
    long defectionsNew,
    long defectionsTotal,
    long rejects,
    String settings,
    String version,
    String metrics,
    long recordsPresent,
    long recordsSkipped,
    long impossibleDates) {
  public RunSummary {
    inputs = List.copyOf(inputs);
  }
}
