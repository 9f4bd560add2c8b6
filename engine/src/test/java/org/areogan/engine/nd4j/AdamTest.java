package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AdamTest {
    private static final double RATE = 0.05;
    private static final double[] START = {1, -2, 0.5, 3};
    private static final double[][] GRADIENTS = {
        {0.1, -0.2, 1e-9, 4}, {0.3, 0.1, -1e-9, 2}, {-0.5, 0.25, 0, 1}, {0.2, -3, 1e-8, 0.5}, {0.01, 0.02, 1e-9, -8}
    };

    @Test
    void adamFollowsThePaper() {
        assertMatches(new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0));
        assertMatches(new Optimizer(Optimizer.Kind.ADAM, 0.5, 0.9, 0.1, 0, 0));
    }

    @Test
    void adamIgnoresWeightDecay() {
        assertMatches(new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 1e-8, 0.3, 0));
    }

    @Test
    void adamWDecaysApartFromTheGradient() {
        assertMatches(new Optimizer(Optimizer.Kind.ADAMW, 0.9, 0.999, 1e-8, 0.3, 0));
    }

    @Test
    void clippingScalesTheGradientsOfAllParametersTogether() {
        assertMatches(new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 0.1, 0, 0.7));
        assertMatches(new Optimizer(Optimizer.Kind.ADAMW, 0.9, 0.999, 0.1, 0.01, 2));
    }

    /** Two parameters, so that clipping by each array's own norm would be found out. */
    private static void assertMatches(Optimizer optimizer) {
        double[] expected = START.clone();
        double[] first = new double[4];
        double[] second = new double[4];
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            parameters.add("a", Nd4j.createFromArray(START[0], START[1]), true);
            parameters.add("b", Nd4j.createFromArray(START[2], START[3]), true);
            try (Adam adam = new Adam(optimizer, List.of("a", "b"), parameters)) {
                for (int step = 1; step <= GRADIENTS.length; step++) {
                    double[] gradient = GRADIENTS[step - 1];
                    Map<String, INDArray> gradients = new HashMap<>();
                    gradients.put("a", Nd4j.createFromArray(gradient[0], gradient[1]));
                    gradients.put("b", Nd4j.createFromArray(gradient[2], gradient[3]));
                    adam.step(gradients, parameters, RATE);
                    textbookStep(optimizer, step, gradient, first, second, expected);
                    double[] actual = Nd4j.concat(0, parameters.get("a"), parameters.get("b"))
                            .toDoubleVector();
                    assertThat(actual).as("step %d", step).containsExactly(expected, within(1e-10));
                }
            }
        }
    }

    /** Algorithm 1 of Kingma and Ba and algorithm 2 of Loshchilov and Hutter, line by line. */
    private static void textbookStep(
            Optimizer o, int t, double[] gradient, double[] first, double[] second, double[] parameter) {
        double norm = 0;
        for (double g : gradient) {
            norm += g * g;
        }
        norm = Math.sqrt(norm);
        double scale = o.clipNorm() > 0 && norm > o.clipNorm() ? o.clipNorm() / norm : 1;
        for (int i = 0; i < parameter.length; i++) {
            double g = gradient[i] * scale;
            first[i] = o.beta1() * first[i] + (1 - o.beta1()) * g;
            second[i] = o.beta2() * second[i] + (1 - o.beta2()) * g * g;
            double firstHat = first[i] / (1 - Math.pow(o.beta1(), t));
            double secondHat = second[i] / (1 - Math.pow(o.beta2(), t));
            double decay = o.kind() == Optimizer.Kind.ADAMW ? RATE * o.weightDecay() * parameter[i] : 0;
            parameter[i] -= RATE * firstHat / (Math.sqrt(secondHat) + o.epsilon()) + decay;
        }
    }
}
