package org.areogan.torch.graph.convolution;

import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A transposed convolution whose windows cover each pixel of the result once: every pixel becomes a rectangle of pixels, by a
 * {@link PointConvolution}.
 */
final class TransposedConvolution {
    private static final long[] NOTHING = {0, 0};
    private static final long[] NO_DILATION = {1, 1};

    private TransposedConvolution() {}

    /**
     * @param x [batch, height, width, in]
     * @param weights [rows, columns, out, in]
     * @param tiles of rows x columns
     * @param then overwrites the result
     * @return [batch, height x rows, width x columns, out]
     */
    static Tensor of(Tensor x, Tensor weights, TensorOptional bias, Window tiles, Consumer<Tensor> then) {
        if (!x.is_cpu()) {
            Tensor y = torch.conv_transpose2d(
                    x.permute(0, 3, 1, 2),
                    weights.permute(3, 2, 0, 1),
                    bias,
                    tiles.stride(),
                    NOTHING,
                    NOTHING,
                    1,
                    NO_DILATION);
            // Before the dimensions are renamed: autograd copies whole gradients for changes to a view.
            then.accept(y);
            return y.permute(0, 2, 3, 1);
        }
        TensorOptional shift =
                bias.has_value() ? new TensorOptional(repeated(bias.get(), tiles)) : new TensorOptional();
        return spread(PointConvolution.of(x, points(weights), shift, then), tiles.size());
    }

    /** @return [rows x columns x out, in, 1, 1] */
    static Tensor points(Tensor weights) {
        return weights.reshape(weights.size(0) * weights.size(1) * weights.size(2), weights.size(3), 1, 1);
    }

    /** @param bias [out] */
    static Tensor repeated(Tensor bias, Window tiles) {
        return bias.repeat(tiles.size()[0] * tiles.size()[1]);
    }

    /**
     * Channel {@code (row x columns + column) x channels + c} becomes that row and column of each rectangle.
     *
     * @param x [batch, height, width, rows x columns x channels]
     * @param tile rows and columns
     */
    static Tensor spread(Tensor x, long... tile) {
        long batch = x.size(0);
        long height = x.size(1);
        long width = x.size(2);
        long channels = x.size(3) / (tile[0] * tile[1]);
        return x.reshape(batch, height, width, tile[0], tile[1], channels)
                .permute(0, 1, 3, 2, 4, 5)
                .reshape(batch, height * tile[0], width * tile[1], channels);
    }
}
