package org.areogan.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** What holds for each reconstruction loss that there is, with the usual numbers and with others. */
class EveryReconstructionLossTest {
    private static final int CLASSES = 4;
    private static final int NO_LABEL = 255;
    private static final double STEP = 1e-6;
    private static final LossOptions OTHERS = new LossOptions(0, 1, 0.25, 0.6, 0.2, 2, 3);

    /** Rows of pixels; the last class is not there, and two pixels have no label. */
    private static final LossCase CASE =
            LossCase.random(3, 4, 6, CLASSES).withoutLabel(2).withoutLabel(9);

    private static Stream<Arguments> losses() {
        return ReconstructionLosses.names().stream()
                .flatMap(name -> Stream.of(LossOptions.USUAL, OTHERS)
                        .map(options -> Arguments.argumentSet(
                                name + (options.equals(OTHERS) ? " with other numbers" : ""),
                                ReconstructionLosses.create(name, options, false))));
    }

    private static Stream<String> takingPartialLabels() {
        return ReconstructionLosses.takingPartialLabels(LossOptions.USUAL).stream();
    }

    @Test
    void theyAreThoseOfTheDocuments() {
        assertThat(ReconstructionLosses.names())
                .containsExactly(
                        "binary_cross_entropy",
                        "cross_entropy",
                        "dice",
                        "focal",
                        "focal_tversky",
                        "jaccard",
                        "lovasz",
                        "mae",
                        "ssim",
                        "tversky");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreThoseOfCentralDifferences(ReconstructionLoss loss) {
        assertGradientIsRight(loss, CASE);
    }

    @ParameterizedTest
    @MethodSource("takingPartialLabels")
    void gradientsAreThoseOfCentralDifferencesWherePixelsMayBeOfSeveralClasses(String name) {
        assertGradientIsRight(
                ReconstructionLosses.create(name, LossOptions.USUAL, true),
                CASE.withAlso(4, 0).withAlso(4, 1).withAlso(13, 3));
    }

    private static void assertGradientIsRight(ReconstructionLoss loss, LossCase where) {
        double[] gradient = where.measured(loss, DataType.DOUBLE).gradient();
        assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
        List<double[]> steps = new ArrayList<>();
        for (int place = 0; place < gradient.length; place += 3) {
            double start = where.probabilities()[place];
            steps.add(where.predictionsWith(place, start + STEP));
            steps.add(where.predictionsWith(place, start - STEP));
        }
        double[] losses = where.ofEach(loss, steps);
        for (int step = 0; step < losses.length; step += 2) {
            double slope = (losses[step] - losses[step + 1]) / (2 * STEP);
            int place = 3 * step / 2;
            assertThat(gradient[place]).as("at %d", place).isCloseTo(slope, within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatPixelsWithoutALabelSayDoesNotMatter(ReconstructionLoss loss) {
        double[] changed = CASE.probabilities().clone();
        changed[2 * CLASSES] = 0.9;
        changed[9 * CLASSES + 3] = 0.01;
        assertThat(CASE.predicting(changed).of(loss)).isCloseTo(CASE.of(loss), within(1e-9));
        double[] gradient = CASE.measured(loss, DataType.DOUBLE).gradient();
        for (int id = 0; id < CLASSES; id++) {
            assertThat(gradient[2 * CLASSES + id]).isCloseTo(0, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void masksWithoutAnyLabelCostNothing(ReconstructionLoss loss) {
        LossCase empty = CASE;
        for (int pixel = 0; pixel < CASE.weights().length; pixel++) {
            empty = empty.withoutLabel(pixel);
        }
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            LossCase.Measured measured = empty.measured(loss, type);
            assertThat(measured.loss()).isZero();
            assertThat(measured.gradient()).containsOnly(0);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void perfectPredictionsCostNextToNothing(ReconstructionLoss loss) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            LossCase.Measured measured = CASE.predicting(CASE.truth()).measured(loss, type);
            assertThat(measured.loss()).isCloseTo(0, within(2e-3));
            assertThat(Arrays.stream(measured.gradient()).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void predictionsThatAreWrongBeyondDoubtCostMoreAndHaveFiniteGradients(ReconstructionLoss loss) {
        double[] wrong = Arrays.stream(CASE.truth()).map(each -> 1 - each).toArray();
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            LossCase.Measured measured = CASE.predicting(wrong).measured(loss, type);
            assertThat(measured.loss()).isGreaterThan(CASE.of(loss)).isFinite();
            assertThat(Arrays.stream(measured.gradient()).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void outsideAGraphTheLossOfAFrameIsTheSame(ReconstructionLoss loss) {
        double[] classWeights = {1, 0, 2.5, 0.5};
        float[] probabilities = new float[CASE.probabilities().length];
        byte[] truth = new byte[CASE.weights().length];
        double[] weights = new double[truth.length];
        for (int pixel = 0; pixel < truth.length; pixel++) {
            truth[pixel] = (byte) NO_LABEL;
            for (int id = 0; id < CLASSES; id++) {
                probabilities[pixel * CLASSES + id] = (float) CASE.probabilities()[pixel * CLASSES + id];
                if (CASE.truth()[pixel * CLASSES + id] == 1) {
                    truth[pixel] = (byte) id;
                    weights[pixel] = classWeights[id];
                }
            }
        }
        double total = Arrays.stream(weights).sum();
        LossCase weighed = new LossCase(
                CASE.width(),
                CLASSES,
                CASE.probabilities(),
                CASE.truth(),
                Arrays.stream(weights).map(each -> each / total).toArray());

        ReconstructionLoss.Meter meter = loss.meter(classWeights);
        assertThat(meter.value()).isNaN();
        meter.add(probabilities, truth, CASE.width(), CLASSES);
        assertThat(meter.value()).isCloseTo(weighed.of(loss), within(1e-5));
        // Twice the same frame is as wrong as once.
        meter.add(probabilities, truth, CASE.width(), CLASSES);
        assertThat(meter.value()).isCloseTo(weighed.of(loss), within(1e-5));
    }

    @Test
    void aLossThatTakesNoPartialLabelsIsNotMadeForThem() {
        assertThat(ReconstructionLosses.takingPartialLabels(LossOptions.USUAL))
                .containsAll(ReconstructionLosses.names().stream()
                        .filter(name -> !name.equals("mae"))
                        .toList())
                .doesNotContain("mae");
        assertThat(ReconstructionLosses.takingPartialLabels(new LossOptions(0.1, 2, 1, 0.3, 0.7, 1, 7)))
                .doesNotContain("cross_entropy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReconstructionLosses.create("mae", LossOptions.USUAL, true))
                .withMessageContaining("mae");
    }

    @Test
    void badNumbersAreNamedAsInTheConfiguration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LossOptions(1, 2, 1, 0.3, 0.7, 1, 7))
                .withMessage("objective.loss.label_smoothing must be 0 to below 1, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LossOptions(0, -1, 1, 0.3, 0.7, 1, 7))
                .withMessageStartingWith("objective.loss.focal_gamma");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LossOptions(0, 2, 0, 0.3, 0.7, 1, 7))
                .withMessageStartingWith("objective.loss.focal_alpha");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LossOptions(0, 2, 1, Double.NaN, 0.7, 1, 7))
                .withMessageStartingWith("objective.loss.tversky_alpha");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LossOptions(0, 2, 1, 0, 0, 1, 7))
                .withMessageStartingWith("objective.loss.tversky_beta");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LossOptions(0, 2, 1, 0.3, 0.7, 0.75, 7))
                .withMessageStartingWith("objective.loss.focal_tversky_gamma");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LossOptions(0, 2, 1, 0.3, 0.7, 1, 4))
                .withMessage("objective.loss.ssim_window must be odd and 3 or more, got 4");
    }
}
