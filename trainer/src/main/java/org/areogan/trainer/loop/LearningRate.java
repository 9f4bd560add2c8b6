package org.areogan.trainer.loop;

import org.areogan.trainer.configuration.Schedule;
import org.areogan.trainer.configuration.Schedule.Decay;

/**
 * The factor on the learning rates over a run. Apart from plateau it depends on the step alone; plateau depends on the
 * scores of the finished epochs, which a resumed run tells it again.
 */
final class LearningRate {
    private final Schedule schedule;
    private final int stepsPerEpoch;
    private final long steps;

    private double best = Double.NEGATIVE_INFINITY;
    private int epochsWithoutBetter;
    private double lowered = 1;

    LearningRate(Schedule schedule, int epochs, int stepsPerEpoch) {
        this.schedule = schedule;
        this.stepsPerEpoch = stepsPerEpoch;
        this.steps = (long) epochs * stepsPerEpoch;
    }

    /**
     * @param step of the whole run, from 1
     * @return factor on the configured rate, (0, 1]
     */
    double factor(long step) {
        double warmUpSteps = schedule.warmUpEpochs() * stepsPerEpoch;
        double warmUp = step <= warmUpSteps ? step / (warmUpSteps + 1) : 1;
        return warmUp * Math.max(schedule.floor(), decay((step - 1) / (double) steps));
    }

    /** @param progress share of the run that is over, [0, 1) */
    private double decay(double progress) {
        return switch (schedule.decay()) {
            case CONSTANT -> 1;
            case LINEAR -> progress <= schedule.decayFrom() ? 1 : (1 - progress) / (1 - schedule.decayFrom());
            case COSINE -> schedule.floor() + (1 - schedule.floor()) * (1 + Math.cos(Math.PI * progress)) / 2;
            case PLATEAU -> lowered;
        };
    }

    /** @param score of the epoch, the higher the better; NaN is never better */
    void epochEnded(double score) {
        if (score > best) {
            best = score;
            epochsWithoutBetter = 0;
        } else if (++epochsWithoutBetter > schedule.patience() && schedule.decay() == Decay.PLATEAU) {
            lowered *= schedule.factor();
            epochsWithoutBetter = 0;
        }
    }
}
