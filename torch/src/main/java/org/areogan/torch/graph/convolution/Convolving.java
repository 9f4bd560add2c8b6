package org.areogan.torch.graph.convolution;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.areogan.torch.graph.kernel.Attributes;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Node;
import org.areogan.torch.graph.kernel.Tensors;
import org.areogan.torch.graph.kernel.Translation;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * Operations on neighbourhoods of pixels. LibTorch sees [batch, height, width, channels] as its own [batch, channels,
 * height, width] in the memory format "channels last": the same memory with other names for its dimensions.
 */
public final class Convolving {
    private static final long[] NO_PADDING = {0, 0};
    private static final long[] NO_DILATION = {1, 1};

    /** Values in a single feature map up to which LibTorch does without oneDNN (ATen's Convolution.cpp, use_mkldnn). */
    private static final long LEFT_ASIDE = 20_480;

    private Convolving() {}

    /** @param translations by the name of the operation */
    public static void register(Map<String, Translation> translations) {
        translations.put("conv2d", Translation.followable(Convolving::convolution));
        translations.put("deconv2d", Translation.followable(Convolving::transposed));
        translations.put("maxpool2d", Translation.of(Convolving::maxPooling));
        translations.put("avgpool2d", Translation.of(Convolving::averagePooling));
        translations.put("depth_to_space", Translation.of(Convolving::depthToSpace));
    }

    /** Integer arguments: kernel, stride, padding and dilation of both dimensions, mode, layout, weights' layout. */
    static Window window(SameDiffOp operation) {
        long[] arguments = Attributes.whole(operation);
        requireNhwc(operation, arguments[9]);
        if (arguments[10] != 0) {
            throw Attributes.unsupported(operation, "with weights that are not [rows, columns, in, out]");
        }
        return Window.of(operation, arguments);
    }

    private static Node.Followed convolution(SameDiffOp operation, SameDiff graph) {
        Window window = window(operation);
        return then -> inputs -> {
            if (PointConvolution.suits(inputs[0], window)) {
                return Translation.one(PointConvolution.of(inputs[0], Tensors.toOihw(inputs[1]), bias(inputs), then));
            }
            Tensor x = Tensors.toNchw(inputs[0]);
            Tensor weights = plain(Weights.toOihw(inputs[1]));
            Tensor y = SingleFilter.suits(weights, window)
                    ? SingleFilter.convolution(x, weights, bias(inputs), window)
                    : convolution(x, weights, bias(inputs), window);
            // Before the dimensions are renamed: autograd copies whole gradients for changes to a view.
            then.accept(y);
            return Translation.one(Tensors.toNhwc(y));
        };
    }

    /**
     * @param x [batch, in, height, width]
     * @param weights [out, in, rows, columns]
     */
    static Tensor convolution(Tensor x, Tensor weights, TensorOptional bias, Window window) {
        if (window.isStridedPoint()) {
            return convolution(looked(x, window), weights, bias, window.unstrided());
        }
        if (PointConvolution.suits(x, window)) {
            return Tensors.toNchw(PointConvolution.of(Tensors.toNhwc(x), weights, bias, result -> {}));
        }
        if (SpoiltWeights.areUneven(weights)) {
            return SpoiltWeights.byBlocks(weights, bias, some -> convolution(x, some, new TensorOptional(), window));
        }
        if (SpoiltWeights.matter(x, weights)) {
            return SpoiltWeights.avoided(x, weights, (fit, fitting) -> convolution(fit, fitting, bias, window));
        }
        Window.Padding padding = window.padding(x);
        Tensor padded = padding.isEven() ? x : torch.constant_pad_nd(x, padding.whole());
        long[] sides = padding.isEven() ? padding.before() : NO_PADDING;
        if (isLeftAside(padded) && isForward(padded, weights)) {
            return torch.mkldnn_convolution(padded, weights, bias, sides, window.stride(), window.dilation(), 1);
        }
        return inPairs(padded, some -> torch.conv2d(some, weights, bias, window.stride(), sides, window.dilation(), 1));
    }

    /**
     * The pixels alone that a strided window of one pixel looks at. oneDNN's gradient of such weights writes past its own memory on
     * processors with AVX2 and nothing newer (jit_1x1:avx2, channels last, of numbers that are no multiples of eight).
     */
    private static Tensor looked(Tensor x, Window window) {
        LongOptional border = new LongOptional();
        return x.slice(2, border, border, window.stride()[0])
                .slice(3, border, border, window.stride()[1])
                .contiguous(MemoryFormat.ChannelsLast);
    }

