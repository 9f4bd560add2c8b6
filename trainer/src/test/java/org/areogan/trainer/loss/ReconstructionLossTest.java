package org.areogan.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

class ReconstructionLossTest {
    private static final int CLASSES = 3;
    private static final float[] PROBABILITIES = {0.7f, 0.2f, 0.1f, 0.1f, 0.6f, 0.3f};

    private interface Loss {
        SDVariable of(SameDiff graph, SDVariable probabilities, SDVariable truth, SDVariable weights);
    }

    /** Of two pixels that weigh a quarter and three. */
    private static double value(Loss loss, float... truth) {
        SameDiff graph = SameDiff.create();
        SDVariable probabilities = graph.constant(Nd4j.create(PROBABILITIES, new long[] {1, 1, 2, CLASSES}, 'c'));
        SDVariable known = graph.constant(Nd4j.create(truth, new long[] {1, 1, 2, CLASSES}, 'c'));
        SDVariable weights = graph.constant(Nd4j.create(new float[] {0.25f, 0.75f}, new long[] {1, 1, 2, 1}, 'c'));
        loss.of(graph, probabilities, known, weights).rename("loss");
        return graph.output(Map.of(), "loss").get("loss").getDouble(0);
    }

    private static Loss crossEntropy(boolean partial) {
        return (graph, probabilities, truth, weights) ->
                new CrossEntropy(0, partial).of(graph, probabilities, truth, weights, CLASSES);
    }

    private static Loss focal(double gamma) {
        return (graph, probabilities, truth, weights) ->
                new FocalLoss(gamma).of(graph, probabilities, truth, weights, CLASSES);
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
    void theFocalLossOutsideAGraphIsTheSame() {
        double ofFirst = new FocalLoss(2).ofPixel(PROBABILITIES, 0, 0, CLASSES);
        double ofSecond = new FocalLoss(2).ofPixel(PROBABILITIES, 3, 2, CLASSES);
        assertThat(0.25 * ofFirst + 0.75 * ofSecond).isCloseTo(value(focal(2), 1, 0, 0, 0, 0, 1), within(1e-5));
    }

    @Test
    void diceIsAveragedOverTheClassesThatAreThere() {
        // Class 0: 2 * 0.25 * 0.7 / (0.25 + 0.25 * 0.7 + 0.75 * 0.1); class 2: 2 * 0.75 * 0.3 / (0.75 + 0.25 * 0.1 +
        // 0.75 * 0.3).
        double first = 1 - 2 * 0.175 / (0.25 + 0.175 + 0.075);
        double third = 1 - 2 * 0.225 / (0.75 + 0.025 + 0.225);
        assertThat(value(DiceTerm::of, 1, 0, 0, 0, 0, 1)).isCloseTo((first + third) / 2, within(1e-4));
    }

    @Test
    void diceTakesNoNoticeOfPixelsThatMayBeOfSeveralClasses() {
        double third = 1 - 2 * 0.225 / (0.75 + 0.225);
        assertThat(value(DiceTerm::of, 1, 1, 0, 0, 0, 1)).isCloseTo(third, within(1e-4));
    }
}
