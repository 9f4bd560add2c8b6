package org.areogan.torch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One or several operations of a graph as one kernel.
 *
 * @param name of the operation, for messages
 * @param inputs names of what it reads
 * @param outputs names of what it computes
 * @param inPlace the same with the first input's memory taken for the result; null where there is none
 * @param fresh whether the result lies in memory of its own that the gradient does not need, so that a following
 *     operation may overwrite it
 */
record Node(
        String name,
        List<String> inputs,
        List<String> outputs,
        Kernel kernel,
        @Nullable Kernel inPlace,
        boolean fresh) {
    Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The same with its first input overwritten, where it has a kernel for that. */
    Node overwriting() {
        return inPlace == null ? this : new Node(name, inputs, outputs, inPlace, null, fresh);
    }
}
