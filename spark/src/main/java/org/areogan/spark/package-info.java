/**
 * The program over many machines, on Apache Spark.
 *
 * <p>The door is {@link org.areogan.spark.AreoganSpark}.
 */
@NullMarked
package org.areogan.spark;

import org.jspecify.annotations.NullMarked;
