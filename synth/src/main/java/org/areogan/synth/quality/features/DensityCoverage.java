package org.areogan.synth.quality.features;

import java.util.stream.IntStream;

/**
 * Density and coverage (Naeem et al. 2020, "Reliable fidelity and diversity metrics for generative models"). Around each
 * real frame lies a ball that reaches to its k-th nearest real neighbour; as in the authors' program, what lies on its
 * surface is outside.
 *
 * @param density how many balls hold a frame of the other set, on average, divided by k: 1 for sets of one distribution,
 *     less where frames lie apart from the real ones, more where they crowd together at the commonest
 * @param coverage share of the balls that hold a frame of the other set, 0 to 1
 * @param k see above
 */
public record DensityCoverage(double density, double coverage, int k) {
    /** @param real more than k frames */
    static DensityCoverage of(FeatureMatrix real, FeatureMatrix other, int k) {
        double[] radii = Neighbours.kthOther(real, k);
        long[] held = IntStream.range(0, real.size())
                .parallel()
                .mapToLong(ball -> IntStream.range(0, other.size())
                        .filter(row -> Math.sqrt(real.squaredDistance(ball, other, row)) < radii[ball])
                        .count())
                .toArray();
        long all = 0;
        int covered = 0;
        for (long count : held) {
            all += count;
            covered += count > 0 ? 1 : 0;
        }
        return new DensityCoverage(all / ((double) k * other.size()), covered / (double) real.size(), k);
    }
}
