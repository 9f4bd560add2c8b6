package org.areogan.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.network.Head;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** onnxruntime runs all files in one process, before the first test. */
class AgreementTest {
    private static final UNet.Options PLAIN =
            SmallModels.options(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE, DropoutKind.BOTTLENECK, 4, 6);

    private static final Case OWN_BRIGHTNESS =
            new Case("own brightness", PLAIN, new Normalization(0.4, 0.2, true), 1, batches());
    private static final Case FLAT = new Case("flat", PLAIN, new Normalization(0.4, 0.2, true), 1, flat());
    /** As one that was given a temperature of 1/5000. */
    private static final Case STEEP = new Case("steep", PLAIN, SmallModels.NORMALIZATION, 5000, batches());

    private static final Map<String, List<float[]>> SAID = new TreeMap<>();

    /** @param steepness what all logits are multiplied by */
    private record Case(
            String name,
            UNet.Options options,
            Normalization normalization,
            double steepness,
            List<FrameBatch> batches) {
        @Override
        public String toString() {
            return name;
        }

        Parameters parameters() {
            Parameters parameters = SmallModels.parameters(options, 3);
            parameters.get(InferenceGraph.LOGIT_WEIGHTS).muli(steepness);
            parameters.get(InferenceGraph.LOGIT_BIASES).muli(steepness);
            return parameters;
        }

        OnnxModel model(Parameters parameters) {
            return SmallModels.model(options, parameters, normalization);
        }

        /** What the check makes of what onnxruntime said, beside a network of these values. */
        double difference(Parameters parameters) {
            Tolerance tolerance = model(parameters).tolerance(SmallModels.ENGINE);
            try (Segmenter segmenter = SmallModels.segmenter(options, parameters, normalization)) {
                return OnnxCheck.compare(
                        Path.of(name), batches, SAID.get(name), SmallModels.reference(segmenter), tolerance);
            }
        }
    }

    @BeforeAll
    static void runAll(@TempDir Path folder) {
        List<Case> cases = Stream.concat(everyGenerator(), Stream.of(OWN_BRIGHTNESS, FLAT, STEEP))
                .toList();
        List<OnnxJob> jobs = new ArrayList<>();
        for (Case each : cases) {
            Path file = folder.resolve(each.name() + ".onnx");
            try (Parameters parameters = each.parameters()) {
                AtomicFile.write(file, out -> out.write(each.model(parameters).bytes()));
            }
            jobs.add(new OnnxJob(file, file, each.batches()));
        }
        List<List<float[]>> said = OnnxProcess.run(jobs);
        for (int i = 0; i < said.size(); i++) {
            SAID.put(cases.get(i).name(), said.get(i));
        }
    }

    private static Stream<Case> everyGenerator() {
        Stream<UNet.Options> combinations = Stream.of(Norm.values())
                .flatMap(norm -> Stream.of(Down.values())
                        .flatMap(down -> Stream.of(Up.values())
                                .map(up -> SmallModels.options(norm, down, up, DropoutKind.ELEMENT, 4, 6))));
        Stream<Case> others = Stream.of(
                        SmallModels.parts(Block.PLAIN, 2, Bridge.BLOCK, Skip.PLAIN, Fusion.CONCATENATE, Head.LAST),
                        SmallModels.parts(Block.RESIDUAL, 0, Bridge.BLOCK, Skip.PLAIN, Fusion.CONCATENATE, Head.LAST),
                        SmallModels.parts(Block.INCEPTION, 3, Bridge.BLOCK, Skip.PLAIN, Fusion.CONCATENATE, Head.LAST),
                        SmallModels.parts(Block.PLAIN, 0, Bridge.ASPP, Skip.ATTENTION, Fusion.WEIGHTED, Head.LAST),
                        SmallModels.parts(Block.PLAIN, 0, Bridge.BLOCK, Skip.GATED, Fusion.WEIGHTED, Head.ALL_SCALES),
                        SmallModels.parts(
                                Block.RESIDUAL,
                                2,
                                Bridge.ASPP,
                                Skip.ATTENTION_ASPP,
                                Fusion.CONCATENATE,
                                Head.ALL_SCALES))
                .map(AgreementTest::ofParts);
        Stream<Case> plain = Stream.concat(
                        combinations,
                        Stream.of(
                                SmallModels.options(Norm.BATCH, Down.MAX_POOL, Up.UPSAMPLE, DropoutKind.SPATIAL, 3),
                                SmallModels.options(
                                        Norm.BATCH,
                                        Down.STRIDED,
                                        Up.TRANSPOSED,
                                        DropoutKind.BOTTLENECK,
                                        2,
                                        3,
                                        1,
                                        4,
                                        2)))
                .map(options -> new Case(
                        options.norm() + " " + options.down() + " " + options.up() + " " + options.filters(),
                        options,
                        SmallModels.NORMALIZATION,
                        1,
                        batches()));
        return Stream.concat(plain, others);
    }

    private static Case ofParts(UNet.Options options) {
        String name = options.block() + " " + options.squeezeExcitation() + " " + options.bridge() + " "
                + options.skip() + " " + options.fusion() + " " + options.head();
        return new Case(name, options, SmallModels.NORMALIZATION, 1, batches());
    }

    /** One frame and three, of odd sizes and even ones. */
    private static List<FrameBatch> batches() {
        SplittableRandom random = new SplittableRandom(5);
        List<FrameBatch> batches = new ArrayList<>();
        for (int[] size : new int[][] {{13, 18}, {15, 31}, {16, 24}, {64, 128}}) {
            for (int frames : new int[] {1, 3}) {
                float[] grey = new float[frames * size[0] * size[1]];
                for (int i = 0; i < grey.length; i++) {
                    grey[i] = (float) random.nextDouble();
                }
                batches.add(new FrameBatch(frames, size[0], size[1], grey));
            }
        }
        return batches;
    }

    private static List<FrameBatch> flat() {
        List<FrameBatch> flat = new ArrayList<>();
        for (float grey : new float[] {0, 0.37f, 1}) {
            float[] values = new float[131 * 257];
            Arrays.fill(values, grey);
            flat.add(new FrameBatch(1, 131, 257, values));
        }
        return flat;
    }

    @ParameterizedTest
    @MethodSource("everyGenerator")
    void onnxruntimeSaysWhatTheEngineSaysOnFramesOfAnySize(Case generator) {
        assertSame(generator);
    }

    @Test
    void aFrameOfItsOwnMeanAndDeviationHasThemInTheGraph() {
        assertSame(OWN_BRIGHTNESS);
    }

    /** By their own deviation of next to nothing a difference of rounding would be blown up to noise. */
    @Test
    void aFlatFrameIsNotBlownUp() {
        assertSame(FLAT);
    }

    private static void assertSame(Case each) {
        try (Parameters parameters = each.parameters()) {
            assertThat(each.difference(parameters)).isLessThan(OnnxCheck.TOLERANCE);
        }
    }

    @Test
    void aSteepNetworkMayDifferByWhatRoundingMakes() {
        try (Parameters parameters = STEEP.parameters()) {
            assertThat(STEEP.difference(parameters)).isGreaterThan(OnnxCheck.TOLERANCE);
        }
    }

    @Test
    void aSteepNetworkOfOtherWeightsIsFoundOut() {
        try (Parameters parameters = STEEP.parameters()) {
            parameters.get("generator/decoder1/convolution1/weights").putScalar(new int[] {1, 1, 0, 0}, 0.1);
            assertThatThrownBy(() -> STEEP.difference(parameters))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("would not say what the model says");
        }
    }
}
