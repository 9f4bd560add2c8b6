package org.areogan.torch.graph;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.Dropouts;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.Morphology;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Normalizations;
import org.areogan.engine.layers.Resampling;
import org.areogan.torch.Losses;
import org.areogan.torch.Parity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** Every layer: its output, the statistics that it keeps, and the gradients of its input and all its parameters. */
class LayerParityTest {
    private interface Layer extends BiFunction<NetworkScope, FeatureMap, FeatureMap> {}

    private record Case(String name, Mode mode, Layer layer) {
        /** The softmax of a single channel is 1 whatever it is given, so that there is no gradient to compare. */
        boolean fits(Size size) {
            return !name.equals("softmax") || size.channels() > 1;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Size(int batch, int height, int width, int channels) {}

    private static final List<Size> SIZES = List.of(
            new Size(2, 4, 6, 3),
            new Size(3, 5, 7, 2),
            new Size(1, 9, 4, 1),
            new Size(2, 2, 1, 4),
            new Size(1, 1, 1, 2));

    /** A slope that single precision holds exactly, because ND4J keeps it so even among doubles. */
    private static final double SLOPE = 0.25;

    private static Case training(String name, Layer layer) {
        return new Case(name, Mode.TRAINING, layer);
    }

    private static Case convolution(int kernel, int stride, boolean bias, boolean spectralNorm) {
        String name = "convolution " + kernel + "x" + kernel + " stride " + stride + (bias ? "" : " without bias")
                + (spectralNorm ? " spectral norm" : "");
        Kernel made = new Kernel(3, kernel, stride, bias, Initializer.HE, spectralNorm);
        return training(name, (scope, x) -> Convolutions.convolution(scope, x, made));
    }

    private static Case dilated(int kernel, int stride, int dilation) {
        Kernel made = new Kernel(3, kernel, stride, dilation, true, Initializer.HE, false);
        return training(
                "convolution " + kernel + "x" + kernel + " stride " + stride + " dilation " + dilation,
                (scope, x) -> Convolutions.convolution(scope, x, made));
    }

    private static FeatureMap product(NetworkScope scope, FeatureMap x) {
        int channels = x.channels();
        SDVariable weights = scope.weights("weights", Initializer.HE, channels, channels, channels, channels);
        SDVariable rows = scope.graph().reshape(x.variable(), -1, channels);
        return x.with(scope.graph().reshape(rows.mmul(weights), x.batch(), x.height(), x.width(), channels));
    }

    private static Stream<Case> layers() {
        return Stream.of(
                convolution(1, 1, true, false),
                convolution(1, 2, true, false),
                convolution(2, 1, true, false),
                convolution(2, 2, true, false),
                convolution(3, 1, true, false),
                convolution(3, 2, true, false),
                convolution(4, 1, true, false),
                convolution(4, 2, true, false),
                convolution(5, 2, true, false),
                convolution(3, 1, false, false),
                convolution(4, 2, false, false),
                convolution(3, 1, true, true),
                convolution(4, 2, false, true),
                dilated(1, 1, 2),
                dilated(2, 1, 2),
                dilated(3, 1, 2),
                dilated(3, 1, 4),
                dilated(3, 2, 2),
                dilated(4, 1, 3),
                training("product of matrices", LayerParityTest::product),
                training(
                        "dilated convolution of many channels to one",
                        (scope, x) -> Convolutions.convolution(
                                scope.within("last"),
                                Convolutions.convolution(scope, x, new Kernel(64, 1, 1, Initializer.HE)),
                                new Kernel(1, 3, 1, 2, true, Initializer.HE, false))),
                training(
                        "convolution to one channel",
                        (scope, x) -> Convolutions.convolution(scope, x, new Kernel(1, 3, 1, Initializer.HE))),
                training(
                        "strided convolution to one channel",
                        (scope, x) -> Convolutions.convolution(scope, x, new Kernel(1, 4, 2, Initializer.HE))),
                training("transposed", (scope, x) -> Convolutions.transposed(scope, x, 3, Initializer.HE)),
                training("max pooling", Resampling::maxPooling),
                training("opened", Morphology::opened),
                training("closed", Morphology::closed),
                training("depth to space", (scope, x) -> Resampling.depthToSpace(scope, x, 3, Initializer.HE)),
                training("upsampled", (scope, x) -> Resampling.upsampled(scope, x, 3, 3, Initializer.GLOROT)),
                training("repeated", Resampling::repeated),
                training("largest around", (scope, x) -> Resampling.largestAround(scope, x, 3)),
                training("largest around widely", (scope, x) -> Resampling.largestAround(scope, x, 5)),
                training("mean", (scope, x) -> Resampling.mean(x)),
                training("sum", (scope, x) -> Activations.sum(x, Activations.sigmoid(scope, x))),
                training(
                        "scaled by channel",
                        (scope, x) -> Activations.scaled(x, Activations.sigmoid(scope, Resampling.mean(x)))),
                training(
                        "scaled by pixel",
                        (scope, x) -> Activations.scaled(
                                x, Convolutions.convolution(scope, x, new Kernel(1, 1, 1, Initializer.GLOROT)))),
                training("instance norm", Normalizations::instanceNorm),
                training("batch norm", Normalizations::batchNorm),
                new Case("batch norm in inference", Mode.INFERENCE, Normalizations::batchNorm),
                new Case("dropout in inference", Mode.INFERENCE, (scope, x) -> Dropouts.dropout(scope, x, 0.3)),
                training("dropout of nothing", (scope, x) -> Dropouts.dropout(scope, x, 0)),
                training("relu", Activations::relu),
                training("leaky relu", (scope, x) -> Activations.leakyRelu(scope, x, SLOPE)),
                training("softmax", Activations::softmax),
                training("joined", (scope, x) -> Activations.joined(scope, Activations.leakyRelu(scope, x, SLOPE), x)),
                training(
                        "batch norm between convolution and relu",
                        (scope, x) -> Activations.relu(
                                scope,
                                Normalizations.batchNorm(
                                        scope.within("norm"),
                                        Convolutions.convolution(
                                                scope, x, new Kernel(4, 3, 1, false, Initializer.HE, false))))),
                training("relu that overwrites what is joined elsewhere", (scope, x) -> {
                    FeatureMap features = Convolutions.convolution(scope, x, new Kernel(2, 3, 1, Initializer.HE));
                    return Activations.joined(scope, Activations.relu(scope, features), features);
                }));
    }

    private static Stream<Arguments> layersOfAllSizesAndTypes() {
        return layers().flatMap(layer -> SIZES.stream()
                .filter(size -> layer.fits(size))
                .flatMap(size ->
                        Stream.of(DataType.FLOAT, DataType.DOUBLE).map(type -> Arguments.of(layer, size, type))));
    }

    @ParameterizedTest
    @MethodSource("layersOfAllSizesAndTypes")
    void bothEnginesAgreeOn(Case layer, Size size, DataType type) {
        Parity.assertSame(() -> problem(layer, size, type), Parity.tolerance(type));
    }

    /** The input is a trained parameter; each value of the output has a factor of its own in the loss. */
    private static Parity.Problem problem(Case layer, Size size, DataType type) {
        SameDiff graph = SameDiff.create();
        Parameters parameters = new Parameters(type);
        NetworkScope scope = new NetworkScope(graph, parameters, "net", layer.mode(), 3);
        SDVariable input = scope.weights(
                "input", Initializer.HE, 2, 1, size.batch(), size.height(), size.width(), size.channels());
        FeatureMap map = new FeatureMap(input, size.batch(), size.height(), size.width(), size.channels());
        FeatureMap output = layer.layer().apply(scope.within("layer"), map);
        Parity.disturb(parameters);
        return Losses.of(graph, parameters, scope, output);
    }
}
