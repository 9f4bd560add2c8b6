package org.areogan.trainer.crossvalidation.scores;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Resampling with replacement (Efron 1979), the same draws each time, and the ends of the middle 95 % of what they give. */
public final class Bootstrap {
    public static final int DRAWS = 10_000;

    private static final long SEED = 20_100_804;
    private static final double OUTSIDE = 0.025;

    private Bootstrap() {}

    public static RandomGenerator random() {
        return new SplittableRandom(SEED);
    }

    /** How often each of so many scenes is drawn when as many are. */
    public static int[] times(int scenes, RandomGenerator random) {
        int[] times = new int[scenes];
        for (int i = 0; i < scenes; i++) {
            times[random.nextInt(scenes)]++;
        }
        return times;
    }

    /** @param sorted NaN of draws without a class come last and are not looked at */
    public static double low(double[] sorted) {
        return quantile(sorted, OUTSIDE);
    }

    /** @param sorted as for {@link #low} */
    public static double high(double[] sorted) {
        return quantile(sorted, 1 - OUTSIDE);
    }

    private static double quantile(double[] sorted, double share) {
        int known = sorted.length;
        while (known > 0 && Double.isNaN(sorted[known - 1])) {
            known--;
        }
        return known == 0 ? Double.NaN : sorted[(int) Math.min(known - 1, Math.floor(share * known))];
    }
}
