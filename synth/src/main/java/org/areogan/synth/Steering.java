package org.areogan.synth;

import java.util.random.RandomGenerator;

/** Steers the share that the rare class has in the pairs that are kept. */
final class Steering {
    /** The share is reached when it is off by no more than this part of itself. */
    static final double TOLERANCE = 0.2;

    /** Over so many of the next pairs a deviation is made up for. */
    private static final int HORIZON = 20;

    /** Before so many pairs are kept, their mean says little. */
    private static final int FEW = 10;

    private static final double MOST = 0.6;

    private final double target;
    private long kept;
    private double sum;

    /** @param target share of the pixels, above 0 and below 1 */
    Steering(double target) {
        this.target = target;
    }

    void keep(double share) {
        kept++;
        sum += share;
    }

    double share() {
        return kept == 0 ? 0 : sum / kept;
    }

    boolean isReached() {
        return isReached(share(), target);
    }

    static boolean isReached(double share, double target) {
        return Math.abs(share - target) <= TOLERANCE * target;
    }

    /** Whether keeping a pair would drive the share further away than it may be. */
    boolean refuses(double share) {
        double with = (sum + share) / (kept + 1);
        return kept >= FEW && share > target && with > target * (1 + TOLERANCE / 2) && with > share();
    }

    /** What is to be wished of the next proposal: what is missing, varied as frames vary. */
    double wish(RandomGenerator random) {
        double missing = target + (target * kept - sum) / HORIZON;
        double spread = 0.6;
        double varied = missing * Math.exp(spread * random.nextGaussian() - spread * spread / 2);
        return Math.max(target / 4, Math.min(MOST, varied));
    }
}
