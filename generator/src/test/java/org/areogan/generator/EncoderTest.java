package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.tiling.Padding;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

class EncoderTest {
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.25);
    private static final Offset<Float> NEAR = Offset.offset(1e-5f);

    private final PlainEngine engine = new PlainEngine();

    @Test
    void featuresAreTheBottleneckOfTheWholeNetworkAveragedOverRowsAndColumns() {
        Frame frame = Networks.frame(12, 8, 3);
        try (Parameters parameters = Networks.parameters(Networks.TINY, 5, 1);
                Encoder plain = encoder(Networks.TINY, parameters);
                Encoder fast = new Encoder(Networks.TINY, NORMALIZATION, parameters, Engines.nd4j())) {
            float[] expected = averagedBottleneck(parameters, frame);
            assertThat(expected).hasSize(8);
            assertThat(expected[0] + expected[1] + expected[2] + expected[3]).isPositive();
            assertThat(plain.features(frame)).containsExactly(expected, NEAR);
            assertThat(fast.features(frame)).containsExactly(expected, NEAR);
        }
    }

    /** Two levels have four ReLUs, so the bottleneck's second one is the sixth of the graph with decoder and classes. */
    private static float[] averagedBottleneck(Parameters parameters, Frame frame) {
        SameDiff whole = InferenceGraph.build(Networks.TINY, 5, parameters, frame.height(), frame.width());
        Padding padding = Padding.of(frame, 4);
        try (INDArray input = padding.batch(List.of(frame), NORMALIZATION, parameters.type());
                INDArray bottleneck = whole.output(Map.of(InferenceGraph.FRAME, input), "relu_5")
                        .get("relu_5")) {
            assertThat(bottleneck.shape()).containsExactly(1, 3, 2, 8);
            try (INDArray mean = bottleneck.mean(0, 1, 2)) {
                return mean.toFloatVector();
            }
        }
    }

    @Test
    void framesOfSeveralSizesKeepTheirOrder() {
        List<Frame> frames = List.of(
                Networks.frame(8, 8, 1),
                Networks.frame(5, 9, 2),
                Networks.frame(8, 7, 3),
                Networks.frame(6, 12, 4),
                Networks.frame(8, 8, 5));
        try (Parameters parameters = Networks.parameters(Networks.TINY, 5, 1);
                Encoder encoder = encoder(Networks.TINY, parameters)) {
            List<float[]> together = encoder.features(frames);
            assertThat(engine.passes).isEqualTo(2);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(together.get(i)).containsExactly(encoder.features(frames.get(i)), NEAR);
            }
        }
        assertThat(engine.predictorsOpen).isZero();
    }

    @Test
    void aModelFileIsOpenedWithItsNormalization(@TempDir Path folder) {
        Path path = folder.resolve("model.areogan");
        Frame frame = Networks.frame(8, 8, 1);
        UNet.Options options = Networks.with(Norm.BATCH, Down.STRIDED, Up.UPSAMPLE);
        try (Parameters parameters = Networks.parameters(options, 5, 1);
                Encoder direct = encoder(options, parameters)) {
            new ModelFile(options, ClassSet.ROVER, NORMALIZATION, "", Map.of(), Map.of(), parameters, Optional.empty())
                    .write(path);
            try (Encoder opened = Encoder.open(path, engine)) {
                assertThat(opened.channels()).isEqualTo(8);
                assertThat(opened.features(frame)).containsExactly(direct.features(frame));
            }
        }
    }

    @Test
    void aMissingModelIsTheUsersToPutRight(@TempDir Path folder) {
        Path missing = folder.resolve("none.areogan");
        assertThatThrownBy(() -> Encoder.open(missing, engine))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(missing.toString());
    }

    private Encoder encoder(UNet.Options options, Parameters parameters) {
        return new Encoder(options, NORMALIZATION, parameters, engine);
    }
}
