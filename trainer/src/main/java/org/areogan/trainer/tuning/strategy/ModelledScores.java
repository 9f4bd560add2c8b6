package org.areogan.trainer.tuning.strategy;

import java.util.List;

/**
 * What a model of the score takes each ended trial for. One that was stopped counts as what it had come to, and as much more as
 * scored trials had on average between that fold and their last; one that failed as the worst of the others.
 */
final class ModelledScores {
    private final List<Trial> scored;

    private ModelledScores(List<Trial> ended) {
        this.scored = ended.stream().filter(Trial::isScored).toList();
    }

    /** @param ended trials, one or more of them scored */
    static double[] of(List<Trial> ended) {
        ModelledScores scores = new ModelledScores(ended);
        double[] reckoned = ended.stream().mapToDouble(scores::reckoned).toArray();
        double worst = Double.POSITIVE_INFINITY;
        for (double each : reckoned) {
            worst = Double.isNaN(each) ? worst : Math.min(worst, each);
        }
        for (int i = 0; i < reckoned.length; i++) {
            reckoned[i] = Double.isNaN(reckoned[i]) ? worst : reckoned[i];
        }
        return reckoned;
    }

    private double reckoned(Trial trial) {
        return switch (trial.outcome()) {
            case SCORED -> trial.score();
            case STOPPED ->
                soFar(trial, trial.byFold().size()) + laterGain(trial.byFold().size());
            case DIVERGED, REFUSED -> Double.NaN;
            case RUNNING -> throw new IllegalArgumentException("trial " + trial.number() + " has not ended");
        };
    }

    private double laterGain(int trainings) {
        return scored.stream()
                .filter(trial -> trial.byFold().size() >= trainings)
                .mapToDouble(trial -> trial.score() - soFar(trial, trainings))
                .filter(Double::isFinite)
                .average()
                .orElse(0);
    }

    private static double soFar(Trial trial, int trainings) {
        return trial.byFold().get(trainings - 1);
    }
}
