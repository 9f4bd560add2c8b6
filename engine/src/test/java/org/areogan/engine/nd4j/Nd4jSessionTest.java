package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Regression;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.TinyNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jSessionTest {
    @Test
    void theLossOfASmallConvolutionalNetworkFalls() {
        try (TinyNetwork network = new TinyNetwork();
                Session session = network.open(List.of(network.objective()))) {
            List<Double> losses = train(network, session, 0, 60);
            assertThat(mean(losses.subList(50, 60))).isLessThan(0.6 * mean(losses.subList(0, 10)));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        try (TinyNetwork network = new TinyNetwork();
                TinyNetwork twin = new TinyNetwork();
                TinyNetwork other = new TinyNetwork();
                Session session = network.open(List.of(network.objective()));
                Session twinSession = twin.open(List.of(twin.objective()));
                Session otherSession = other.open(List.of(other.objective()))) {
            train(network, session, 0, 5);
            train(twin, twinSession, 0, 5);
            train(other, otherSession, 100, 105);
            assertThat(bits(twin)).isEqualTo(bits(network));
            assertThat(bits(other)).isNotEqualTo(bits(network));
        }
    }

    @Test
    void parametersThatTheObjectiveDoesNotMoveStayAsTheyAreToTheBit() {
        try (TinyNetwork network = new TinyNetwork();
                Session session = network.open(
                        List.of(network.objective(TinyNetwork.ADAM, 0, List.of("second weights", "second bias"))))) {
            Map<String, Integer> before = bits(network);
            train(network, session, 0, 3);
            Map<String, Integer> after = bits(network);
            for (String name : network.parameters.trainedNames("")) {
                if (name.startsWith("second")) {
                    assertThat(after.get(name)).as(name).isNotEqualTo(before.get(name));
                } else {
                    assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
                }
            }
        }
    }

    @Test
    void aStatisticKeepsItsShareOfTheOldValue() {
        try (TinyNetwork network = new TinyNetwork();
                Session session = network.open(List.of(network.objective()))) {
            double[] expected = {1, -2, 3, 0};
            network.parameters.get("running mean").assign(Nd4j.createFromArray(1f, -2f, 3f, 0f));
            for (int step = 0; step < 3; step++) {
                try (StepResult result = session.step("segment", network.upload(session, step), 0.01, step);
                        INDArray batchMean = result.output("batch mean").read()) {
                    for (int i = 0; i < expected.length; i++) {
                        expected[i] = 0.9 * expected[i] + 0.1 * batchMean.getDouble(i);
                    }
                }
                assertThat(network.parameters.get("running mean").toDoubleVector())
                        .containsExactly(expected, within(1e-5));
            }
        }
    }

    @Test
    void movingAveragesFollowWithAGrowingDecay() {
        String name = "last weights";
        try (TinyNetwork network = new TinyNetwork();
                Session session = network.open(List.of(network.objective(TinyNetwork.ADAM, 0.3, List.of(name))))) {
            double[] expected = network.parameters.get(name).dup().reshape(-1).toDoubleVector();
            for (int step = 1; step <= 6; step++) {
                train(network, session, step, step + 1);
                double[] now = network.parameters.get(name).dup().reshape(-1).toDoubleVector();
                double decay = Math.min(0.3, (1.0 + step) / (10 + step));
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = decay * expected[i] + (1 - decay) * now[i];
                }
                assertThat(array(session.state(), "average/" + name).reshape(-1).toDoubleVector())
                        .containsExactly(expected, within(1e-6));
            }
        }
    }

    @Test
    void aRestoredTrainingEndsWithTheBitsOfAnUnbrokenOne() {
        try (TinyNetwork unbroken = new TinyNetwork();
                TinyNetwork broken = new TinyNetwork();
                TinyNetwork resumed = new TinyNetwork(DataType.FLOAT, 77);
                Session unbrokenSession = unbroken.open(List.of(unbroken.objective()));
                Session brokenSession = broken.open(List.of(broken.objective()))) {
            train(unbroken, unbrokenSession, 0, 8);
            train(broken, brokenSession, 0, 4);
            for (String name : broken.parameters.names()) {
                resumed.parameters.get(name).assign(broken.parameters.get(name));
            }
            try (Session resumedSession = resumed.open(List.of(resumed.objective()))) {
                resumedSession.restore(brokenSession.state());
                train(resumed, resumedSession, 4, 8);
                assertThat(bits(resumed)).isEqualTo(bits(unbroken));
                assertThat(resumedSession.state()).isEqualTo(unbrokenSession.state());
            }
        }
    }

    @Test
    void theStateIsNamedInAFixedOrder() {
        try (TinyNetwork network = new TinyNetwork();
                Session session =
                        network.open(List.of(network.objective(TinyNetwork.ADAM, 0.5, List.of("last bias"))))) {
            assertThat(session.state().keySet())
                    .containsExactly(
                            "optimizer/segment/steps",
                            "optimizer/segment/first/last bias",
                            "optimizer/segment/second/last bias",
                            "average/last bias");
        }
    }

    @Test
    void outputsOutliveLaterStepsUntilTheResultIsClosed() {
        try (TinyNetwork network = new TinyNetwork();
                Session session = network.open(List.of(network.objective()));
                StepResult first = session.step("segment", network.upload(session, 0), 0.1, 0);
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
    void anotherBatchSizeIsPlannedAnew() {
        try (Regression regression = new Regression();
                Session session = regression.open()) {
            assertThat(regression.loss(session, 1, 2, 3)).isEqualTo((1 + 4 + 9) / 3.0, within(1e-6));
            regression.parameters.get("weight").assign(1);
            assertThat(regression.loss(session, 1, 2)).isEqualTo((1 + 4) / 2.0, within(1e-6));
            regression.parameters.get("weight").assign(1);
            assertThat(regression.loss(session, 2, 2, 2)).isEqualTo(4, within(1e-6));
        }
    }

    /** What a game of two players does: the first one's output is the second one's input. */
    @Test
    void anOutputOfOneObjectiveFeedsAnotherAndEachMovesItsOwn() {
        try (Regression regression = new Regression()) {
            regression.parameters.add("judge", Nd4j.createFromArray(10f), true);
            SameDiff judge = SameDiff.create();
            judge.placeHolder("seen", DataType.FLOAT, -1)
                    .mul(judge.var("judge", regression.parameters.get("judge")))
                    .mean("verdict");
            Objective judging = new Objective(
                    "judge", judge, "verdict", List.of("judge"), List.of(), List.of(), List.of(), TinyNetwork.ADAM, 0);
            Objective fitting = regression.objective(List.of("product"));
            try (Session session = Engines.nd4j(1).open(List.of(fitting, judging), regression.parameters);
                    DeviceArray input = session.upload(Nd4j.createFromArray(1f, 3f));
                    StepResult fitted = session.step("fit", Map.of("input", input), 0.1, 1)) {
                float weight = regression.parameters.get("weight").getFloat(0);
                assertThat(weight).isNotEqualTo(1f);
                assertThat(regression.parameters.get("judge").getFloat(0)).isEqualTo(10f);
                try (StepResult judged = session.step("judge", Map.of("seen", fitted.output("product")), 0.1, 1)) {
                    assertThat(judged.scalar("verdict")).isEqualTo(20.0);
                }
                assertThat(regression.parameters.get("weight").getFloat(0)).isEqualTo(weight);
                assertThat(regression.parameters.get("judge").getFloat(0)).isNotEqualTo(10f);
                assertThat(fitted.scalar("loss")).isEqualTo(5.0);
            }
        }
    }

    @Test
    void aLossThatIsNoNumberIsReturned() {
        try (Regression regression = new Regression();
                Session session = regression.open()) {
            assertThat(regression.loss(session, 1, Float.NaN)).isNaN();
        }
    }

    @Test
    void misuseIsToldInWords() {
        try (TinyNetwork network = new TinyNetwork();
                Session session = network.open(List.of(network.objective()))) {
            Map<String, DeviceArray> inputs = network.upload(session, 1);
            assertThatThrownBy(() -> session.step("judge", inputs, 0.1, 1))
                    .hasMessageContaining("no objective named judge");
            assertThatThrownBy(() -> session.step("segment", inputs, 0, 1)).hasMessageContaining("learning rate");
            assertThatThrownBy(() -> session.step("segment", Map.of(), 0.1, 1)).hasMessageContaining("[image, mask]");
            Map<String, DeviceArray> misnamed = new HashMap<>(inputs);
            misnamed.put("picture", session.upload(Nd4j.scalar(1f)));
            assertThatThrownBy(() -> session.step("segment", misnamed, 0.1, 1))
                    .hasMessageContaining("no placeholder named picture");
            Map<String, DeviceArray> mistyped = new HashMap<>(inputs);
            mistyped.put("mask", session.upload(Nd4j.zeros(DataType.DOUBLE, 2, 8, 8, 3)));
            assertThatThrownBy(() -> session.step("segment", mistyped, 0.1, 1))
                    .hasMessageContaining("mask takes FLOAT, got DOUBLE");
            assertThatThrownBy(() -> session.restore(Map.of())).hasMessageContaining("optimizer/segment/steps");
            assertThatThrownBy(
                            () -> network.open(List.of(network.objective(TinyNetwork.ADAM, 0, List.of("first shift")))))
                    .hasMessageContaining("no variable named first shift");
            try (TinyNetwork stranger = new TinyNetwork()) {
                assertThatThrownBy(() -> stranger.open(List.of(network.objective())))
                        .hasMessageContaining("does not share its array");
            }
        }
    }

    private static List<Double> train(TinyNetwork network, Session session, int from, int to) {
        List<Double> losses = new ArrayList<>();
        for (int step = from; step < to; step++) {
            Map<String, DeviceArray> inputs = network.upload(session, step % 3);
            try (StepResult result = session.step("segment", inputs, 0.02, step)) {
                losses.add(result.scalar("loss"));
            }
            inputs.values().forEach(DeviceArray::close);
        }
        return losses;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static Map<String, Integer> bits(TinyNetwork network) {
        Map<String, Integer> bits = new TreeMap<>();
        for (String name : network.parameters.names()) {
            bits.put(
                    name,
                    Arrays.hashCode(
                            network.parameters.get(name).dup().reshape(-1).toFloatVector()));
        }
        return bits;
    }

    private static INDArray array(Map<String, INDArray> state, String name) {
        INDArray array = state.get(name);
        assertThat(array).as(name).isNotNull();
        return Objects.requireNonNull(array);
    }
}
