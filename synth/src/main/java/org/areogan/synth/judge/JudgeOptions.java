package org.areogan.synth.judge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.terrain.pixels.Thumbnail;

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

    /** Keeps whatever is legal. */
    public static final JudgeOptions NONE = new JudgeOptions(0, 0, 0, 0, 0, 0);

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

    /**
     * Lays {@code realism=10,novelty=0.01} over these.
     *
     * @throws UserException naming what is no threshold or no number
     */
    public JudgeOptions with(String text) {
        Map<String, Double> values = new LinkedHashMap<>(byName());
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !values.containsKey(pair[0].strip())) {
                throw new UserException("there is no threshold '" + part.strip() + "'; write name=number with "
                        + String.join(", ", values.keySet()));
            }
            values.put(pair[0].strip(), number(pair[1].strip(), part.strip()));
        }
        double[] all = values.values().stream().mapToDouble(each -> each).toArray();
        return new JudgeOptions(all[0], all[1], all[2], all[3], all[4], all[5]);
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new UserException("the threshold '" + part + "' is no number; write name=number", notANumber);
        }
    }

    /** All thresholds, in a fixed order. */
    public Map<String, Double> byName() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("rare-agreement", rareAgreement);
        values.put("agreement", agreement);
        values.put("realism", realism);
        values.put("distance", distance);
        values.put("novelty", novelty);
        values.put("visible", visible);
        return values;
    }
}
