/**
 * Links the article defections that tell of one event: block keys, match weights, clusters,
 * entries.
 */
package org.defectionledger.resolve;
