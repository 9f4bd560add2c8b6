package org.areogan.trainer.game.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of whole objectives against central differences in double precision. */
public final class GradientSlopes {
    private static final double STEP = 1e-6;
    private static final long SEED = 11;

    private GradientSlopes() {}

    public static void check(Parameters parameters, Objective objective, Map<String, INDArray> inputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, INDArray> gradients = gradients(objective, objective.loss(), inputs);
        double largest = gradients.values().stream()
                .mapToDouble(gradient -> gradient.amaxNumber().doubleValue())
                .max()
                .orElseThrow();
        assertThat(largest).isGreaterThan(1e-3);
        assertThat(gradients).containsOnlyKeys(objective.moves());
        gradients.forEach((name, gradient) -> {
            INDArray direction = signs(random, gradient.shape());
            double expected = difference(objective, inputs, parameters.get(name), direction);
            assertThat(gradient.mul(direction).sumNumber().doubleValue())
                    .as("slope along a random direction of %s", name)
                    .isCloseTo(expected, within(1e-7 * largest + 1e-5 * Math.abs(expected)));
        });
    }

    private static INDArray signs(SplittableRandom random, long[] shape) {
        INDArray signs = Nd4j.create(DataType.DOUBLE, shape);
        for (long i = 0; i < signs.length(); i++) {
            signs.putScalar(i, random.nextBoolean() ? 1 : -1);
        }
        return signs;
    }

    private static double difference(
            Objective objective, Map<String, INDArray> inputs, INDArray array, INDArray direction) {
        INDArray start = array.dup();
        array.addi(direction.mul(STEP));
        double above = loss(objective, inputs);
        array.assign(start).subi(direction.mul(STEP));
        double below = loss(objective, inputs);
        array.assign(start);
        return (above - below) / (2 * STEP);
    }

    private static double loss(Objective objective, Map<String, INDArray> inputs) {
        Nd4j.getRandom().setSeed(SEED);
        return objective.graph().outputSingle(inputs, objective.loss()).getDouble(0);
    }

    public static Map<String, INDArray> gradients(Objective objective, String loss, Map<String, INDArray> inputs) {
        SameDiff graph = objective.graph();
        graph.setLossVariables(loss);
        Nd4j.getRandom().setSeed(SEED);
        return graph.calculateGradients(inputs, objective.moves());
    }
}
