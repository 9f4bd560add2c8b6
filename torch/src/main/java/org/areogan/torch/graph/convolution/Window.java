package org.areogan.torch.graph.convolution;

import org.areogan.torch.graph.kernel.Attributes;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * What a convolution or pooling looks at, padded so that the result has as many rows and columns as the stride fits in
 * ("SAME").
 *
 * @param size rows and columns
 * @param stride down and right
 * @param dilation distance of neighbouring weights down and right; 1 leaves no gaps
 */
record Window(long[] size, long[] stride, long[] dilation) {
    /** A single pixel. */
    static final Window POINT = new Window(new long[] {1, 1}, new long[] {1, 1}, new long[] {1, 1});

    private static final long SAME = 1;

    /**
     * @param before zeros above and left
     * @param after zeros below and right
     */
    record Padding(long[] before, long[] after) {
        boolean isNone() {
            return before[0] + after[0] + before[1] + after[1] == 0;
        }

        /** Whether LibTorch's layers can pad like this themselves. */
        boolean isEven() {
            return before[0] == after[0] && before[1] == after[1];
        }

        /** As {@code constant_pad_nd} takes it: the last dimension first. */
        long[] whole() {
            return new long[] {before[1], after[1], before[0], after[0]};
        }
    }

    /** @param arguments kernel, stride, padding and dilation of both dimensions, and the mode of padding */
    static Window of(SameDiffOp operation, long[] arguments) {
        if (arguments[8] != SAME) {
            throw Attributes.unsupported(operation, "with a padding other than SAME");
        }
        return new Window(new long[] {arguments[0], arguments[1]}, new long[] {arguments[2], arguments[3]}, new long[] {
            arguments[6], arguments[7]
        });
    }

    boolean isDilated() {
        return dilation[0] != 1 || dilation[1] != 1;
    }

    /** Whether there is a window around each pixel, so that as much is padded before it as after it. */
    boolean isCentred() {
        return size[0] % 2 == 1 && size[1] % 2 == 1 && stride[0] == 1 && stride[1] == 1;
    }

    /** Whether it looks at each pixel by itself. */
    boolean isPoint() {
        return size[0] == 1 && size[1] == 1 && stride[0] == 1 && stride[1] == 1;
    }

    /** Whether it looks at single pixels and leaves some of them out. */
    boolean isStridedPoint() {
        return size[0] == 1 && size[1] == 1 && (stride[0] > 1 || stride[1] > 1);
    }

    /** The same window around every pixel. */
    Window unstrided() {
        return new Window(size, new long[] {1, 1}, dilation);
    }

    /** Whether the windows cover each pixel once. */
    boolean isTiling() {
        return size[0] == stride[0] && size[1] == stride[1] && !isDilated();
    }

    /** @param x [batch, channels, height, width] */
    Padding padding(Tensor x) {
        long[] before = new long[2];
        long[] after = new long[2];
        for (int i = 0; i < 2; i++) {
            long length = x.size(2L + i);
            long results = (length + stride[i] - 1) / stride[i];
            long reach = (size[i] - 1) * dilation[i] + 1;
            long total = Math.max(0, (results - 1) * stride[i] + reach - length);
            before[i] = total / 2;
            after[i] = total - before[i];
        }
        return new Padding(before, after);
    }
}
