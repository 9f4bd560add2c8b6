package org.areogan.engine.layers;

import java.util.Map;
import org.areogan.engine.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs layers on values made by hand. */
abstract class LayerValues {
    final Parameters parameters = new Parameters(DataType.DOUBLE);

    @AfterEach
    void close() {
        parameters.close();
    }

    NetworkScope scope(Mode mode) {
        return new NetworkScope(SameDiff.create(), parameters, "net", mode, 1);
    }

    static FeatureMap input(NetworkScope scope, long batch, long height, long width, int channels) {
        return new FeatureMap(
                scope.graph().placeHolder("input", DataType.DOUBLE, batch, height, width, channels), channels);
    }

    static INDArray run(NetworkScope scope, FeatureMap output, INDArray values) {
        long[] shape = scope.graph().getVariable("input").placeholderShape();
        return scope.graph()
                .outputSingle(
                        Map.of("input", values.reshape(shape)),
                        output.variable().name());
    }
}
