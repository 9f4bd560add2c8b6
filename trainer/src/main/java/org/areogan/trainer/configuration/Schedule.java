package org.areogan.trainer.configuration;

/**
 * The learning rate over a run.
 *
 * @param decay shape
 * @param warmUpEpochs over which the rate climbs from 0, fractions allowed
 * @param decayFrom share of the run after which linear decay begins, [0, 1)
 * @param floor smallest rate as a share of the full one, [0, 1]
 * @param patience epochs without a better score before plateau lowers the rate
 * @param factor by which plateau lowers it, (0, 1)
 * @param plateauBy what is a better score to it
 */
public record Schedule(
        Decay decay,
        double warmUpEpochs,
        double decayFrom,
        double floor,
        int patience,
        double factor,
        PlateauBy plateauBy) {
    /** Shapes of the learning rate over a run. */
    public enum Decay {
        CONSTANT,
        LINEAR,
        COSINE,
        PLATEAU
    }

    /** What is a better score to {@link Decay#PLATEAU}. */
    public enum PlateauBy {
        /** What makes an epoch better than another, see {@link RunConfiguration.BestBy}. */
        BEST_BY,
        /** A higher mean IoU on the validation frames, whatever that is. */
        MEAN_IOU
    }

    public Schedule {
        Require.atLeast("schedule.warm_up_epochs", warmUpEpochs, 0);
        Require.share("schedule.decay_from", decayFrom);
        Require.that(floor >= 0 && floor <= 1, "schedule.floor", floor, "0 to 1");
        Require.atLeast("schedule.patience", patience, 0);
        Require.that(factor > 0 && factor < 1, "schedule.factor", factor, "above 0 and below 1");
    }

    /** The usual value where nobody asks for what is a better score. */
    Schedule canonical() {
        return decay == Decay.PLATEAU
                ? this
                : new Schedule(decay, warmUpEpochs, decayFrom, floor, patience, factor, PlateauBy.BEST_BY);
    }
}
