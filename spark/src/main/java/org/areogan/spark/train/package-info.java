/**
 * {@code areogan spark train}: one training in a barrier stage, each task a worker with its part of every batch.
 *
 * <p>The door is {@link org.areogan.spark.train.TrainCommand}.
 */
@NullMarked
package org.areogan.spark.train;

import org.jspecify.annotations.NullMarked;
