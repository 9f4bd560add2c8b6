package org.areogan.discriminator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PatchGanTest {
    private static final DiscriminatorOptions SMALL =
            new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4, 6, 8), 2, Norm.NONE, false);

    private final Parameters parameters = new Parameters(DataType.DOUBLE);

    @AfterEach
    void close() {
        parameters.close();
    }

    @Test
    void theReferenceHasAsManyParametersAsItsLayersAddUpTo() {
        build(SameDiff.create(), 6, DiscriminatorOptions.REFERENCE);
        long expected = (16L * 6 * 64 + 64) + (16L * 64 * 128 + 128) + (16L * 128 * 256 + 256) + (16L * 256 + 1);
        assertThat(parameters.trainedCount("discriminator/")).isEqualTo(expected);
    }

    @Test
    void aNormalisedLayerHasGainAndBiasInPlaceOfItsOwnBias() {
        build(
                SameDiff.create(),
                3,
                new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4, 6), 1, Norm.INSTANCE, false));
        assertThat(parameters.trainedCount("discriminator/"))
                .isEqualTo((16 * 3 * 4 + 4) + (16 * 4 * 6 + 2 * 6) + (16 * 6 + 1));
    }

    @ParameterizedTest
    @CsvSource({"1,32,64", "2,16,32", "3,8,16"})
    void eachStridedLayerHalvesThePatchGrid(int strided, int rows, int columns) {
        assertThat(grid(
                        new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4, 6, 8), strided, Norm.NONE, false),
                        64,
                        128))
                .containsExactly(2, rows, columns, 1);
    }

    @Test
    void thePatchGridOfOddSizesIsRoundedUp() {
        assertThat(grid(SMALL, 13, 7)).containsExactly(2, 4, 2, 1);
    }

    @Test
    void thePixelDiscriminatorHasALogitForEachPixel() {
        DiscriminatorOptions pixel =
                new DiscriminatorOptions(DiscriminatorKind.PIXEL, List.of(4, 6), 0, Norm.NONE, false);
        assertThat(grid(pixel, 5, 9)).containsExactly(2, 5, 9, 1);
        assertThat(receptiveField(pixel)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PATCH,1", "PATCH,2", "PATCH,3", "PIXEL,1"})
    void aLogitSeesExactlyItsReceptiveField(DiscriminatorKind kind, int strided) {
        DiscriminatorOptions options = new DiscriminatorOptions(kind, List.of(2, 2, 2), strided, Norm.NONE, false);
        SameDiff graph = SameDiff.create();
        int side = 96;
        SDVariable input = graph.var("pair", Nd4j.rand(DataType.DOUBLE, 1, side, side, 2));
        FeatureMap logits = Discriminator.of(options)
                .verdict(scope(graph, Mode.TRAINING), new FeatureMap(input, 1, side, side, 2))
                .logits();
        double[] grid = new double[(int) (logits.height() * logits.width())];
        int middle = (int) (logits.height() / 2 * logits.width() + logits.width() / 2);
        grid[middle] = 1;
        SDVariable chosen =
                graph.constant(Nd4j.create(grid, new long[] {1, logits.height(), logits.width(), 1}, DataType.DOUBLE));
        logits.variable().mul(chosen).sum("loss");
        graph.setLossVariables("loss");
        INDArray gradient =
                graph.calculateGradients(Map.of(), "pair").values().iterator().next();
        INDArray seen = gradient.mul(gradient).sum(0, 3);
        assertThat(extent(seen.sum(1).toDoubleVector())).isEqualTo(receptiveField(options));
        assertThat(extent(seen.sum(0).toDoubleVector())).isEqualTo(receptiveField(options));
    }

    private static int extent(double[] values) {
        int first = 0;
        while (values[first] == 0) {
            first++;
        }
        int last = values.length - 1;
        while (values[last] == 0) {
            last--;
        }
        return last - first + 1;
    }

    @Test
    void theReferenceSeesPatchesOfThirtyFourPixels() {
        assertThat(receptiveField(DiscriminatorOptions.REFERENCE)).isEqualTo(34);
    }

    @Test
    void spectralNormAsksForOneUpdateALayerInTrainingOnly() {
        DiscriminatorOptions options =
                new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4, 6), 2, Norm.INSTANCE, true);
        NetworkScope training = scope(SameDiff.create(), Mode.TRAINING);
        add(training, 3, options);
        assertThat(training.statistics())
                .extracting(StatisticUpdate::statistic)
                .containsExactly(
                        "discriminator/layer1/convolution/singular",
                        "discriminator/layer2/convolution/singular",
                        "discriminator/logits/singular");
        NetworkScope inference = scope(SameDiff.create(), Mode.INFERENCE);
        add(inference, 3, options);
        assertThat(inference.statistics()).isEmpty();
    }

    @Test
    void theDescriptionTellsParametersAndReceptiveField() {
        build(SameDiff.create(), 6, DiscriminatorOptions.REFERENCE);
        assertThat(Discriminator.of(DiscriminatorOptions.REFERENCE).describe(parameters, "discriminator"))
                .contains("PatchGAN 64-128-256, 4x4, strides 2-2-1-1")
                .contains("each logit sees 34x34 pixels")
                .containsPattern("layer1 +6,208")
                .containsPattern("parameters +666,049");
    }

    @Test
    void badOptionsAreNamed() {
        assertThatThrownBy(() -> new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(), 1, Norm.NONE, false))
                .hasMessage("discriminator.filters must be 1 to 8 numbers of at least 1, got []");
        assertThatThrownBy(() -> new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4, 0), 1, Norm.NONE, false))
                .hasMessageContaining("discriminator.filters");
        assertThatThrownBy(() ->
                        new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4, 8, 8, 8), 4, Norm.NONE, false))
                .hasMessage("discriminator.strided must be 1 to 3 with filters [4, 8, 8, 8], got 4");
        assertThatThrownBy(() -> new DiscriminatorOptions(DiscriminatorKind.PATCH, List.of(4), 0, Norm.NONE, false))
                .hasMessageContaining("discriminator.strided must be 1 to 1");
    }

    private long[] grid(DiscriminatorOptions options, int height, int width) {
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.var("pair", Nd4j.rand(DataType.DOUBLE, 2, height, width, 3));
        FeatureMap logits = Discriminator.of(options)
                .verdict(scope(graph, Mode.TRAINING), new FeatureMap(input, 2, height, width, 3))
                .logits();
        long[] shape = graph.outputSingle(Map.of(), logits.variable().name()).shape();
        assertThat(shape).containsExactly(logits.batch(), logits.height(), logits.width(), logits.channels());
        return shape;
    }

    private void build(SameDiff graph, int channels, DiscriminatorOptions options) {
        add(scope(graph, Mode.TRAINING), channels, options);
    }

    private static void add(NetworkScope scope, int channels, DiscriminatorOptions options) {
        SDVariable pair = scope.graph().placeHolder("pair", DataType.DOUBLE, -1, -1, -1, channels);
        Discriminator.of(options).verdict(scope, new FeatureMap(pair, channels)).logits();
    }

    private NetworkScope scope(SameDiff graph, Mode mode) {
        return new NetworkScope(graph, parameters, "discriminator", mode, 1);
    }

    private static int receptiveField(DiscriminatorOptions options) {
        return ((PatchGan) Discriminator.of(options)).receptiveField();
    }
}
