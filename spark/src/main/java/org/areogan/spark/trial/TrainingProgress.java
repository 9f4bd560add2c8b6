package org.areogan.spark.trial;

import java.io.PrintWriter;

/** Tells which trainings are done. */
final class TrainingProgress {
    private final PrintWriter err;
    private final int all;
    private int done;

    /** @param left of all, how many are to be done */
    TrainingProgress(PrintWriter err, int all, int left) {
        this.err = err;
        this.all = all;
        this.done = all - left;
        if (done > 0) {
            err.println(done + " of " + all + " trainings were done before");
        }
    }

    void done(String name) {
        done++;
        err.println(name + " is done, " + done + " of " + all);
    }
}
