package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Parameters;
import org.areogan.engine.TinyNetwork;
import org.areogan.engine.device.Quiet;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"1,2", "2,2", "1,3"})
    void dilatedConvolutionsOfAnySizeAreSumsOverAKernelWithGaps(int stride, int dilation) {
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                BufferPool pool = new BufferPool()) {
            SameDiff graph = SameDiff.create();
            SDVariable input = graph.placeHolder("input", DataType.FLOAT, -1, -1, -1, 2);
            NetworkScope scope = new NetworkScope(graph, parameters, "net", Mode.TRAINING, 1);
            Kernel kernel = new Kernel(3, 3, stride, dilation, true, Initializer.HE, false);
            FeatureMap result = Convolutions.convolution(scope, new FeatureMap(input, 1, 1, 1, 2), kernel);
            String output = result.variable().name();
            try (GraphRunner runner = new GraphRunner(graph, List.of(output), pool)) {
                for (int size : new int[] {5, 8, 3, 5}) {
                    Map<String, INDArray> inputs = Map.of("input", Nd4j.rand(DataType.FLOAT, 2, size, size + 2, 2));
                    INDArray value =
                            Objects.requireNonNull(runner.run(inputs, 0).get(output));
                    assertThat(value.shape())
                            .containsExactly(2, (size + stride - 1) / stride, (size + 2 + stride - 1) / stride, 3);
                    double[] expected = dilated(inputs.get("input"), parameters.get("net/weights"), stride, dilation);
                    assertThat(value.ravel().toDoubleVector()).containsExactly(expected, within(1e-5));
                }
            }
        }
    }

    /** A 3x3 convolution by hand, padded so that its result has as many pixels as the stride fits in. */
    private static double[] dilated(INDArray input, INDArray weights, int stride, int dilation) {
        int height = (int) input.size(1);
        int width = (int) input.size(2);
        int top = Math.max(0, (height - 1) / stride * stride + 2 * dilation + 1 - height) / 2;
        int left = Math.max(0, (width - 1) / stride * stride + 2 * dilation + 1 - width) / 2;
        List<Double> sums = new ArrayList<>();
        for (int batch = 0; batch < input.size(0); batch++) {
            for (int y = -top; y < height - top; y += stride) {
                for (int x = -left; x < width - left; x += stride) {
                    for (int filter = 0; filter < weights.size(3); filter++) {
                        double sum = 0;
                        for (int weight = 0; weight < 9 * weights.size(2); weight++) {
                            int channel = weight % (int) weights.size(2);
                            int row = weight / (int) weights.size(2) / 3;
                            int column = weight / (int) weights.size(2) % 3;
                            int seenY = y + dilation * row;
                            int seenX = x + dilation * column;
                            if (seenY >= 0 && seenY < height && seenX >= 0 && seenX < width) {
                                sum += input.getDouble(batch, seenY, seenX, channel)
                                        * weights.getDouble(row, column, channel, filter);
                            }
                        }
                        sums.add(sum);
                    }
                }
            }
        }
        return sums.stream().mapToDouble(Double::doubleValue).toArray();
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
