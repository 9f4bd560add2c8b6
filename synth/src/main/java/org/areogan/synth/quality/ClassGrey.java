package org.areogan.synth.quality;

import org.areogan.synth.quality.features.GreyHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Brightness of the pixels of one class, rounded to 256 levels.
 *
 * @param name of the class
 * @param real missing if no real pixel is of the class
 * @param synthetic missing if no synthetic pixel is of the class
 * @param wasserstein distance between both histograms, in full scales, 0 to 1; missing if either is
 */
public record ClassGrey(
        String name,
        @Nullable Summary real,
        @Nullable Summary synthetic,
        @Nullable Double wasserstein) {
    /**
     * All in full scales, 0 (black) to 1.
     *
     * @param pixels how many there are
     * @param mean of them
     * @param deviation standard deviation
     * @param lowerQuartile a quarter of the pixels is as dark or darker
     * @param median half of them is
     * @param upperQuartile three quarters are
     */
    public record Summary(
            long pixels, double mean, double deviation, double lowerQuartile, double median, double upperQuartile) {
        static @Nullable Summary of(GreyHistogram grey) {
            return grey.pixels() == 0
                    ? null
                    : new Summary(
                            grey.pixels(),
                            grey.mean(),
                            grey.deviation(),
                            grey.quantile(0.25),
                            grey.quantile(0.5),
                            grey.quantile(0.75));
        }
    }

    static ClassGrey of(String name, GreyHistogram real, GreyHistogram synthetic) {
        boolean both = real.pixels() > 0 && synthetic.pixels() > 0;
        return new ClassGrey(name, Summary.of(real), Summary.of(synthetic), both ? real.wasserstein(synthetic) : null);
    }
}
