package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.graph.StateNames;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One step of the same objective on both engines, and how far apart they end. */
public final class Parity {
    /** With one thread each: on arrays as small as a test's, threads only wait for each other. */
    public static final Engine ND4J = Engines.nd4j(1);

    public static final Engine TORCH = Engines.start("torch", EngineSettings.withThreads(1));

    /** Without memory: after the first step, the first moment is the gradient itself. */
    public static final Optimizer FORGETFUL = new Optimizer(Optimizer.Kind.ADAM, 0, 0.999, 1e-8, 0, 0);

    /**
     * A gradient counts as at least this share of all gradients of the graph together. Where large terms cancel out,
     * such as in a bias before a normalisation, what is left is the rounding of those terms, on which no two orders of
     * summation agree.
     */
    private static final double SMALLEST_SHARE = 0.01;

    private static final double RATE = 1e-3;
    private static final long SEED = 4;

    /** An objective with parameters of its own, and what to feed it. */
    public record Problem(Objective objective, Parameters parameters, Map<String, INDArray> inputs) {}

    /** @param shape of the array that the values were read from, row by row */
    public record Value(List<Long> shape, double[] values) {
        public static Value of(INDArray array) {
            try (INDArray whole = array.dup('c')) {
                List<Long> shape = Arrays.stream(array.shape()).boxed().toList();
                return new Value(shape, whole.data().asDouble());
            }
        }

        public double norm() {
            return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
        }

        public double distance(Value other) {
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                squares += (values[i] - other.values[i]) * (values[i] - other.values[i]);
            }
            return Math.sqrt(squares);
        }
    }

    /** What a step leaves behind, each by name. */
    public record Outcome(Map<String, Value> results, Map<String, Value> gradients, Map<String, Value> statistics) {
        double gradientNorm() {
            return Math.sqrt(gradients.values().stream()
                    .mapToDouble(gradient -> gradient.norm() * gradient.norm())
                    .sum());
        }
    }

    private Parity() {}

    /** Largest relative distance that is put down to rounding. */
    public static double tolerance(DataType type) {
        return type == DataType.DOUBLE ? 1e-9 : 1e-4;
    }

    /** Builds the problem once for each engine, which moves the parameters in place, and compares a step. */
    public static void assertSame(Supplier<Problem> builder, double tolerance) {
        Outcome expected = outcome(ND4J, builder);
        Outcome actual = outcome(TORCH, builder);
        assertThat(expected.gradientNorm()).as("norm of all gradients").isPositive();
        assertClose("result", expected.results(), actual.results(), 0, tolerance);
        assertClose("statistic", expected.statistics(), actual.statistics(), 0, tolerance);
        double floor = SMALLEST_SHARE * expected.gradientNorm();
        assertClose("gradient of", expected.gradients(), actual.gradients(), floor, tolerance);
    }

    /** Results and gradients, each within a share of its own norm. */
    public static void assertNear(Outcome found, Outcome exact, double share) {
        assertNear("result", found.results(), exact.results(), share);
        assertNear("gradient of", found.gradients(), exact.gradients(), share);
    }

    private static void assertNear(String what, Map<String, Value> found, Map<String, Value> exact, double share) {
        exact.forEach((name, value) -> assertThat(
                        Objects.requireNonNull(found.get(name)).distance(value))
                .as("%s %s", what, name)
                .isLessThan(share * value.norm()));
    }

    /** One step of a problem whose optimiser is {@link #FORGETFUL} or like it. */
    public static Outcome outcome(Engine engine, Supplier<Problem> builder) {
        Problem problem = builder.get();
        Objective objective = problem.objective();
        assertThat(objective.optimizer().beta1()).as("beta1").isZero();
        try (Parameters parameters = problem.parameters();
                Session session = engine.open(List.of(objective), parameters)) {
            Map<String, DeviceArray> inputs = upload(session, problem.inputs());
            Map<String, Value> results = new LinkedHashMap<>();
            try (StepResult step = session.step(objective.name(), inputs, RATE, SEED)) {
                results.put(objective.loss(), scalar(step.scalar(objective.loss())));
                objective.scalars().forEach(name -> results.put(name, scalar(step.scalar(name))));
                objective.outputs().forEach(name -> {
                    try (INDArray output = step.output(name).read()) {
                        results.put(name, Value.of(output));
                    }
                });
            }
            inputs.values().forEach(DeviceArray::close);
            Map<String, Value> gradients = new LinkedHashMap<>();
            Map<String, INDArray> state = session.state();
            objective
                    .moves()
                    .forEach(name ->
                            gradients.put(name, Value.of(state.get(StateNames.firstMoment(objective.name(), name)))));
            state.values().forEach(INDArray::close);
            session.synchronize();
            Map<String, Value> statistics = new LinkedHashMap<>();
            objective.statistics().forEach(update -> {
                statistics.put(update.statistic(), Value.of(parameters.get(update.statistic())));
            });
            return new Outcome(results, gradients, statistics);
        }
    }

    /** Brings arrays to a session and closes them here. */
    public static Map<String, DeviceArray> upload(Session session, Map<String, INDArray> arrays) {
        Map<String, DeviceArray> uploaded = new HashMap<>();
        arrays.forEach((name, array) -> {
            uploaded.put(name, session.upload(array));
            array.close();
        });
        return uploaded;
    }

    /** Moves every parameter and statistic up from where it starts, so that no bias is 0 and no variance negative. */
    public static void disturb(Parameters parameters) {
        for (String name : parameters.names()) {
            INDArray array = parameters.get(name);
            try (INDArray change = random(array.dataType(), name.hashCode(), array.shape())) {
                array.addi(change.muli(0.3));
            }
        }
    }

    /** Values between 0 and 1 that depend on the seed alone. */
    public static INDArray random(DataType type, long seed, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        int length = 1;
        for (long side : shape) {
            length *= (int) side;
        }
        double[] values = random.doubles(length).toArray();
        return Nd4j.create(values, shape, type);
    }

    /** @param floor norm below which a value's own norm is not what its error is measured by */
    private static void assertClose(
            String what, Map<String, Value> expected, Map<String, Value> actual, double floor, double tolerance) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> {
            Value other = actual.get(name);
            assertThat(other.shape()).as("shape of %s %s", what, name).isEqualTo(value.shape());
            double scale = Math.max(floor, value.norm());
            double distance = value.distance(other);
            assertThat(distance)
                    .as("distance of %s %s %s, whose norm is %s", what, name, value.shape(), value.norm())
                    .isLessThanOrEqualTo(tolerance * scale);
        });
    }

    private static Value scalar(double value) {
        return new Value(List.of(), new double[] {value});
    }
}
