package org.areogan.torch;

import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** What an operation of a graph does to tensors. */
@FunctionalInterface
interface Kernel {
    /**
     * Temporary objects need not be closed: the graph opens a scope around each call.
     *
     * @param inputs not closed, and not changed unless the kernel is said to work in place
     */
    Tensor[] run(Tensor[] inputs);

    static Kernel ofOne(UnaryOperator<Tensor> function) {
        return inputs -> new Tensor[] {function.apply(inputs[0])};
    }

    /**
     * Overwrites the input. What LibTorch's functions of this kind return is no tensor of its own, so it is left alone.
     */
    static Kernel overwriting(Consumer<Tensor> function) {
        return inputs -> {
            function.accept(inputs[0]);
            return new Tensor[] {inputs[0]};
        };
    }

    static Kernel ofTwo(BinaryOperator<Tensor> function) {
        return inputs -> new Tensor[] {function.apply(inputs[0], inputs[1])};
    }
}
