package org.areogan.synth.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.terrain.pixels.Thumbnail;

/**
 * What a pair must reach to be kept. Usually that is to be legal, visible and unlike others: thresholds on what trained
 * networks say were not shown to help (docs/results.md), so they are asked for.
 *
 * @param rareAgreement least mean probability that the segmenter gives the rare class where the mask claims it, as a
 *     percentile of the same on real frames that show the class, 0 (anything) to 100
 * @param agreement least mean IoU of segmenter and mask over the other classes, as a percentile of the same on real
 *     frames, 0 to 100
 * @param realism least percentile of the discriminator's verdict among real frames, 0 to 100
 * @param distance least distance from the nearest training frame, see {@link Thumbnail#distance}
 * @param novelty least distance from the pairs kept before, likewise
 * @param visible least share of the frame that the rare class has
 * @param detectable how many percent of the made pairs are dropped as those that are told most easily from real ones, 0 to
 *     below 100; labels of real frames are not asked
 * @param pixelLoss pixels lose their label where the segmenter's loss is more than this many times the mean of their class
 *     on real pairs; 0 believes all
 * @param hardness how much rather pairs are kept that the segmenter finds hard: 0 keeps easy ones as well, 1 keeps a pair with
 *     the probability of its rank in hardness, 0 to 1
 * @param random share of the pairs that are dropped whatever they are, 0 to below 1: what a judge has to do better than
 */
public record JudgeOptions(
        double rareAgreement,
        double agreement,
        double realism,
        double distance,
        double novelty,
        double visible,
        double detectable,
        double pixelLoss,
        double hardness,
        double random) {
    /** Legal, visible and unlike others; nothing of what trained networks say. */
    public static final JudgeOptions USUAL = new JudgeOptions(0, 0, 0, 0.002, 0.004, 0.003, 0, 0, 0, 0);

    /** Keeps whatever is legal. */
    public static final JudgeOptions NONE = new JudgeOptions(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public JudgeOptions {
        requirePercentile("rare-agreement", rareAgreement);
        requirePercentile("agreement", agreement);
        requirePercentile("realism", realism);
        requireShare("distance", distance);
        requireShare("novelty", novelty);
        requireShare("visible", visible);
        requirePercentile("detectable", detectable);
        require("pixel-loss", pixelLoss, pixelLoss >= 0 && Double.isFinite(pixelLoss), "0 or above");
        require("hardness", hardness, hardness >= 0 && hardness <= 1, "0 to 1");
        requireShare("random", random);
    }

    /** The same without what trained networks say, and with this share dropped by chance instead. */
    public JudgeOptions byChance(double share) {
        return new JudgeOptions(0, 0, 0, distance, novelty, visible, 0, 0, 0, share);
    }

    private static void requirePercentile(String name, double value) {
        require(name, value, value >= 0 && value <= 100, "a percentile, 0 to 100");
    }

    private static void requireShare(String name, double value) {
        require(name, value, value >= 0 && value < 1, "0 to below 1");
    }

    private static void require(String name, double value, boolean holds, String allowed) {
        if (!holds) {
            throw new UserException("the judge's " + name + " must be " + allowed + ", got " + value);
        }
    }

    /**
     * Lays {@code realism=10,novelty=0.01} over these.
     *
     * @throws UserException naming what is no threshold or no number
     */
    public JudgeOptions with(String text) {
        Map<String, Double> values = all();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !values.containsKey(pair[0].strip())) {
                throw new UserException("there is no threshold '" + part.strip() + "'; write name=number with "
                        + String.join(", ", values.keySet()));
            }
            values.put(pair[0].strip(), number(pair[1].strip(), part.strip()));
        }
        double[] all = values.values().stream().mapToDouble(each -> each).toArray();
        return new JudgeOptions(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9]);
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new UserException("the threshold '" + part + "' is no number; write name=number", notANumber);
        }
    }

    /** The thresholds in a fixed order, without those that came later and ask for nothing: old exports go on as they were. */
    public Map<String, Double> byName() {
        Map<String, Double> values = all();
        for (String later : List.of("detectable", "pixel-loss", "hardness", "random")) {
            values.remove(later, 0.0);
        }
        return values;
    }

    private Map<String, Double> all() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("rare-agreement", rareAgreement);
        values.put("agreement", agreement);
        values.put("realism", realism);
        values.put("distance", distance);
        values.put("novelty", novelty);
        values.put("visible", visible);
        values.put("detectable", detectable);
        values.put("pixel-loss", pixelLoss);
        values.put("hardness", hardness);
        values.put("random", random);
        return values;
    }
}
