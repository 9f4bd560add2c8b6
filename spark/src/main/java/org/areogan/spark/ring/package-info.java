/**
 * Means over workers by a ring over TCP: each sends to the next and hears from the one before, so that every worker sends and
 * receives about twice what is averaged, however many there are. Knows nothing of Spark.
 *
 * <p>The door is {@link org.areogan.spark.ring.Ring}.
 */
@NullMarked
package org.areogan.spark.ring;

import org.jspecify.annotations.NullMarked;
