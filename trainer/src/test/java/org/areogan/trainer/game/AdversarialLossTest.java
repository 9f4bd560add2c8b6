package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.areogan.trainer.configuration.RunConfiguration.Adversarial;
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

        assertThat(discriminatorLoss(new AdversarialLoss(Adversarial.BCE, 1))).isCloseTo(expected, within(1e-12));
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

        assertThat(discriminatorLoss(new AdversarialLoss(Adversarial.BCE, 0.9)))
                .isCloseTo((real + fake) / 4, within(1e-12));
    }

    @Test
    void leastSquaresPullRealToTheTargetAndFakeToZero() {
        double expected = (0.25 + 1.5625 + 4 + 0.5625) / 4;

        assertThat(discriminatorLoss(new AdversarialLoss(Adversarial.LSGAN, 1))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void hingeCountsOnlyWhatIsOnTheWrongSideOfTheMargin() {
        double expected = (0 + 1.25 + 0 + 1.75) / 4;

        assertThat(discriminatorLoss(new AdversarialLoss(Adversarial.HINGE, 1))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theGeneratorWantsItsFakesToBeTakenForReal() {
        assertThat(generatorLoss(Adversarial.BCE))
                .isCloseTo((-Math.log(sigmoid(-2.0)) - Math.log(sigmoid(0.75))) / 2, within(1e-12));
        assertThat(generatorLoss(Adversarial.LSGAN)).isCloseTo((9 + 0.0625) / 2, within(1e-12));
        assertThat(generatorLoss(Adversarial.HINGE)).isCloseTo((2.0 - 0.75) / 2, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void gradientOfTheDiscriminatorsLossMatchesFiniteDifferences(Adversarial kind) {
        AdversarialLoss loss = new AdversarialLoss(kind, 0.9);
        double[] logits = {1.5, -0.25, -2.0, 0.75};
        SameDiff graph = discriminatorGraph(loss);
        SameDiff trained = SameDiff.create();
        try (INDArray at = column(logits)) {
            loss.ofDiscriminator(trained, trained.var("logits", at), 2).rename("loss");
            trained.setLossVariables("loss");
            INDArray gradient = trained.calculateGradients(Map.of(), "logits").get("logits");
            for (int i = 0; i < logits.length; i++) {
                double step = 1e-6;
                double[] up = logits.clone();
                double[] down = logits.clone();
                up[i] += step;
                down[i] -= step;
                double expected = (evaluate(graph, up) - evaluate(graph, down)) / (2 * step);
                assertThat(gradient.getDouble(i)).isCloseTo(expected, within(1e-7));
            }
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static INDArray column(double[] values) {
        return Nd4j.create(values, new long[] {values.length, 1, 1, 1}, DataType.DOUBLE);
    }

    private static double discriminatorLoss(AdversarialLoss loss) {
        return evaluate(discriminatorGraph(loss), new double[] {REAL[0], REAL[1], FAKE[0], FAKE[1]});
    }

    private static SameDiff discriminatorGraph(AdversarialLoss loss) {
        SameDiff graph = SameDiff.create();
        SDVariable logits = graph.placeHolder("logits", DataType.DOUBLE, 4, 1, 1, 1);
        loss.ofDiscriminator(graph, logits, 2).rename("loss");
        return graph;
    }

    private static double generatorLoss(Adversarial kind) {
        SameDiff graph = SameDiff.create();
        SDVariable logits = graph.placeHolder("logits", DataType.DOUBLE, 2, 1, 1, 1);
        new AdversarialLoss(kind, 1).ofGenerator(graph, logits).rename("loss");
        return evaluate(graph, FAKE);
    }

    private static double evaluate(SameDiff graph, double[] logits) {
        try (INDArray at = column(logits)) {
            return graph.output(Map.of("logits", at), "loss").get("loss").getDouble(0);
        }
    }
}
