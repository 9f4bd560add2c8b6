package org.areogan.terrain.mosaic;

import java.io.Serializable;
import org.areogan.terrain.planetary.Stretch;

/**
 * How the values of a mosaic become grey, and what the whole of it looks like: the same in all windows, or there would be seams.
 *
 * @param stretch which values become black and white
 * @param mean of the whole mosaic's grey, 0 to 1; 0 where nobody asks for it
 * @param deviation standard deviation of it; 1 where nobody asks for it
 */
public record WholeGrey(Stretch stretch, double mean, double deviation) implements Serializable {
    /** Whole numbers, as sums of these do not depend on the order; those of 2^35 white pixels are the largest that there are. */
    private static final double UNIT = 1L << 28;

    /** What is summed over all windows of a mosaic. */
    @FunctionalInterface
    public interface WindowSum extends Serializable {
        long[] of(Samples samples);
    }

    /** Sums over all windows of a mosaic, on one machine or on many. */
    @FunctionalInterface
    public interface AllWindows {
        long[] sum(WindowSum each);
    }

    /**
     * Looks through a mosaic as often as is needed, which may be never.
     *
     * @param eachFrame whether mean and deviation are wanted
     */
    public static WholeGrey of(MosaicHeader header, boolean eachFrame, AllWindows windows) {
        Stretch stretch =
                header.isMeasured() ? Percentiles.of(header.single(), windows) : new Stretch(0, header.fullScale());
        if (!eachFrame) {
            return new WholeGrey(stretch, 0, 1);
        }
        long[] sums = windows.sum(samples -> moments(samples, stretch));
        double mean = sums[1] / UNIT / sums[0];
        double variance = sums[2] / UNIT / sums[0] - mean * mean;
        return new WholeGrey(stretch, mean, Math.sqrt(Math.max(0, variance)));
    }

    /** The grey of a window, 0 to 1, row by row. */
    public float[] of(Samples samples) {
        return stretch.applied(samples.values());
    }

    private static long[] moments(Samples samples, Stretch stretch) {
        long[] sums = {samples.values().length, 0, 0};
        for (float grey : stretch.applied(samples.values())) {
            sums[1] = Math.addExact(sums[1], Math.round(grey * UNIT));
            sums[2] = Math.addExact(sums[2], Math.round((double) grey * grey * UNIT));
        }
        return sums;
    }
}
