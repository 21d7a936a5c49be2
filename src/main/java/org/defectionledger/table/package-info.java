/**
 * Records as rows: schemas, encoders and publication. With {@code job} the only code that knows
 * Spark.
 */
package org.defectionledger.table;
