package org.areogan.trainer.tuning.bayes;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses among candidates the one with the greatest expected improvement over the best of what is known, by a Gaussian
 * process that is fitted to it.
 */
public final class BayesianChoice {
    private final GaussianProcess process;
    private final double best;

    /**
     * @param keys the number of the key, from 0, to which each coordinate belongs; those of one key share a length scale
     * @param points known ones, one or more; coordinates about in [0, 1]
     * @param values of the points, the greater the better
     * @param running points whose values will be known before that of the one that is chosen
     */
    public BayesianChoice(int[] keys, List<double[]> points, double[] values, List<double[]> running) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        double[] standard =
                Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
        GaussianProcess fitted = new ProcessFit(keys, points, standard).best();
        // The function's best, not the luckiest noise on it.
        this.best = points.stream()
                .mapToDouble(point -> fitted.at(point).mean())
                .max()
                .orElseThrow();
        this.process = running.isEmpty() ? fitted : fitted.believing(running);
    }

    /** @return index of the best candidate; the first of equal ones */
    public int among(List<double[]> candidates) {
        int chosen = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            double gain = ExpectedImprovement.of(process.at(candidates.get(i)), best);
            if (gain > most) {
                most = gain;
                chosen = i;
            }
        }
        return chosen;
    }
}
