package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Objective;
import org.areogan.engine.Session;
import org.areogan.engine.StatisticUpdate;
import org.areogan.engine.StepResult;
import org.areogan.engine.graph.StateNames;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TorchSessionTest {
    @Test
    void theLossOfASmallConvolutionalNetworkFalls() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(network.objective())) {
            List<Double> losses = train(network, session, 0, 60);
            assertThat(mean(losses.subList(50, 60))).isLessThan(0.6 * mean(losses.subList(0, 10)));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsWithDropoutAndAnotherSeedOthers() {
        try (SmallNetwork network = new SmallNetwork();
                SmallNetwork twin = new SmallNetwork();
                SmallNetwork other = new SmallNetwork();
                Session session = network.open(network.objective());
                Session twinSession = twin.open(twin.objective());
                Session otherSession = other.open(other.objective())) {
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
                Session session = network.open(network.objective());
                Session otherSession = other.open(other.objective())) {
            train(network, session, 0, 4);
            train(other, otherSession, 300, 304);

            assertThat(bits(other, otherSession)).isEqualTo(bits(network, session));
        }
    }

    @Test
    void parametersThatTheObjectiveDoesNotMoveStayAsTheyAreToTheBit() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(
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
    void theParametersStandStillUntilTheyAreSynchronized() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(network.objective())) {
            Map<String, List<Double>> before = bits(network);
            train(network, session, 0, 2);
            assertThat(bits(network)).isEqualTo(before);

            session.synchronize();
            Map<String, List<Double>> after = bits(network);
            assertThat(after.keySet())
                    .allSatisfy(name -> assertThat(after.get(name)).as(name).isNotEqualTo(before.get(name)));
        }
    }

    @Test
    void aStatisticKeepsItsShareOfTheOldValue() {
        try (Line line = new Line()) {
            line.graph.getVariable("product").mean("batch mean");
            line.parameters.add("running mean", Nd4j.scalar(10f), false);
            line.parameters.add("last mean", Nd4j.scalar(10f), false);
            Objective objective = new Objective(
                    "fit",
                    line.graph,
                    "loss",
                    List.of("weight"),
                    List.of("batch mean"),
                    List.of(),
                    List.of(
                            new StatisticUpdate("running mean", "batch mean", 0.75),
                            new StatisticUpdate("last mean", "batch mean", 0)),
                    SmallNetwork.ADAM,
                    0);
            try (Session session = Parity.TORCH.open(List.of(objective), line.parameters)) {
                double expected = 10;
                for (float value : new float[] {2, 4, -8}) {
                    try (DeviceArray input = session.upload(Nd4j.createFromArray(value));
                            StepResult result = session.step("fit", Map.of("input", input), 0.1, 1)) {
                        double mean = result.scalar("batch mean");
                        expected = 0.75 * expected + 0.25 * mean;
                        session.synchronize();
                        assertThat(line.parameters.get("running mean").getDouble(0))
                                .isEqualTo(expected, within(1e-5));
                        assertThat(line.parameters.get("last mean").getDouble(0))
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
                Session session = network.open(network.objective(SmallNetwork.ADAM, 0.3, List.of(name)))) {
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
                Session unbrokenSession = unbroken.open(unbroken.objective());
                Session brokenSession = broken.open(broken.objective());
                Session resumedSession = resumed.open(resumed.objective())) {
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
                Session session = network.open(network.objective(SmallNetwork.ADAM, 0.5, List.of("net/last/bias")))) {
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
                Session session = network.open(network.objective());
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
    void anUploadedArrayMayBeClosedOrChangedAfterwards() {
        try (Line line = new Line();
                Session session = line.open()) {
            INDArray array = Nd4j.createFromArray(3f, 4f);
            try (DeviceArray uploaded = session.upload(array)) {
                array.assign(100);
                array.close();
                try (StepResult result = session.step("fit", Map.of("input", uploaded), 0.1, 1)) {
                    assertThat(result.scalar("loss")).isEqualTo(12.5, within(1e-6));
                }
                assertThat(uploaded.read().toFloatVector()).containsExactly(3, 4);
            }
        }
    }

    @Test
    void aViewIsUploadedInItsLogicalOrder() {
        try (Line line = new Line();
                Session session = line.open()) {
            INDArray square = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});
            assertThat(session.upload(square.getColumn(1)).read().toFloatVector())
                    .containsExactly(2, 4);
            assertThat(session.upload(square.transpose()).read().toFloatMatrix())
                    .isDeepEqualTo(new float[][] {{1, 3}, {2, 4}});
            INDArray planes = Nd4j.createFromArray(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f)
                    .reshape(1, 2, 2, 3);
            INDArray pixels = planes.permute(0, 2, 3, 1);
            assertThat(session.upload(pixels).read().reshape(12).toFloatVector())
                    .containsExactly(0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11);
        }
    }

    @Test
    void batchesMayDifferInSize() {
        try (Line line = new Line();
                Session session = line.open()) {
            assertThat(line.loss(session, 1, 2, 3)).isEqualTo((1 + 4 + 9) / 3.0, within(1e-6));
            session.synchronize();
            float weight = line.parameters.get("weight").getFloat(0);
            assertThat(line.loss(session, 1, 2)).isEqualTo(weight * weight * (1 + 4) / 2.0, within(1e-6));
        }
    }

    /** What a game of two players does: the first one's output is the second one's input. */
    @Test
    void anOutputOfOneObjectiveFeedsAnotherAndEachMovesItsOwn() {
        try (Line line = new Line()) {
            line.parameters.add("judge", Nd4j.createFromArray(10f), true);
            SameDiff judge = SameDiff.create();
            judge.placeHolder("seen", DataType.FLOAT, -1)
                    .mul(judge.var("judge", line.parameters.get("judge")))
                    .mean("verdict");
            Objective judging = new Objective(
                    "judge", judge, "verdict", List.of("judge"), List.of(), List.of(), List.of(), SmallNetwork.ADAM, 0);
            Objective fitting = line.objective(List.of("product"));
            try (Session session = Parity.TORCH.open(List.of(fitting, judging), line.parameters);
                    DeviceArray input = session.upload(Nd4j.createFromArray(1f, 3f));
                    StepResult fitted = session.step("fit", Map.of("input", input), 0.1, 1)) {
                session.synchronize();
                float weight = line.parameters.get("weight").getFloat(0);
                assertThat(weight).isNotEqualTo(1f);
                assertThat(line.parameters.get("judge").getFloat(0)).isEqualTo(10f);
                try (StepResult judged = session.step("judge", Map.of("seen", fitted.output("product")), 0.1, 1)) {
                    assertThat(judged.scalar("verdict")).isEqualTo(20.0);
                }
                session.synchronize();
                assertThat(line.parameters.get("weight").getFloat(0)).isEqualTo(weight);
                assertThat(line.parameters.get("judge").getFloat(0)).isNotEqualTo(10f);
                assertThat(fitted.scalar("loss")).isEqualTo(5.0);
            }
        }
    }

    @Test
    void aLossThatIsNoNumberIsReturned() {
        try (Line line = new Line();
                Session session = line.open()) {
            assertThat(line.loss(session, 1, Float.NaN)).isNaN();
        }
    }

    @Test
    void anUnknownObjectiveOrARateOfNothingIsRefused() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(network.objective())) {
            Map<String, DeviceArray> inputs = network.upload(session, 1);
            assertThatThrownBy(() -> session.step("judge", inputs, 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no objective named judge");
            assertThatThrownBy(() -> session.step(SmallNetwork.NAME, inputs, 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("learning rate must be above 0, got 0");
        }
    }

    @Test
    void allMissingInputsAreNamed() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(network.objective())) {
            assertThatThrownBy(() -> session.step(SmallNetwork.NAME, Map.of(), 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[image, mask]");
        }
    }

    @Test
    void anInputThatTheGraphDoesNotHaveIsNamed() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(network.objective())) {
            Map<String, DeviceArray> inputs = network.upload(session, 1);
            inputs.put("picture", session.upload(Nd4j.scalar(1f)));
            assertThatThrownBy(() -> session.step(SmallNetwork.NAME, inputs, 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no placeholder named picture");
        }
    }

    @Test
    void anInputOfAnotherTypeIsNamed() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(network.objective())) {
            Map<String, DeviceArray> inputs = network.upload(session, 1);
            inputs.put("mask", session.upload(Nd4j.zeros(DataType.DOUBLE, 2, 8, 8, 3)));
            assertThatThrownBy(() -> session.step(SmallNetwork.NAME, inputs, 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("mask takes FLOAT, got DOUBLE");
        }
    }

    @Test
    void anArrayOfAnotherEngineIsRefused() {
        try (Line line = new Line();
                Line other = new Line();
                Session session = line.open();
                Session stranger = Parity.ND4J.open(List.of(other.objective(List.of())), other.parameters);
                DeviceArray input = stranger.upload(Nd4j.createFromArray(1f))) {
            assertThatThrownBy(() -> session.step("fit", Map.of("input", input), 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("input is an array of another engine");
        }
    }

    @Test
    void aClosedArrayIsRefused() {
        try (Line line = new Line();
                Session session = line.open()) {
            DeviceArray input = session.upload(Nd4j.createFromArray(1f));
            input.close();
            assertThatThrownBy(() -> session.step("fit", Map.of("input", input), 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("input has been closed already");
        }
    }

    @Test
    void aStateThatLacksAnArrayOrHasAnotherShapeIsRefused() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(network.objective())) {
            assertThatThrownBy(() -> session.restore(Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("optimizer/segment/steps");
            Map<String, INDArray> state = session.state();
            String moment = StateNames.secondMoment(SmallNetwork.NAME, "net/last/bias");
            state.remove(moment);
            assertThatThrownBy(() -> session.restore(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(moment);
            state.put(moment, Nd4j.zeros(DataType.FLOAT, 4));
            assertThatThrownBy(() -> session.restore(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(moment)
                    .hasMessageContaining("[4]");
        }
    }

    @Test
    void anObjectiveThatDoesNotFitIsRefused() {
        try (SmallNetwork network = new SmallNetwork();
                SmallNetwork stranger = new SmallNetwork()) {
            assertThatThrownBy(() -> network.open(network.objective(SmallNetwork.ADAM, 0, List.of("net/first/shift"))))
                    .hasMessageContaining("no variable named net/first/shift");
            assertThatThrownBy(() -> stranger.open(network.objective()))
                    .hasMessageContaining("does not share its array");
            assertThatThrownBy(() -> network.open(network.objective(), network.objective()))
                    .hasMessageContaining("two objectives are named segment");
        }
    }

    @Test
    void aParameterThatTheLossDoesNotDependOnCannotBeMoved() {
        try (Line line = new Line()) {
            line.parameters.add("idle", Nd4j.createFromArray(1f), true);
            line.graph.var("idle", line.parameters.get("idle")).mul("idled", 2);
            Objective objective = new Objective(
                    "fit",
                    line.graph,
                    "loss",
                    List.of("weight", "idle"),
                    List.of(),
                    List.of("idled"),
                    List.of(),
                    SmallNetwork.ADAM,
                    0);
            assertThatThrownBy(() -> Parity.TORCH.open(List.of(objective), line.parameters))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("loss of objective fit does not depend on idle");
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
        List<Double> values = new ArrayList<>();
        for (double value : Parity.Value.of(array).values()) {
            values.add(value);
        }
        return values;
    }
}
