/**
 * How a run reaches its readers: run folders that never change, one pointer that is replaced whole,
 * and a lease so that one night at a time writes. Local disk, HDFS and object stores differ only
 * behind {@link org.defectionledger.table.publish.SmallFiles}.
 */
package org.defectionledger.table.publish;
