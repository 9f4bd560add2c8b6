package org.areogan.torch.graph;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Argument;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.OperatorName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A convolution on the processor whose weights never change: oneDNN brings them into its own order once, not at each call, and adds
 * the bias and does the ReLU while the result is still in its registers.
 */
final class PackedConvolution implements AutoCloseable {
    /**
     * LibTorch's only way to oneDNN for weights in oneDNN's order beside features in the usual one. It has no function of C++, so it is
     * called by name. Arguments: features, weights, bias, padding, stride, dilation, groups, what is done to the result, numbers for
     * that, and its variant.
     */
    private static final String OPERATOR = "mkldnn::_convolution_pointwise";

    private static final int PADDING = 3;
    private static final int NUMBERS = 8;
    private static final long GROUPS = 1;
    private static final long[] NO_PADDING = {0, 0};

    private final Window window;
    private final boolean relu;

    /** As they were given until they are {@link #packed}. */
    private Tensor weights;

    private final @Nullable Tensor bias;
    private boolean packed;

    /**
     * @param weights [out, in, rows, columns], 32-bit floats; read when first used
     * @param bias [out]; null adds none
     * @param relu whether the result's negative values become 0
     */
    PackedConvolution(Tensor weights, @Nullable Tensor bias, Window window, boolean relu) {
        this.weights = weights.retainReference();
        this.bias = bias == null ? null : bias.retainReference();
        this.window = window;
        this.relu = relu;
    }

    /** Whether this LibTorch has it. */
    static boolean isThere() {
        try (PointerScope temporaries = new PointerScope()) {
            return Context.hasMKLDNN()
                    && Dispatcher.singleton()
                            .findSchema(new OperatorName(OPERATOR, ""))
                            .has_value();
        }
    }

    /** @param x [batch, in, height, width], best with the channels last */
    Tensor run(Tensor x) {
        Window.Padding padding = window.padding(x);
        Tensor padded = padding.isEven() ? x : torch.constant_pad_nd(x, padding.whole());
        long[] sides = padding.isEven() ? padding.before() : NO_PADDING;
        if (!packed) {
            pack(padded, sides);
        }
        OperatorHandle operator = Dispatcher.singleton().findSchemaOrThrow(OPERATOR, "");
        Argument arguments = operator.schema().arguments();
        IValueVector stack = new IValueVector(
                new IValue(padded),
                new IValue(weights),
                bias == null ? new IValue() : new IValue(bias),
                list(arguments, PADDING, sides),
                list(arguments, PADDING, window.stride()),
                list(arguments, PADDING, window.dilation()),
                new IValue(GROUPS),
                new IValue(relu ? "relu" : "none"),
                list(arguments, NUMBERS),
                new IValue());
        operator.callBoxed(stack);
        return stack.get(0).toTensor();
    }

    /** The order that suits features of this size; of other sizes oneDNN brings the weights into another one by itself. */
    private void pack(Tensor x, long[] sides) {
        Tensor given = weights;
        weights = torch.mkldnn_reorder_conv2d_weight(
                        given.contiguous().to_mkldnn(),
                        sides,
                        window.stride(),
                        window.dilation(),
                        GROUPS,
                        x.sizes().vec().get())
                .retainReference();
        given.close();
        packed = true;
    }

    /** @param index of the argument whose kind of list it is */
    private static IValue list(Argument arguments, int index, long... numbers) {
        GenericList list =
                new GenericList(arguments.getPointer(index).type().get().containedType(0));
        for (long number : numbers) {
            list.push_back(new IValue(number));
        }
        return new IValue(list);
    }

    @Override
    public void close() {
        weights.close();
        if (bias != null) {
            bias.close();
        }
    }
}
