package org.areogan.spark.train;

import java.io.Serializable;
import org.areogan.trainer.events.RunEnd;

/**
 * How a worker's task ended.
 *
 * @param worker its number
 * @param refusal why the training cannot begin, which a user can mend; empty if it began
 * @param reason how the training ended, as {@link RunEnd.Reason} has it; empty if it did not begin
 * @param advice what to try next
 * @param attempt how many times Spark had begun the training before
 * @param sent bytes that the worker sent to the next one
 * @param exchanges in which it sent them
 */
record WorkerEnd(int worker, String refusal, String reason, String advice, int attempt, long sent, long exchanges)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    static WorkerEnd refused(int worker, String why) {
        return new WorkerEnd(worker, why, "", "", 0, 0, 0);
    }
}
