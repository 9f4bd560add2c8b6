package org.areogan.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AdversarialLossTest {
    private static final double[] REAL = {1.5, -0.25};
    private static final double[] FAKE = {-2.0, 0.75};

    @Test
    void crossEntropyOfTheDiscriminatorIsTheMeanOverBothHalves() {
        double expected = (-Math.log(sigmoid(1.5))
                        - Math.log(sigmoid(-0.25))
                        - Math.log(1 - sigmoid(-2.0))
                        - Math.log(1 - sigmoid(0.75)))
                / 4;

        assertThat(discriminatorLoss(AdversarialKind.BCE.loss(1))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void aRealTargetBelowOneSoftensTheRealHalfOnly() {
        double real = 0;
        for (double logit : REAL) {
            real += -0.9 * Math.log(sigmoid(logit)) - 0.1 * Math.log(1 - sigmoid(logit));
        }
        double fake = 0;
        for (double logit : FAKE) {
            fake += -Math.log(1 - sigmoid(logit));
        }

        assertThat(discriminatorLoss(AdversarialKind.BCE.loss(0.9))).isCloseTo((real + fake) / 4, within(1e-12));
    }

    @Test
    void leastSquaresPullRealToTheTargetAndFakeToZero() {
        double expected = (0.25 + 1.5625 + 4 + 0.5625) / 4;

        assertThat(discriminatorLoss(AdversarialKind.LSGAN.loss(1))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void hingeCountsOnlyWhatIsOnTheWrongSideOfTheMargin() {
        double expected = (0 + 1.25 + 0 + 1.75) / 4;

        assertThat(discriminatorLoss(AdversarialKind.HINGE.loss(1))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theGeneratorWantsItsFakesToBeTakenForReal() {
        assertThat(generatorLoss(AdversarialKind.BCE))
                .isCloseTo((-Math.log(sigmoid(-2.0)) - Math.log(sigmoid(0.75))) / 2, within(1e-12));
        assertThat(generatorLoss(AdversarialKind.LSGAN)).isCloseTo((9 + 0.0625) / 2, within(1e-12));
        assertThat(generatorLoss(AdversarialKind.HINGE)).isCloseTo((2.0 - 0.75) / 2, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void gradientOfTheDiscriminatorsLossMatchesFiniteDifferences(AdversarialKind kind) {
        AdversarialLoss loss = kind.loss(0.9);
        SameDiff graph = SameDiff.create();
        loss.ofDiscriminator(graph, graph.var("real", column(REAL)), graph.var("fake", column(FAKE)))
                .rename("loss");
        graph.setLossVariables("loss");
        Map<String, INDArray> gradients = graph.calculateGradients(Map.of(), "real", "fake");
        for (int i = 0; i < 2; i++) {
            double[] step = {0, 0};
            step[i] = 1e-6;
            double ofReal = discriminatorLoss(loss, sum(REAL, step, 1), FAKE)
                    - discriminatorLoss(loss, sum(REAL, step, -1), FAKE);
            double ofFake = discriminatorLoss(loss, REAL, sum(FAKE, step, 1))
                    - discriminatorLoss(loss, REAL, sum(FAKE, step, -1));
            assertThat(gradients.get("real").getDouble(i)).isCloseTo(ofReal / 2e-6, within(1e-7));
            assertThat(gradients.get("fake").getDouble(i)).isCloseTo(ofFake / 2e-6, within(1e-7));
        }
    }

    private static double[] sum(double[] values, double[] steps, double factor) {
        return new double[] {values[0] + factor * steps[0], values[1] + factor * steps[1]};
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static INDArray column(double[] values) {
        return Nd4j.create(values, new long[] {values.length, 1, 1, 1}, DataType.DOUBLE);
    }

    private static double discriminatorLoss(AdversarialLoss loss) {
        return discriminatorLoss(loss, REAL, FAKE);
    }

    private static double discriminatorLoss(AdversarialLoss loss, double[] real, double[] fake) {
        SameDiff graph = SameDiff.create();
        SDVariable ofReal = graph.placeHolder("real", DataType.DOUBLE, 2, 1, 1, 1);
        SDVariable ofFake = graph.placeHolder("fake", DataType.DOUBLE, 2, 1, 1, 1);
        loss.ofDiscriminator(graph, ofReal, ofFake).rename("loss");
        return graph.output(Map.of("real", column(real), "fake", column(fake)), "loss")
                .get("loss")
                .getDouble(0);
    }

    private static double generatorLoss(AdversarialKind kind) {
        SameDiff graph = SameDiff.create();
        SDVariable logits = graph.placeHolder("logits", DataType.DOUBLE, 2, 1, 1, 1);
        kind.loss(1).ofGenerator(graph, logits).rename("loss");
        return evaluate(graph, FAKE);
    }

    private static double evaluate(SameDiff graph, double[] logits) {
        try (INDArray at = column(logits)) {
            return graph.output(Map.of("logits", at), "loss").get("loss").getDouble(0);
        }
    }
}