    /** Whether oneDNN can be called by name: nobody differentiates, and the types are its own and stay as they are. */
    private static boolean isForward(Tensor x, Tensor weights) {
        return !GradMode.is_enabled()
                && !torch.is_autocast_enabled(DeviceType.CPU)
                && x.scalar_type().intern() == ScalarType.Float
                && weights.scalar_type().intern() == ScalarType.Float;
    }

    /**
     * Convolves a single small feature map beside a copy of itself, since LibTorch leaves oneDNN aside for one alone, and
     * is then several times as slow as with two.
     */
    private static Tensor inPairs(Tensor x, UnaryOperator<Tensor> convolution) {
        return isLeftAside(x)
                ? convolution.apply(torch.cat(new TensorVector(x, x), 0)).narrow(0, 0, 1)
                : convolution.apply(x);
    }

    private static boolean isLeftAside(Tensor x) {
        return x.size(0) == 1 && x.numel() <= LEFT_ASIDE && x.is_cpu() && Context.hasMKLDNN();
    }

    /** What each pixel becomes in a transposed convolution. */
    static Window tiles(SameDiffOp operation) {
        long[] arguments = Attributes.whole(operation);
        Window window = Window.of(operation, arguments);
        requireNhwc(operation, arguments[9]);
        if (!window.isTiling()) {
            throw Attributes.unsupported(operation, "whose kernel is not as large as its stride");
        }
        return window;
    }

    /** Weights [rows, columns, out, in]. */
    private static Node.Followed transposed(SameDiffOp operation, SameDiff graph) {
        Window tiles = tiles(operation);
        return then ->
                inputs -> Translation.one(TransposedConvolution.of(inputs[0], inputs[1], bias(inputs), tiles, then));
    }

    private static Kernel maxPooling(SameDiffOp operation, SameDiff graph) {
        long[] arguments = Attributes.whole(operation);
        Window window = Window.of(operation, arguments);
        requireNhwc(operation, arguments[10]);
        if (window.isDilated()) {
            throw Attributes.unsupported(operation, "with the dilation " + arguments[6] + "x" + arguments[7]);
        }
        return inputs -> {
            Tensor x = Tensors.toNchw(inputs[0]);
            Window.Padding padding = window.padding(x);
            Tensor padded = padding.isNone()
                    ? x
                    : torch.constant_pad_nd(x, padding.whole(), new Scalar(Double.NEGATIVE_INFINITY));
            Tensor y = torch.max_pool2d(padded, window.size(), window.stride(), NO_PADDING, NO_DILATION, false);
            return Translation.one(Tensors.toNhwc(y));
        };
    }

    /** The tenth argument: whether zeros around the picture count in the averages. */
    private static Kernel averagePooling(SameDiffOp operation, SameDiff graph) {
        long[] arguments = Attributes.whole(operation);
        Window window = Window.of(operation, arguments);
        requireNhwc(operation, arguments[10]);
        if (window.isDilated() || !window.isCentred()) {
            throw Attributes.unsupported(operation, "of windows that are not odd, side by side and without gaps");
        }
        boolean zerosCount = arguments[9] == 1;
        return inputs -> {
            Tensor x = Tensors.toNchw(inputs[0]);
            long[] sides = window.padding(x).before();
            Tensor y =
                    torch.avg_pool2d(x, window.size(), window.stride(), sides, false, zerosCount, new LongOptional());
            return Translation.one(Tensors.toNhwc(y));
        };
    }

    private static Kernel depthToSpace(SameDiffOp operation, SameDiff graph) {
        long side = Attributes.whole(operation, 0, 1);
        requireNhwc(operation, Attributes.whole(operation, 1, 0));
        return Kernel.ofOne(x -> TransposedConvolution.spread(x, side, side));
    }

    /** LibTorch's fallback for a single filter, or a single channel that is transposed, cannot differentiate other layouts. */
    private static Tensor plain(Tensor weights) {
        return weights.size(0) == 1 ? weights.contiguous() : weights;
    }

    private static TensorOptional bias(Tensor[] inputs) {
        return inputs.length > 2 ? new TensorOptional(inputs[2]) : new TensorOptional();
    }

    private static void requireNhwc(SameDiffOp operation, long isNhwc) {
        if (isNhwc != 1) {
            throw Attributes.unsupported(operation, "on [batch, channels, height, width]");
        }
    }
}
