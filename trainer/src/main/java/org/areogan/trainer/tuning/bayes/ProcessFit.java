package org.areogan.trainer.tuning.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds length scales and noise with the greatest marginal likelihood (Rasmussen and Williams 2006, section 5.4.1): first one
 * length for all keys and the noise on a small grid, then the length of each key in turn. The variance of the process follows
 * from them.
 */
final class ProcessFit {
    /** In widths of a key's range. */
    private static final double[] LENGTHS = {0.1, 0.2, 0.4, 0.8, 1.6, 3.2};

    /** As shares of the process's variance. */
    private static final double[] NOISES = {1e-6, 1e-4, 1e-2, 0.1};

    private static final int ROUNDS = 2;

    private final int[] keys;
    private final List<double[]> points;
    private final double[] values;

    /** @param keys the number of the key, from 0, to which each coordinate belongs; choices have several */
    ProcessFit(int[] keys, List<double[]> points, double[] values) {
        this.keys = keys.clone();
        this.points = List.copyOf(points);
        this.values = values.clone();
    }

    GaussianProcess best() {
        double[] lengths = new double[Arrays.stream(keys).max().orElse(0) + 1];
        Optional<GaussianProcess> best = Optional.empty();
        double bestLength = LENGTHS[0];
        double bestNoise = NOISES[0];
        for (double length : LENGTHS) {
            for (double noise : NOISES) {
                Arrays.fill(lengths, length);
                GaussianProcess process = process(lengths, noise);
                if (isBetter(process, best)) {
                    best = Optional.of(process);
                    bestLength = length;
                    bestNoise = noise;
                }
            }
        }
        Arrays.fill(lengths, bestLength);
        for (int round = 0; round < ROUNDS && lengths.length > 1; round++) {
            for (int key = 0; key < lengths.length; key++) {
                best = Optional.of(withBestLength(key, lengths, bestNoise, best.orElseThrow()));
            }
        }
        return best.orElseThrow();
    }

    /** Leaves the best length in its place. */
    private GaussianProcess withBestLength(int key, double[] lengths, double noise, GaussianProcess before) {
        GaussianProcess best = before;
        double bestLength = lengths[key];
        for (double length : LENGTHS) {
            lengths[key] = length;
            GaussianProcess process = process(lengths, noise);
            if (isBetter(process, Optional.of(best))) {
                best = process;
                bestLength = length;
            }
        }
        lengths[key] = bestLength;
        return best;
    }

    private GaussianProcess process(double[] lengths, double noise) {
        double[] each = Arrays.stream(keys).mapToDouble(key -> lengths[key]).toArray();
        return new GaussianProcess(new Matern(each), noise, points, values);
    }

    private static boolean isBetter(GaussianProcess process, Optional<GaussianProcess> than) {
        return than.isEmpty() || process.logLikelihood() > than.get().logLikelihood();
    }
}
