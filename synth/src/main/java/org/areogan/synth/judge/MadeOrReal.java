package org.areogan.synth.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.ClassPixels;

/**
 * Tells made pairs from real ones by the look of their rare class ({@link PieceLook}): logistic regression, fitted twice, on
 * either half of what is known, so that what it says of the other half is said of pairs that it has not seen.
 */
final class MadeOrReal {
    private static final int STEPS = 400;
    private static final double RATE = 0.5;

    /** Of the squared weights, so that a handful of pairs is not learnt by heart. */
    private static final double DECAY = 1e-3;

    private final int rare;
    private final Scorer first;
    private final Scorer second;
    private final double[] madeScores;
    private final double[] realScores;

    /**
     * @param rare id of the class
     * @param real pairs that show it
     * @param made pairs that were made to show it
     */
    MadeOrReal(int rare, List<Sample> real, List<Sample> made) {
        this.rare = rare;
        List<double[]> realLooks = looks(real);
        List<double[]> madeLooks = looks(made);
        this.first = Scorer.fit(half(realLooks, 0), half(madeLooks, 0));
        this.second = Scorer.fit(half(realLooks, 1), half(madeLooks, 1));
        this.madeScores = crossed(madeLooks);
        this.realScores = crossed(realLooks);
    }

    private List<double[]> looks(List<Sample> samples) {
        return samples.stream()
                .filter(each -> ClassPixels.shows(each.mask(), rare))
                .map(each -> PieceLook.of(each, rare))
                .toList();
    }

    private static List<double[]> half(List<double[]> looks, int which) {
        List<double[]> half = new ArrayList<>();
        for (int i = which; i < looks.size(); i += 2) {
            half.add(looks.get(i));
        }
        return half;
    }

    /** Of each look what the regression says that has not seen it. */
    private double[] crossed(List<double[]> looks) {
        double[] scores = new double[looks.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (i % 2 == 0 ? second : first).of(looks.get(i));
        }
        return scores;
    }

    /** The larger, the more it looks made. */
    double madeness(Sample sample) {
        double[] look = PieceLook.of(sample, rare);
        return (first.of(look) + second.of(look)) / 2;
    }

    /** The madeness that this share of the made pairs exceeds; infinite if there was nothing to learn from. */
    double limit(double share) {
        if (madeScores.length == 0 || realScores.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = madeScores.clone();
        Arrays.sort(sorted);
        int above = (int) Math.round(share * sorted.length);
        return above == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length - above];
    }

    /** The probability that a made pair looks more made than a real one: 0.5 where they cannot be told apart. */
    double separation() {
        double wins = 0;
        for (double made : madeScores) {
            for (double real : realScores) {
                wins += made > real ? 1 : made == real ? 0.5 : 0;
            }
        }
        return wins / Math.max(1, (double) madeScores.length * realScores.length);
    }

    /** One fit: looks are standardised, then weighed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Scorer(double[] mean, double[] deviation, double[] weights) {
        static Scorer fit(List<double[]> real, List<double[]> made) {
            List<double[]> all = new ArrayList<>(real);
            all.addAll(made);
            double[] mean = new double[PieceLook.SIZE];
            double[] deviation = new double[PieceLook.SIZE];
            for (int i = 0; i < mean.length; i++) {
                int place = i;
                mean[i] =
                        all.stream().mapToDouble(look -> look[place]).average().orElse(0);
                double centre = mean[i];
                double variance = all.stream()
                        .mapToDouble(look -> (look[place] - centre) * (look[place] - centre))
                        .average()
                        .orElse(1);
                deviation[i] = Math.sqrt(variance) + 1e-9;
            }
            Scorer scorer = new Scorer(mean, deviation, new double[PieceLook.SIZE + 1]);
            if (!real.isEmpty() && !made.isEmpty()) {
                for (int step = 0; step < STEPS; step++) {
                    scorer.descend(real, made);
                }
            }
            return scorer;
        }

        /** A step down the gradient of the log loss; both kinds count as much, however many there are. */
        private void descend(List<double[]> real, List<double[]> made) {
            double[] gradient = new double[weights.length];
            real.forEach(look -> add(gradient, look, probability(look) / real.size()));
            made.forEach(look -> add(gradient, look, (probability(look) - 1) / made.size()));
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= RATE * (gradient[i] + DECAY * weights[i]);
            }
        }

        private void add(double[] gradient, double[] look, double slope) {
            for (int i = 0; i < look.length; i++) {
                gradient[i] += slope * (look[i] - mean[i]) / deviation[i];
            }
            gradient[look.length] += slope;
        }

        private double probability(double[] look) {
            return 1 / (1 + Math.exp(-of(look)));
        }

        double of(double[] look) {
            double score = weights[look.length];
            for (int i = 0; i < look.length; i++) {
                score += weights[i] * (look[i] - mean[i]) / deviation[i];
            }
            return score;
        }
    }
}
