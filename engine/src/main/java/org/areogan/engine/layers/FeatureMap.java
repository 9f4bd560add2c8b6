package org.areogan.engine.layers;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.VariableType;

/**
 * What flows between layers. The shape is what is known while the graph is built; a graph runs with other sizes where
 * it is {@link #UNKNOWN}.
 *
 * @param variable [batch, height, width, channels]
 * @param batch frames, or {@link #UNKNOWN}
 * @param height rows, or {@link #UNKNOWN}
 * @param width columns, or {@link #UNKNOWN}
 * @param channels its number of channels, which the next layer's weights need
 */
public record FeatureMap(SDVariable variable, long batch, long height, long width, int channels) {
    /** A size that is known only when the graph runs. */
    public static final long UNKNOWN = -1;

    /** Takes the shape of a placeholder as it was declared; of anything else only the channels are known. */
    public FeatureMap(SDVariable variable, int channels) {
        this(variable, declared(variable, 0), declared(variable, 1), declared(variable, 2), channels);
    }

    private static long declared(SDVariable variable, int dimension) {
        long[] shape = variable.getVariableType() == VariableType.PLACEHOLDER ? variable.placeholderShape() : null;
        return shape == null ? UNKNOWN : shape[dimension];
    }

    /** The same shape after an operation on each value. */
    public FeatureMap with(SDVariable result) {
        return new FeatureMap(result, batch, height, width, channels);
    }

    /** The shape after height and width were divided, rounding up. */
    FeatureMap shrunk(SDVariable result, int stride, int resultChannels) {
        return new FeatureMap(result, batch, divided(height, stride), divided(width, stride), resultChannels);
    }

    /** The shape after height and width were doubled. */
    public FeatureMap doubled(SDVariable result, int resultChannels) {
        return new FeatureMap(result, batch, twice(height), twice(width), resultChannels);
    }

    private static long divided(long size, int stride) {
        return size == UNKNOWN ? UNKNOWN : (size + stride - 1) / stride;
    }

    private static long twice(long size) {
        return size == UNKNOWN ? UNKNOWN : 2 * size;
    }
}
