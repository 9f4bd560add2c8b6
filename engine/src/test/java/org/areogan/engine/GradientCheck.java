package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares SameDiff's gradients with central differences, in double precision. */
public final class GradientCheck {
    private static final double STEP = 1e-5;
    /** All values move at once, so that more ReLUs come near their kink. */
    private static final double DIRECTION_STEP = 1e-6;

    private static final double TOLERANCE = 1e-7;
    private static final long SEED = 5;

    private final SameDiff graph;
    private final SDVariable loss;

    /**
     * @param output of any shape; the loss is its values, each times an odd factor of its own, squared and summed, so
     *     that no two of them can stand in for each other
     */
    public GradientCheck(SameDiff graph, SDVariable output) {
        this.graph = graph;
        Nd4j.getRandom().setSeed(SEED);
        long[] shape = graph.outputSingle(Map.of(), output.name()).shape();
        SDVariable factors = graph.constant(Nd4j.rand(DataType.DOUBLE, shape).addi(0.5));
        this.loss = graph.math().square(output.mul(factors).add(0.3)).sum();
        graph.setLossVariables(loss.name());
    }

    /** @throws AssertionError unless all gradients are right and some value of each is not 0 */
    public void passesFor(Map<String, INDArray> variables) {
        Nd4j.getRandom().setSeed(SEED);
        Map<String, INDArray> gradients = graph.calculateGradients(Map.of(), variables.keySet());
        variables.forEach((name, array) -> {
            INDArray gradient = gradients.get(name);
            assertThat(gradient).as("gradient of %s", name).isNotNull();
            INDArray difference = differences(array);
            double scale = difference.amaxNumber().doubleValue();
            assertThat(scale).as("largest gradient of %s", name).isGreaterThan(1e-4);
            assertThat(difference.sub(gradient).amaxNumber().doubleValue() / scale)
                    .as("relative error of the gradient of %s", name)
                    .isLessThan(TOLERANCE);
        });
    }

    /**
     * As {@link #passesFor}, but along one random direction of all arrays of a part instead of for each value: for whole networks,
     * where all ReLUs behind some array may be off.
     *
     * @param variables those with the same name up to the second slash are a part
     * @throws AssertionError unless all slopes are right and some gradient of each part is not 0
     */
    public void passesAlongADirectionOfEachPart(Map<String, INDArray> variables) {
        Nd4j.getRandom().setSeed(SEED);
        Map<String, INDArray> gradients = graph.calculateGradients(Map.of(), variables.keySet());
        Map<String, List<String>> parts = variables.keySet().stream()
                .collect(Collectors.groupingBy(name -> name.replaceAll("^([^/]*/[^/]*)/.*", "$1")));
        SplittableRandom random = new SplittableRandom(SEED);
        parts.forEach((part, names) -> {
            Map<String, INDArray> directions = new LinkedHashMap<>();
            double slope = 0;
            double size = 0;
            for (String name : names) {
                INDArray signs = variables.get(name).like();
                for (long i = 0; i < signs.length(); i++) {
                    signs.putScalar(i, random.nextBoolean() ? 1 : -1);
                }
                directions.put(name, signs);
                slope += gradients.get(name).mul(signs).sumNumber().doubleValue();
                size += gradients.get(name).norm1Number().doubleValue();
            }
            assertThat(size).as("gradients of %s", part).isGreaterThan(1e-6);
            assertThat(slope)
                    .as("slope along a random direction of %s", part)
                    .isCloseTo(difference(variables, directions), within(1e-6 * size));
        });
    }

    private double difference(Map<String, INDArray> variables, Map<String, INDArray> directions) {
        directions.forEach((name, signs) -> variables.get(name).addi(signs.mul(DIRECTION_STEP)));
        double above = evaluate();
        directions.forEach((name, signs) -> variables.get(name).subi(signs.mul(2 * DIRECTION_STEP)));
        double below = evaluate();
        directions.forEach((name, signs) -> variables.get(name).addi(signs.mul(DIRECTION_STEP)));
        return (above - below) / (2 * DIRECTION_STEP);
    }

    private INDArray differences(INDArray array) {
        INDArray result = Nd4j.create(DataType.DOUBLE, array.shape());
        for (long i = 0; i < array.length(); i++) {
            double value = array.getDouble(i);
            array.putScalar(i, value + STEP);
            double above = evaluate();
            array.putScalar(i, value - STEP);
            double below = evaluate();
            array.putScalar(i, value);
            result.putScalar(i, (above - below) / (2 * STEP));
        }
        return result;
    }

    private double evaluate() {
        Nd4j.getRandom().setSeed(SEED);
        return graph.outputSingle(Map.of(), loss.name()).getDouble(0);
    }

    /** A layer on a random input, whose parameters were moved away from where they started. */
    public static final class Rig implements AutoCloseable {
        public final SameDiff graph = SameDiff.create();
        public final Parameters parameters = new Parameters(DataType.DOUBLE);
        public final INDArray input;
        public final FeatureMap map;

        public Rig(long batch, long height, long width, int channels) {
            Nd4j.getRandom().setSeed(SEED + 1);
            input = Nd4j.randn(DataType.DOUBLE, batch, height, width, channels);
            map = new FeatureMap(graph.var("input", input), batch, height, width, channels);
        }

        public NetworkScope scope(Mode mode) {
            return new NetworkScope(graph, parameters, "net", mode, 3);
        }

        /** Checks the gradient of the input and of every trained parameter. */
        public void check(FeatureMap output) {
            Map<String, INDArray> all = new LinkedHashMap<>(Map.of("input", input));
            for (String name : parameters.trainedNames("net")) {
                INDArray array = parameters.get(name);
                array.addi(Nd4j.rand(DataType.DOUBLE, array.shape()).muli(0.3));
                all.put(name, array);
            }
            INDArray shaped = graph.outputSingle(Map.of(), output.variable().name());
            assertThat(shaped.shape())
                    .as("shape promised while the graph was built")
                    .containsExactly(output.batch(), output.height(), output.width(), output.channels());
            new GradientCheck(graph, output.variable()).passesFor(all);
        }

        @Override
        public void close() {
            parameters.close();
        }
    }
}
