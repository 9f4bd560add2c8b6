package org.areogan.trainer.tuning.bayes;

import org.areogan.trainer.tuning.bayes.GaussianProcess.Posterior;
import org.hipparchus.special.Erf;

/**
 * By how much a value is expected to be above the best known one, values below it counting as no gain (Jones, Schonlau and Welch
 * 1998, equation 15): {@code (μ - best) Φ(z) + σ φ(z)} with {@code z = (μ - best) / σ}.
 */
final class ExpectedImprovement {
    private ExpectedImprovement() {}

    static double of(Posterior posterior, double best) {
        double gain = posterior.mean() - best;
        if (posterior.deviation() == 0) {
            return Math.max(0, gain);
        }
        double z = gain / posterior.deviation();
        double cumulative = 0.5 * Erf.erfc(-z / Math.sqrt(2));
        double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return gain * cumulative + posterior.deviation() * density;
    }
}
