package org.areogan.torch.graph.convolution;

import java.util.Arrays;
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
public final class PackedConvolution implements PreparedConvolution {
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
    private final @Nullable Tensor bias;

    /** In the usual order, until they are packed. */
    private @Nullable Tensor weights;

    /** Made at the first call, since each object of JavaCPP takes some microseconds. */
    private @Nullable Prepared prepared;

    private long[] preparedFor = NO_PADDING;

    /**
     * All that is the same for features of any size.
     *
     * @param arguments of the operator, the first of which each call sets
     */
    private record Prepared(OperatorHandle operator, IValue[] arguments) {
        void pad(long[] sides) {
            IValue changed = list(operator.schema().arguments(), PADDING, sides).retainReference();
            arguments[PADDING].close();
            arguments[PADDING] = changed;
        }

        void close() {
            for (IValue argument : arguments) {
                argument.close();
            }
            operator.close();
        }
    }

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
    public static boolean isThere() {
        try (PointerScope temporaries = new PointerScope()) {
            return Context.hasMKLDNN()
                    && Dispatcher.singleton()
                            .findSchema(new OperatorName(OPERATOR, ""))
                            .has_value();
        }
    }

    @Override
    public Tensor run(Tensor x) {
        Window.Padding padding = window.padding(x);
        Tensor padded = padding.isEven() ? x : torch.constant_pad_nd(x, padding.whole());
        long[] sides = padding.isEven() ? padding.before() : NO_PADDING;
        Prepared now = preparedFor(padded, sides);
        IValue[] arguments = now.arguments().clone();
        arguments[0] = new IValue(padded);
        IValueVector stack = new IValueVector(arguments);
        now.operator().callBoxed(stack);
        return stack.get(0).toTensor();
    }

    /** By one thread at a time; portions of a batch, which run side by side, are of one size and find it prepared for them. */
    private synchronized Prepared preparedFor(Tensor padded, long[] sides) {
        Prepared now = prepared;
        Tensor plain = weights;
        if (now == null && plain != null) {
            now = prepared(plain, padded, sides);
            prepared = now;
            weights = null;
            plain.close();
        } else if (now == null) {
            throw new IllegalStateException("a convolution that is closed");
        } else if (!Arrays.equals(sides, preparedFor)) {
            now.pad(sides);
        }
        preparedFor = sides;
        return now;
    }

    /** With the weights in the order that suits features of this size; for other sizes oneDNN changes it by itself. */
    private Prepared prepared(Tensor plain, Tensor x, long[] sides) {
        Tensor packed = torch.mkldnn_reorder_conv2d_weight(
                plain.contiguous().to_mkldnn(),
                sides,
                window.stride(),
                window.dilation(),
                GROUPS,
                x.sizes().vec().get());
        OperatorHandle operator = Dispatcher.singleton().findSchemaOrThrow(OPERATOR, "");
        Argument kinds = operator.schema().arguments();
        IValue[] arguments = {
            new IValue(),
            new IValue(packed),
            bias == null ? new IValue() : new IValue(bias),
            list(kinds, PADDING, sides),
            list(kinds, PADDING, window.stride()),
            list(kinds, PADDING, window.dilation()),
            new IValue(GROUPS),
            new IValue(relu ? "relu" : "none"),
            list(kinds, NUMBERS),
            new IValue()
        };
        for (IValue argument : arguments) {
            argument.retainReference();
        }
        return new Prepared(operator.retainReference(), arguments);
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
        if (prepared != null) {
            prepared.close();
            prepared = null;
        }
        if (weights != null) {
            weights.close();
            weights = null;
        }
        if (bias != null) {
            bias.close();
        }
    }
}
