package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.files.EngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ParametersTest {
    private final Parameters parameters = new Parameters(DataType.FLOAT);

    @AfterEach
    void close() {
        parameters.close();
    }

    @Test
    void twoGraphsShareWeightsAndStatisticsInPlace() {
        SameDiff training = SameDiff.create();
        SameDiff inference = SameDiff.create();
        for (SameDiff graph : new SameDiff[] {training, inference}) {
            NetworkScope scope = scope(graph, 1);
            SDVariable weights = scope.weights("weights", Initializer.ONES, 1, 1, 3);
            SDVariable statistic = scope.statistic("mean", Initializer.ZEROS, 3);
            weights.add("sum", statistic);
            assertThat(weights.getArr()).isSameAs(parameters.get("net/weights"));
            assertThat(statistic.getArr()).isSameAs(parameters.get("net/mean"));
        }
        assertThat(training.outputSingle(Map.of(), "sum").toFloatVector()).containsExactly(1, 1, 1);
        parameters.get("net/weights").assign(5);
        parameters.get("net/mean").assign(2);
        assertThat(training.outputSingle(Map.of(), "sum").toFloatVector()).containsExactly(7, 7, 7);
        assertThat(inference.outputSingle(Map.of(), "sum").toFloatVector()).containsExactly(7, 7, 7);
    }

    @Test
    void gradientsAreThoseOfTheValuesAtTheTime() {
        SameDiff graph = SameDiff.create();
        SDVariable weights = scope(graph, 1).weights("weights", Initializer.ONES, 1, 1, 2);
        graph.math().square(weights).sum("loss");
        graph.setLossVariables("loss");
        graph.calculateGradients(Map.of(), "net/weights");
        parameters.get("net/weights").assign(4);
        Map<String, INDArray> gradients = graph.calculateGradients(Map.of(), "net/weights");
        assertThat(gradients).extractingByKey("net/weights").isEqualTo(Nd4j.createFromArray(8f, 8f));
    }

    @Test
    void statisticsAreNotTrained() {
        NetworkScope scope = scope(SameDiff.create(), 1);
        scope.statistic("mean", Initializer.ZEROS, 3);
        scope.weights("weights", Initializer.ONES, 1, 1, 2);
        assertThat(parameters.names()).containsExactly("net/mean", "net/weights");
        assertThat(parameters.trainedNames("net/")).containsExactly("net/weights");
        assertThat(parameters.trainedCount("net/")).isEqualTo(2);
    }

    @Test
    void aWeightDependsOnSeedAndNameAndNotOnWhatWasBuiltBefore() {
        INDArray alone = weights(1, "b");
        scope(SameDiff.create(), 1).weights("a", Initializer.HE, 9, 9, 3, 3);
        assertThat(scope(SameDiff.create(), 1)
                        .weights("b", Initializer.HE, 9, 9, 3, 3)
                        .getArr())
                .isEqualTo(alone);
        assertThat(weights(2, "b")).isNotEqualTo(alone);
        assertThat(weights(1, "c")).isNotEqualTo(alone);
    }

    private static INDArray weights(long seed, String name) {
        NetworkScope scope =
                new NetworkScope(SameDiff.create(), new Parameters(DataType.FLOAT), "net", Mode.TRAINING, seed);
        return scope.weights(name, Initializer.HE, 9, 9, 3, 3).getArr();
    }

    @Test
    void heAndGlorotSpreadAsTheirFormulasSay() {
        NetworkScope scope = scope(SameDiff.create(), 7);
        INDArray he = scope.weights("he", Initializer.HE, 50, 10, 100, 200).getArr();
        assertThat(he.meanNumber().doubleValue()).isCloseTo(0, within(0.006));
        assertThat(he.stdNumber().doubleValue()).isCloseTo(0.2, within(0.004));
        INDArray glorot =
                scope.weights("glorot", Initializer.GLOROT, 50, 10, 100, 200).getArr();
        double limit = Math.sqrt(0.1);
        assertThat(glorot.amaxNumber().doubleValue()).isBetween(0.99 * limit, limit);
        assertThat(glorot.stdNumber().doubleValue()).isCloseTo(limit / Math.sqrt(3), within(0.004));
    }

    @Test
    void aShapeThatDoesNotFitIsNamed() {
        scope(SameDiff.create(), 1).weights("weights", Initializer.ONES, 1, 1, 2);
        assertThatThrownBy(() -> scope(SameDiff.create(), 1).weights("weights", Initializer.ONES, 1, 1, 3))
                .hasMessageContaining("net/weights has the shape [2], the layer needs [3]");
    }

    @Test
    void aCopyIsItsOwn() {
        INDArray original = some();
        try (Parameters copy = parameters.copy("net")) {
            original.assign(9);
            assertThat(copy.get("net/weights").getFloat(0)).isNotEqualTo(9);
        }
    }

    @Test
    void aNetworkOverStoredParametersTakesWhatWasWrittenInsteadOfDrawing() throws IOException {
        INDArray original = some();
        byte[] bytes = bytes(parameters);
        try (Parameters read = Parameters.stored(DataType.FLOAT, new ByteArrayInputStream(bytes))) {
            INDArray taken = new NetworkScope(SameDiff.create(), read, "net", Mode.TRAINING, 2)
                    .weights("weights", Initializer.HE, 1, 1, 2, 3)
                    .getArr();
            assertThat(taken).isEqualTo(original);
            assertThat(read.trainedNames("")).containsExactly("net/weights");
            read.requireAllAskedFor();
        }
    }

    @Test
    void anotherNetworksParametersAreRefused() {
        some();
        NetworkScope scope =
                new NetworkScope(SameDiff.create(), Parameters.stored(parameters), "net", Mode.TRAINING, 2);
        assertThatThrownBy(() -> scope.weights("weights", Initializer.HE, 1, 1, 3, 2))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("net/weights is FLOAT[2, 3], should be FLOAT[3, 2]");
        assertThatThrownBy(() -> scope.weights("bias", Initializer.ZEROS, 1, 1, 2))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("net/bias is missing");
        assertThatThrownBy(scope.parameters()::requireAllAskedFor)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("it has no net/weights");
        scope.parameters().close();
    }

    private INDArray some() {
        return scope(SameDiff.create(), 1)
                .weights("weights", Initializer.HE, 1, 1, 2, 3)
                .getArr();
    }

    private NetworkScope scope(SameDiff graph, long seed) {
        return new NetworkScope(graph, parameters, "net", Mode.TRAINING, seed);
    }

    private static byte[] bytes(Parameters parameters) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parameters.writeTo(out);
        return out.toByteArray();
    }
}
