package org.areogan.program.tune;

import java.io.PrintWriter;
import org.areogan.program.train.FoldProgress;
import org.areogan.trainer.report.page.Text;
import org.areogan.trainer.tuning.Tuning;
import org.areogan.trainer.tuning.strategy.Trial;

/** Shows how a search goes. */
public final class TuningProgress extends FoldProgress implements Tuning.Observer {
    private final PrintWriter err;

    /** @param bars whether a line can be drawn over */
    public TuningProgress(PrintWriter err, boolean bars, int folds) {
        super(err, bars, folds);
        this.err = err;
    }

    @Override
    public void trying(int trial, String values) {
        err.println("trial " + trial + ": " + values);
    }

    @Override
    public void tried(Trial trial) {
        err.println("trial " + trial.number() + ": "
                + switch (trial.outcome()) {
                    case SCORED -> "mean IoU " + Text.score(trial.score());
                    case STOPPED ->
                        "stopped, being below the median of earlier trials; mean IoU so far "
                                + Text.score(trial.byFold().get(trial.byFold().size() - 1));
                    case DIVERGED -> "its losses were no longer finite";
                    case REFUSED -> "the configuration does not take these values together";
                    case RUNNING -> "not done";
                });
    }
}
