package org.areogan.synth.quality;

/**
 * Two sets of frames by the features of the segmenter's own bottleneck.
 *
 * @param name which sets
 * @param first frames of the first set, which is always of real ones
 * @param second frames of the second set
 * @param frechet see {@link FrechetDistance}: 0 or above
 * @param kernel distance
 * @param balls density and coverage, the balls being around the frames of the first set
 */
public record FeatureComparison(
        String name, int first, int second, double frechet, KernelDistance kernel, DensityCoverage balls) {
    static FeatureComparison of(String name, FeatureMatrix first, FeatureMatrix second, QualityOptions options) {
        return new FeatureComparison(
                name,
                first.size(),
                second.size(),
                FrechetDistance.between(first, second),
                KernelDistance.between(first, second, options.subsets(), options.subsetSize(), options.seed()),
                DensityCoverage.of(first, second, options.neighbours()));
    }
}
