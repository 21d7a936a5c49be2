/**
 * The one place that knows the language toolkit; all else sees {@link org.defectionledger.text}.
 */
package org.defectionledger.extract.nlp;
