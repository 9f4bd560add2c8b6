package org.areogan.torch.graph;

import org.bytedeco.pytorch.Tensor;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * What a convolution or pooling looks at, padded so that the result has as many rows and columns as the stride fits in
 * ("SAME").
 *
 * @param size rows and columns
 * @param stride down and right
 */
record Window(long[] size, long[] stride) {
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
        if (arguments[6] != 1 || arguments[7] != 1) {
            throw Attributes.unsupported(operation, "with the dilation " + arguments[6] + "x" + arguments[7]);
        }
        if (arguments[8] != SAME) {
            throw Attributes.unsupported(operation, "with a padding other than SAME");
        }
        return new Window(new long[] {arguments[0], arguments[1]}, new long[] {arguments[2], arguments[3]});
    }

    /** Whether the windows cover each pixel once. */
    boolean isTiling() {
        return size[0] == stride[0] && size[1] == stride[1];
    }

    /** @param x [batch, channels, height, width] */
    Padding padding(Tensor x) {
        long[] before = new long[2];
        long[] after = new long[2];
        for (int i = 0; i < 2; i++) {
            long length = x.size(2L + i);
            long results = (length + stride[i] - 1) / stride[i];
            long total = Math.max(0, (results - 1) * stride[i] + size[i] - length);
            before[i] = total / 2;
            after[i] = total - before[i];
        }
        return new Padding(before, after);
    }
}
