package org.areogan.torch;

import static org.areogan.torch.Translation.plain;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.ScalarOp;

/** Operations on single values. */
final class Arithmetic {
    private static final long CHANNELS_LAST = -1;

    private Arithmetic() {}

    static void register(Map<String, Translation> translations) {
        translations.put("add", plain(Kernel.ofTwo(Tensor::add)));
        translations.put("subtract", plain(Kernel.ofTwo(Tensor::sub)));
        translations.put("multiply", plain(Kernel.ofTwo(Tensor::mul)));
        translations.put("divide", plain(Kernel.ofTwo(Tensor::div)));

        translations.put("add_scalar", scalar(Tensor::add, Tensor::add_));
        translations.put("sub_scalar", scalar(Tensor::sub, Tensor::sub_));
        translations.put("mul_scalar", scalar(Tensor::mul, Tensor::mul_));
        translations.put("div_scalar", scalar(Tensor::div, Tensor::div_));

        translations.put("neg", plain(Kernel.ofOne(Tensor::neg)));
        translations.put("abs", plain(Kernel.ofOne(Tensor::abs)));
        translations.put("square", plain(Kernel.ofOne(Precisely.of(Tensor::square))));
        translations.put("sqrt", plain(Kernel.ofOne(Tensor::sqrt)));
        translations.put("log", plain(Kernel.ofOne(Precisely.of(Tensor::log))));
        translations.put("Reciprocal", plain(Kernel.ofOne(Tensor::reciprocal)));
        translations.put("softplus", plain(Kernel.ofOne(Precisely.of(torch::softplus))));
        translations.put("tanh", activation(Tensor::tanh, Tensor::tanh_));
        translations.put("sigmoid", activation(Tensor::sigmoid, Tensor::sigmoid_));
        translations.put(
                "relu",
                new Translation(Arithmetic::relu, (operation, graph) -> Kernel.overwriting(Tensor::relu_), false));
        translations.put(
                "leakyrelu",
                scalar((x, slope) -> torch.leaky_relu(x, slope), (x, slope) -> torch.leaky_relu_(x, slope)));
        translations.put("softmax", Translation.of((operation, graph) -> {
            long dimension = Attributes.whole(operation, 0, CHANNELS_LAST);
            return Kernel.ofOne(Precisely.of(x -> torch.softmax(x, dimension)));
        }));
    }

    private static Kernel relu(SameDiffOp operation, Object graph) {
        if (number(operation) != 0) {
            throw Attributes.unsupported(operation, "with the cutoff " + number(operation));
        }
        return Kernel.ofOne(Tensor::relu);
    }

    private static Translation activation(UnaryOperator<Tensor> function, Consumer<Tensor> inPlace) {
        return new Translation(
                (operation, graph) -> Kernel.ofOne(function), (operation, graph) -> Kernel.overwriting(inPlace), false);
    }

    private static Translation scalar(BiFunction<Tensor, Scalar, Tensor> function, BiConsumer<Tensor, Scalar> inPlace) {
        return new Translation(
                (operation, graph) -> {
                    double number = number(operation);
                    return Kernel.ofOne(x -> function.apply(x, new Scalar(number)));
                },
                (operation, graph) -> {
                    double number = number(operation);
                    return Kernel.overwriting(x -> inPlace.accept(x, new Scalar(number)));
                },
                false);
    }

    private static double number(SameDiffOp operation) {
        if (operation.getOp() instanceof ScalarOp scalar && scalar.scalar() != null) {
            return scalar.scalar().getDouble(0);
        }
        throw Attributes.unsupported(operation, "without its number");
    }
}
