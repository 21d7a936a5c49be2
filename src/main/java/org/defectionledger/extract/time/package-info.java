/** Resolves the date expressions of news against the document time. */
package org.defectionledger.extract.time;
