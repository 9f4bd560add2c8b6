package org.areogan.synth;

import org.areogan.terrain.UserException;

/**
 * What a pair must reach to be kept. The usual values were measured: see docs/results.md.
 *
 * @param rareAgreement least mean probability that the segmenter gives the rare class where the mask claims it, as a
 *     percentile of the same on real frames that show the class, 0 (anything) to 100
 * @param agreement least mean IoU of segmenter and mask over the other classes, as a percentile of the same on real
 *     frames, 0 to 100
 * @param realism least percentile of the discriminator's verdict among real frames, 0 to 100
 * @param distance least distance from the nearest training frame, see {@link Thumbnail#distance}
 * @param novelty least distance from the pairs kept before, likewise
 * @param visible least share of the frame that the rare class has
 */
public record JudgeOptions(
        double rareAgreement, double agreement, double realism, double distance, double novelty, double visible) {
    public static final JudgeOptions USUAL = new JudgeOptions(5, 2, 2, 0.002, 0.004, 0.003);

    public JudgeOptions {
        requirePercentile("rare-agreement", rareAgreement);
        requirePercentile("agreement", agreement);
        requirePercentile("realism", realism);
        requireShare("distance", distance);
        requireShare("novelty", novelty);
        requireShare("visible", visible);
    }

    private static void requirePercentile(String name, double value) {
        if (!(value >= 0 && value <= 100)) {
            throw new UserException("the judge's " + name + " must be a percentile, 0 to 100, got " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new UserException("the judge's " + name + " must be 0 to below 1, got " + value);
        }
    }
}
