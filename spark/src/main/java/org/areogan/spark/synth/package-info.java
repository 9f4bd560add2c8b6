/**
 * Synthetic pairs made by many executors, a series of them by each task.
 *
 * <p>The door is {@link org.areogan.spark.synth.SynthCommand}.
 */
@NullMarked
package org.areogan.spark.synth;

import org.jspecify.annotations.NullMarked;
