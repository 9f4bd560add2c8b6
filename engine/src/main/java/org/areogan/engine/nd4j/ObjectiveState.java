package org.areogan.engine.nd4j;

import java.util.Map;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.graph.SavedState;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What one objective of a session keeps from step to step: its optimiser's moments and its moving averages. */
final class ObjectiveState implements AutoCloseable {
    private final Objective objective;
    private final Parameters parameters;
    private final Adam adam;
    private final MovingAverages averages;

    ObjectiveState(Objective objective, Parameters parameters) {
        this.objective = objective;
        this.parameters = parameters;
        this.adam = new Adam(objective.optimizer(), objective.moves(), parameters);
        this.averages = new MovingAverages(objective, parameters);
    }

    /**
     * Moves the objective's parameters and statistics.
     *
     * @param gradients by parameter's name; overwritten
     * @param values what the step computed, by name
     */
    void move(Map<String, INDArray> gradients, Map<String, INDArray> values, double learningRate) {
        for (StatisticUpdate update : objective.statistics()) {
            Blend.towards(
                    parameters.get(update.statistic()), ObjectiveRun.value(values, update.value()), update.momentum());
        }
        adam.step(gradients, parameters, learningRate);
        averages.follow(parameters, adam.steps());
    }

    void save(Map<String, INDArray> state) {
        adam.save(objective.name(), state);
        averages.save(state);
    }

    void restore(SavedState state) {
        adam.restore(objective.name(), state);
        averages.restore(state);
    }

    @Override
    public void close() {
        adam.close();
        averages.close();
    }
}
