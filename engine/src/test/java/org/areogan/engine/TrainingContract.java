package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.areogan.engine.graph.StateNames;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How every engine trains: what moves, what stays, and what a restored training is. */
public abstract class TrainingContract {
    /** The engine under test. */
    protected abstract Engine engine();

    @Test
    void theLossOfASmallConvolutionalNetworkFalls() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(engine(), network.objective())) {
            List<Double> losses = train(network, session, 0, 60);
            assertThat(mean(losses.subList(50, 60))).isLessThan(0.6 * mean(losses.subList(0, 10)));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsWithDropoutAndAnotherSeedOthers() {
        try (SmallNetwork network = new SmallNetwork();
                SmallNetwork twin = new SmallNetwork();
                SmallNetwork other = new SmallNetwork();
                Session session = network.open(engine(), network.objective());
                Session twinSession = twin.open(engine(), twin.objective());
                Session otherSession = other.open(engine(), other.objective())) {
            train(network, session, 0, 6);
            train(twin, twinSession, 0, 6);
            // The same batches; only what dropout drops differs.
            train(other, otherSession, 300, 306);

            assertThat(bits(twin, twinSession)).isEqualTo(bits(network, session));
            assertThat(bits(other, otherSession)).isNotEqualTo(bits(network, session));
        }
    }

    @Test
    void withoutDropoutTheSeedDoesNotMatter() {
        try (SmallNetwork network = new SmallNetwork(1, 0);
                SmallNetwork other = new SmallNetwork(1, 0);
                Session session = network.open(engine(), network.objective());
                Session otherSession = other.open(engine(), other.objective())) {
            train(network, session, 0, 4);
            train(other, otherSession, 300, 304);

            assertThat(bits(other, otherSession)).isEqualTo(bits(network, session));
        }
    }

    @Test
    void parametersThatTheObjectiveDoesNotMoveStayAsTheyAreToTheBit() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(
                        engine(),
                        network.objective(SmallNetwork.ADAM, 0, List.of("net/raised/weights", "net/raised/bias")))) {
            Map<String, List<Double>> before = bits(network);
            train(network, session, 0, 3);
            session.synchronize();
            Map<String, List<Double>> after = bits(network);
            for (String name : network.parameters.trainedNames("")) {
                if (name.startsWith("net/raised/")) {
                    assertThat(after.get(name)).as(name).isNotEqualTo(before.get(name));
                } else {
                    assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
                }
            }
        }
    }

    @Test
    void aStatisticKeepsItsShareOfTheOldValue() {
        try (Regression regression = new Regression()) {
            regression.graph.getVariable("product").mean("batch mean");
            regression.parameters.add("running mean", Nd4j.scalar(10f), false);
            regression.parameters.add("last mean", Nd4j.scalar(10f), false);
            Objective objective = new Objective(
                    "fit",
                    regression.graph,
                    "loss",
                    List.of("weight"),
                    List.of("batch mean"),
                    List.of(),
                    List.of(
                            new StatisticUpdate("running mean", "batch mean", 0.75),
                            new StatisticUpdate("last mean", "batch mean", 0)),
                    SmallNetwork.ADAM,
                    0);
            try (Session session = engine().open(List.of(objective), regression.parameters)) {
                double expected = 10;
                for (float value : new float[] {2, 4, -8}) {
                    try (DeviceArray input = session.upload(Nd4j.createFromArray(value));
                            StepResult result = session.step("fit", Map.of("input", input), 0.1, 1)) {
                        double mean = result.scalar("batch mean");
                        expected = 0.75 * expected + 0.25 * mean;
                        session.synchronize();
                        assertThat(regression.parameters.get("running mean").getDouble(0))
                                .isEqualTo(expected, within(1e-5));
                        assertThat(regression.parameters.get("last mean").getDouble(0))
                                .isEqualTo(mean);
                    }
                }
            }
        }
    }

    @Test
    void movingAveragesFollowWithAGrowingDecay() {
        String name = "net/last/weights";
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(engine(), network.objective(SmallNetwork.ADAM, 0.3, List.of(name)))) {
            List<Double> expected = bits(network).get(name);
            for (int step = 1; step <= 6; step++) {
                train(network, session, step, step + 1);
                session.synchronize();
                List<Double> now = bits(network).get(name);
                double decay = Math.min(0.3, (1.0 + step) / (10 + step));
                List<Double> next = new ArrayList<>();
                for (int i = 0; i < now.size(); i++) {
                    next.add(decay * expected.get(i) + (1 - decay) * now.get(i));
                }
                expected = next;
                assertThat(values(session.state().get(StateNames.average(name))))
                        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aRestoredTrainingEndsWithTheBitsOfAnUnbrokenOne() {
        try (SmallNetwork unbroken = new SmallNetwork();
                SmallNetwork broken = new SmallNetwork();
                SmallNetwork resumed = new SmallNetwork(77, 0.2);
                Session unbrokenSession = unbroken.open(engine(), unbroken.objective());
                Session brokenSession = broken.open(engine(), broken.objective());
                Session resumedSession = resumed.open(engine(), resumed.objective())) {
            train(unbroken, unbrokenSession, 0, 8);
            train(broken, brokenSession, 0, 4);
            // What the resuming session has done before must not matter.
            train(resumed, resumedSession, 50, 52);
            brokenSession.synchronize();
            for (String name : broken.parameters.names()) {
                resumed.parameters.get(name).assign(broken.parameters.get(name));
            }

            resumedSession.restore(brokenSession.state());
            train(resumed, resumedSession, 4, 8);

            assertThat(bits(resumed, resumedSession)).isEqualTo(bits(unbroken, unbrokenSession));
        }
    }

    @Test
    void theStateIsNamedInAFixedOrder() {
        try (SmallNetwork network = new SmallNetwork();
                Session session =
                        network.open(engine(), network.objective(SmallNetwork.ADAM, 0.5, List.of("net/last/bias")))) {
            assertThat(session.state().keySet())
                    .containsExactly(
                            "optimizer/segment/steps",
                            "optimizer/segment/first/net/last/bias",
                            "optimizer/segment/second/net/last/bias",
                            "average/net/last/bias");
        }
    }

    @Test
    void outputsOutliveLaterStepsUntilTheResultIsClosed() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(engine(), network.objective());
                StepResult first = session.step(SmallNetwork.NAME, network.upload(session, 0), 0.1, 0);
                INDArray before = first.output("probabilities").read()) {
            double loss = first.scalar("loss");
            train(network, session, 1, 4);
            try (INDArray after = first.output("probabilities").read()) {
                assertThat(after).isEqualTo(before);
            }
            assertThat(first.scalar("loss")).isEqualTo(loss);
        }
    }

    @Test
    void batchesMayDifferInSize() {
        try (Regression regression = new Regression();
                Session session = regression.open(engine())) {
            assertThat(regression.loss(session, 1, 2, 3)).isEqualTo((1 + 4 + 9) / 3.0, within(1e-6));
            session.synchronize();
            float weight = regression.parameters.get("weight").getFloat(0);
            assertThat(regression.loss(session, 1, 2)).isEqualTo(weight * weight * (1 + 4) / 2.0, within(1e-6));
        }
    }

    @Test
    void aLossThatIsNoNumberIsReturned() {
        try (Regression regression = new Regression();
                Session session = regression.open(engine())) {
            assertThat(regression.loss(session, 1, Float.NaN)).isNaN();
        }
    }

    /** On three batches in turn; the step is the seed. */
    private static List<Double> train(SmallNetwork network, Session session, int from, int to) {
        List<Double> losses = new ArrayList<>();
        for (int step = from; step < to; step++) {
            Map<String, DeviceArray> inputs = network.upload(session, step % 3);
            try (StepResult result = session.step(SmallNetwork.NAME, inputs, 0.02, step)) {
                losses.add(result.scalar("loss"));
            }
            inputs.values().forEach(DeviceArray::close);
        }
        return losses;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static Map<String, List<Double>> bits(SmallNetwork network) {
        Map<String, List<Double>> bits = new TreeMap<>();
        network.parameters.names().forEach(name -> bits.put(name, values(network.parameters.get(name))));
        return bits;
    }

    /** Of the parameters and of all that the session keeps. */
    private static Map<String, List<Double>> bits(SmallNetwork network, Session session) {
        session.synchronize();
        Map<String, List<Double>> bits = bits(network);
        session.state().forEach((name, array) -> bits.put(name, values(array)));
        return bits;
    }

    private static List<Double> values(INDArray array) {
        try (INDArray whole = array.dup('c')) {
            return Arrays.stream(whole.data().asDouble()).boxed().toList();
        }
    }
}
