package org.areogan.synth.judge;

import java.util.Arrays;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Mask;

/**
 * How surprised the segmenter is by the labels of each class on real pairs, and which pixels of a made pair surprise it much
 * more: labels there are rather wrong than hard. The rule of FreeMask (Yang et al. 2023), which takes 1.25 times the mean.
 */
final class PixelLosses {
    /** No probability is taken for less. */
    private static final double LEAST = 1e-7;

    private final double[] sums;
    private final long[] pixels;

    PixelLosses(int classes) {
        sums = new double[classes];
        pixels = new long[classes];
    }

    /** Adds a real pair. */
    void add(Mask truth, Prediction prediction) {
        for (int pixel = 0; pixel < truth.ids().length; pixel++) {
            int id = truth.ids()[pixel] & 0xff;
            if (id < sums.length) {
                sums[id] += loss(prediction, pixel, id);
                pixels[id]++;
            }
        }
    }

    /** The mask without the labels whose loss is above this many times the mean of their class on real pairs. */
    Mask believed(Mask claimed, Prediction prediction, double factor, int noLabel) {
        byte[] ids = Arrays.copyOf(claimed.ids(), claimed.ids().length);
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int id = ids[pixel] & 0xff;
            boolean known = id < sums.length && pixels[id] > 0;
            if (known && loss(prediction, pixel, id) > factor * sums[id] / pixels[id]) {
                ids[pixel] = (byte) noLabel;
            }
        }
        return new Mask(claimed.height(), claimed.width(), ids);
    }

    private double loss(Prediction prediction, int pixel, int id) {
        return -Math.log(Math.max(LEAST, prediction.probabilities()[pixel * sums.length + id]));
    }
}
