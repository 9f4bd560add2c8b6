package org.areogan.torch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Predictor;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forward passes that read the graph's variables where they lie. */
final class TorchPredictor implements Predictor {
    private static final long SEED = 0;

    private final SameDiff definition;
    private final TorchEngine engine;
    private final TorchGraph graph;

    TorchPredictor(SameDiff definition, List<String> outputs, TorchEngine engine) {
        this.definition = definition;
        this.engine = engine;
        this.graph = new TorchGraph(definition, outputs, engine.translations());
    }

    @Override
    public Map<String, INDArray> predict(Map<String, INDArray> inputs) {
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
        boolean whole = array.ordering() == 'c' && !array.isView();
        if (engine.device().is_cpu() && whole) {
            return Tensors.sharing(array);
        }
        if (whole) {
            return Tensors.copy(array, engine.device());
        }
        try (INDArray copy = array.dup('c')) {
            return Tensors.copy(copy, engine.device());
        }
    }

    private INDArray array(String name, Map<String, INDArray> inputs) {
        SDVariable variable = definition.getVariable(name);
        if (variable.getVariableType() != VariableType.PLACEHOLDER) {
            return variable.getArr();
        }
        INDArray input = inputs.get(name);
        if (input == null) {
            throw new IllegalArgumentException("no input given for the placeholders [" + name + "]");
        }
        if (input.dataType() != variable.dataType()) {
            throw new IllegalArgumentException(
                    "placeholder " + name + " takes " + variable.dataType() + ", got " + input.dataType());
        }
        return input;
    }
}
