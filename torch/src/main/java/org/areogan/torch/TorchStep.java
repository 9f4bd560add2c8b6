package org.areogan.torch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.StepResult;
import org.areogan.engine.Workers;
import org.areogan.engine.graph.JointStep;
import org.areogan.engine.graph.Placeholders;
import org.areogan.engine.graph.StepArrays;
import org.areogan.engine.graph.StepValues;
import org.areogan.torch.graph.GradientThreads;
import org.areogan.torch.graph.TorchGraph;
import org.areogan.torch.graph.WorkerAverage;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;

/** Objectives that move together: their graph in LibTorch's terms. */
final class TorchStep implements AutoCloseable {
    private final JointStep step;
    private final TorchParameters parameters;
    private final TorchEngine engine;
    private final TorchGraph graph;
    private final Workers workers;
    private final Placeholders placeholders;
    private final Map<String, Tensor> constants = new HashMap<>();

    /** @param average for several workers */
    TorchStep(
            JointStep step,
            TorchParameters parameters,
            TorchEngine engine,
            Workers workers,
            Optional<WorkerAverage> average) {
        this.workers = workers;
        this.step = step;
        this.parameters = parameters;
        this.engine = engine;
        this.graph = new TorchGraph(step.graph(), step.results(), engine.translations(average));
        this.placeholders = new Placeholders(step.graph(), graph.needed());
        copyConstants();
    }

    /**
     * @param optimizers of the session's objectives by name
     * @param rates learning rates by name
     */
    StepResult run(
            Map<String, TorchAdam> optimizers, Map<String, Double> rates, Map<String, DeviceArray> inputs, long seed) {
        try (PointerScope temporaries = new PointerScope()) {
            engine.bits().seed(seed);
            Map<String, Tensor> given = given(inputs);
            Map<String, Tensor> values = run(given);
            try {
                Map<String, List<Tensor>> gradients = differentiate(given, values);
                try (NoGradGuard frozen = new NoGradGuard()) {
                    if (!workers.isAlone()) {
                        average(values, gradients);
                    }
                    for (Objective objective : step.objectives()) {
                        String name = objective.name();
                        requireNonNull(optimizers.get(name))
                                .step(requireNonNull(gradients.get(name)), requireNonNull(rates.get(name)));
                        objective.statistics().forEach(update -> follow(update, value(values, update.value())));
                    }
                    return StepArrays.of(step, name -> new TorchArray(kept(value(values, name))));
                }
            } finally {
                values.values().forEach(Tensor::close);
            }
        }
    }

    private Map<String, List<Tensor>> differentiate(Map<String, Tensor> given, Map<String, Tensor> values) {
        try {
            return gradients(given, values);
        } finally {
            GradientThreads.useAll();
        }
    }

    /**
     * Of each objective's loss by the parameters that it moves, in their order; autograd works out nothing else. The first
     * objective's pass comes last and frees what the forward pass kept: in a game that is the generator's, the largest.
     */
    private Map<String, List<Tensor>> gradients(Map<String, Tensor> given, Map<String, Tensor> values) {
        Map<String, List<Tensor>> gradients = new HashMap<>();
        for (int i = step.objectives().size() - 1; i >= 0; i--) {
            Objective objective = step.objectives().get(i);
            Tensor[] moved = objective.moves().stream().map(given::get).toArray(Tensor[]::new);
            boolean isKept = i > 0;
            gradients.put(
                    objective.name(),
                    List.of(torch.grad(
                                    new TensorVector(value(values, objective.loss())),
                                    new TensorVector(moved),
                                    new TensorVector(),
                                    new BoolOptional(isKept),
                                    false,
                                    false)
                            .get()));
        }
        return gradients;
    }

    /** Puts the means over the workers in the place of all that moves something or is reported. */
    private void average(Map<String, Tensor> values, Map<String, List<Tensor>> gradients) {
        List<Averaged> all = new ArrayList<>();
        for (String name : StepValues.names(step)) {
            all.add(new Averaged(value(values, name), mean -> {
                Tensor old = values.put(name, mean.retainReference());
                requireNonNull(old).close();
            }));
        }
        for (Objective objective : step.objectives()) {
            List<Tensor> own = new ArrayList<>(requireNonNull(gradients.get(objective.name())));
            gradients.put(objective.name(), own);
            for (int i = 0; i < own.size(); i++) {
                int index = i;
                all.add(new Averaged(own.get(i), mean -> own.set(index, mean)));
            }
        }
        StepValues.average(workers, all);
    }

    /** A tensor, in whose place its mean goes: autograd may hand out one for several, so none is changed. */
    private record Averaged(Tensor tensor, Consumer<Tensor> place) implements StepValues.Value {
        @Override
        public float[] read() {
            return WorkerAverage.read(tensor);
        }

        @Override
        public void write(float[] values) {
            place.accept(WorkerAverage.like(tensor, values));
        }
    }

    @Override
    public void close() {
        constants.values().forEach(Tensor::close);
        constants.clear();
    }

    private Map<String, Tensor> run(Map<String, Tensor> given) {
        engine.autocast().enter();
        try {
            return graph.run(given);
        } finally {
            engine.autocast().leave();
        }
    }

    /** Parameters that move are leaves of autograd's graph: views of their own, so that others stay out of it. */
    private Map<String, Tensor> given(Map<String, DeviceArray> inputs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, DataType> types = new LinkedHashMap<>();
        inputs.forEach((name, array) -> {
            Tensor tensor = tensor(name, array);
            tensors.put(name, tensor);
            types.put(name, Tensors.type(tensor));
        });
        placeholders.checkTypes(types);
        Map<String, Tensor> given = new HashMap<>(constants);
        given.putAll(tensors);
        for (String name : graph.needed()) {
            if (parameters.contains(name)) {
                given.put(name, parameters.get(name));
            }
        }
        for (Objective objective : step.objectives()) {
            for (String name : objective.moves()) {
                Tensor leaf = parameters.get(name).detach();
                leaf.set_requires_grad(true);
                given.put(name, leaf);
            }
        }
        return given;
    }

    private void follow(StatisticUpdate update, Tensor value) {
        Tensor statistic = parameters.get(update.statistic());
        if (update.momentum() == 0) {
            statistic.copy_(value);
        } else {
            statistic.lerp_(value, new Scalar(1 - update.momentum()));
        }
    }

    private static Tensor kept(Tensor value) {
        return value.detach().retainReference();
    }

    private static Tensor value(Map<String, Tensor> values, String name) {
        Tensor value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the step did not compute " + name);
        }
        return value;
    }

    private static Tensor tensor(String name, DeviceArray array) {
        if (!(array instanceof TorchArray own)) {
            throw new IllegalArgumentException("input " + name + " is an array of another engine");
        }
        if (own.tensor().isNull()) {
            throw new IllegalArgumentException("input " + name + " has been closed already");
        }
        return own.tensor();
    }

    private void copyConstants() {
        SameDiff definition = step.graph();
        for (String name : graph.needed()) {
            SDVariable variable = definition.getVariable(name);
            if (variable.getVariableType() != VariableType.PLACEHOLDER && !parameters.contains(name)) {
                try (PointerScope temporaries = new PointerScope()) {
                    constants.put(
                            name,
                            Tensors.copy(variable.getArr(), parameters.device()).retainReference());
                }
            }
        }
    }
}
