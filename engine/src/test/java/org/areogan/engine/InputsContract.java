package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.areogan.engine.graph.StateNames;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What every engine takes and what it refuses, in which words. */
public abstract class InputsContract {
    /** The engine under test. */
    protected abstract Engine engine();

    @Test
    void anUploadedArrayMayBeClosedOrChangedAfterwards() {
        try (Regression regression = new Regression();
                Session session = regression.open(engine())) {
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
        try (Regression regression = new Regression();
                Session session = regression.open(engine())) {
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
    void anUnknownObjectiveOrARateOfNothingIsRefused() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(engine(), network.objective())) {
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
                Session session = network.open(engine(), network.objective())) {
            assertThatThrownBy(() -> session.step(SmallNetwork.NAME, Map.of(), 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[image, mask]");
        }
    }

    @Test
    void anInputThatTheGraphDoesNotHaveIsNamed() {
        try (SmallNetwork network = new SmallNetwork();
                Session session = network.open(engine(), network.objective())) {
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
                Session session = network.open(engine(), network.objective())) {
            Map<String, DeviceArray> inputs = network.upload(session, 1);
            inputs.put("mask", session.upload(Nd4j.zeros(DataType.DOUBLE, 2, 8, 8, 3)));
            assertThatThrownBy(() -> session.step(SmallNetwork.NAME, inputs, 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("mask takes FLOAT, got DOUBLE");
        }
    }

    @Test
    void anArrayOfAnotherEngineIsRefused() {
        DeviceArray foreign = new DeviceArray() {
            @Override
            public INDArray read() {
                return Nd4j.createFromArray(1f);
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
        try (Regression regression = new Regression();
                Session session = regression.open(engine())) {
            assertThatThrownBy(() -> session.step("fit", Map.of("input", foreign), 0.1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("input is an array of another engine");
        }
    }

    @Test
    void aClosedArrayIsRefused() {
        try (Regression regression = new Regression();
                Session session = regression.open(engine())) {
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
                Session session = network.open(engine(), network.objective())) {
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
            assertThatThrownBy(() ->
                            network.open(engine(), network.objective(SmallNetwork.ADAM, 0, List.of("net/first/shift"))))
                    .hasMessageContaining("no variable named net/first/shift");
            assertThatThrownBy(() -> stranger.open(engine(), network.objective()))
                    .hasMessageContaining("does not share its array");
            assertThatThrownBy(() -> network.open(engine(), network.objective(), network.objective()))
                    .hasMessageContaining("two objectives are named segment");
        }
    }

    @Test
    void aParameterThatTheLossDoesNotDependOnCannotBeMoved() {
        try (Regression regression = new Regression()) {
            regression.parameters.add("idle", Nd4j.createFromArray(1f), true);
            regression.graph.var("idle", regression.parameters.get("idle")).mul("idled", 2);
            Objective objective = new Objective(
                    "fit",
                    regression.graph,
                    "loss",
                    List.of("weight", "idle"),
                    List.of(),
                    List.of("idled"),
                    List.of(),
                    SmallNetwork.ADAM,
                    0);
            assertThatThrownBy(() -> engine().open(List.of(objective), regression.parameters))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("loss of objective fit does not depend on idle");
        }
    }
}
