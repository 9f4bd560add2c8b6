package org.areogan.synth.quality.features;

import java.util.Arrays;

/** How many pixels have each of the 256 levels of grey that a picture of 8 bits can show; level 255 is full scale. */
public final class GreyHistogram {
    private static final int LEVELS = 256;
    private static final int WHITE = LEVELS - 1;

    private final long[] counts = new long[LEVELS];

    /** The nearest level, 0 to 255. */
    public static int level(float grey) {
        return Math.round(WHITE * Math.max(0, Math.min(1, grey)));
    }

    public void add(int level) {
        counts[level]++;
    }

    public long pixels() {
        return Arrays.stream(counts).sum();
    }

    /** In full scales, as everything here. */
    public double mean() {
        double sum = 0;
        for (int level = 0; level < LEVELS; level++) {
            sum += (double) level * counts[level];
        }
        return sum / pixels() / WHITE;
    }

    public double deviation() {
        double mean = mean() * WHITE;
        double squares = 0;
        for (int level = 0; level < LEVELS; level++) {
            squares += (level - mean) * (level - mean) * counts[level];
        }
        return Math.sqrt(squares / pixels()) / WHITE;
    }

    /**
     * The lowest level that this share of the pixels does not exceed.
     *
     * @param share above 0 to 1
     */
    public double quantile(double share) {
        double wanted = share * pixels();
        long below = 0;
        int level = -1;
        do {
            level++;
            below += counts[level];
        } while (below < wanted && level < WHITE);
        return level / (double) WHITE;
    }

    /**
     * The Wasserstein-1 (earth mover's) distance, 0 to 1: how far brightness must be moved, on average over the pixels, to
     * turn one histogram into the other. On a line it is the area between the distribution functions: {@code sum |F(b) -
     * G(b)| / 255} over the levels b.
     */
    public double wasserstein(GreyHistogram other) {
        double pixels = pixels();
        double otherPixels = other.pixels();
        long below = 0;
        long otherBelow = 0;
        double area = 0;
        for (int level = 0; level < LEVELS; level++) {
            below += counts[level];
            otherBelow += other.counts[level];
            area += Math.abs(below / pixels - otherBelow / otherPixels);
        }
        return area / WHITE;
    }
}
