package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Optimizer.Kind;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.graph.StateNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What both engines' optimisers do and save, against the papers' algorithms. */
class AdamParityTest {
    private static final double RATE = 0.05;
    private static final double[] START = {1, -2, 0.5, 3};
    private static final double[][] GRADIENTS = {
        {0.1, -0.2, 1e-9, 4}, {0.3, 0.1, -1e-9, 2}, {-0.5, 0.25, 0, 1}, {0.2, -3, 1e-8, 0.5}, {0.01, 0.02, 1e-9, -8}
    };

    private static Stream<Arguments> enginesAndRules() {
        List<Optimizer> rules = List.of(
                new Optimizer(Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0),
                new Optimizer(Kind.ADAM, 0.5, 0.9, 0.1, 0, 0),
                new Optimizer(Kind.ADAM, 0, 0.9, 0.1, 0.3, 0),
                new Optimizer(Kind.ADAMW, 0.9, 0.999, 1e-8, 0.3, 0),
                new Optimizer(Kind.ADAM, 0.9, 0.999, 0.1, 0, 0.7),
                new Optimizer(Kind.ADAMW, 0.9, 0.999, 0.1, 0.01, 2));
        return Stream.of(Parity.TORCH, Parity.ND4J)
                .flatMap(engine ->
                        rules.stream().map(rule -> Arguments.argumentSet(engine.name() + " " + rule, engine, rule)));
    }

    /** Two parameters, so that clipping by each array's own norm would be found out. */
    @ParameterizedTest
    @MethodSource("enginesAndRules")
    void parametersAndMomentsFollowThePaper(Engine engine, Optimizer rule) {
        Textbook expected = new Textbook(rule, START.clone(), new double[4], new double[4]);
        try (Parameters parameters = new Parameters(DataType.DOUBLE)) {
            parameters.add("a", Nd4j.createFromArray(START[0], START[1]), true);
            parameters.add("b", Nd4j.createFromArray(START[2], START[3]), true);
            try (Session session = engine.open(List.of(objective(rule, parameters)), parameters)) {
                for (int step = 1; step <= GRADIENTS.length; step++) {
                    step(session, GRADIENTS[step - 1]);
                    expected.step(step, GRADIENTS[step - 1]);

                    session.synchronize();
                    Map<String, INDArray> state = session.state();
                    assertThat(both(parameters.get("a"), parameters.get("b")))
                            .as("parameters after step %d", step)
                            .containsExactly(expected.parameter(), within(1e-10));
                    assertThat(both(
                                    state.get(StateNames.firstMoment("fit", "a")),
                                    state.get(StateNames.firstMoment("fit", "b"))))
                            .as("first moments after step %d", step)
                            .containsExactly(expected.first(), within(1e-10));
                    assertThat(both(
                                    state.get(StateNames.secondMoment("fit", "a")),
                                    state.get(StateNames.secondMoment("fit", "b"))))
                            .as("second moments after step %d", step)
                            .containsExactly(expected.second(), within(1e-10));
                }
            }
        }
    }

    /** Its gradient is what the placeholders hold. */
    private static Objective objective(Optimizer rule, Parameters parameters) {
        SameDiff graph = SameDiff.create();
        SDVariable a = graph.var("a", parameters.get("a")).mul(graph.placeHolder("slope of a", DataType.DOUBLE, 2));
        SDVariable b = graph.var("b", parameters.get("b")).mul(graph.placeHolder("slope of b", DataType.DOUBLE, 2));
        a.sum().add("loss", b.sum());
        return new Objective("fit", graph, "loss", List.of("a", "b"), List.of(), List.of(), List.of(), rule, 0);
    }

    private static void step(Session session, double[] gradient) {
        Map<String, INDArray> slopes = new LinkedHashMap<>();
        slopes.put("slope of a", Nd4j.createFromArray(gradient[0], gradient[1]));
        slopes.put("slope of b", Nd4j.createFromArray(gradient[2], gradient[3]));
        Map<String, DeviceArray> uploaded = Parity.upload(session, slopes);
        session.step("fit", uploaded, RATE, 1).close();
        uploaded.values().forEach(DeviceArray::close);
    }

    private static double[] both(INDArray a, INDArray b) {
        return new double[] {a.getDouble(0), a.getDouble(1), b.getDouble(0), b.getDouble(1)};
    }

    /** Algorithm 1 of Kingma and Ba and algorithm 2 of Loshchilov and Hutter, line by line. */
    private record Textbook(Optimizer rule, double[] parameter, double[] first, double[] second) {
        void step(int t, double[] gradient) {
            double norm = 0;
            for (double g : gradient) {
                norm += g * g;
            }
            norm = Math.sqrt(norm);
            double scale = rule.clipNorm() > 0 && norm > rule.clipNorm() ? rule.clipNorm() / norm : 1;
            for (int i = 0; i < parameter.length; i++) {
                double g = gradient[i] * scale;
                first[i] = rule.beta1() * first[i] + (1 - rule.beta1()) * g;
                second[i] = rule.beta2() * second[i] + (1 - rule.beta2()) * g * g;
                double firstHat = first[i] / (1 - Math.pow(rule.beta1(), t));
                double secondHat = second[i] / (1 - Math.pow(rule.beta2(), t));
                double decay = rule.kind() == Kind.ADAMW ? RATE * rule.weightDecay() * parameter[i] : 0;
                parameter[i] -= RATE * firstHat / (Math.sqrt(secondHat) + rule.epsilon()) + decay;
            }
        }
    }
}
