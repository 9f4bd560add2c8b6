package org.areogan.engine.nd4j;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.StepResult;
import org.areogan.engine.Workers;
import org.areogan.engine.graph.JointStep;
import org.areogan.engine.graph.StepArrays;
import org.areogan.engine.graph.StepValues;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Objectives that move together: their gradient graph, ready to run. */
final class ObjectiveRun implements AutoCloseable {
    private final JointStep step;
    private final GradientGraph gradients;
    private final GraphRunner runner;
    private final Workers workers;

    ObjectiveRun(JointStep step, BufferPool pool, Workers workers) {
        this.step = step;
        this.workers = workers;
        this.gradients = GradientGraph.of(step, workers);
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
        if (!workers.isAlone()) {
            average(values);
        }
        StepResult result =
                StepArrays.of(step, name -> new HostArray(value(values, name).dup('c')));
        gradients.gradients().forEach((objective, names) -> {
            Map<String, INDArray> own = new LinkedHashMap<>();
            names.forEach((parameter, gradient) -> own.put(parameter, value(values, gradient)));
            requireNonNull(states.get(objective)).move(own, values, requireNonNull(rates.get(objective)));
        });
        return result;
    }

    private void average(Map<String, INDArray> values) {
        List<String> names = new ArrayList<>(StepValues.names(step));
        gradients.gradients().values().forEach(each -> names.addAll(each.values()));
        StepValues.average(
                workers,
                names.stream().map(name -> new Averaged(value(values, name))).toList());
    }

    /** An array of the pool. */
    private record Averaged(INDArray array) implements StepValues.Value {
        @Override
        public float[] read() {
            return array.reshape(-1).toFloatVector();
        }

        @Override
        public void write(float[] values) {
            try (INDArray mean = Nd4j.create(values, array.shape(), 'c')) {
                array.assign(mean);
            }
        }
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
