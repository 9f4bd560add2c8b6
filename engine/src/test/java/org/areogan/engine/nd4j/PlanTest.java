package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.TinyNetwork;
import org.areogan.engine.device.Quiet;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PlanTest {
    /** Buffers are used again within a run and between runs; SameDiff's own session takes fresh ones for everything. */
    @Test
    void resultsAndGradientsAreThoseOfSameDiffsOwnSession() {
        try (TinyNetwork network = new TinyNetwork(DataType.FLOAT, 5, 1);
                BufferPool pool = new BufferPool()) {
            SameDiff gradients = Quiet.without(() -> {
                network.graph.setLossVariables("loss");
                network.graph.createGradFunction();
                return network.graph.getFunction("grad");
            });
            List<String> outputs = new ArrayList<>(List.of("loss", "error", "probabilities"));
            network.parameters
                    .trainedNames("")
                    .forEach(name -> outputs.add(
                            network.graph.getVariable(name).gradient().name()));
            try (GraphRunner runner = new GraphRunner(gradients, outputs, pool)) {
                for (int run = 0; run < 3; run++) {
                    Map<String, INDArray> batch = network.batch(run);
                    Map<String, INDArray> expected = gradients.output(batch, outputs);
                    runner.run(batch, run)
                            .forEach((name, value) -> assertThat(bits(value))
                                    .as(name)
                                    .isEqualTo(bits(Objects.requireNonNull(expected.get(name)))));
                }
            }
        }
    }

    @Test
    void aVectorReducedOverADimensionOfOneKeepsItsValues() {
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.placeHolder("input", DataType.FLOAT, 3, 1);
        input.mul(2).sum(true, 1).rename("sum");
        input.mul(2).norm2("norm", true, 1);
        try (BufferPool pool = new BufferPool();
                GraphRunner runner = new GraphRunner(graph, List.of("sum", "norm"), pool)) {
            for (int run = 1; run <= 2; run++) {
                INDArray column = Nd4j.create(new float[] {run, -2 * run, 3 * run}, new long[] {3, 1}, 'c');
                Map<String, INDArray> values = runner.run(Map.of("input", column), 0);
                assertThat(values.get("sum")).isEqualTo(column.mul(2));
                assertThat(values.get("norm"))
                        .isEqualTo(Nd4j.create(new float[] {2 * run, 4 * run, 6 * run}, new long[] {3, 1}, 'c'));
            }
        }
    }

    @Test
    void identitiesShareTheirInputsArray() {
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.placeHolder("input", DataType.FLOAT, 2);
        SDVariable doubled = input.mul(2);
        SDVariable same = graph.identity(doubled);
        SDVariable other = doubled.add(100);
        same.add("sum", other.mul(0));
        try (BufferPool pool = new BufferPool();
                GraphRunner runner = new GraphRunner(graph, List.of("sum", same.name()), pool)) {
            Map<String, INDArray> inputs = Map.of("input", Nd4j.createFromArray(1f, 2f));
            assertThat(runner.run(inputs, 0).get("sum")).isEqualTo(Nd4j.createFromArray(2f, 4f));
            assertThat(runner.run(inputs, 0).get(same.name())).isEqualTo(Nd4j.createFromArray(2f, 4f));
        }
    }

    @Test
    void aShapeThatIsComputedFromTheInputFollowsTheInput() {
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.placeHolder("input", DataType.FLOAT, -1, 2);
        graph.onesLike(input).sum(false, 1).rename("twos");
        try (BufferPool pool = new BufferPool();
                GraphRunner runner = new GraphRunner(graph, List.of("twos"), pool)) {
            assertThat(runner.run(Map.of("input", Nd4j.rand(3, 2)), 0).get("twos"))
                    .isEqualTo(Nd4j.createFromArray(2f, 2f, 2f));
            assertThat(runner.run(Map.of("input", Nd4j.rand(1, 2)), 0).get("twos"))
                    .isEqualTo(Nd4j.createFromArray(2f));
        }
    }

    @Test
    void anUnknownOutputIsToldByName() {
        SameDiff graph = SameDiff.create();
        graph.placeHolder("input", DataType.FLOAT, 2).mul("double", 2);
        try (BufferPool pool = new BufferPool()) {
            assertThatThrownBy(() -> new GraphRunner(graph, List.of("triple"), pool))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("triple");
        }
    }

    private static float[] bits(INDArray array) {
        return array.dup('c').reshape(-1).toFloatVector();
    }
}
