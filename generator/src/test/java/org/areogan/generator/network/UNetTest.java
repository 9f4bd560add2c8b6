package org.areogan.generator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.areogan.engine.Parameters;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.Networks;
import org.areogan.generator.network.UNet.Options;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class UNetTest {
    private final Parameters parameters = new Parameters(DataType.FLOAT);

    @AfterEach
    void close() {
        parameters.close();
    }

    @Test
    void theReferenceHasTheParametersOfTheReport() {
        build(scope(Mode.TRAINING), Options.REFERENCE, 5, 2, 32, 32);
        assertThat(parameters.trainedCount("generator/")).isEqualTo(1_940_885);
    }

    static Stream<Options> everyCombination() {
        return Stream.of(Norm.values())
                .flatMap(norm -> Stream.of(Down.values())
                        .flatMap(down -> Stream.of(Up.values()).map(up -> Networks.with(norm, down, up))));
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void everyCombinationKeepsTheFramesSizeAndHasTheParametersOfTheFormula(Options options) {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap logits = build(scope, options, 3, 2, 8, 12);
        INDArray frames = Nd4j.rand(DataType.FLOAT, 2, 8, 12, 1);
        assertThat(scope.graph()
                        .outputSingle(Map.of("frame", frames), logits.variable().name())
                        .shape())
                .containsExactly(2, 8, 12, 3)
                .containsExactly(logits.batch(), logits.height(), logits.width(), logits.channels());
        assertThat(parameters.trainedCount("generator/")).isEqualTo(formula(options, 3));
    }

    /** Added up from the description of the network, not from its code. */
    private static long formula(Options options, int classes) {
        boolean normalised = options.norm() != Norm.NONE;
        long unitExtra = normalised ? 2 : 1;
        long area = (long) options.kernel() * options.kernel();
        long sum = 0;
        long above = 1;
        for (int filters : options.filters()) {
            sum += area * above * filters + area * filters * filters + 2 * unitExtra * filters;
            sum += options.down() == Down.STRIDED ? area * filters * filters + unitExtra * filters : 0;
            above = filters;
        }
        long below = options.bottleneck();
        sum += area * above * below + area * below * below + 2 * unitExtra * below;
        for (int level = options.filters().size() - 1; level >= 0; level--) {
            long filters = options.filters().get(level);
            sum += switch (options.up()) {
                case TRANSPOSED -> 4 * below * filters + filters;
                case DEPTH_TO_SPACE -> 4 * below * filters + 4 * filters;
                case UPSAMPLE -> area * below * filters + filters;
            };
            sum += area * 2 * filters * filters + area * filters * filters + 2 * unitExtra * filters;
            below = filters;
        }
        return sum + below * classes + classes;
    }

    @Test
    void trainingAndInferenceShareTheirParameters() {
        Options options = Networks.with(Norm.BATCH, Down.STRIDED, Up.DEPTH_TO_SPACE);
        NetworkScope training = scope(Mode.TRAINING);
        build(training, options, 3, 2, 8, 8);
        List<String> names = List.copyOf(parameters.names());
        NetworkScope inference = scope(Mode.INFERENCE);
        build(inference, options, 3, -1, -1, -1);
        assertThat(parameters.names()).containsExactlyElementsOf(names);
        assertThat(inference.statistics()).isEmpty();
        // Two units in each of five blocks and one on each of two ways down, with a mean and a variance each.
        assertThat(training.statistics()).hasSize(2 * (2 * 5 + 2));
        assertThat(training.statistics())
                .extracting(StatisticUpdate::statistic)
                .allSatisfy(name -> assertThat(parameters.trainedNames("")).doesNotContain(name));
    }

    @Test
    void parametersAreNamedAfterTheirPlace() {
        build(scope(Mode.TRAINING), Networks.TINY, 3, 2, 8, 8);
        assertThat(parameters.names())
                .startsWith("generator/encoder1/convolution1/weights", "generator/encoder1/convolution1/bias")
                .contains("generator/bottleneck/convolution2/weights", "generator/decoder2/up/weights")
                .endsWith("generator/classes/weights", "generator/classes/bias");
    }

    @Test
    void dropoutChangesTrainingFromSeedToSeedOnly() {
        NetworkScope scope = scope(Mode.TRAINING);
        String logits = build(scope, Networks.TINY, 3, 1, 8, 8).variable().name();
        Map<String, INDArray> frame = Map.of("frame", Nd4j.rand(DataType.FLOAT, 1, 8, 8, 1));
        INDArray first = seeded(scope.graph(), 1, frame, logits);
        assertThat(seeded(scope.graph(), 1, frame, logits)).isEqualTo(first);
        assertThat(seeded(scope.graph(), 2, frame, logits)).isNotEqualTo(first);
    }

    private static INDArray seeded(SameDiff graph, long seed, Map<String, INDArray> frame, String output) {
        Nd4j.getRandom().setSeed(seed);
        return graph.outputSingle(frame, output);
    }

    @Test
    void theDescriptionTellsTheOptionsAndTheParameters() {
        build(scope(Mode.TRAINING), Options.REFERENCE, 5, 2, 32, 32);
        assertThat(UNet.describe(parameters, "generator", Options.REFERENCE))
                .contains("U-Net 16-32-64-128, bottleneck 256", "multiples of 16")
                .containsPattern("encoder1 +2,480")
                .containsPattern("parameters +1,940,885");
    }

    @Test
    void badOptionsAreNamed() {
        assertThatThrownBy(() -> options(List.of(), 8, 3, 0.1, Initializer.HE))
                .hasMessage("generator.filters must be 1 to 8 numbers of at least 1, got []");
        assertThatThrownBy(() -> options(IntStream.range(1, 10).boxed().toList(), 8, 3, 0.1, Initializer.HE))
                .hasMessageContaining("generator.filters");
        assertThatThrownBy(() -> options(List.of(4), 0, 3, 0.1, Initializer.HE))
                .hasMessage("generator.bottleneck must be at least 1, got 0");
        assertThatThrownBy(() -> options(List.of(4), 8, 2, 0.1, Initializer.HE))
                .hasMessage("generator.kernel must be an odd number, got 2");
        assertThatThrownBy(() -> options(List.of(4), 8, 3, 1, Initializer.HE))
                .hasMessage("generator.dropout must be in [0, 1), got 1.0");
        assertThatThrownBy(() -> options(List.of(4), 8, 3, Double.NaN, Initializer.HE))
                .hasMessageContaining("generator.dropout");
        assertThatThrownBy(() -> options(List.of(4), 8, 3, 0.1, Initializer.ZEROS))
                .hasMessage("generator.initializer must be he or glorot, got zeros");
        assertThatThrownBy(() -> Networks.parts(Norm.NONE, Block.PLAIN, -1))
                .hasMessage("generator.squeeze_excitation must be 0 or more, got -1");
        assertThatThrownBy(() -> rates(3, List.of()))
                .hasMessage("generator.aspp_rates must be 1 to 8 different numbers from 1 to 64, got []");
        assertThatThrownBy(() -> rates(3, List.of(2, 2))).hasMessageContaining("generator.aspp_rates");
        assertThatThrownBy(() -> rates(3, List.of(65))).hasMessageContaining("generator.aspp_rates");
        assertThatThrownBy(() -> rates(1, List.of(2)))
                .hasMessage(
                        "generator.kernel must be 3 or more with generator.bridge: aspp, whose rates are gaps between a"
                                + " kernel's weights, got 1");
        assertThatThrownBy(() -> new Options(
                        List.of(4, 3),
                        8,
                        3,
                        0,
                        DropoutKind.ELEMENT,
                        Block.INCEPTION,
                        Norm.NONE,
                        Down.MAX_POOL,
                        Up.TRANSPOSED,
                        Initializer.HE))
                .hasMessage(
                        "generator.filters and generator.bottleneck must be 4 or more with generator.block: inception,"
                                + " got [4, 3] and 8");
    }

    private static Options options(
            List<Integer> filters, int bottleneck, int kernel, double dropout, Initializer initializer) {
        return new Options(
                filters,
                bottleneck,
                kernel,
                dropout,
                DropoutKind.ELEMENT,
                Block.PLAIN,
                Norm.NONE,
                Down.MAX_POOL,
                Up.TRANSPOSED,
                initializer);
    }

    private static Options rates(int kernel, List<Integer> rates) {
        return new Options(
                List.of(4),
                8,
                kernel,
                0,
                DropoutKind.ELEMENT,
                Block.PLAIN,
                0,
                Bridge.ASPP,
                rates,
                Skip.PLAIN,
                Fusion.CONCATENATE,
                Head.LAST,
                0,
                Norm.NONE,
                Down.MAX_POOL,
                Up.TRANSPOSED,
                Initializer.HE,
                1,
                0);
    }

    private NetworkScope scope(Mode mode) {
        return new NetworkScope(SameDiff.create(), parameters, "generator", mode, 1);
    }

    private static FeatureMap build(
            NetworkScope scope, Options options, int classes, long batch, long height, long width) {
        SDVariable frame = scope.graph().placeHolder("frame", scope.parameters().type(), batch, height, width, 1);
        return UNet.logits(scope, new FeatureMap(frame, 1), classes, options);
    }
}
