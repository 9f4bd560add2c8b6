package org.areogan.engine.nd4j;

import java.util.Map;
import java.util.TreeMap;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.graph.SavedState;
import org.areogan.engine.graph.StateNames;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Exponential moving averages of the parameters that an objective moves. */
final class MovingAverages implements AutoCloseable {
    private final Objective objective;
    private final Map<String, INDArray> averages = new TreeMap<>();

    MovingAverages(Objective objective, Parameters parameters) {
        this.objective = objective;
        if (objective.averageDecay() > 0) {
            objective
                    .moves()
                    .forEach(name -> averages.put(name, parameters.get(name).dup()));
        }
    }

    /** @param steps how many steps there have been, this one included */
    void follow(Parameters parameters, long steps) {
        double now = objective.averageDecayAt(steps);
        averages.forEach((name, average) -> Blend.towards(average, parameters.get(name), now));
    }

    void save(Map<String, INDArray> state) {
        averages.forEach((name, average) -> state.put(StateNames.average(name), average.dup()));
    }

    void restore(SavedState state) {
        averages.forEach((name, average) -> state.copy(StateNames.average(name), average));
    }

    @Override
    public void close() {
        averages.values().forEach(INDArray::close);
        averages.clear();
    }
}
