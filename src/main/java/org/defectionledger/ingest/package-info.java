/** Turns the records of a dump into articles and rejects. */
package org.defectionledger.ingest;
