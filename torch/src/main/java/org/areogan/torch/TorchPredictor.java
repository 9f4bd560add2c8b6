package org.areogan.torch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Predictor;
import org.areogan.engine.graph.Placeholders;
import org.areogan.torch.graph.TorchGraph;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forward passes that read the graph's variables where they lie. */
final class TorchPredictor implements Predictor {
    private static final long SEED = 0;

    /** Pixels of a portion: the features of as many stay in a processor's caches from one layer to the next. */
    private static final long PIXELS_AT_ONCE = 1 << 16;

    private final SameDiff definition;
    private final TorchEngine engine;
    private final TorchGraph graph;
    private final List<String> placeholders;
    private final boolean cutsBatches;

    /**
     * @param graph what runs, closed with this
     * @param cutsBatches whether a batch may be run in portions
     */
    TorchPredictor(SameDiff definition, TorchGraph graph, boolean cutsBatches, TorchEngine engine) {
        this.definition = definition;
        this.engine = engine;
        this.graph = graph;
        this.cutsBatches = cutsBatches;
        this.placeholders = graph.needed().stream()
                .filter(name -> definition.getVariable(name).getVariableType() == VariableType.PLACEHOLDER)
                .toList();
    }

    @Override
    public Map<String, INDArray> predict(Map<String, INDArray> inputs) {
        check(inputs);
        HostMemory.suit(
                inputs.values().stream().mapToLong(INDArray::length).max().orElse(0));
        try (PointerScope temporaries = new PointerScope();
                NoGradGuard frozen = new NoGradGuard()) {
            engine.bits().seed(SEED);
            Map<String, Tensor> given = new HashMap<>();
            for (String name : graph.needed()) {
                given.put(name, onDevice(array(name, inputs)));
            }
            Map<String, INDArray> results = new LinkedHashMap<>();
            engine.autocast().enter();
            try {
                run(given, results);
            } finally {
                engine.autocast().leave();
            }
            return results;
        }
    }

    @Override
    public void close() {
        graph.close();
    }

    private void run(Map<String, Tensor> given, Map<String, INDArray> results) {
        if (!cutsBatches) {
            graph.run(given).forEach((name, tensor) -> {
                results.put(name, Tensors.toArray(tensor));
                tensor.close();
            });
            return;
        }
        Tensor first = Objects.requireNonNull(given.get(placeholders.get(0)));
        long frames = first.size(0);
        long portion = Math.max(1, PIXELS_AT_ONCE / Math.max(1, first.size(1) * first.size(2)));
        try {
            for (long from = 0; from < frames; from += portion) {
                runPortion(given, from, Math.min(portion, frames - from), frames, results);
            }
        } catch (RuntimeException | Error failure) {
            results.values().forEach(INDArray::close);
            throw failure;
        }
    }

    private void runPortion(
            Map<String, Tensor> given, long from, long count, long frames, Map<String, INDArray> results) {
        try (PointerScope temporaries = new PointerScope()) {
            Map<String, Tensor> part = new HashMap<>(given);
            placeholders.forEach(name -> part.computeIfPresent(name, (same, whole) -> whole.narrow(0, from, count)));
            graph.run(part).forEach((name, tensor) -> {
                INDArray whole = results.computeIfAbsent(name, unseen -> Tensors.room(tensor, frames));
                Tensors.sharing(whole).narrow(0, from, count).copy_(tensor);
                tensor.close();
            });
        }
    }

    private Tensor onDevice(INDArray array) {
        boolean isThere = engine.device().is_cpu() && Tensors.isWhole(array);
        return isThere ? Tensors.sharing(array) : Tensors.upload(array, engine.device());
    }

    private INDArray array(String name, Map<String, INDArray> inputs) {
        INDArray input = inputs.get(name);
        return input == null ? definition.getVariable(name).getArr() : input;
    }

    private void check(Map<String, INDArray> inputs) {
        Map<String, DataType> types = new LinkedHashMap<>();
        inputs.forEach((name, array) -> types.put(name, array.dataType()));
        Placeholders.check(definition, placeholders, types);
    }
}
