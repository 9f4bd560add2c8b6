package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Predictor;
import org.areogan.engine.Regression;
import org.areogan.engine.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TorchPredictorTest {
    @Test
    void resultsBelongToTheCallerAndInputsStayOpen() {
        try (Regression regression = new Regression();
                Predictor predictor = Parity.TORCH.predictor(regression.graph, List.of("product"))) {
            INDArray input = Nd4j.createFromArray(1f, 2f);
            INDArray first = product(predictor, input);
            regression.parameters.get("weight").assign(3);
            INDArray second = product(predictor, input);
            assertThat(first.toFloatVector()).containsExactly(1, 2);
            assertThat(second.toFloatVector()).as("with the new weight").containsExactly(3, 6);
            first.close();
            assertThat(input.wasClosed()).isFalse();
            assertThat(input.toFloatVector()).containsExactly(1, 2);
        }
    }

    @Test
    void viewsAreReadInTheirLogicalOrder() {
        try (Regression regression = new Regression();
                Predictor predictor = Parity.TORCH.predictor(regression.graph, List.of("product"))) {
            INDArray column =
                    Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}).getColumn(1);
            assertThat(product(predictor, column).toFloatVector()).containsExactly(2, 4);
        }
    }

    @Test
    void onlyInputsThatTheOutputsNeedAreAskedFor() {
        try (SmallNetwork network = new SmallNetwork();
                Predictor predictor = Parity.TORCH.predictor(network.graph, List.of("probabilities"));
                INDArray image = Nd4j.rand(SmallNetwork.BATCH, SmallNetwork.SIZE, SmallNetwork.SIZE, 1)) {
            INDArray probabilities = Objects.requireNonNull(
                    predictor.predict(Map.of("image", image)).get("probabilities"));
            assertThat(probabilities.shape()).containsExactly(2, 8, 8, 3);
        }
    }

    @Test
    void theSameInputsGiveTheSameBits() {
        try (SmallNetwork network = new SmallNetwork();
                Predictor predictor = Parity.TORCH.predictor(network.graph, List.of("probabilities"));
                INDArray image = Nd4j.rand(SmallNetwork.BATCH, SmallNetwork.SIZE, SmallNetwork.SIZE, 1)) {
            assertThat(predictor.predict(Map.of("image", image)).get("probabilities"))
                    .isEqualTo(predictor.predict(Map.of("image", image)).get("probabilities"));
        }
    }

    /** A value that single precision cannot hold tells whether the type is kept on the way. */
    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void resultsHaveTheGraphsType(DataType type) {
        SameDiff graph = SameDiff.create();
        graph.placeHolder("input", type, 1).mul("double", 2);
        try (Predictor predictor = Parity.TORCH.predictor(graph, List.of("double"));
                INDArray input = Nd4j.create(new double[] {0.1}, new long[] {1}, type)) {
            INDArray result = Objects.requireNonNull(
                    predictor.predict(Map.of("input", input)).get("double"));
            assertThat(result.dataType()).isEqualTo(type);
            assertThat(result.getDouble(0)).isEqualTo(2 * input.getDouble(0));
        }
    }

    @Test
    void anInputThatIsMissingOrOfAnotherTypeIsNamed() {
        try (Regression regression = new Regression();
                Predictor predictor = Parity.TORCH.predictor(regression.graph, List.of("product"))) {
            assertThatThrownBy(() -> predictor.predict(Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[input]");
            assertThatThrownBy(() -> product(predictor, Nd4j.createFromArray(1.0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("input takes FLOAT, got DOUBLE");
        }
    }

    @Test
    void anInputThatTheGraphDoesNotHaveIsNamed() {
        try (Regression regression = new Regression();
                Predictor predictor = Parity.TORCH.predictor(regression.graph, List.of("product"))) {
            INDArray input = Nd4j.createFromArray(1f);
            assertThatThrownBy(() -> predictor.predict(Map.of("input", input, "picture", input)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no placeholder named picture");
        }
    }

    @Test
    void anUnknownOutputIsToldByName() {
        try (Regression regression = new Regression()) {
            assertThatThrownBy(() -> Parity.TORCH.predictor(regression.graph, List.of("triple")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("triple");
        }
    }

    private static INDArray product(Predictor predictor, INDArray input) {
        return Objects.requireNonNull(predictor.predict(Map.of("input", input)).get("product"));
    }
}
