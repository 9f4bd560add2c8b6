package org.areogan.torch.graph.kernel;

import java.util.function.Consumer;
import org.areogan.engine.graph.Operations;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** How one kind of operation becomes a node, once for a graph. */
@FunctionalInterface
public interface Translation {
    /** Makes something from an operation's attributes. */
    @FunctionalInterface
    interface Maker<T> {
        T of(SameDiffOp operation, SameDiff graph);
    }

    Node node(SameDiffOp operation, SameDiff graph);

    /** An operation without attributes. */
    static Translation plain(Kernel kernel) {
        return of((operation, graph) -> kernel);
    }

    static Translation of(Maker<Kernel> kernel) {
        return (operation, graph) -> new Node(
                operation.getName(),
                Operations.inputsOf(operation),
                operation.getOutputsOfOp(),
                kernel.of(operation, graph),
                null,
                null);
    }

    /** An operation on single values that can be done in place. */
    static Translation overwriting(Maker<Kernel> kernel, Maker<Consumer<Tensor>> overwrite) {
        return (operation, graph) -> new Node(
                operation.getName(),
                Operations.inputsOf(operation),
                operation.getOutputsOfOp(),
                kernel.of(operation, graph),
                overwrite.of(operation, graph),
                null);
    }

    /** An operation whose result may be overwritten. */
    static Translation followable(Maker<Node.Followed> followed) {
        return (operation, graph) -> Node.followable(
                operation.getName(),
                Operations.inputsOf(operation),
                operation.getOutputsOfOp(),
                followed.of(operation, graph));
    }

    static Tensor[] one(Tensor tensor) {
        return new Tensor[] {tensor};
    }
}
