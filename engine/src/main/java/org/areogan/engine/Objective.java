package org.areogan.engine;

import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * One player's goal: a graph that ends in a scalar loss, and what a step on it moves.
 *
 * @param name e.g. {@code generator}
 * @param graph inputs are placeholders; parameters are variables that share their arrays with a {@link Parameters}
 * @param loss name of the scalar that a step makes smaller
 * @param moves names of the trained parameters that a step moves; all others of the graph stay as they are to the bit
 * @param scalars names of further scalar outputs to report with a step, e.g. the parts of the loss
 * @param outputs names of outputs that later steps take as inputs, e.g. the fake masks
 * @param statistics running statistics that a step updates
 * @param optimizer how gradients move the parameters
 * @param averageDecay decay of the exponential moving average that is kept of every moved parameter, [0, 1); 0 keeps
 *     none
 */
public record Objective(
        String name,
        SameDiff graph,
        String loss,
        List<String> moves,
        List<String> scalars,
        List<String> outputs,
        List<StatisticUpdate> statistics,
        Optimizer optimizer,
        double averageDecay) {
    public Objective {
        moves = List.copyOf(moves);
        scalars = List.copyOf(scalars);
        outputs = List.copyOf(outputs);
        statistics = List.copyOf(statistics);
        if (!(averageDecay >= 0 && averageDecay < 1)) {
            throw new IllegalArgumentException("average decay must be in [0, 1), got " + averageDecay);
        }
    }
}
