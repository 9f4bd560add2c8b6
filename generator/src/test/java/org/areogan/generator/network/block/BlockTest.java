package org.areogan.generator.network.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What blocks compute, against their formulas. */
class BlockTest {
    private final Parameters parameters = new Parameters(DataType.DOUBLE);
    private final SameDiff graph = SameDiff.create();
    private final NetworkScope scope = new NetworkScope(graph, parameters, "net", Mode.INFERENCE, 3);
    private final INDArray input = Nd4j.randn(DataType.DOUBLE, 2, 4, 6, 4);
    private final FeatureMap map = new FeatureMap(graph.constant("input", input), 2, 4, 6, 4);

    @AfterEach
    void close() {
        parameters.close();
    }

    private static BlockOptions options(Norm norm, Block block, int squeezeExcitation) {
        return new BlockOptions(
                block, 3, 0.3, DropoutKind.ELEMENT, squeezeExcitation, List.of(1, 3), norm, Initializer.HE);
    }

    private INDArray run(FeatureMap output) {
        return graph.outputSingle(Map.of(), output.variable().name());
    }

    @Test
    void aResidualBlockWhoseLastConvolutionSaysNothingGivesBackWhatItWasGiven() {
        FeatureMap output = Block.RESIDUAL.of(scope, map, 4, options(Norm.NONE, Block.RESIDUAL, 0));
        assertThat(parameters.names()).hasSize(4).noneMatch(name -> name.contains("shortcut"));
        parameters.get("net/convolution2/weights").assign(0);
        assertThat(run(output)).isEqualTo(Nd4j.math().max(input, Nd4j.zerosLike(input)));
    }

    @Test
    void aResidualBlockOfOtherChannelsHasAProjection() {
        Block.RESIDUAL.of(scope, map, 6, options(Norm.BATCH, Block.RESIDUAL, 0));
        assertThat(parameters.get("net/shortcut/convolution/weights").shape()).containsExactly(1, 1, 4, 6);
        assertThat(parameters.trainedNames("net/shortcut/norm")).hasSize(2);
    }

    @Test
    void anInceptionBlockHasItsFiltersSideBySide() {
        FeatureMap output = Block.INCEPTION.of(scope, map, 7, options(Norm.NONE, Block.INCEPTION, 0));
        assertThat(output.channels()).isEqualTo(7);
        // A pixel alone, the kernel with what is left over, the kernel twice, the largest around: each with biases.
        assertThat(parameters.trainedCount("net/"))
                .isEqualTo((4 + 1) + 4 * (9 * 4 + 1) + (9 * 4 + 1) + (9 + 1) + (4 + 1));
        assertThat(run(output).shape()).containsExactly(2, 4, 6, 7);
    }

    @Test
    void squeezeAndExcitationScalesChannelsByWhatTheirMeansTell() {
        FeatureMap output = SqueezeExcitation.of(scope, map, options(Norm.NONE, Block.PLAIN, 2));
        INDArray squeeze = parameters.get("net/squeeze/weights").reshape(4, 2);
        INDArray excite = parameters.get("net/excite/weights").reshape(2, 4);
        INDArray result = run(output);
        for (int frame = 0; frame < 2; frame++) {
            INDArray means = input.get(org.nd4j.linalg.indexing.NDArrayIndex.point(frame))
                    .mean(0, 1)
                    .reshape(1, 4);
            INDArray hidden = means.mmul(squeeze);
            hidden = Nd4j.math().max(hidden, Nd4j.zerosLike(hidden));
            INDArray factors = hidden.mmul(excite);
            for (int channel = 0; channel < 4; channel++) {
                double factor = 1 / (1 + Math.exp(-factors.getDouble(0, channel)));
                assertThat(result.getDouble(frame, 3, 2, channel))
                        .isCloseTo(factor * input.getDouble(frame, 3, 2, channel), within(1e-12));
            }
        }
    }
}
