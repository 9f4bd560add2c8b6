package org.areogan.torch.graph.convolution;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution with one filter, such as the last of a discriminator, in two: each weight of the kernel times all input
 * channels is a channel of its own, then these channels are shifted and summed. LibTorch's direct way fills one lane of
 * sixteen of the processor's vectors; this takes a tenth of the time.
 */
final class SingleFilter {
    /** Below that the direct way is as fast. */
    private static final int CHANNELS_THAT_PAY = 64;

    private SingleFilter() {}

    /** @param weights [out, in, rows, columns]; GPUs do without this */
    static boolean suits(Tensor weights, Window window) {
        long area = window.size()[0] * window.size()[1];
        boolean unstrided = window.stride()[0] == 1 && window.stride()[1] == 1;
        return weights.is_cpu()
                && weights.size(0) == 1
                && unstrided
                && area > 1
                && weights.size(1) >= CHANNELS_THAT_PAY;
    }

    /** As {@link Convolving#convolution}. */
    static Tensor convolution(Tensor x, Tensor weights, TensorOptional bias, Window window) {
        long rows = window.size()[0];
        long columns = window.size()[1];
        long channels = weights.size(1);
        Tensor points = weights.permute(2, 3, 1, 0).reshape(rows * columns, channels, 1, 1);
        Tensor products = Convolving.convolution(x, points, new TensorOptional(), Window.POINT);
        Tensor shifts = torch.eye(rows * columns, weights.options()).view(1, rows * columns, rows, columns);
        Tensor sums = Convolving.convolution(products, shifts, new TensorOptional(), window);
        // Beside the convolution: with it, oneDNN would work out the gradient of the shifts too, which takes longer.
        return bias.has_value() ? sums.add(bias.get()) : sums;
    }
}
