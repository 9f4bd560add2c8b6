package org.areogan.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.Workers;
import org.areogan.engine.graph.JointStep;
import org.areogan.engine.graph.SavedState;
import org.areogan.engine.graph.SessionObjectives;
import org.areogan.engine.graph.SharedStatistics;
import org.areogan.torch.graph.TorchGraph;
import org.areogan.torch.graph.WorkerAverage;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A training whose parameters live in tensors on the device. */
final class TorchSession implements Session {
    /** Enough to keep a GPU busy while losses are read and told. */
    private static final int STEPS_ON_A_GPU = 8;

    private final SessionObjectives objectives;
    private final TorchEngine engine;
    private final TorchParameters parameters;
    private final Workers workers;
    private final Optional<WorkerAverage> average;
    private final Map<String, TorchAdam> optimizers = new LinkedHashMap<>();
    private final Map<List<String>, TorchStep> steps = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if an objective does not fit or has an operation that the engine does not have */
    TorchSession(List<Objective> objectives, Parameters parameters, TorchEngine engine, Workers workers) {
        this.workers = workers;
        if (!workers.isAlone()) {
            objectives.forEach(objective -> SharedStatistics.mark(objective.graph()));
        }
        this.objectives = new SessionObjectives(objectives, parameters);
        this.engine = engine;
        this.average = workers.isAlone() ? Optional.empty() : Optional.of(new WorkerAverage(workers));
        for (Objective objective : objectives) {
            TorchGraph.check(objective.graph(), objective.results(), engine.translations(average));
        }
        this.parameters = new TorchParameters(parameters, objectives, engine.device());
        for (Objective objective : objectives) {
            optimizers.put(objective.name(), new TorchAdam(objective, this.parameters));
        }
    }

    @Override
    public DeviceArray upload(INDArray array) {
        try (PointerScope temporaries = new PointerScope()) {
            return new TorchArray(Tensors.upload(array, parameters.device()).retainReference());
        }
    }

    @Override
    public StepResult step(Map<String, Double> rates, Map<String, DeviceArray> inputs, long seed) {
        HostMemory.keepFreed();
        JointStep joint = objectives.joint(rates);
        return steps.computeIfAbsent(
                        joint.names(), unseen -> new TorchStep(joint, parameters, engine, workers, average))
                .run(optimizers, rates, inputs, seed);
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
        optimizers.values().forEach(optimizer -> optimizer.save(state));
        return state;
    }

    @Override
    public void restore(Map<String, INDArray> state) {
        SavedState saved = new SavedState(state);
        parameters.readBack();
        optimizers.values().forEach(optimizer -> optimizer.restore(saved));
    }

    @Override
    public void close() {
        steps.values().forEach(TorchStep::close);
        steps.clear();
        optimizers.values().forEach(TorchAdam::close);
        optimizers.clear();
        parameters.close();
        average.ifPresent(WorkerAverage::close);
    }
}
