package org.areogan.generator.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.engine.Engines;
import org.areogan.engine.GradientCheck;
import org.areogan.engine.GradientCheck.Rig;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.Networks;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.UNet.Options;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;
import org.areogan.terrain.ClassSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/** Whole networks of every kind of part. */
class PartsTest {
    @TempDir
    Path folder;

    static Stream<Arguments> everyPart() {
        return Networks.others().entrySet().stream().map(each -> Arguments.argumentSet(each.getKey(), each.getValue()));
    }

    @ParameterizedTest
    @MethodSource("everyPart")
    void gradientsAreRightAndTheFramesSizeIsKept(Options options) {
        try (Rig rig = new Rig(2, 8, 12, 1)) {
            NetworkScope scope = rig.scope(Mode.TRAINING);
            FeatureMap logits = UNet.logits(scope, rig.map, 3, options);
            Map<String, INDArray> all = new LinkedHashMap<>(Map.of("input", rig.input));
            for (String name : rig.parameters.trainedNames("net")) {
                INDArray array = rig.parameters.get(name);
                array.addi(Nd4j.rand(DataType.DOUBLE, array.shape()).muli(0.1));
                all.put(name, array);
            }
            assertThat(rig.graph
                            .outputSingle(Map.of(), logits.variable().name())
                            .shape())
                    .containsExactly(2, 8, 12, 3)
                    .containsExactly(logits.batch(), logits.height(), logits.width(), logits.channels());
            new GradientCheck(rig.graph, logits.variable()).passesAlongADirectionOfEachPart(all);
        }
    }

    @ParameterizedTest
    @MethodSource("everyPart")
    void trainingAndInferenceShareTheirParameters(Options options) {
        try (Parameters parameters = Networks.parameters(options, 3, 1)) {
            List<String> names = List.copyOf(parameters.names());
            InferenceGraph.build(options, 3, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
            assertThat(parameters.names()).containsExactlyElementsOf(names);
        }
    }

    @ParameterizedTest
    @MethodSource("everyPart")
    void aModelFileIsReadAsItWasWritten(Options options) {
        Path file = folder.resolve("model.areogan");
        try (Parameters parameters = Networks.parameters(options, ClassSet.ROVER.size(), 1)) {
            new ModelFile(
                            options,
                            ClassSet.ROVER,
                            new Normalization(0.4, 0.2),
                            "",
                            Map.of(),
                            Map.of(),
                            parameters,
                            Optional.empty())
                    .write(file);
            try (ModelFile read = ModelFile.read(file)) {
                assertThat(read.options()).isEqualTo(options);
                assertThat(read.parameters().names()).containsExactlyElementsOf(parameters.names());
            }
        }
    }

    /** ND4J tells oneDNN a wrong padding where a convolution has gaps; engines of this program know that, SameDiff does not. */
    @Test
    void anAtrousGraphRunsInSameDiffAloneWithoutHelpers() {
        Options options = Networks.parts(Bridge.ASPP, Skip.PLAIN, Fusion.CONCATENATE, Head.LAST);
        try (Parameters parameters = Networks.parameters(options, 3, 1);
                INDArray frame = Nd4j.rand(DataType.FLOAT, 1, 16, 24, 1)) {
            SameDiff graph = InferenceGraph.build(options, 3, parameters, 16, 24);
            Environment environment = Nd4j.getEnvironment();
            boolean allowed = environment.helpersAllowed();
            environment.allowHelpers(false);
            INDArray alone;
            try {
                alone = graph.outputSingle(Map.of("frame", frame), "probabilities");
            } finally {
                environment.allowHelpers(allowed);
            }
            try (Predictor network = Engines.nd4j(1).predictor(graph, List.of("probabilities"))) {
                INDArray expected = Objects.requireNonNull(
                        network.predict(Map.of("frame", frame)).get("probabilities"));
                assertThat(alone.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-5);
            }
        }
    }

    /** One end of a long frame changes: what is said beyond the reach stays, bit by bit. */
    @ParameterizedTest
    @MethodSource("everyPart")
    void nothingBeyondTheReachMatters(Options options) {
        if (options.squeezeExcitation() > 0) {
            return;
        }
        int width = 128;
        assertThat(options.reach()).isLessThan(width - 1);
        try (Parameters parameters = Networks.parameters(options, 3, 1);
                INDArray frame = Nd4j.rand(DataType.FLOAT, 1, 8, width, 1);
                Predictor network = Engines.nd4j(1)
                        .predictor(InferenceGraph.build(options, 3, parameters, 8, width), List.of("probabilities"))) {
            INDArray before = Objects.requireNonNull(
                    network.predict(Map.of("frame", frame)).get("probabilities"));
            for (int row = 0; row < 8; row++) {
                frame.putScalar(new int[] {0, row, 0, 0}, 9);
            }
            INDArray after = Objects.requireNonNull(
                    network.predict(Map.of("frame", frame)).get("probabilities"));
            int furthest = 0;
            for (int column = 0; column < width; column++) {
                boolean same = true;
                for (int row = 0; row < 8; row++) {
                    same &= before.getDouble(0, row, column, 0) == after.getDouble(0, row, column, 0);
                }
                furthest = same ? furthest : column;
            }
            assertThat(furthest).isPositive().isLessThanOrEqualTo(options.reach());
        }
    }
}
