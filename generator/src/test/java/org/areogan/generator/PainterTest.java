package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Norm;
import org.areogan.files.UserException;
import org.areogan.generator.model.PainterFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class PainterTest {
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.25);
    private static final UNet.Options OPTIONS = Networks.with(Norm.NONE, Down.MAX_POOL, Up.DEPTH_TO_SPACE);
    private static final Style STYLE = new Style(0.5, 0.1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1,1", "3,5", "8,12"})
    void masksOfAnySizeGetFramesOfTheirSize(int height, int width) {
        try (Parameters parameters = parameters();
                Painter painter = painter(parameters)) {
            Frame painted = painter.paint(mask(height, width), STYLE, 1);
            assertThat(painted.height()).isEqualTo(height);
            assertThat(painted.width()).isEqualTo(width);
            for (float grey : painted.grey()) {
                assertThat(grey).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndSeedStyleAndMaskEachMatter() {
        try (Parameters parameters = parameters();
                Painter painter = painter(parameters)) {
            Mask mask = mask(8, 8);
            float[] once = painter.paint(mask, STYLE, 1).grey();
            assertThat(painter.paint(mask, STYLE, 1).grey()).containsExactly(once);
            assertThat(painter.paint(mask, STYLE, 2).grey()).isNotEqualTo(once);
            assertThat(painter.paint(mask, new Style(0.2, 0.1), 1).grey()).isNotEqualTo(once);
            assertThat(painter.paint(mask, new Style(0.5, 0.3), 1).grey()).isNotEqualTo(once);
            assertThat(painter.paint(new Mask(8, 8, new byte[64]), STYLE, 1).grey())
                    .isNotEqualTo(once);
        }
    }

    @Test
    void manyLayoutsArePaintedInTheirOrder() {
        try (Parameters parameters = parameters();
                Painter painter = painter(parameters)) {
            List<Frame> frames = painter.paint(List.of(
                    new Layout(mask(8, 8), STYLE, 1),
                    new Layout(mask(4, 12), STYLE, 2),
                    new Layout(mask(8, 8), STYLE, 3)));
            assertThat(frames).map(Frame::width).containsExactly(8, 12, 8);
            Frame alone = painter.paint(mask(8, 8), STYLE, 3);
            for (int pixel = 0; pixel < 64; pixel++) {
                assertThat(frames.get(2).grey()[pixel]).isCloseTo(alone.grey()[pixel], within(1e-5f));
            }
        }
    }

    @Test
    void aStyleIsMeanAndDeviationOfTheGrey() {
        Style style = Style.of(new Frame(1, 4, new float[] {0, 1, 0, 1}));
        assertThat(style.mean()).isEqualTo(0.5);
        assertThat(style.deviation()).isEqualTo(0.5);
        assertThat(new Style(0.65, 0.5).normalized(NORMALIZATION).mean()).isCloseTo(1, within(1e-12));
        assertThat(new Style(0.65, 0.5).normalized(NORMALIZATION).deviation()).isCloseTo(2, within(1e-12));
    }

    @Test
    void whatIsWrittenPaintsTheSame() {
        try (Parameters parameters = parameters();
                Painter painter = painter(parameters);
                Painter opened = Painter.open(write(parameters), new PlainEngine())) {
            assertThat(opened.classes()).isEqualTo(ClassSet.ROVER);
            assertThat(opened.paint(mask(5, 7), STYLE, 4).grey())
                    .containsExactly(painter.paint(mask(5, 7), STYLE, 4).grey());
        }
    }

    @Test
    void damagedAndMissingFilesAreNamed() throws IOException {
        try (Parameters parameters = parameters()) {
            Path file = write(parameters);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> PainterFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file.toString());
            assertThatThrownBy(() -> PainterFile.read(folder.resolve("none")))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("there is no painter's file");
        }
    }

    private Path write(Parameters parameters) {
        Path file = folder.resolve("painter.areogan");
        new PainterFile(
                        OPTIONS,
                        ClassSet.ROVER,
                        2,
                        NORMALIZATION,
                        "seed: 1\n",
                        Map.of("data", "none"),
                        Map.of("mean_iou", 0.5),
                        parameters)
                .write(file);
        return file;
    }

    private static Painter painter(Parameters parameters) {
        return new Painter(OPTIONS, ClassSet.ROVER, 2, NORMALIZATION, parameters, new PlainEngine());
    }

    private static Parameters parameters() {
        Parameters parameters = new Parameters(DataType.FLOAT);
        PaintingNetwork.build(OPTIONS, ClassSet.ROVER.size(), 2, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
        return parameters;
    }

    /** Classes in turn, and pixels without label. */
    private static Mask mask(int height, int width) {
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) (pixel % 6 == 5 ? 255 : pixel % 6);
        }
        return new Mask(height, width, ids);
    }
}
