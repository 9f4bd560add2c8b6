package org.areogan.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Exponential moving averages of the parameters that an objective moves. The decay grows from 2/11 towards its value
 * as {@code min(decay, (1 + t) / (10 + t))} after the t-th step, so that an average forgets the random start early.
 */
final class MovingAverages implements AutoCloseable {
    private static final String PREFIX = "average/";

    private final double decay;
    private final Map<String, INDArray> averages = new TreeMap<>();

    MovingAverages(double decay, List<String> moves, Parameters parameters) {
        this.decay = decay;
        if (decay > 0) {
            moves.forEach(name -> averages.put(name, parameters.get(name).dup()));
        }
    }

    /** @param steps how many steps there have been, this one included */
    void follow(Parameters parameters, long steps) {
        double now = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        averages.forEach((name, average) -> Blend.towards(average, parameters.get(name), now));
    }

    void save(Map<String, INDArray> state) {
        averages.forEach((name, average) -> state.put(PREFIX + name, average.dup()));
    }

    void restore(SavedState state) {
        averages.forEach((name, average) -> state.copy(PREFIX + name, average));
    }

    @Override
    public void close() {
        averages.values().forEach(INDArray::close);
        averages.clear();
    }
}
