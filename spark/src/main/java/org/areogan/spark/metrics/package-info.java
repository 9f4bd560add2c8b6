/**
 * What a job tells Prometheus while it runs: its driver, its executors, their tasks, and what tasks have done. Executors open no
 * ports: all of it comes to the driver with what Spark tells of them.
 *
 * <p>The door is {@link org.areogan.spark.metrics.JobMetrics}; what tasks count goes through {@link
 * org.areogan.spark.metrics.WorkCounter}.
 */
@NullMarked
package org.areogan.spark.metrics;

import org.jspecify.annotations.NullMarked;
