package org.areogan.terrain.augment;

import java.util.random.RandomGenerator;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;

/** Brings samples to one size, so that they fit into a batch. */
public final class Samples {
    private Samples() {}

    /**
     * A sample of this size: a random piece where the sample is larger, and where it is smaller the sample at a random
     * place, its frame mirrored and its mask without label around it. Pixels are not rescaled. A sample that has the
     * size already is returned itself.
     *
     * @param noLabel see {@link ClassSet#noLabel()}
     */
    public static Sample fit(Sample sample, int height, int width, int noLabel, RandomGenerator random) {
        int tooHigh = sample.frame().height() - height;
        int tooWide = sample.frame().width() - width;
        if (tooHigh == 0 && tooWide == 0) {
            return sample;
        }
        return Affine.shift(between(tooHigh, random), between(tooWide, random)).apply(sample, height, width, noLabel);
    }

    /** A whole number from 0 to the limit, which may be negative. */
    private static int between(int limit, RandomGenerator random) {
        return Integer.signum(limit) * random.nextInt(Math.abs(limit) + 1);
    }
}
