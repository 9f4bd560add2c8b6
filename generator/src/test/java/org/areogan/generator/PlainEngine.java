package org.areogan.generator;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** SameDiff's own forward pass, so that what is tested here depends on no engine. */
public final class PlainEngine implements Engine {
    int predictorsMade;
    int passes;
    int predictorsOpen;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String description() {
        return "SameDiff alone";
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Session open(List<Objective> objectives, Parameters parameters) {
        throw new UnsupportedOperationException("this engine only predicts");
    }

    @Override
    public Predictor predictor(SameDiff graph, List<String> outputs) {
        predictorsMade++;
        predictorsOpen++;
        return new Predictor() {
            @Override
            public Map<String, INDArray> predict(Map<String, INDArray> inputs) {
                passes++;
                return graph.output(inputs, outputs);
            }

            @Override
            public void close() {
                predictorsOpen--;
            }
        };
    }
}
