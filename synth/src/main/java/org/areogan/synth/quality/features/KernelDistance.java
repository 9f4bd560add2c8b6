package org.areogan.synth.quality.features;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The kernel distance between two sets of features (Binkowski et al. 2018, "Demystifying MMD GANs"): the unbiased estimate
 * of the squared maximum mean discrepancy under the kernel {@code (x . y / d + 1)^3}, d being the number of features.
 *
 * @param mean over the subsets; about 0 for sets of one distribution, and then as often below as above
 * @param deviation standard deviation over the subsets
 * @param subsets pairs of subsets that were drawn
 * @param subsetSize frames in each
 */
public record KernelDistance(double mean, double deviation, int subsets, int subsetSize) {
    /** Draws subsets without replacement, each pair from a stream of its own. */
    static KernelDistance between(FeatureMatrix first, FeatureMatrix second, int subsets, int subsetSize, long seed) {
        int size = Math.min(subsetSize, Math.min(first.size(), second.size()));
        SplittableRandom root = new SplittableRandom(seed);
        long[] seeds = root.longs(subsets).toArray();
        double[] distances = IntStream.range(0, subsets)
                .parallel()
                .mapToDouble(subset -> {
                    RandomGenerator random = new SplittableRandom(seeds[subset]);
                    FeatureMatrix left = first.select(draw(first.size(), size, random));
                    return squared(left, second.select(draw(second.size(), size, random)));
                })
                .toArray();
        double mean = IntStream.range(0, subsets).mapToDouble(i -> distances[i]).sum() / subsets;
        double squares = IntStream.range(0, subsets)
                .mapToDouble(i -> (distances[i] - mean) * (distances[i] - mean))
                .sum();
        return new KernelDistance(mean, Math.sqrt(squares / subsets), subsets, size);
    }

    /** The unbiased estimate from whole sets, which need two frames each; may be below 0. */
    static double squared(FeatureMatrix first, FeatureMatrix second) {
        return within(first) + within(second) - 2 * across(first, second);
    }

    private static double within(FeatureMatrix features) {
        double sum = 0;
        for (int i = 0; i < features.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += kernel(features, i, features, j);
            }
        }
        return 2 * sum / ((double) features.size() * (features.size() - 1));
    }

    private static double across(FeatureMatrix first, FeatureMatrix second) {
        double sum = 0;
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < second.size(); j++) {
                sum += kernel(first, i, second, j);
            }
        }
        return sum / ((double) first.size() * second.size());
    }

    private static double kernel(FeatureMatrix first, int row, FeatureMatrix second, int otherRow) {
        double base = first.dot(row, second, otherRow) / first.width() + 1;
        return base * base * base;
    }

    /** The first steps of Fisher and Yates's shuffle. */
    private static int[] draw(int from, int count, RandomGenerator random) {
        int[] places = IntStream.range(0, from).toArray();
        for (int place = 0; place < count; place++) {
            int other = random.nextInt(place, from);
            int kept = places[place];
            places[place] = places[other];
            places[other] = kept;
        }
        return IntStream.range(0, count).map(place -> places[place]).toArray();
    }
}
