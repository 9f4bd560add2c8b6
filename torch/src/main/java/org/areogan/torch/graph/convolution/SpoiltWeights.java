package org.areogan.torch.graph.convolution;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Convolutions of several pixels of which oneDNN 3.7, which LibTorch 2.10 has, works out something else, since it brings weights that
 * it has to pad into a wrong order (github.com/uxlfoundation/oneDNN/issues/3280). On processors with AVX-512 that is the gradient of a
 * single input channel; in bfloat16, where two channels share a lane, features of a single channel and gradients through an odd number
 * of filters; and on all processors, for some sizes of features, filters that leave the last of several blocks unfilled, such as 80.
 */
final class SpoiltWeights {
    /** The last dimensions first, both ends of each: a channel more. */
    private static final long[] A_CHANNEL = {0, 0, 0, 0, 0, 1};

    /** So many filters are always one block; of several, multiples of twice as many fill the last one. */
    private static final long BLOCK = 32;

    private SpoiltWeights() {}

    /**
     * Whether the filters may be several blocks, the last of them unfilled.
     *
     * @param weights [out, in, rows, columns]
     */
    static boolean areUneven(Tensor weights) {
        long filters = weights.size(0);
        return weights.is_cpu()
                && weights.scalar_type().intern() == ScalarType.Float
                && filters > BLOCK
                && filters % (2 * BLOCK) != 0;
    }

    /**
     * A block at a time.
     *
     * @param convolution of the features by some of the weights
     */
    static Tensor byBlocks(Tensor weights, TensorOptional bias, UnaryOperator<Tensor> convolution) {
        TensorVector parts = new TensorVector();
        for (long from = 0; from < weights.size(0); from += BLOCK) {
            parts.push_back(convolution.apply(weights.narrow(0, from, Math.min(BLOCK, weights.size(0) - from))));
        }
        Tensor all = torch.cat(parts, 1);
        return bias.has_value() ? all.add(bias.get().view(1, -1, 1, 1)) : all;
    }

    /**
     * @param x [batch, in, height, width]
     * @param weights [out, in, rows, columns]
     */
    static boolean matter(Tensor x, Tensor weights) {
        return isShortened(x) ? isSingle(weights) || weights.size(0) % 2 == 1 : isSingle(weights) && isFollowed(x);
    }

    /** @param convolution of features by weights */
    static Tensor avoided(Tensor x, Tensor weights, BinaryOperator<Tensor> convolution) {
        if (!isShortened(x)) {
            return convolution.apply(widened(x), widened(weights));
        }
        torch.set_autocast_enabled(DeviceType.CPU, false);
        try {
            return convolution.apply(x.to(ScalarType.Float), weights);
        } finally {
            torch.set_autocast_enabled(DeviceType.CPU, true);
        }
    }

    /** With the channels last, as a single one leaves open which dimension that is; blocks of channels are spoilt, too. */
    private static Tensor widened(Tensor features) {
        return torch.constant_pad_nd(features, A_CHANNEL).contiguous(MemoryFormat.ChannelsLast);
    }

    private static boolean isShortened(Tensor x) {
        return x.is_cpu() && torch.is_autocast_enabled(DeviceType.CPU);
    }

    private static boolean isSingle(Tensor weights) {
        return weights.size(1) == 1;
    }

    /** Doubles are none of oneDNN's. */
    private static boolean isFollowed(Tensor x) {
        return x.is_cpu()
                && x.requires_grad()
                && GradMode.is_enabled()
                && x.scalar_type().intern() == ScalarType.Float;
    }
}
