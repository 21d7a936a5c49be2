/** Puts the entries of the ledger into the cells of the report. */
package org.defectionledger.count;
