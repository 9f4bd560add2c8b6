package org.areogan.program.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast work is done.
 *
 * @param median milliseconds
 * @param tenth milliseconds that a tenth of the times stay below
 * @param ninetieth milliseconds that nine tenths of the times stay below
 * @param framesPerSecond at the median
 * @param gigaflops GFLOP/s of the convolutions at the median, where their number is known
 */
record BenchSpeed(double median, double tenth, double ninetieth, double framesPerSecond, OptionalDouble gigaflops) {
    /**
     * @param milliseconds of each time, one or more
     * @param batch frames in each
     * @param flopPerFrame of the convolutions, where it is known
     */
    static BenchSpeed of(List<Double> milliseconds, int batch, OptionalDouble flopPerFrame) {
        double[] sorted =
                milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = quantile(sorted, 0.5);
        return new BenchSpeed(
                median,
                quantile(sorted, 0.1),
                quantile(sorted, 0.9),
                batch / median * 1e3,
                flopPerFrame.isPresent()
                        ? OptionalDouble.of(flopPerFrame.getAsDouble() * batch / (median / 1e3) / 1e9)
                        : OptionalDouble.empty());
    }

    /** Linear between the two nearest, as NumPy and R (type 7) do it. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
