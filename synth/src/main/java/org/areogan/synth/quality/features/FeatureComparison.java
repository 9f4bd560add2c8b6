package org.areogan.synth.quality.features;

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
    /**
     * @param subsets how many random subsets the kernel distance is worked out on
     * @param subsetSize frames of each
     * @param neighbours how many nearest ones decide a ball's size
     * @param seed of the subsets
     */
    public static FeatureComparison of(
            String name,
            FeatureMatrix first,
            FeatureMatrix second,
            int subsets,
            int subsetSize,
            int neighbours,
            long seed) {
        return new FeatureComparison(
                name,
                first.size(),
                second.size(),
                FrechetDistance.between(first, second),
                KernelDistance.between(first, second, subsets, subsetSize, seed),
                DensityCoverage.of(first, second, neighbours));
    }
}
