package org.areogan.program.train;

import java.io.PrintWriter;
import java.util.List;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.events.TrainingListener;

/** Shows how a cross-validation goes. */
public class FoldProgress implements CrossValidation.Observer {
    private final PrintWriter err;
    private final boolean bars;
    private final int folds;

    /** @param bars whether a line can be drawn over */
    public FoldProgress(PrintWriter err, boolean bars, int folds) {
        this.err = err;
        this.bars = bars;
        this.folds = folds;
    }

    @Override
    public void beginning(long seed, int fold) {
        err.println("seed " + seed + ", fold " + fold + " of " + folds);
    }

    @Override
    public List<TrainingListener> listeners() {
        return List.of(new ProgressListener(err, bars));
    }
}
