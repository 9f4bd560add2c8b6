package org.areogan.torch.graph.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One or several operations of a graph as one kernel.
 *
 * @param name of the operation, for messages
 * @param inputs names of what it reads
 * @param outputs names of what it computes
 * @param overwrite does the same to the memory of its only input; null where that cannot be
 * @param followed makes the same kernel with something more done to its first result while that is still LibTorch's own
 *     tensor; null where the result must not be changed
 */
public record Node(
        String name,
        List<String> inputs,
        List<String> outputs,
        Kernel kernel,
        @Nullable Consumer<Tensor> overwrite,
        @Nullable Followed followed) {
    /** A kernel that may have an activation at its end. */
    @FunctionalInterface
    public interface Followed {
        /** @param then overwrites the result */
        Kernel by(Consumer<Tensor> then);
    }

    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A node to which an activation may be added. */
    public static Node followable(String name, List<String> inputs, List<String> outputs, Followed followed) {
        return new Node(name, inputs, outputs, followed.by(result -> {}), null, followed);
    }

    /** Both as one, where that is possible: an activation that overwrites the first result. */
    @Nullable
    public Node with(Node activation) {
        if (followed == null || activation.overwrite() == null) {
            return null;
        }
        List<String> results = new ArrayList<>(outputs);
        results.set(0, activation.outputs().get(0));
        return new Node(activation.name(), inputs, results, followed.by(activation.overwrite()), null, null);
    }
}
