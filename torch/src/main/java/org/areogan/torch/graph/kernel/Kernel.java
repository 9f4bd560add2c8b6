package org.areogan.torch.graph.kernel;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** What an operation of a graph does to tensors. */
@FunctionalInterface
public interface Kernel {
    /**
     * Temporary objects need not be closed: the graph opens a scope around each call.
     *
     * @param inputs neither closed nor changed
     */
    Tensor[] run(Tensor[] inputs);

    static Kernel ofOne(UnaryOperator<Tensor> function) {
        return inputs -> new Tensor[] {function.apply(inputs[0])};
    }

    static Kernel ofTwo(BinaryOperator<Tensor> function) {
        return inputs -> new Tensor[] {function.apply(inputs[0], inputs[1])};
    }
}
