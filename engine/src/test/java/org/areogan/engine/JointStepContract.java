package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.areogan.engine.graph.StateNames;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How every engine plays a game: several objectives of one session. */
public abstract class JointStepContract {
    /** The engine under test. */
    protected abstract Engine engine();

    private static final Optimizer FORGETFUL = new Optimizer(Optimizer.Kind.ADAM, 0, 0.999, 1e-8, 0, 0);

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
                    "judge", judge, "verdict", List.of("judge"), List.of(), List.of(), List.of(), SmallNetwork.ADAM, 0);
            Objective fitting = regression.objective(List.of("product"));
            try (Session session = engine().open(List.of(fitting, judging), regression.parameters);
                    DeviceArray input = session.upload(Nd4j.createFromArray(1f, 3f));
                    StepResult fitted = session.step("fit", Map.of("input", input), 0.1, 1)) {
                session.synchronize();
                float weight = regression.parameters.get("weight").getFloat(0);
                assertThat(weight).isNotEqualTo(1f);
                assertThat(regression.parameters.get("judge").getFloat(0)).isEqualTo(10f);
                try (StepResult judged = session.step("judge", Map.of("seen", fitted.output("product")), 0.1, 1)) {
                    assertThat(judged.scalar("verdict")).isEqualTo(20.0);
                }
                session.synchronize();
                assertThat(regression.parameters.get("weight").getFloat(0)).isEqualTo(weight);
                assertThat(regression.parameters.get("judge").getFloat(0)).isNotEqualTo(10f);
                assertThat(fitted.scalar("loss")).isEqualTo(5.0);
            }
        }
    }

    /** Two players: a fake {@code w x}, and a verdict {@code d w x} that one wants to be 1 and the other 0. */
    @Test
    void objectivesThatMoveTogetherAreEachMovedByTheirOwnLossAtTheOldValues() {
        float[] input = {1, -2, 3};
        double ofGenerator = 0;
        double ofJudge = 0;
        for (float x : input) {
            ofGenerator += 2 * (5 * 0.5 * x - 1) * 5 * x / 3;
            ofJudge += 2 * (5 * 0.5 * x) * 0.5 * x / 3;
        }
        try (Parameters parameters = parameters();
                Session session = engine().open(players(parameters), parameters);
                DeviceArray uploaded = session.upload(Nd4j.createFromArray(input));
                StepResult result =
                        session.step(Map.of("judge", 0.1, "generator", 0.2), Map.of("input", uploaded), 1)) {
            session.synchronize();
            Map<String, INDArray> state = session.state();
            assertThat(state.get(StateNames.firstMoment("generator", "w")).getDouble(0))
                    .isCloseTo(ofGenerator, within(1e-5));
            assertThat(state.get(StateNames.firstMoment("judge", "d")).getDouble(0))
                    .isCloseTo(ofJudge, within(1e-5));
            assertThat(parameters.get("w").getDouble(0)).isCloseTo(0.5 - 0.2, within(1e-5));
            assertThat(parameters.get("d").getDouble(0)).isCloseTo(5 - 0.1, within(1e-5));
            assertThat(result.scalar("judge loss")).isCloseTo(6.25 * 14 / 3, within(1e-4));
        }
    }

    @Test
    void oneOfThemCanMoveAlone() {
        try (Parameters parameters = parameters();
                Session session = engine().open(players(parameters), parameters);
                DeviceArray uploaded = session.upload(Nd4j.createFromArray(1f, 2f))) {
            session.step("judge", Map.of("input", uploaded), 0.1, 1).close();
            session.synchronize();
            assertThat(parameters.get("w").getFloat(0)).isEqualTo(0.5f);
            assertThat(parameters.get("d").getFloat(0)).isNotEqualTo(5f);
            assertThat(session.state().get(StateNames.steps("generator")).getLong(0))
                    .isZero();
        }
    }

    @Test
    void objectivesOfTwoGraphsOrWithAParameterInCommonCannotMoveTogether() {
        try (Parameters parameters = parameters()) {
            Objective generator = players(parameters).get(0);
            Objective elsewhere = players(parameters).get(1);
            Objective rival = new Objective(
                    "rival",
                    generator.graph(),
                    "judge loss",
                    List.of("w"),
                    List.of(),
                    List.of(),
                    List.of(),
                    FORGETFUL,
                    0);
            try (Session session = engine().open(List.of(generator, elsewhere, rival), parameters)) {
                assertThatThrownBy(() -> session.step(Map.of("generator", 0.1, "judge", 0.1), Map.of(), 1))
                        .hasMessageContaining("generator and judge cannot move together");
                assertThatThrownBy(() -> session.step(Map.of("generator", 0.1, "rival", 0.1), Map.of(), 1))
                        .hasMessageContaining("two objectives of one step move w");
                assertThatThrownBy(() -> session.step(Map.of(), Map.of(), 1)).hasMessageContaining("one objective");
            }
        }
    }

    private static Parameters parameters() {
        Parameters parameters = new Parameters(DataType.FLOAT);
        parameters.add("w", Nd4j.createFromArray(0.5f), true);
        parameters.add("d", Nd4j.createFromArray(5f), true);
        return parameters;
    }

    private static List<Objective> players(Parameters parameters) {
        SameDiff graph = SameDiff.create();
        SDVariable fake = graph.placeHolder("input", DataType.FLOAT, -1).mul(graph.var("w", parameters.get("w")));
        SDVariable verdict = fake.mul(graph.var("d", parameters.get("d")));
        graph.math.square(verdict.sub(1)).mean("generator loss");
        graph.math.square(verdict).mean("judge loss");
        return List.of(player(graph, "generator", "w"), player(graph, "judge", "d"));
    }

    private static Objective player(SameDiff graph, String name, String moved) {
        return new Objective(
                name, graph, name + " loss", List.of(moved), List.of(), List.of(), List.of(), FORGETFUL, 0);
    }
}
