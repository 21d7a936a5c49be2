/**
 * Decides whether a run is fit for its readers: measures of the run, rows of the run before, and
 * bounds in; findings out.
 */
package org.defectionledger.audit;
