package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Normalizations;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BfloatTest {
    /** What a step gives under one precision. */
    private record Outcome(double loss, float[] mean, DataType type) {}

    @Test
    void aStepStaysNearTheExactOneAndKeepsStatisticsWide() {
        Outcome exact = step(Precision.FLOAT32);
        Outcome shortened = step(Precision.BFLOAT16);

        assertThat(shortened.loss())
                .isNotEqualTo(exact.loss())
                .isCloseTo(exact.loss(), within(0.02 * Math.abs(exact.loss())));
        assertThat(shortened.type()).isEqualTo(DataType.FLOAT);
        for (int i = 0; i < exact.mean().length; i++) {
            assertThat(shortened.mean()[i]).isCloseTo(exact.mean()[i], within(0.01f));
        }
    }

    @Test
    void autocastIsOffAfterAStep() {
        step(Precision.BFLOAT16);

        assertThat(torch.is_autocast_enabled(DeviceType.CPU)).isFalse();
    }

    private static Outcome step(Precision precision) {
        Engine engine = Engines.start("torch", new EngineSettings(1, precision));
        SameDiff graph = SameDiff.create();
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            NetworkScope scope = new NetworkScope(graph, parameters, "net", Mode.TRAINING, 1);
            SDVariable frame = graph.placeHolder("frame", DataType.FLOAT, 2, 8, 8, 2);
            FeatureMap features = Convolutions.convolution(
                    scope.within("first"), new FeatureMap(frame, 2), new Kernel(4, 3, 1, Initializer.HE));
            FeatureMap normalized = Normalizations.batchNorm(scope.within("norm"), features);
            FeatureMap logits = Convolutions.convolution(
                    scope.within("last"), Activations.relu(scope, normalized), new Kernel(4, 3, 1, Initializer.HE));
            SDVariable fake = graph.nn.softmax("fake", logits.variable(), 3);
            graph.math.log(fake.add(1e-7)).mean().neg().rename("loss");
            Objective objective = new Objective(
                    "segment",
                    graph,
                    "loss",
                    parameters.trainedNames("net/"),
                    List.of(),
                    List.of("fake"),
                    scope.statistics(),
                    new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0),
                    0);
            try (Session session = engine.open(List.of(objective), parameters);
                    INDArray values =
                            Nd4j.linspace(DataType.FLOAT, 0, 0.01, 256).reshape(2, 8, 8, 2);
                    var input = session.upload(values);
                    StepResult result = session.step("segment", Map.of("frame", input), 1e-3, 1);
                    INDArray output = result.output("fake").read()) {
                session.synchronize();
                return new Outcome(
                        result.scalar("loss"), parameters.get("net/norm/mean").toFloatVector(), output.dataType());
            }
        }
    }
}
