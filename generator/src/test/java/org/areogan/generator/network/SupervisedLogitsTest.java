package org.areogan.generator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.Networks;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SupervisedLogitsTest {
    private final Parameters parameters = new Parameters(DataType.DOUBLE);
    private final SameDiff graph = SameDiff.create();

    @AfterEach
    void close() {
        parameters.close();
    }

    private static UNet.Options options(double deepSupervision, Integer... filters) {
        return new UNet.Options(
                List.of(filters),
                4,
                3,
                0,
                DropoutKind.ELEMENT,
                Block.PLAIN,
                0,
                Bridge.BLOCK,
                List.of(1),
                Skip.PLAIN,
                Fusion.CONCATENATE,
                Head.LAST,
                deepSupervision,
                Norm.NONE,
                Down.MAX_POOL,
                Up.TRANSPOSED,
                Initializer.HE,
                1,
                0);
    }

    private SupervisedLogits of(UNet.Options options) {
        FeatureMap frame = new FeatureMap(graph.placeHolder("frame", DataType.DOUBLE, 2, 16, 8, 1), 1);
        return SupervisedLogits.of(scope("generator"), scope("auxiliary"), frame, 5, options);
    }

    private NetworkScope scope(String name) {
        return new NetworkScope(graph, parameters, name, Mode.TRAINING, 3);
    }

    @Test
    void everyStageBeforeTheLastHasAHeadThatTheNetworkDoesWithout() {
        SupervisedLogits supervised = of(options(0.4, 2, 3, 4));
        assertThat(supervised.auxiliary()).hasSize(2);
        assertThat(parameters.trainedNames("auxiliary/"))
                .containsExactly(
                        "auxiliary/decoder3/weights",
                        "auxiliary/decoder3/bias",
                        "auxiliary/decoder2/weights",
                        "auxiliary/decoder2/bias");
        try (Parameters alone = Networks.parameters(options(0.4, 2, 3, 4), 5, 1)) {
            assertThat(parameters.trainedNames("generator/")).isEqualTo(alone.trainedNames(""));
        }
    }

    @Test
    void aHeadSaysTheSameOfAllPixelsThatItsScaleSeesAsOne() {
        FeatureMap lowest = of(options(1, 2, 3, 4)).auxiliary().get(0);
        INDArray frame = Nd4j.rand(DataType.DOUBLE, 2, 16, 8, 1);
        INDArray logits =
                graph.outputSingle(Map.of("frame", frame), lowest.variable().name());
        assertThat(logits.shape()).containsExactly(2, 16, 8, 5);
        // The stage of the third level is four times as small as the frame.
        assertThat(logits.getDouble(1, 4, 3, 2)).isEqualTo(logits.getDouble(1, 7, 0, 2));
        assertThat(logits.getDouble(1, 4, 3, 2)).isNotEqualTo(logits.getDouble(1, 8, 0, 2));
    }

    @Test
    void withoutDeepSupervisionThereAreNoHeads() {
        assertThat(of(options(0, 2, 3)).auxiliary()).isEmpty();
        assertThat(parameters.trainedNames("auxiliary/")).isEmpty();
    }

    @Test
    void aWeightThatCannotBeIsNamed() {
        assertThatThrownBy(() -> options(1.5, 2, 3)).hasMessage("generator.deep_supervision must be 0 to 1, got 1.5");
        assertThatThrownBy(() -> options(Double.NaN, 2, 3)).hasMessageContaining("generator.deep_supervision");
        assertThatThrownBy(() -> options(0.5, 2))
                .hasMessage(
                        "generator.deep_supervision must be 0 with a single level, since the way up has no stage before"
                                + " the last, got 0.5");
    }
}
