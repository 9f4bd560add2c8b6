package org.areogan.trainer.tuning.strategy;

import java.util.Comparator;
import java.util.List;

/**
 * A trial of a search, ended or under way.
 *
 * @param number from 1
 * @param proposal what is tried
 * @param outcome whether it has a score
 * @param score mean IoU, 0 to 1; NaN where there is none
 * @param byFold mean IoU so far after each of its trainings; empty where it is not known
 */
public record Trial(int number, Proposal proposal, Outcome outcome, double score, List<Double> byFold) {
    /** The best first; those without a score last; equal ones in their order. */
    public static final Comparator<Trial> BEST_FIRST = Comparator.comparing((Trial trial) -> !trial.isScored())
            .thenComparing(Comparator.comparingDouble((Trial trial) -> trial.isScored() ? trial.score : 0)
                    .reversed())
            .thenComparing(Trial::number);

    /** How a trial ended. */
    public enum Outcome {
        /** With a score. */
        SCORED,
        /** Given up before its last training, since it was behind. */
        STOPPED,
        /** Losses were no longer finite. */
        DIVERGED,
        /** The configuration does not take the values together. */
        REFUSED,
        /** Not yet. */
        RUNNING
    }

    public Trial {
        byFold = List.copyOf(byFold);
        if ((outcome == Outcome.SCORED) != Double.isFinite(score)) {
            throw new IllegalArgumentException("a trial that is " + outcome + " has the score " + score);
        }
        if (outcome == Outcome.STOPPED && byFold.isEmpty()) {
            throw new IllegalArgumentException("a trial that was stopped has no folds");
        }
    }

    /** A trial of whose folds nothing is known. */
    public Trial(int number, Proposal proposal, Outcome outcome, double score) {
        this(number, proposal, outcome, score, List.of());
    }

    /** A trial that was just begun. */
    public static Trial running(int number, Proposal proposal) {
        return new Trial(number, proposal, Outcome.RUNNING, Double.NaN);
    }

    public boolean isScored() {
        return outcome == Outcome.SCORED;
    }

    public boolean isRunning() {
        return outcome == Outcome.RUNNING;
    }

    /** Of its keys, in the order of the space. */
    public List<String> values() {
        return proposal.values();
    }
}
