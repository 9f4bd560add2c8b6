package org.areogan.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.trainer.loss.pixel.CrossEntropy;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * With two classes a softmax over two logits and cross-entropy are a sigmoid of the logits' difference {@code d} and binary
 * cross-entropy: the loss is {@code log(1 + exp(-d))} where the second class is true and {@code log(1 + exp(d))} where it is
 * not, and its slope by {@code d} is {@code sigmoid(d) - t}.
 */
class BinaryCrossEntropyIdentityTest {
    private static final int PIXELS = 24;

    @Test
    void twoLogitsAreASigmoidOfTheirDifference() {
        SplittableRandom random = new SplittableRandom(11);
        double[] logits = random.doubles(2L * PIXELS, -4, 4).toArray();
        double[] truth = new double[2 * PIXELS];
        double loss = 0;
        double[] slopes = new double[PIXELS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            int crater = random.nextInt(2);
            truth[2 * pixel + crater] = 1;
            double difference = logits[2 * pixel + 1] - logits[2 * pixel];
            loss += Math.log1p(Math.exp(crater == 1 ? -difference : difference));
            slopes[pixel] = 1 / (1 + Math.exp(-difference)) - crater;
        }
        SameDiff graph = SameDiff.create();
        SDVariable z = graph.var("z", array(logits, 2));
        SDVariable probabilities = graph.nn.softmax(z, 3);
        SDVariable weights = graph.constant(Nd4j.ones(DataType.DOUBLE, 1, 1, PIXELS, 1));
        SDVariable t = graph.constant(array(truth, 2));
        new CrossEntropy(0, false)
                .of(graph, probabilities, t, weights, 2)
                .rename("loss")
                .markAsLoss();

        double measured = graph.output(Map.of(), "loss").get("loss").getDouble(0);
        INDArray gradient = graph.calculateGradients(Map.of(), "z").get("z");

        // The loss keeps a small number away from the logarithm of nothing.
        assertThat(measured).isCloseTo(loss, within(1e-3));
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            assertThat(gradient.getDouble(0, 0, pixel, 1)).isCloseTo(slopes[pixel], within(1e-4));
            assertThat(gradient.getDouble(0, 0, pixel, 0)).isCloseTo(-slopes[pixel], within(1e-4));
        }
    }

    private static INDArray array(double[] values, int channels) {
        return Nd4j.create(values, new long[] {1, 1, PIXELS, channels}, DataType.DOUBLE);
    }
}
