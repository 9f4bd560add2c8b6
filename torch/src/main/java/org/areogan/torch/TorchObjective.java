package org.areogan.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.StepResult;
import org.areogan.engine.graph.Operations;
import org.areogan.engine.graph.Placeholders;
import org.areogan.engine.graph.SavedState;
import org.areogan.torch.graph.Tensors;
import org.areogan.torch.graph.TorchGraph;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One objective of a session: its graph in LibTorch's terms and its optimiser's state. */
final class TorchObjective implements AutoCloseable {
    private final Objective objective;
    private final TorchParameters parameters;
    private final TorchEngine engine;
    private final TorchGraph graph;
    private final Set<String> placeholders = new LinkedHashSet<>();
    private final Map<String, Tensor> constants = new HashMap<>();
    private final TorchAdam adam;

    TorchObjective(Objective objective, TorchParameters parameters, TorchEngine engine) {
        this.objective = objective;
        this.parameters = parameters;
        this.engine = engine;
        this.graph = new TorchGraph(objective.graph(), objective.results(), engine.translations());
        requireMovable();
        sortNeeds();
        this.adam = new TorchAdam(objective, parameters);
    }

    StepResult step(Map<String, DeviceArray> inputs, double learningRate, long seed) {
        try (PointerScope temporaries = new PointerScope()) {
            engine.bits().seed(seed);
            List<Tensor> moved = new ArrayList<>();
            Map<String, Tensor> values = run(given(inputs, moved));
            try {
                TensorVector gradients = torch.grad(
                        new TensorVector(value(values, objective.loss())),
                        new TensorVector(moved.toArray(Tensor[]::new)));
                try (NoGradGuard frozen = new NoGradGuard()) {
                    adam.step(List.of(gradients.get()), learningRate);
                    objective.statistics().forEach(update -> follow(update, value(values, update.value())));
                    return results(values);
                }
            } finally {
                values.values().forEach(Tensor::close);
            }
        }
    }

    void save(Map<String, INDArray> state) {
        adam.save(state);
    }

    void restore(SavedState state) {
        adam.restore(state);
    }

    @Override
    public void close() {
        adam.close();
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
    private Map<String, Tensor> given(Map<String, DeviceArray> inputs, List<Tensor> moved) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, DataType> types = new LinkedHashMap<>();
        inputs.forEach((name, array) -> {
            Tensor tensor = tensor(name, array);
            tensors.put(name, tensor);
            types.put(name, Tensors.type(tensor));
        });
        Placeholders.check(objective.graph(), placeholders, types);
        Map<String, Tensor> given = new HashMap<>(constants);
        given.putAll(tensors);
        for (String name : graph.needed()) {
            if (parameters.contains(name)) {
                given.put(name, parameters.get(name));
            }
        }
        for (String name : objective.moves()) {
            Tensor leaf = parameters.get(name).detach();
            leaf.set_requires_grad(true);
            given.put(name, leaf);
            moved.add(leaf);
        }
        return given;
    }

    private TorchStepResult results(Map<String, Tensor> values) {
        Map<String, Tensor> scalars = new LinkedHashMap<>();
        scalars.put(objective.loss(), kept(value(values, objective.loss())));
        objective.scalars().forEach(name -> scalars.put(name, kept(value(values, name))));
        Map<String, DeviceArray> outputs = new LinkedHashMap<>();
        objective.outputs().forEach(name -> outputs.put(name, new TorchArray(kept(value(values, name)))));
        return new TorchStepResult(scalars, outputs);
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

    private void requireMovable() {
        Operations ofLoss = new Operations(objective.graph(), List.of(objective.loss()));
        Set<String> read = new LinkedHashSet<>();
        for (int i = 0; i < ofLoss.size(); i++) {
            read.addAll(Operations.inputsOf(ofLoss.get(i)));
        }
        for (String name : objective.moves()) {
            if (!read.contains(name)) {
                throw new IllegalArgumentException("loss " + objective.loss() + " of objective " + objective.name()
                        + " does not depend on " + name + ", which it is to move");
            }
        }
    }

    private void sortNeeds() {
        SameDiff definition = objective.graph();
        for (String name : graph.needed()) {
            SDVariable variable = definition.getVariable(name);
            if (variable.getVariableType() == VariableType.PLACEHOLDER) {
                placeholders.add(name);
            } else if (!parameters.contains(name)) {
                try (PointerScope temporaries = new PointerScope()) {
                    constants.put(
                            name,
                            Tensors.copy(variable.getArr(), parameters.device()).retainReference());
                }
            }
        }
    }
}
