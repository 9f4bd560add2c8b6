package org.areogan.torch.graph;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.areogan.torch.graph.kernel.Attributes;
import org.areogan.torch.graph.kernel.Kernel;
import org.areogan.torch.graph.kernel.Precisely;
import org.areogan.torch.graph.kernel.Tensors;
import org.areogan.torch.graph.kernel.Translation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** Operations on single values. */
final class Arithmetic {
    private static final long LAST = -1;
    private static final int CHANNELS = 3;

    private Arithmetic() {}

    static void register(Map<String, Translation> translations) {
        translations.put("add", Translation.plain(Kernel.ofTwo(Tensor::add)));
        translations.put("subtract", Translation.plain(Kernel.ofTwo(Tensor::sub)));
        translations.put("multiply", Translation.plain(Kernel.ofTwo(Tensor::mul)));
        translations.put("divide", Translation.plain(Kernel.ofTwo(Tensor::div)));

        translations.put("matmul", Translation.of(Arithmetic::product));

        translations.put("add_scalar", scalar(Tensor::add, Tensor::add_));
        translations.put("sub_scalar", scalar(Tensor::sub, Tensor::sub_));
        translations.put("mul_scalar", scalar(Tensor::mul, Tensor::mul_));
        translations.put("div_scalar", scalar(Tensor::div, Tensor::div_));

        translations.put("neg", Translation.plain(Kernel.ofOne(Tensor::neg)));
        translations.put("abs", Translation.plain(Kernel.ofOne(Tensor::abs)));
        translations.put("square", Translation.plain(Kernel.ofOne(Precisely.of(Tensor::square))));
        translations.put("sqrt", Translation.plain(Kernel.ofOne(Tensor::sqrt)));
        translations.put("exp", Translation.plain(Kernel.ofOne(Precisely.of(Tensor::exp))));
        translations.put("log", Translation.plain(Kernel.ofOne(Precisely.of(Tensor::log))));
        translations.put("Reciprocal", Translation.plain(Kernel.ofOne(Tensor::reciprocal)));
        translations.put("softplus", Translation.plain(Kernel.ofOne(Precisely.of(torch::softplus))));
        translations.put("tanh", activation(Tensor::tanh, Tensor::tanh_));
        translations.put("sigmoid", activation(Tensor::sigmoid, Tensor::sigmoid_));
        translations.put("relu", Translation.overwriting(Arithmetic::relu, (operation, graph) -> Tensor::relu_));
        translations.put(
                "leakyrelu",
                scalar((x, slope) -> torch.leaky_relu(x, slope), (x, slope) -> torch.leaky_relu_(x, slope)));
        translations.put("softmax", Translation.of((operation, graph) -> {
            long dimension = Attributes.whole(operation, 0, LAST);
            return Kernel.ofOne(Precisely.of(x -> softmax(x, dimension)));
        }));
    }

    /**
     * LibTorch's softmax over a last dimension of few values, such as classes, does not use the processor's vectors: over
     * another one it takes a tenth of the time, copies there and back included.
     */
    private static Tensor softmax(Tensor x, long dimension) {
        if (x.dim() != 4 || (dimension != CHANNELS && dimension != LAST)) {
            return torch.softmax(x, dimension);
        }
        Tensor planes = Tensors.toNchw(x).contiguous();
        return Tensors.toNhwc(torch.softmax(planes, 1)).contiguous();
    }

    /** Whole arguments: whether the first, the second and the result are transposed. */
    private static Kernel product(SameDiffOp operation, SameDiff graph) {
        for (int argument = 0; argument < 3; argument++) {
            if (Attributes.whole(operation, argument, 0) != 0) {
                throw Attributes.unsupported(operation, "of transposed matrices");
            }
        }
        return Kernel.ofTwo(Tensor::matmul);
    }

    private static Kernel relu(SameDiffOp operation, SameDiff graph) {
        if (Attributes.number(operation) != 0) {
            throw Attributes.unsupported(operation, "with the cutoff " + Attributes.number(operation));
        }
        return Kernel.ofOne(Tensor::relu);
    }

    private static Translation activation(UnaryOperator<Tensor> function, Consumer<Tensor> inPlace) {
        return Translation.overwriting((operation, graph) -> Kernel.ofOne(function), (operation, graph) -> inPlace);
    }

    private static Translation scalar(BiFunction<Tensor, Scalar, Tensor> function, BiConsumer<Tensor, Scalar> inPlace) {
        return Translation.overwriting(
                (operation, graph) -> {
                    double number = Attributes.number(operation);
                    return Kernel.ofOne(x -> function.apply(x, new Scalar(number)));
                },
                (operation, graph) -> {
                    double number = Attributes.number(operation);
                    return x -> inPlace.accept(x, new Scalar(number));
                });
    }
}
