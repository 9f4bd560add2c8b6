package org.areogan.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.graph.SavedState;
import org.areogan.torch.graph.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A training whose parameters live in tensors on the device. */
final class TorchSession implements Session {
    /** Enough to keep a GPU busy while losses are read and told. */
    private static final int STEPS_ON_A_GPU = 8;

    private final TorchParameters parameters;
    private final Map<String, TorchObjective> objectives = new LinkedHashMap<>();

    TorchSession(List<Objective> objectives, Parameters parameters, TorchEngine engine) {
        objectives.forEach(objective -> objective.requireFits(parameters));
        this.parameters = new TorchParameters(parameters, objectives, engine.device());
        try {
            for (Objective objective : objectives) {
                if (this.objectives.containsKey(objective.name())) {
                    throw new IllegalArgumentException("two objectives are named " + objective.name());
                }
                this.objectives.put(objective.name(), new TorchObjective(objective, this.parameters, engine));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public DeviceArray upload(INDArray array) {
        try (PointerScope temporaries = new PointerScope()) {
            return new TorchArray(Tensors.upload(array, parameters.device()).retainReference());
        }
    }

    @Override
    public StepResult step(String objective, Map<String, DeviceArray> inputs, double learningRate, long seed) {
        TorchObjective known = objectives.get(objective);
        if (known == null) {
            throw new IllegalArgumentException(
                    "the session has no objective named " + objective + "; it has " + objectives.keySet());
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learning rate must be above 0, got " + learningRate);
        }
        return known.step(inputs, learningRate, seed);
    }

    @Override
    public int stepsAhead() {
        return parameters.device().is_cpu() ? 1 : STEPS_ON_A_GPU;
    }

    @Override
    public void synchronize() {
        parameters.writeBack();
    }

    @Override
    public Map<String, INDArray> state() {
        Map<String, INDArray> state = new LinkedHashMap<>();
        objectives.values().forEach(objective -> objective.save(state));
        return state;
    }

    @Override
    public void restore(Map<String, INDArray> state) {
        SavedState saved = new SavedState(state);
        parameters.readBack();
        objectives.values().forEach(objective -> objective.restore(saved));
    }

    @Override
    public void close() {
        objectives.values().forEach(TorchObjective::close);
        objectives.clear();
        parameters.close();
    }
}
