package org.areogan.engine.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Predictor;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forward passes in buffers of its own. */
final class Nd4jPredictor implements Predictor {
    private static final long SEED = 0;

    private final BufferPool pool = new BufferPool();
    private final GraphRunner runner;

    Nd4jPredictor(SameDiff graph, List<String> outputs) {
        this.runner = new GraphRunner(graph, outputs, pool);
    }

    @Override
    public Map<String, INDArray> predict(Map<String, INDArray> inputs) {
        Map<String, INDArray> results = new LinkedHashMap<>();
        runner.run(inputs, SEED).forEach((name, value) -> results.put(name, value.dup('c')));
        return results;
    }

    @Override
    public void close() {
        runner.close();
        pool.close();
    }
}
