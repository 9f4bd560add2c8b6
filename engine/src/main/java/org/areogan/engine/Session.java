package org.areogan.engine;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training in progress. Parameters, statistics, moving averages and optimiser state live with the engine from opening
 * to closing; {@link #synchronize()} brings them back. Not safe for use by several threads.
 */
public interface Session extends AutoCloseable {
    /** Brings a batch to where the engine computes; the array may be closed afterwards. */
    DeviceArray upload(INDArray array);

    /**
     * Runs a graph forward once and moves the parameters of one or several of its objectives, each by the gradient of its
     * own loss alone. All gradients are those at the values that the parameters had before the step.
     *
     * @param rates learning rate, above 0, of each objective that moves, by its name; they are over the same graph and
     *     no two of them move the same parameter
     * @param inputs the graph's placeholders by name; not closed
     * @param seed of everything random inside the graph; the same seed gives the same masks
     */
    StepResult step(Map<String, Double> rates, Map<String, DeviceArray> inputs, long seed);

    /** A step of one objective alone. */
    default StepResult step(String objective, Map<String, DeviceArray> inputs, double learningRate, long seed) {
        return step(Map.of(objective, learningRate), inputs, seed);
    }

    /**
     * How many steps may be asked for before the losses of the first are read, without waiting for the device: 1 where
     * {@link #step} itself computes, more where it only hands work to a GPU.
     */
    default int stepsAhead() {
        return 1;
    }

    /** Brings parameters and statistics into the {@link Parameters} that the session was opened with. */
    void synchronize();

    /**
     * The optimisers' moments, step counts and the moving averages, as named arrays for a checkpoint. Averages are named
     * {@code average/} and the parameter's name. The caller closes them.
     */
    Map<String, INDArray> state();

    /** Takes back what {@link #state()} gave, and the parameters from the {@link Parameters}. Arrays are copied. */
    void restore(Map<String, INDArray> state);

    @Override
    void close();
}
