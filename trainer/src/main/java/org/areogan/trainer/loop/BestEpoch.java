package org.areogan.trainer.loop;

import org.areogan.trainer.configuration.RunConfiguration.BestBy;

/** Remembers which epoch scored best and whether it is time to stop early. Fed again with the history on resuming. */
final class BestEpoch {
    private final BestBy by;
    private final int stopAfter;
    private double best = Double.NEGATIVE_INFINITY;
    private int epochsWithoutBetter;

    /**
     * @param by what makes an epoch better than another
     * @param stopAfter epochs without a better score before stopping; 0 never stops
     */
    BestEpoch(BestBy by, int stopAfter) {
        this.by = by;
        this.stopAfter = stopAfter;
    }

    /** The score of an epoch, the higher the better. */
    double score(double validationLoss, double meanIou) {
        return switch (by) {
            case MEAN_IOU -> meanIou;
            case VALIDATION_LOSS -> -validationLoss;
        };
    }

    /** Whether a score would be the best so far. The first one always is, NaN included, so that there is a best. */
    boolean wouldBeBest(double score) {
        return best == Double.NEGATIVE_INFINITY || score > best;
    }

    void epochEnded(double score) {
        if (wouldBeBest(score)) {
            best = Double.isNaN(score) ? -Double.MAX_VALUE : score;
            epochsWithoutBetter = 0;
        } else {
            epochsWithoutBetter++;
        }
    }

    boolean isTimeToStop() {
        return stopAfter > 0 && epochsWithoutBetter >= stopAfter;
    }
}
