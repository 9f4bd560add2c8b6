package org.areogan.program.synth;

import java.io.PrintWriter;
import java.util.List;
import org.areogan.program.train.ProgressListener;
import org.areogan.synth.Synthesis;
import org.areogan.synth.proof.Comparison;
import org.areogan.synth.proof.ProofRow;
import org.areogan.trainer.events.TrainingListener;

/** Shows how a comparison goes. */
public final class ProofProgress implements Comparison.Observer {
    private final PrintWriter err;
    private final boolean bars;
    private final int seeds;

    /**
     * @param bars whether a line can be drawn over
     * @param seeds of each row
     */
    public ProofProgress(PrintWriter err, boolean bars, int seeds) {
        this.err = err;
        this.bars = bars;
        this.seeds = seeds;
    }

    @Override
    public void beginning(ProofRow row, int seed) {
        err.println("row " + row.word() + ", seed " + seed + " of " + seeds);
    }

    @Override
    public void made(Synthesis.End end) {
        err.printf(
                "%d pairs kept of %d proposals, the class with a share of %.4f%n",
                end.kept(), end.attempts(), end.share());
    }

    @Override
    public List<TrainingListener> listeners() {
        return List.of(new ProgressListener(err, bars));
    }
}
