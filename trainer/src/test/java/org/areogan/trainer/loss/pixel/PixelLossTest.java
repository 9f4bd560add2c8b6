package org.areogan.trainer.loss.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

class PixelLossTest {
    private static final int CLASSES = 3;
    private static final float[] PROBABILITIES = {0.7f, 0.2f, 0.1f, 0.1f, 0.6f, 0.3f};

    /** Of two pixels that weigh a quarter and three. */
    private static double value(PixelLoss loss, float... truth) {
        SameDiff graph = SameDiff.create();
        SDVariable probabilities = graph.constant(Nd4j.create(PROBABILITIES, new long[] {1, 1, 2, CLASSES}, 'c'));
        SDVariable known = graph.constant(Nd4j.create(truth, new long[] {1, 1, 2, CLASSES}, 'c'));
        SDVariable weights = graph.constant(Nd4j.create(new float[] {0.25f, 0.75f}, new long[] {1, 1, 2, 1}, 'c'));
        loss.of(graph, probabilities, known, weights, CLASSES).rename("loss");
        return graph.output(Map.of(), "loss").get("loss").getDouble(0);
    }

    private static PixelLoss crossEntropy(boolean partial) {
        return new CrossEntropy(0, partial);
    }

    private static PixelLoss focal(double gamma) {
        return new FocalLoss(gamma, 1);
    }

    @Test
    void ofOneClassAPartialLabelIsTheUsualCrossEntropy() {
        double expected = -0.25 * Math.log(0.7) - 0.75 * Math.log(0.3);
        assertThat(value(crossEntropy(false), 1, 0, 0, 0, 0, 1)).isCloseTo(expected, within(1e-5));
        assertThat(value(crossEntropy(true), 1, 0, 0, 0, 0, 1)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void ofSeveralClassesItIsTheSurpriseThatItIsAnyOfThem() {
        double expected = -0.25 * Math.log(0.7 + 0.2) - 0.75 * Math.log(0.3);
        assertThat(value(crossEntropy(true), 1, 1, 0, 0, 0, 1)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void theFocalLossWeighsPixelsByHowWrongTheyAre() {
        double expected = -0.25 * Math.pow(0.3, 2) * Math.log(0.7) - 0.75 * Math.pow(0.7, 2) * Math.log(0.3);
        assertThat(value(focal(2), 1, 0, 0, 0, 0, 1)).isCloseTo(expected, within(1e-5));
        assertThat(value(focal(0), 1, 0, 0, 0, 0, 1))
                .isCloseTo(-0.25 * Math.log(0.7) - 0.75 * Math.log(0.3), within(1e-5));
        double set = -0.25 * Math.pow(0.1, 2) * Math.log(0.9) - 0.75 * Math.pow(0.7, 2) * Math.log(0.3);
        assertThat(value(focal(2), 1, 1, 0, 0, 0, 1)).isCloseTo(set, within(1e-5));
    }

    @Test
    void withAlphaTheClassesThatAPixelIsNotOfSayTheRest() {
        // Of the first pixel 0.7 is right, 0.2 and 0.1 are wrong; of the second 0.3, and 0.1 and 0.6.
        double first =
                -0.25 * 0.3 * 0.3 * Math.log(0.7) - 0.75 * (0.2 * 0.2 * Math.log(0.8) + 0.1 * 0.1 * Math.log(0.9));
        double second =
                -0.25 * 0.7 * 0.7 * Math.log(0.3) - 0.75 * (0.1 * 0.1 * Math.log(0.9) + 0.6 * 0.6 * Math.log(0.4));
        assertThat(value(new FocalLoss(2, 0.25), 1, 0, 0, 0, 0, 1))
                .isCloseTo(0.25 * first + 0.75 * second, within(1e-5));
        double set = -0.25 * 0.1 * 0.1 * Math.log(0.9) - 0.75 * 0.1 * 0.1 * Math.log(0.9);
        assertThat(value(new FocalLoss(2, 0.25), 1, 1, 0, 0, 0, 1)).isCloseTo(0.25 * set + 0.75 * second, within(1e-5));
    }

    @Test
    void binaryCrossEntropyAsksOfEveryClassWhetherItIsThere() {
        double first = -Math.log(0.7) - Math.log(0.8) - Math.log(0.9);
        double second = -Math.log(0.9) - Math.log(0.4) - Math.log(0.3);
        assertThat(value(new BinaryCrossEntropy(), 1, 0, 0, 0, 0, 1))
                .isCloseTo(0.25 * first + 0.75 * second, within(1e-5));
    }

    @Test
    void binaryCrossEntropyOfSeveralClassesIsThatItIsAnyOfThemAndNoOther() {
        double first = -Math.log(0.7 + 0.2) - Math.log(0.9);
        double second = -Math.log(0.9) - Math.log(0.4) - Math.log(0.3);
        assertThat(value(new BinaryCrossEntropy(), 1, 1, 0, 0, 0, 1))
                .isCloseTo(0.25 * first + 0.75 * second, within(1e-5));
    }

    @Test
    void focalLossWithoutAnExponentAndBothSidesAlikeIsHalfOfBinaryCrossEntropy() {
        assertThat(value(new FocalLoss(0, 0.5), 1, 0, 0, 0, 0, 1))
                .isCloseTo(value(new BinaryCrossEntropy(), 1, 0, 0, 0, 0, 1) / 2, within(1e-5));
    }
}
