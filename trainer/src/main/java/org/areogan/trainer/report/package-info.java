/**
 * What a run leaves for people and other tools: metrics, pictures, TensorBoard events, a report, meters. All are
 * listeners, and none can stop a run.
 *
 * <p>The front door is {@link org.areogan.trainer.report.RunOutputs}.
 */
@NullMarked
package org.areogan.trainer.report;

import org.jspecify.annotations.NullMarked;
