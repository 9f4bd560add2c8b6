/**
 * What jobs of all kinds share: the folder by which a job that was ended in the middle is gone on with, what the tasks of a
 * process share, progress, and how mistakes that executors found are told.
 *
 * <p>The door is {@link org.areogan.spark.job.JobFolder}.
 */
@NullMarked
package org.areogan.spark.job;

import org.jspecify.annotations.NullMarked;
