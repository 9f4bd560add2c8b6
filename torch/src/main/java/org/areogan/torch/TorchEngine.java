package org.areogan.torch;

import java.util.List;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.engine.Workers;
import org.areogan.torch.graph.TorchGraph;
import org.areogan.torch.graph.Translations;
import org.areogan.torch.graph.WorkerAverage;
import org.areogan.torch.graph.kernel.RandomBits;
import org.bytedeco.pytorch.Device;
import org.nd4j.autodiff.samediff.SameDiff;

/** Runs graphs on LibTorch. */
record TorchEngine(String description, SharedThreads shared, Device device, Autocast autocast, RandomBits bits)
        implements Engine {
    static final String NAME = "torch";

    Translations translations() {
        return new Translations(bits);
    }

    Translations translations(Optional<WorkerAverage> average) {
        return new Translations(bits, average);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int threads() {
        return shared.ofAPass();
    }

    @Override
    public int sideBySide() {
        return device.is_cpu() && shared.canDivide() ? shared.all() : Engine.super.sideBySide();
    }

    @Override
    public Session open(List<Objective> objectives, Parameters parameters) {
        return open(objectives, parameters, Workers.ALONE);
    }

    @Override
    public Session open(List<Objective> objectives, Parameters parameters, Workers workers) {
        return new TorchSession(objectives, parameters, this, workers);
    }

    @Override
    public Predictor predictor(SameDiff graph, List<String> outputs) {
        return new TorchPredictor(graph, new TorchGraph(graph, outputs, translations()), false, this);
    }

    @Override
    public Predictor frozen(SameDiff graph, List<String> outputs) {
        if (!device.is_cpu() || autocast.on()) {
            return predictor(graph, outputs);
        }
        boolean cutsBatches = TorchGraph.isFrameByFrame(graph, outputs);
        TorchGraph prepared = TorchGraph.frozen(graph, outputs, translations());
        return new TorchPredictor(graph, prepared, cutsBatches, this);
    }
}
