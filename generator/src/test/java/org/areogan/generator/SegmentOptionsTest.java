package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.tiling.Resampling;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentOptionsTest {
    private static final UNet.Options NETWORK = Networks.with(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE);
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.25);
    private static final SegmentOptions STANDARD = SegmentOptions.STANDARD;

    @TempDir
    private Path folder;

    private Path model(String name, long seed, ClassSet classes) {
        Path file = folder.resolve(name);
        try (Parameters parameters = Networks.parameters(NETWORK, classes.size(), seed)) {
            new ModelFile(NETWORK, classes, NORMALIZATION, "", Map.of(), Map.of(), parameters, Optional.empty())
                    .write(file);
        }
        return file;
    }

    @Test
    void withFlipsAFrameAndItsMirrorImageGetTheSameAnswerMirrored() {
        Frame frame = Networks.frame(24, 20, 3);
        try (Segmenter segmenter = Segmenter.open(model("a", 1, ClassSet.ROVER), Engines.nd4j(1))) {
            Segmenter both = segmenter.with(STANDARD.withFlips(true));
            float[] straight = both.predict(frame).probabilities();
            float[] back =
                    Resampling.mirrored(both.predict(Resampling.mirrored(frame)).probabilities(), 24, 20, 5);
            assertThat(straight).containsExactly(back, within(1e-6f));
            assertThat(straight).isNotEqualTo(segmenter.predict(frame).probabilities());
        }
    }

    @Test
    void severalModelsSayTheirAverage() {
        Frame frame = Networks.frame(16, 12, 3);
        Path first = model("a", 1, ClassSet.ROVER);
        Path second = model("b", 2, ClassSet.ROVER);
        try (Segmenter one = Segmenter.open(first, Engines.nd4j(1));
                Segmenter other = Segmenter.open(second, Engines.nd4j(1));
                Segmenter both = Segmenter.open(List.of(first, second), Engines.nd4j(1))) {
            float[] expected = one.predict(frame).probabilities();
            float[] more = other.predict(frame).probabilities();
            for (int at = 0; at < expected.length; at++) {
                expected[at] = (expected[at] + more[at]) / 2;
            }
            assertThat(both.predict(frame).probabilities()).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void modelsOfDifferentClassesAreRefusedByName() {
        ClassSet two = new ClassSet(
                List.of(new TerrainClass(0, "sky", 0x00000a, false), new TerrainClass(1, "ground", 0xffffff, true)),
                255);
        assertThatThrownBy(() ->
                        Segmenter.open(List.of(model("a", 1, ClassSet.ROVER), model("b", 2, two)), Engines.nd4j(1)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(
                        folder.resolve("a").toString(), folder.resolve("b").toString(), "different classes");
        assertThatThrownBy(() -> Segmenter.open(List.of(), Engines.nd4j(1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no model");
    }

    @Test
    void atAnotherScaleTheAnswerIsThatOfTheScaledFrameBroughtBack() {
        Frame frame = Networks.frame(32, 48, 3);
        try (Segmenter segmenter = Segmenter.open(model("a", 1, ClassSet.ROVER), Engines.nd4j(1))) {
            Frame half = Resampling.scaled(frame, 0.5);
            float[] expected = Resampling.to(32, 48, segmenter.predict(half).probabilities(), 16, 24, 5);
            float[] scaled =
                    segmenter.with(STANDARD.withScales(0.5)).predict(frame).probabilities();
            assertThat(scaled).containsExactly(expected, within(1e-6f));
            float[] plain = segmenter.predict(frame).probabilities();
            float[] averaged =
                    segmenter.with(STANDARD.withScales(1.0, 0.5)).predict(frame).probabilities();
            for (int at = 0; at < plain.length; at++) {
                plain[at] = (plain[at] + expected[at]) / 2;
            }
            assertThat(averaged).containsExactly(plain, within(1e-6f));
        }
    }

    @Test
    void leftToItselfItTakesTheScaleAtWhichItIsSurest() {
        Frame frame = Networks.frame(128, 160, 3);
        try (Segmenter segmenter = Segmenter.open(model("a", 1, ClassSet.ROVER), Engines.nd4j(1))) {
            double least = Double.POSITIVE_INFINITY;
            double surest = 0;
            for (double scale : List.of(1.0, 0.5, 0.25)) {
                double entropy =
                        segmenter.predict(Resampling.scaled(frame, scale)).meanEntropy();
                if (entropy < least) {
                    least = entropy;
                    surest = scale;
                }
            }
            assertThat(AutoScale.candidates(frame)).containsExactly(1.0, 0.5, 0.25);
            assertThat(segmenter
                            .with(STANDARD.withScales(SegmentOptions.AUTO))
                            .predict(frame)
                            .probabilities())
                    .containsExactly(segmenter
                            .with(STANDARD.withScales(surest))
                            .predict(frame)
                            .probabilities());
            assertThat(segmenter
                            .with(STANDARD.withScales(SegmentOptions.AUTO, 0.5).withoutProbabilities())
                            .predict(frame)
                            .scales())
                    .containsExactly(surest, 0.5);
            assertThat(segmenter.predict(frame).scales())
                    .as("its own size alone")
                    .isEmpty();
        }
    }

    @Test
    void picturesInFilesAndInMemoryAreFramesToo() throws IOException {
        Frame frame = Networks.frame(16, 12, 3);
        BufferedImage picture = new BufferedImage(12, 16, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < frame.grey().length; pixel++) {
            picture.setRGB(pixel % 12, pixel / 12, Math.round(frame.grey()[pixel] * 255) * 0x010101);
        }
        Path file = folder.resolve("frame.png");
        PictureFiles.writePng(file, picture);
        try (Segmenter segmenter = Segmenter.open(model("a", 1, ClassSet.ROVER), Engines.nd4j(1))) {
            Prediction ofFile = segmenter.predict(file);
            assertThat(ofFile.probabilities())
                    .isEqualTo(segmenter.predict(picture).probabilities())
                    .isEqualTo(segmenter.predict(Files.readAllBytes(file)).probabilities())
                    .isEqualTo(segmenter.predict(PictureFiles.readFrame(file)).probabilities());
        }
    }

    @Test
    void callsFromSeveralThreadsGetTheSameBitsAsOneAfterAnother() throws Exception {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            frames.add(Networks.frame(16 + i % 3 * 4, 20, i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (Segmenter segmenter = Segmenter.open(model("a", 1, ClassSet.ROVER), Engines.nd4j(1))) {
            List<Future<float[]>> futures = new ArrayList<>();
            for (Frame frame : frames) {
                futures.add(threads.submit(() -> segmenter.predict(frame).probabilities()));
            }
            for (int i = 0; i < frames.size(); i++) {
                assertThat(futures.get(i).get())
                        .isEqualTo(segmenter.predict(frames.get(i)).probabilities());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> STANDARD.withScales(100.0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("scale 100.0");
        assertThatThrownBy(() -> STANDARD.withScales())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no scale");
        assertThatThrownBy(() -> STANDARD.withTile(100))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("at least 512 pixels, got 100");
        assertThatThrownBy(() -> new SegmentOptions(List.of(1.0), false, 600, 640, true))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("larger than what is looked at whole, 600x600");
    }
}
