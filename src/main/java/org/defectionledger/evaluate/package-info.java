/** Scores article defections against gold, as the annotation guidelines, section 6, define it. */
package org.defectionledger.evaluate;
