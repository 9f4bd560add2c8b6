package org.areogan.engine.layers;

import java.util.Map;
import java.util.function.BiFunction;
import org.areogan.engine.GradientCheck;
import org.areogan.engine.GradientCheck.Rig;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every layer's gradient, for its input and for all its parameters. */
class LayerGradientTest {
    @ParameterizedTest
    @CsvSource({"1,1", "3,1", "3,2", "4,1", "4,2"})
    void ofConvolutionsOnOddSizes(int kernel, int stride) {
        check(
                5,
                7,
                (scope, x) -> Convolutions.convolution(scope, x, new Kernel(3, kernel, stride, Initializer.GLOROT)));
    }

    @Test
    void ofConvolutionWithoutBias() {
        check(
                4,
                6,
                (scope, x) -> Convolutions.convolution(scope, x, new Kernel(3, 3, 1, false, Initializer.HE, false)));
    }

    @ParameterizedTest
    @CsvSource({"3,1,2", "3,2,2", "2,1,3", "3,1,4"})
    void ofDilatedConvolution(int kernel, int stride, int dilation) {
        Kernel dilated = new Kernel(3, kernel, stride, dilation, true, Initializer.GLOROT, false);
        check(5, 7, (scope, x) -> Convolutions.convolution(scope, x, dilated));
    }

    @Test
    void ofTransposedConvolution() {
        check(3, 4, (scope, x) -> Convolutions.transposed(scope, x, 3, Initializer.HE));
    }

    @Test
    void ofDepthToSpace() {
        check(3, 4, (scope, x) -> Resampling.depthToSpace(scope, x, 3, Initializer.HE));
    }

    @Test
    void ofUpsampling() {
        check(3, 4, (scope, x) -> Resampling.upsampled(scope, x, 3, 3, Initializer.HE));
    }

    @Test
    void ofRepeating() {
        check(3, 4, Resampling::repeated);
    }

    @ParameterizedTest
    @CsvSource({"4,6,3", "5,7,3", "5,5,5"})
    void ofTheLargestAround(int height, int width, int side) {
        check(height, width, (scope, x) -> Resampling.largestAround(scope, x, side));
    }

    @Test
    void ofTheMean() {
        check(4, 5, (scope, x) -> Resampling.mean(x));
    }

    @Test
    void ofASum() {
        check(3, 4, (scope, x) -> Activations.sum(x, Activations.sigmoid(scope, x)));
    }

    @Test
    void ofScalingByChannel() {
        check(4, 5, (scope, x) -> Activations.scaled(x, Activations.sigmoid(scope, Resampling.mean(x))));
    }

    @Test
    void ofScalingByPixel() {
        check(
                4,
                5,
                (scope, x) -> Activations.scaled(
                        x, Convolutions.convolution(scope, x, new Kernel(1, 1, 1, Initializer.GLOROT))));
    }

    @ParameterizedTest
    @CsvSource({"4,6", "5,7"})
    void ofMaxPooling(int height, int width) {
        check(height, width, Resampling::maxPooling);
    }

    @Test
    void ofRelu() {
        check(4, 4, Activations::relu);
    }

    @Test
    void ofLeakyRelu() {
        check(4, 4, (scope, x) -> Activations.leakyRelu(scope, x, 0.2));
    }

    @Test
    void ofSoftmax() {
        check(4, 4, Activations::softmax);
    }

    @Test
    void ofJoining() {
        check(4, 4, (scope, x) -> Activations.joined(scope, x, Activations.leakyRelu(scope, x, 0.2)));
    }

    @Test
    void ofInstanceNorm() {
        check(4, 5, Normalizations::instanceNorm);
    }

    @Test
    void ofBatchNormInTraining() {
        check(4, 5, Normalizations::batchNorm);
    }

    @Test
    void ofBatchNormInInference() {
        try (Rig rig = new Rig(2, 4, 5, 2)) {
            rig.check(Normalizations.batchNorm(rig.scope(Mode.INFERENCE), rig.map));
        }
    }

    @Test
    void ofDropout() {
        check(4, 4, (scope, x) -> Dropouts.dropout(scope, x, 0.3));
    }

    @Test
    void ofSpatialDropout() {
        check(4, 4, (scope, x) -> Dropouts.spatialDropout(scope, x, 0.3));
    }

    /** Once the singular vectors have settled, the value does not depend on them to first order. */
    @Test
    void ofConvolutionWithSettledSpectralNorm() {
        try (Rig rig = new Rig(2, 4, 4, 2)) {
            NetworkScope scope = rig.scope(Mode.TRAINING);
            FeatureMap output =
                    Convolutions.convolution(scope, rig.map, new Kernel(3, 3, 1, true, Initializer.HE, true));
            StatisticUpdate update = scope.statistics().get(0);
            for (int i = 0; i < 200; i++) {
                INDArray next = rig.graph.outputSingle(Map.of(), update.value());
                rig.parameters.get(update.statistic()).assign(next);
            }
            new GradientCheck(rig.graph, output.variable())
                    .passesFor(Map.of(
                            "input", rig.input,
                            "net/weights", rig.parameters.get("net/weights"),
                            "net/bias", rig.parameters.get("net/bias")));
        }
    }

    private static void check(int height, int width, BiFunction<NetworkScope, FeatureMap, FeatureMap> layer) {
        try (Rig rig = new Rig(2, height, width, 2)) {
            rig.check(layer.apply(rig.scope(Mode.TRAINING), rig.map));
        }
    }
}
