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
import org.areogan.generator.model.InpainterFile;
import org.areogan.generator.model.PainterFile;
import org.areogan.generator.network.InpaintingNetwork;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

class InpainterTest {
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.25);
    private static final UNet.Options OPTIONS = Networks.with(Norm.NONE, Down.MAX_POOL, Up.DEPTH_TO_SPACE);
    private static final int RIM = 1;

    @TempDir
    private Path folder;

    /** A slope of 9x13 pixels with a piece of 2x3 from row 3, column 5. */
    private static Hole hole(long seed) {
        float[] grey = new float[9 * 13];
        boolean[] pieces = new boolean[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = pixel / 200f;
            int row = pixel / 13;
            int column = pixel % 13;
            pieces[pixel] = row >= 3 && row < 5 && column >= 5 && column < 8;
        }
        return new Hole(new Frame(9, 13, grey), pieces, seed);
    }

    private static Parameters parameters() {
        Parameters parameters = new Parameters(DataType.FLOAT);
        InpaintingNetwork.build(OPTIONS, 1, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
        return parameters;
    }

    private static Inpainter inpainter(Parameters parameters) {
        return new Inpainter(OPTIONS, "big-rock", RIM, 1, NORMALIZATION, parameters, new PlainEngine());
    }

    @Test
    void onlyThePiecesAndTheirRimArePainted() {
        try (Parameters parameters = parameters();
                Inpainter inpainter = inpainter(parameters)) {
            Hole hole = hole(1);

            Frame painted = inpainter.paint(hole);

            for (int pixel = 0; pixel < painted.grey().length; pixel++) {
                int row = pixel / 13;
                int column = pixel % 13;
                boolean inHole = row >= 2 && row < 6 && column >= 4 && column < 9;
                assertThat(inpainter.painted(hole)[pixel]).as("pixel %d", pixel).isEqualTo(inHole);
                if (inHole) {
                    assertThat(painted.grey()[pixel]).isBetween(0f, 1f).isNotEqualTo(pixel / 200f);
                } else {
                    assertThat(painted.grey()[pixel]).isEqualTo(pixel / 200f);
                }
            }
        }
    }

    @Test
    void whatIsPaintedIsAsBrightAsItsSurroundingsAreBesideTheOnesThatWerePainted() {
        try (Parameters parameters = parameters();
                Inpainter inpainter = inpainter(parameters)) {
            // Without weights the network paints 0.5 everywhere, which is 0.3 too bright.
            parameters.names().forEach(name -> parameters.get(name).assign(0));
            float[] dark = new float[9 * 13];
            Arrays.fill(dark, 0.2f);

            Frame painted = inpainter.paint(new Hole(new Frame(9, 13, dark), hole(1).pieces(), 1));

            for (float grey : painted.grey()) {
                assertThat(grey).isCloseTo(0.2f, within(1e-6f));
            }
        }
    }

    @Test
    void whatLiesInTheHoleIsNotLookedAt() {
        try (Parameters parameters = parameters();
                Inpainter inpainter = inpainter(parameters)) {
            Hole hole = hole(1);
            float[] other = hole.frame().grey().clone();
            boolean[] erased = inpainter.painted(hole);
            for (int pixel = 0; pixel < other.length; pixel++) {
                other[pixel] = erased[pixel] ? 0.9f : other[pixel];
            }

            Frame painted = inpainter.paint(new Hole(new Frame(9, 13, other), hole.pieces(), 1));

            assertThat(painted.grey()).containsExactly(inpainter.paint(hole).grey());
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        try (Parameters parameters = parameters();
                Inpainter inpainter = inpainter(parameters)) {
            float[] once = inpainter.paint(hole(1)).grey();
            assertThat(inpainter.paint(hole(1)).grey()).containsExactly(once);
            assertThat(inpainter.paint(hole(2)).grey()).isNotEqualTo(once);
            float[] inCompany =
                    inpainter.paint(List.of(hole(2), hole(1))).get(1).grey();
            for (int pixel = 0; pixel < once.length; pixel++) {
                assertThat(inCompany[pixel]).isCloseTo(once[pixel], within(1e-5f));
            }
        }
    }

    private Path write(Parameters parameters) {
        Path file = folder.resolve("inpainter.areogan");
        new InpainterFile(
                        OPTIONS,
                        ClassSet.ROVER,
                        "big-rock",
                        RIM,
                        1,
                        NORMALIZATION,
                        "seed: 1\n",
                        Map.of("data", "none"),
                        Map.of("mean_iou", 0.5),
                        parameters)
                .write(file);
        return file;
    }

    @Test
    void whatIsWrittenPaintsTheSameAndSaysWhatItIs() {
        try (Parameters parameters = parameters();
                Inpainter inpainter = inpainter(parameters);
                Inpainter opened = Inpainter.open(write(parameters), new PlainEngine())) {
            assertThat(opened.paints()).isEqualTo("big-rock");
            assertThat(opened.paint(hole(4)).grey())
                    .containsExactly(inpainter.paint(hole(4)).grey());
            Path file = folder.resolve("inpainter.areogan");
            assertThat(InpainterFile.isOne(file)).isTrue();
            assertThat(InpainterFile.isOne(folder)).isFalse();
            assertThatThrownBy(() -> PainterFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("task: inpaint");
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        try (Parameters parameters = parameters()) {
            Path file = write(parameters);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> InpainterFile.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file.toString());
            assertThat(InpainterFile.isOne(file)).isFalse();
        }
    }

    @Test
    void piecesOfAnotherSizeThanTheFrameAreRefused() {
        Frame frame = hole(1).frame();
        assertThatThrownBy(() -> new Hole(frame, new boolean[5], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("117 pixels cannot have pieces on 5");
    }
}
