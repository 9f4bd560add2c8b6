package org.areogan.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What layers compute, against hand-made values. */
class LayersTest extends LayerValues {
    @Test
    void convolutionWeighsNeighboursAndAddsTheBias() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap input = input(scope, 1, 3, 3, 1);
        FeatureMap output = Convolutions.convolution(scope, input, new Kernel(1, 3, 1, Initializer.HE));
        parameters
                .get("net/weights")
                .assign(Nd4j.createFromArray(1., 2., 3., 4., 5., 6., 7., 8., 9.).reshape(3, 3, 1, 1));
        parameters.get("net/bias").assign(100);
        INDArray result = run(scope, output, Nd4j.createFromArray(1., 0., 0., 0., 0., 0., 0., 0., 10.));
        // The first pixel is the centre of its own window (weight 5); the last one is seen by its window's centre too.
        assertThat(result.ravel().toDoubleVector())
                .containsExactly(105, 104, 100, 102, 101 + 90, 100 + 80, 100, 100 + 60, 100 + 50);
    }

    @Test
    void transposedConvolutionSpreadsAPixelOverASquare() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap input = input(scope, 1, 1, 2, 1);
        FeatureMap output = Convolutions.transposed(scope, input, 1, Initializer.HE);
        parameters
                .get("net/weights")
                .assign(Nd4j.createFromArray(1., 2., 3., 4.).reshape(2, 2, 1, 1));
        INDArray result = run(scope, output, Nd4j.createFromArray(1., 10.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(1, 2, 10, 20, 3, 4, 30, 40);
    }

    @Test
    void depthToSpaceLaysFourChannelsOutAsASquare() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap input = input(scope, 1, 1, 2, 1);
        FeatureMap output = Resampling.depthToSpace(scope, input, 1, Initializer.HE);
        parameters
                .get("net/weights")
                .assign(Nd4j.createFromArray(1., 2., 3., 4.).reshape(1, 1, 1, 4));
        INDArray result = run(scope, output, Nd4j.createFromArray(1., 10.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(1, 2, 10, 20, 3, 4, 30, 40);
    }

    @Test
    void upsamplingRepeatsEveryChannel() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap input = input(scope, 1, 1, 2, 2);
        FeatureMap output = Resampling.upsampled(scope, input, 2, 1, Initializer.HE);
        parameters
                .get("net/weights")
                .assign(Nd4j.createFromArray(1., 0., 0., 1.).reshape(1, 1, 2, 2));
        INDArray result = run(scope, output, Nd4j.createFromArray(1., 2., 3., 4.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(1, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4);
    }

    @Test
    void maxPoolingKeepsTheLargest() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Resampling.maxPooling(scope, input(scope, 1, 2, 4, 1));
        INDArray result = run(scope, output, Nd4j.createFromArray(1., 9., -3., -4., 5., 2., -1., -2.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(9, -1);
    }

    @Test
    void openingTakesAwayWhatNoSquareFitsInto() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Morphology.opened(scope, input(scope, 1, 5, 6, 1));
        double[] squareAndSpeck = {
            0, 0, 0, 0, 0, 7, //
            0, 2, 2, 2, 0, 0, //
            0, 2, 3, 2, 0, 0, //
            0, 2, 2, 2, 0, 0, //
            0, 0, 0, 0, 0, 0
        };
        INDArray result = run(scope, output, Nd4j.createFromArray(squareAndSpeck));
        double[] square = squareAndSpeck.clone();
        square[5] = 0;
        square[2 * 6 + 2] = 2;
        assertThat(result.ravel().toDoubleVector()).containsExactly(square);
    }

    @Test
    void closingFillsHolesAndWhatLiesOutsideIsNeitherBrightNorDark() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Morphology.closed(scope, input(scope, 1, 5, 7, 1));
        double[] ring = {
            0, 0, 0, 0, 0, 0, 0, //
            0, 0, 0, 0, 1, 1, 1, //
            0, 0, 0, 0, 1, 0, 1, //
            0, 0, 0, 0, 1, 1, 1, //
            0, 0, 0, 0, 0, 0, 0
        };
        INDArray result = run(scope, output, Nd4j.createFromArray(ring));
        double[] filled = ring.clone();
        filled[2 * 7 + 5] = 1;
        // One row to the border, above and below, is a gap that no square fits into.
        for (int column = 4; column < 7; column++) {
            filled[column] = 1;
            filled[4 * 7 + column] = 1;
        }
        assertThat(result.ravel().toDoubleVector()).containsExactly(filled);
    }

    @Test
    void aFrozenNetworkRunsAsInInferenceAndHasNothingThatIsTrained() {
        NetworkScope training = scope(Mode.TRAINING);
        FeatureMap input = input(training, 2, 1, 2, 1);
        NetworkScope frozen = training.within("first").frozen();
        FeatureMap output = Normalizations.batchNorm(
                frozen.within("norm"),
                Convolutions.convolution(frozen.within("convolution"), input, new Kernel(1, 1, 1, Initializer.HE)));
        parameters.get("net/first/convolution/weights").assign(3);
        parameters.get("net/first/norm/mean").assign(5);
        INDArray result = run(training, output, Nd4j.createFromArray(2., 2., 6., 6.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(new double[] {1, 1, 13, 13}, within(1e-3));
        assertThat(parameters.trainedNames("")).isEmpty();
        assertThat(training.statistics()).isEmpty();
        assertThat(frozen.statistics()).isEmpty();
    }

    @Test
    void theLargestAroundAPixelIsLookedForInTheFrameAlone() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Resampling.largestAround(scope, input(scope, 1, 2, 4, 1), 3);
        INDArray result = run(scope, output, Nd4j.createFromArray(-1., -9., -3., -4., -5., -2., -7., -8.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(-1, -1, -2, -3, -1, -1, -2, -3);
    }

    @Test
    void factorsOfChannelsScaleAllPixelsOfTheirFrame() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap input = input(scope, 2, 1, 2, 2);
        FeatureMap output = Activations.scaled(input, Resampling.mean(input));
        INDArray result = run(scope, output, Nd4j.createFromArray(1., 2., 3., 6., 10., 0., 20., 1.));
        // Means 2 and 4 in the first frame, 15 and 0.5 in the second.
        assertThat(result.ravel().toDoubleVector()).containsExactly(2, 8, 6, 24, 150, 0, 300, 0.5);
    }

    @Test
    void spectralNormFindsTheLargestSingularValue() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap input = input(scope, 1, 1, 1, 2);
        Convolutions.convolution(scope, input, new Kernel(2, 1, 1, true, Initializer.HE, true));
        // Singular values 4 and 2: a rotation of a diagonal matrix.
        double half = Math.sqrt(0.5);
        parameters
                .get("net/weights")
                .assign(Nd4j.createFromArray(4 * half, 4 * half, -2 * half, 2 * half)
                        .reshape(1, 1, 2, 2));
        StatisticUpdate update = scope.statistics().get(0);
        assertThat(update.momentum()).isZero();
        for (int i = 0; i < 60; i++) {
            parameters.get(update.statistic()).assign(scope.graph().outputSingle(Map.of(), update.value()));
        }
        double[] vector = parameters.get(update.statistic()).ravel().toDoubleVector();
        assertThat(Math.abs(vector[0])).isCloseTo(half, within(1e-9));
        assertThat(vector[0]).isCloseTo(vector[1], within(1e-9));
        SameDiff again = SameDiff.create();
        NetworkScope judge = new NetworkScope(again, parameters, "net", Mode.INFERENCE, 1);
        FeatureMap output = Convolutions.convolution(
                judge, input(judge, 1, 1, 1, 2), new Kernel(2, 1, 1, true, Initializer.HE, true));
        assertThat(judge.statistics()).isEmpty();
        assertThat(run(judge, output, Nd4j.createFromArray(1., 0.)).ravel().toDoubleVector())
                .containsExactly(new double[] {half, half}, within(1e-9));
    }
}
