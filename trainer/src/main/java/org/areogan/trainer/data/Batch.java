package org.areogan.trainer.data;

import java.util.Arrays;
import org.areogan.generator.Style;
import org.areogan.generator.network.PaintingNetwork;

/**
 * Samples ready for the networks, each array row by row in NHWC.
 *
 * @param shape of all
 * @param frame normalised brightness, [batch, height, width, 1]
 * @param truth one-hot, all zero where there is no label, [batch, height, width, classes]
 * @param weights of the pixels in the reconstruction loss, summing to 1 (or all zero), [batch, height, width, 1]
 * @param judged 1 where the discriminator sees the prediction, 0 where it is shown the truth, [batch, height, width, 1]
 * @param total what the weights summed to before they were made to sum to 1
 */
public record Batch(BatchShape shape, float[] frame, float[] truth, float[] weights, float[] judged, double total) {
    /** With weights that sum to 1 as they are. */
    public Batch(BatchShape shape, float[] frame, float[] truth, float[] weights, float[] judged) {
        this(shape, frame, truth, weights, judged, 1);
    }

    /**
     * The same as a part of a larger batch: the weights of all parts together sum to the number of parts.
     *
     * @param mean of the parts' totals
     */
    public Batch asPart(double mean) {
        float[] scaled = weights.clone();
        for (int place = 0; place < scaled.length && mean > 0; place++) {
            scaled[place] = (float) (scaled[place] * (total / mean));
        }
        return new Batch(shape, frame, truth, scaled, judged, total);
    }

    /**
     * These frames and others behind them.
     *
     * @param weight of the others' pixels in the reconstruction loss, beside the 1 of all these
     */
    public Batch with(Batch others, double weight) {
        float[] weights = joined(this.weights, others.weights);
        for (int place = this.weights.length; place < weights.length; place++) {
            weights[place] *= (float) weight;
        }
        // The discriminator learns from true masks; what a teacher takes for one is none.
        float[] judged = Arrays.copyOf(this.judged, this.judged.length + others.judged.length);
        return new Batch(
                shape.of(shape.batch() + others.shape.batch()),
                joined(frame, others.frame),
                joined(truth, others.truth),
                weights,
                judged,
                total);
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Mean and deviation of each frame, normalised as it is, at each of its pixels: [batch, height, width, 2]. */
    public float[] styles() {
        int size = shape.height() * shape.width();
        float[] styles = new float[shape.pixels() * PaintingNetwork.STYLE_CHANNELS];
        for (int i = 0; i < shape.batch(); i++) {
            Style style = Style.of(frame, i * size, (i + 1) * size);
            for (int pixel = i * size; pixel < (i + 1) * size; pixel++) {
                styles[pixel * PaintingNetwork.STYLE_CHANNELS] = (float) style.mean();
                styles[pixel * PaintingNetwork.STYLE_CHANNELS + 1] = (float) style.deviation();
            }
        }
        return styles;
    }
}
