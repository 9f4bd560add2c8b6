package org.areogan.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

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

    /**
     * @throws IllegalArgumentException if the graph lacks something that is named here, or has an array of its own for a
     *     parameter that is to move
     */
    public void requireFits(Parameters parameters) {
        List<String> named = new ArrayList<>(moves);
        named.add(loss);
        named.addAll(scalars);
        named.addAll(outputs);
        statistics.forEach(update -> named.add(update.value()));
        for (String variable : named) {
            if (!graph.hasVariable(variable)) {
                throw new IllegalArgumentException(
                        "the graph of objective " + name + " has no variable named " + variable);
            }
        }
        for (String variable : moves) {
            INDArray own = graph.getVariable(variable).getArr();
            INDArray shared = parameters.get(variable);
            if (own == null
                    || own.data().pointer().address() != shared.data().pointer().address()) {
                throw new IllegalArgumentException("variable " + variable + " of objective " + name
                        + " does not share its array with the parameters");
            }
        }
    }

    /**
     * The decay of the moving averages at a step: {@code min(averageDecay, (1 + t) / (10 + t))}, so that an average
     * forgets the random start early.
     *
     * @param step t, counted from 1
     */
    public double averageDecayAt(long step) {
        return Math.min(averageDecay, (1.0 + step) / (10.0 + step));
    }

    /** What a step computes besides the gradients: the loss, scalars, outputs and values for statistics. */
    public List<String> results() {
        Set<String> results = new LinkedHashSet<>();
        results.add(loss);
        results.addAll(scalars);
        results.addAll(outputs);
        statistics.forEach(update -> results.add(update.value()));
        return List.copyOf(results);
    }
}
