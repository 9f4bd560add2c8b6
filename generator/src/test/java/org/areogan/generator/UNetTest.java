package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.areogan.engine.FeatureMap;
import org.areogan.engine.Mode;
import org.areogan.engine.NetworkScope;
import org.areogan.engine.Parameters;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class UNetTest {
    @Test
    void theReferenceHasTheParametersOfTheReport() {
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SameDiff graph = SameDiff.create();
            FeatureMap frame = new FeatureMap(graph.placeHolder("frame", DataType.FLOAT, 2, 32, 32, 1), 1);
            FeatureMap logits = UNet.logits(
                    new NetworkScope(graph, parameters, "generator", Mode.TRAINING, 1),
                    frame,
                    5,
                    UNet.Options.REFERENCE);
            assertThat(parameters.trainedCount("generator/")).isEqualTo(1_940_885);
            String name = logits.variable().name();
            INDArray out = graph.outputSingle(Map.of("frame", Nd4j.rand(DataType.FLOAT, 2, 32, 32, 1)), name);
            assertThat(out.shape()).containsExactly(2, 32, 32, 5);
        }
    }
}
