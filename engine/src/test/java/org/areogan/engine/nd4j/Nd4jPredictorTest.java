package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Engines;
import org.areogan.engine.Predictor;
import org.areogan.engine.Regression;
import org.areogan.engine.TinyNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jPredictorTest {
    @Test
    void resultsBelongToTheCallerAndInputsStayOpen() {
        try (Regression regression = new Regression();
                Predictor predictor = Engines.nd4j(1).predictor(regression.graph, List.of("product"))) {
            INDArray input = Nd4j.createFromArray(1f, 2f);
            INDArray first = product(predictor, input);
            regression.parameters.get("weight").assign(3);
            INDArray second = product(predictor, input);
            assertThat(first.toFloatVector()).containsExactly(1, 2);
            assertThat(second.toFloatVector()).as("with the new weight").containsExactly(3, 6);
            first.close();
            assertThat(input.wasClosed()).isFalse();
        }
    }

    @Test
    void viewsAreReadInTheirLogicalOrder() {
        try (Regression regression = new Regression();
                Predictor predictor = Engines.nd4j(1).predictor(regression.graph, List.of("product"))) {
            INDArray column =
                    Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}).getColumn(1);
            assertThat(product(predictor, column).toFloatVector()).containsExactly(2, 4);
        }
    }

    @Test
    void onlyInputsThatTheOutputsNeedAreAskedFor() {
        try (TinyNetwork network = new TinyNetwork();
                Predictor predictor = Engines.nd4j(1).predictor(network.graph, List.of("probabilities"));
                INDArray image = Nd4j.rand(TinyNetwork.BATCH, TinyNetwork.SIZE, TinyNetwork.SIZE, 1)) {
            INDArray probabilities = Objects.requireNonNull(
                    predictor.predict(Map.of("image", image)).get("probabilities"));
            assertThat(probabilities.shape()).containsExactly(2, 8, 8, 3);
        }
    }

    private static INDArray product(Predictor predictor, INDArray input) {
        return Objects.requireNonNull(predictor.predict(Map.of("input", input)).get("product"));
    }
}
