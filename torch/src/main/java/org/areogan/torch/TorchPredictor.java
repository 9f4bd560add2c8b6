package org.areogan.torch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final SameDiff definition;
    private final TorchEngine engine;
    private final TorchGraph graph;
    private final List<String> placeholders;

    TorchPredictor(SameDiff definition, List<String> outputs, TorchEngine engine) {
        this.definition = definition;
        this.engine = engine;
        this.graph = new TorchGraph(definition, outputs, engine.translations());
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
                graph.run(given).forEach((name, tensor) -> {
                    results.put(name, Tensors.toArray(tensor));
                    tensor.close();
                });
            } finally {
                engine.autocast().leave();
            }
            return results;
        }
    }

    @Override
    public void close() {
        // Holds no native memory between calls.
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
