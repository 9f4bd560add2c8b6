package org.areogan.torch;

import java.util.List;
import org.areogan.torch.graph.TorchGraph;
import org.nd4j.autodiff.samediff.SameDiff;

/** How a batch may be shared out among threads so that the same frames have the same result to the bit, however busy they are. */
enum Portions {
    /** It is run whole. */
    NONE,
    /** In portions and by threads of which the number and size of the frames decide: LibTorch's order of sums depends on threads. */
    BY_SIZE,
    /** Also by those that are free: nothing is summed but what one thread sums in its own order. */
    BY_SIZE_AND_LOAD;

    static Portions of(SameDiff graph, List<String> outputs) {
        if (!TorchGraph.isFrameByFrame(graph, outputs)) {
            return NONE;
        }
        return TorchGraph.hasReductions(graph, outputs) ? BY_SIZE : BY_SIZE_AND_LOAD;
    }
}
