package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {
    private static final SegmentOptions TILED = SegmentOptions.STANDARD.withTile(SegmentOptions.SMALLEST_TILE);

    @TempDir
    private Path folder;

    private Path model(String name, UNet.Options options, long seed) {
        Path file = folder.resolve(name);
        try (Parameters parameters = Networks.parameters(options, ClassSet.ROVER.size(), seed)) {
            new ModelFile(
                            options,
                            ClassSet.ROVER,
                            new Normalization(0.4, 0.25),
                            "",
                            Map.of(),
                            Map.of(),
                            parameters,
                            Optional.empty())
                    .write(file);
        }
        return file;
    }

    /** Two networks of different reach and multiple, and a width that is no multiple of either, so that flips are shifted. */
    @Test
    void rowByRowSeveralNetworksAndFlipsSayWhatTheyDoOfTheWholeFrame() {
        UNet.Options flat = new UNet.Options(
                List.of(4),
                6,
                3,
                0,
                Networks.TINY.dropoutKind(),
                Networks.TINY.block(),
                Norm.NONE,
                Down.MAX_POOL,
                Up.TRANSPOSED,
                Networks.TINY.initializer());
        Path first = model("a", Networks.with(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE), 1);
        Path second = model("b", flat, 2);
        Frame frame = Networks.frame(1060, 547, 3);
        try (Segmenter both = Segmenter.open(List.of(first, second), Engines.nd4j(1))) {
            Prediction whole = both.with(TILED.withTile(4096).withFlips(true)).predict(frame);
            Prediction kept = both.with(TILED.withFlips(true)).predict(frame);
            Prediction rows =
                    both.with(TILED.withFlips(true).withoutProbabilities()).predict(frame);
            float[] expected = whole.probabilities();
            float[] confidence = whole.confidence();
            for (int at = 0; at < expected.length; at++) {
                assertThat(Math.abs(kept.probabilities()[at] - expected[at])).isLessThan(1e-5f);
            }
            for (int pixel = 0; pixel < confidence.length; pixel++) {
                assertThat(Math.abs(rows.confidence(pixel) - confidence[pixel])).isLessThan(1e-4f);
                if (margin(expected, pixel) > 1e-4) {
                    assertThat(rows.mask().ids()[pixel]).isEqualTo(whole.mask().ids()[pixel]);
                }
            }
        }
    }

    /** By how much the most probable class is ahead of the next. */
    private static double margin(float[] probabilities, int pixel) {
        double first = 0;
        double second = 0;
        for (int id = 0; id < ClassSet.ROVER.size(); id++) {
            double each = probabilities[pixel * ClassSet.ROVER.size() + id];
            second = Math.max(second, Math.min(first, each));
            first = Math.max(first, each);
        }
        return first - second;
    }

    @Test
    void withoutProbabilitiesThereAreMaskAndConfidenceAloneWhateverTheSize() {
        Frame frame = Networks.frame(20, 30, 3);
        try (Segmenter segmenter = Segmenter.open(model("a", Networks.TINY, 1), Engines.nd4j(1))) {
            Prediction whole = segmenter.predict(frame);
            Prediction alone = segmenter.with(TILED.withoutProbabilities()).predict(frame);
            assertThat(alone.hasProbabilities()).isFalse();
            assertThat(alone.mask().ids()).isEqualTo(whole.mask().ids());
            for (int pixel = 0; pixel < 600; pixel++) {
                assertThat(alone.confidence(pixel))
                        .isBetween(whole.confidence(pixel) - 2 / 65535f, whole.confidence(pixel));
            }
            assertThatThrownBy(alone::probabilities)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("withoutProbabilities()");
        }
    }

    /** In a process whose heap is smaller than the probabilities of the frames, of which one has a single row of tiles. */
    @Test
    void framesWhoseProbabilitiesDoNotFitIntoMemoryAreSegmented() throws IOException, InterruptedException {
        assertThat(4L * TallFrame.HEIGHT * TallFrame.WIDTH * TallFrame.CLASSES).isGreaterThan(160L << 20);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.bytedeco.javacpp.maxBytes=1g",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=3g",
                        TallFrame.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        int code = builder.start().waitFor();
        assertThat(code).as(Files.readString(folder.resolve("out.txt"))).isZero();
    }
}
