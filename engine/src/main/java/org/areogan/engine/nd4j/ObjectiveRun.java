package org.areogan.engine.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.StepResult;
import org.areogan.engine.device.Quiet;
import org.areogan.engine.graph.SavedState;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One objective of a session: its gradient graph, ready to run, and its optimiser's state. */
final class ObjectiveRun implements AutoCloseable {
    private final Objective objective;
    private final Parameters parameters;
    private final Map<String, String> gradientNames;
    private final GraphRunner runner;
    private final Adam adam;
    private final MovingAverages averages;

    ObjectiveRun(Objective objective, Parameters parameters, BufferPool pool) {
        this.objective = objective;
        this.parameters = parameters;
        objective.requireFits(parameters);
        SameDiff gradientGraph = differentiate(objective);
        this.gradientNames = gradientNames();
        this.runner = new GraphRunner(gradientGraph, wanted(), pool);
        this.adam = new Adam(objective.optimizer(), objective.moves(), parameters);
        this.averages = new MovingAverages(objective, parameters);
    }

    StepResult step(Map<String, INDArray> inputs, double learningRate, long seed) {
        Map<String, INDArray> values = runner.run(inputs, seed);
        Nd4jStepResult result = copyResults(values);
        for (StatisticUpdate update : objective.statistics()) {
            Blend.towards(parameters.get(update.statistic()), valueOf(values, update.value()), update.momentum());
        }
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        gradientNames.forEach((parameter, gradient) -> gradients.put(parameter, valueOf(values, gradient)));
        adam.step(gradients, parameters, learningRate);
        averages.follow(parameters, adam.steps());
        return result;
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
        runner.close();
        adam.close();
        averages.close();
    }

    private static SameDiff differentiate(Objective objective) {
        SameDiff graph = objective.graph();
        return Quiet.without(() -> {
            graph.setLossVariables(objective.loss());
            graph.createGradFunction();
            return graph.getFunction("grad");
        });
    }

    private Map<String, String> gradientNames() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String parameter : objective.moves()) {
            SDVariable gradient = objective.graph().getVariable(parameter).gradient();
            if (gradient == null) {
                throw new IllegalArgumentException("loss " + objective.loss() + " of objective " + objective.name()
                        + " does not depend on " + parameter + ", which it is to move");
            }
            names.put(parameter, gradient.name());
        }
        return names;
    }

    private List<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>(objective.results());
        wanted.addAll(gradientNames.values());
        return new ArrayList<>(wanted);
    }

    private Nd4jStepResult copyResults(Map<String, INDArray> values) {
        Map<String, INDArray> scalars = new LinkedHashMap<>();
        scalars.put(objective.loss(), scalar(values, objective.loss()));
        objective.scalars().forEach(name -> scalars.put(name, scalar(values, name)));
        Map<String, DeviceArray> outputs = new LinkedHashMap<>();
        objective
                .outputs()
                .forEach(name ->
                        outputs.put(name, new HostArray(valueOf(values, name).dup('c'))));
        return new Nd4jStepResult(scalars, outputs);
    }

    private INDArray scalar(Map<String, INDArray> values, String name) {
        INDArray value = valueOf(values, name);
        if (value.length() != 1) {
            throw new IllegalArgumentException(
                    name + " of objective " + objective.name() + " is no scalar but " + Arrays.toString(value.shape()));
        }
        return value.dup('c');
    }

    private static INDArray valueOf(Map<String, INDArray> values, String name) {
        INDArray value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the step did not compute " + name);
        }
        return value;
    }
}
