package org.areogan.onnx.graph;

import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.ScalarOp;

/** What an operation of a SameDiff graph was made with. */
final class Attributes {
    private static final long SAME = 1;

    private Attributes() {}

    /** The whole numbers of the operation, whose meaning its own documentation gives. */
    static long[] whole(SameDiffOp operation) {
        if (operation.getOp() instanceof DynamicCustomOp custom) {
            return custom.iArgs();
        }
        throw unsupported(
                operation, "of the class " + operation.getOp().getClass().getSimpleName());
    }

    /** The number that an operation combines every value with. */
    static double number(SameDiffOp operation) {
        if (operation.getOp() instanceof ScalarOp scalar && scalar.scalar() != null) {
            return scalar.scalar().getDouble(0);
        }
        throw unsupported(operation, "without its number");
    }

    /**
     * The whole numbers of a convolution or pooling: kernel, stride, padding and dilation of both dimensions, mode of padding.
     *
     * @param layout index of what tells whether channels come last
     */
    static long[] window(SameDiffOp operation, int layout) {
        long[] arguments = whole(operation);
        if (arguments[8] != SAME) {
            throw unsupported(operation, "with a padding other than SAME");
        }
        requireChannelsLast(operation, arguments[layout]);
        return arguments;
    }

    /** Of a {@link #window}: whether there are gaps between its weights. */
    static boolean isDilated(long[] window) {
        return window[6] != 1 || window[7] != 1;
    }

    static void requireWithoutGaps(SameDiffOp operation, long[] window) {
        if (isDilated(window)) {
            throw unsupported(operation, "with the dilation " + window[6] + "x" + window[7]);
        }
    }

    static void requireChannelsLast(SameDiffOp operation, long isNhwc) {
        if (isNhwc != 1) {
            throw unsupported(operation, "on [batch, channels, height, width]");
        }
    }

    static IllegalArgumentException unsupported(SameDiffOp operation, String detail) {
        return new IllegalArgumentException("the operation " + operation.getName() + " ("
                + operation.getOp().opName() + ") " + detail + " cannot be written to an ONNX file");
    }
}
