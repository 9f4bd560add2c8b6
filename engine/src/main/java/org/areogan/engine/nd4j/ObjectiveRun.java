package org.areogan.engine.nd4j;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.StepResult;
import org.areogan.engine.graph.JointStep;
import org.areogan.engine.graph.StepArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Objectives that move together: their gradient graph, ready to run. */
final class ObjectiveRun implements AutoCloseable {
    private final JointStep step;
    private final GradientGraph gradients;
    private final GraphRunner runner;

    ObjectiveRun(JointStep step, BufferPool pool) {
        this.step = step;
        this.gradients = GradientGraph.of(step);
        Set<String> wanted = new LinkedHashSet<>(step.results());
        gradients.gradients().values().forEach(names -> wanted.addAll(names.values()));
        this.runner = new GraphRunner(gradients.graph(), new ArrayList<>(wanted), pool);
    }

    /**
     * @param states of the session's objectives by name
     * @param rates learning rates by name
     */
    StepResult step(
            Map<String, ObjectiveState> states, Map<String, Double> rates, Map<String, INDArray> inputs, long seed) {
        Map<String, INDArray> values = runner.run(inputs, seed);
        StepResult result =
                StepArrays.of(step, name -> new HostArray(value(values, name).dup('c')));
        gradients.gradients().forEach((objective, names) -> {
            Map<String, INDArray> own = new LinkedHashMap<>();
            names.forEach((parameter, gradient) -> own.put(parameter, value(values, gradient)));
            requireNonNull(states.get(objective)).move(own, values, requireNonNull(rates.get(objective)));
        });
        return result;
    }

    @Override
    public void close() {
        runner.close();
    }

    static INDArray value(Map<String, INDArray> values, String name) {
        INDArray value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the step did not compute " + name);
        }
        return value;
    }
}
