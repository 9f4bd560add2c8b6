package org.areogan.torch.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.SmallNetwork;
import org.areogan.torch.Parity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.DataFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/** A graph that the engine cannot run is refused when it is opened, not computed wrongly. */
class UnknownOperationTest {
    @Test
    void anOperationThatTheEngineDoesNotHaveIsNamedWithTheCure() {
        SameDiff graph = SameDiff.create();
        graph.math().sin("wave", graph.placeHolder("input", DataType.FLOAT, 2));
        assertThatThrownBy(() -> Parity.TORCH.predictor(graph, List.of("wave")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no operation sin")
                .hasMessageContaining("--engine nd4j");
    }

    @Test
    void aSessionRefusesItToo() {
        SameDiff graph = SameDiff.create();
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            parameters.add("weight", Nd4j.createFromArray(1f), true);
            graph.math().sin(graph.var("weight", parameters.get("weight"))).sum("loss");
            Objective objective = new Objective(
                    "fit", graph, "loss", List.of("weight"), List.of(), List.of(), List.of(), SmallNetwork.ADAM, 0);
            assertThatThrownBy(() -> Parity.TORCH.open(List.of(objective), parameters))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no operation sin");
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aVariantOfAnOperationThatTheEngineDoesNotHaveIsRefused(
            BiFunction<SameDiff, SDVariable, SDVariable> variant, String message) {
        SameDiff graph = SameDiff.create();
        String output = variant.apply(graph, graph.placeHolder("input", DataType.FLOAT, 1, 4, 4, 4))
                .name();
        assertThatThrownBy(() -> Parity.TORCH.predictor(graph, List.of(output)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("--engine nd4j");
    }

    private static Stream<Arguments> variants() {
        return Stream.of(
                variant("relu with a cutoff", "cutoff", (graph, x) -> graph.nn().relu(x, 0.5)),
                variant(
                        "dilated pooling",
                        "dilation",
                        (graph, x) -> graph.cnn()
                                .maxPooling2d(
                                        x,
                                        Pooling2DConfig.builder()
                                                .kH(2)
                                                .kW(2)
                                                .dH(2)
                                                .dW(2)
                                                .paddingMode(PaddingMode.SAME)
                                                .isNHWC(true)
                                                .build())),
                variant(
                        "a product of transposed matrices",
                        "transposed",
                        (graph, x) -> graph.linalg()
                                .mmul(graph.reshape(x, 16, 4), graph.reshape(x, 16, 4), true, false, false)),
                variant(
                        "a convolution without padding",
                        "padding",
                        (graph, x) -> convolution(
                                graph,
                                x,
                                Conv2DConfig.builder()
                                        .paddingMode(PaddingMode.VALID)
                                        .dataFormat(Conv2DConfig.NHWC))),
                variant(
                        "a convolution with channels first",
                        "[batch, channels, height, width]",
                        (graph, x) -> convolution(
                                graph,
                                x,
                                Conv2DConfig.builder()
                                        .paddingMode(PaddingMode.SAME)
                                        .dataFormat(Conv2DConfig.NCHW))),
                variant(
                        "depth to space with channels first",
                        "[batch, channels, height, width]",
                        (graph, x) -> graph.cnn().depthToSpace(x, 2, DataFormat.NCHW)));
    }

    private static Arguments variant(String name, String message, BiFunction<SameDiff, SDVariable, SDVariable> made) {
        return Arguments.argumentSet(name, made, message);
    }

    private static SDVariable convolution(SameDiff graph, SDVariable x, Conv2DConfig.Conv2DConfigBuilder config) {
        SDVariable weights = graph.var("weights", Nd4j.ones(DataType.FLOAT, 3, 3, 4, 2));
        return graph.cnn().conv2d(x, weights, config.kH(3).kW(3).build());
    }
}
