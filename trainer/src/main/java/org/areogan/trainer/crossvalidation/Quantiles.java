package org.areogan.trainer.crossvalidation;

/** Ends of intervals. */
final class Quantiles {
    static final double LOW = 0.025;
    static final double HIGH = 0.975;

    private Quantiles() {}

    /** @param sorted NaN of draws without a class come last and are not looked at */
    static double of(double[] sorted, double share) {
        int known = sorted.length;
        while (known > 0 && Double.isNaN(sorted[known - 1])) {
            known--;
        }
        return known == 0 ? Double.NaN : sorted[(int) Math.min(known - 1, Math.floor(share * known))];
    }
}
