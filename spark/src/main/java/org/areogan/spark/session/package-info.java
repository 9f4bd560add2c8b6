/**
 * How Spark is reached.
 *
 * <p>The door is {@link org.areogan.spark.session.SparkOptions}.
 */
@NullMarked
package org.areogan.spark.session;

import org.jspecify.annotations.NullMarked;
