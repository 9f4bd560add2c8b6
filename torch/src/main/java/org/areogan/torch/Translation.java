package org.areogan.torch;

import org.areogan.engine.Operations;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * How one kind of operation becomes a node.
 *
 * @param kernel makes the kernel from the operation's attributes
 * @param inPlace makes the kernel that overwrites its first input; null where there is none
 * @param fresh see {@link Node#fresh()}
 */
record Translation(Maker kernel, @Nullable Maker inPlace, boolean fresh) {
    /** Makes a kernel, once for a graph. */
    @FunctionalInterface
    interface Maker {
        Kernel of(SameDiffOp operation, SameDiff graph);
    }

    /** An operation without attributes. */
    static Translation plain(Kernel kernel) {
        return new Translation((operation, graph) -> kernel, null, false);
    }

    static Translation of(Maker kernel) {
        return new Translation(kernel, null, false);
    }

    Node node(SameDiffOp operation, SameDiff graph) {
        return new Node(
                operation.getName(),
                Operations.inputsOf(operation),
                operation.getOutputsOfOp(),
                kernel.of(operation, graph),
                inPlace == null ? null : inPlace.of(operation, graph),
                fresh);
    }

    static Tensor[] one(Tensor tensor) {
        return new Tensor[] {tensor};
    }
}
