package org.areogan.torch;

import static org.areogan.torch.Translation.plain;

import java.util.Map;
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

        translations.put("add_scalar", scalar((x, scalar) -> x.add(scalar)));
        translations.put("sub_scalar", scalar((x, scalar) -> x.sub(scalar)));
        translations.put("mul_scalar", scalar((x, scalar) -> x.mul(scalar)));
        translations.put("div_scalar", scalar((x, scalar) -> x.div(scalar)));

        translations.put("neg", plain(Kernel.ofOne(Tensor::neg)));
        translations.put("abs", plain(Kernel.ofOne(Tensor::abs)));
        translations.put("square", plain(Kernel.ofOne(Tensor::square)));
        translations.put("sqrt", plain(Kernel.ofOne(Tensor::sqrt)));
        translations.put("log", plain(Kernel.ofOne(Tensor::log)));
        translations.put("Reciprocal", plain(Kernel.ofOne(Tensor::reciprocal)));
        translations.put("softplus", plain(Kernel.ofOne(torch::softplus)));
        translations.put("tanh", activation(Tensor::tanh, Tensor::tanh_));
        translations.put("sigmoid", activation(Tensor::sigmoid, Tensor::sigmoid_));
        translations.put(
                "relu",
                new Translation(Arithmetic::relu, (operation, graph) -> Kernel.overwriting(Tensor::relu_), false));
        translations.put(
                "leakyrelu",
                new Translation(
                        (operation, graph) -> {
                            double slope = number(operation);
                            return Kernel.ofOne(x -> torch.leaky_relu(x, new Scalar(slope)));
                        },
                        (operation, graph) -> {
                            double slope = number(operation);
                            return Kernel.overwriting(x -> torch.leaky_relu_(x, new Scalar(slope)));
                        },
                        false));
        translations.put("softmax", Translation.of((operation, graph) -> {
            long dimension = Attributes.whole(operation, 0, CHANNELS_LAST);
            return Kernel.ofOne(x -> torch.softmax(x, dimension));
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

    private static Translation scalar(BiFunction<Tensor, Scalar, Tensor> function) {
        return Translation.of((operation, graph) -> {
            double number = number(operation);
            return Kernel.ofOne(x -> function.apply(x, new Scalar(number)));
        });
    }

    private static double number(SameDiffOp operation) {
        if (operation.getOp() instanceof ScalarOp scalar && scalar.scalar() != null) {
            return scalar.scalar().getDouble(0);
        }
        throw Attributes.unsupported(operation, "without its number");
    }
}
