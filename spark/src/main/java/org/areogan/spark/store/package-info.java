/**
 * Files wherever Hadoop's file systems reach: disks, HDFS, object stores.
 *
 * <p>The door is {@link org.areogan.spark.store.Store}.
 */
@NullMarked
package org.areogan.spark.store;

import org.jspecify.annotations.NullMarked;
