package org.areogan.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small invented data, and a model that knows a little of it. */
public final class Landscapes {
    public static final int HEIGHT = 16;
    public static final int WIDTH = 32;

    private Landscapes() {}

    /** Frames with masks, as the reference data set is laid out. */
    public static Path archive(Path folder, int frames) {
        return archive(folder, frames, HEIGHT, WIDTH);
    }

    public static Path archive(Path folder, int frames, int height, int width) {
        Path file = folder.resolve("scenes-" + frames + "-" + height + "x" + width + ".npz");
        PairArchive.write(file, new ProceduralMars(0.5).dataSet(frames, height, width, 3));
        return file;
    }

    /** Frames alone, in an .npy array. */
    public static void frames(Path file, int count) {
        DataSet scenes = new ProceduralMars(0.5).dataSet(count, HEIGHT, WIDTH, 11);
        float[] greys = new float[count * HEIGHT * WIDTH];
        for (int index = 0; index < count; index++) {
            System.arraycopy(scenes.frame(index).grey(), 0, greys, index * HEIGHT * WIDTH, HEIGHT * WIDTH);
        }
        try (INDArray array = Nd4j.create(greys, new long[] {count, HEIGHT, WIDTH}, 'c')) {
            Files.write(file, Nd4j.toNpyByteArray(array));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Eight pairs of pictures, and a synthetic one without a manifest. */
    public static Path enriched(Path folder) {
        Path pairs = folder.resolve("enriched");
        for (int index = 0; index <= 8; index++) {
            Sample scene = new ProceduralMars(0.5).scene(index, HEIGHT, WIDTH);
            String name = index < 8 ? index + ".png" : "synthetic-paste-000000.png";
            PictureFiles.writePng(pairs.resolve("images").resolve(name), Drawing.grey(scene.frame()));
            PictureFiles.writeMask(pairs.resolve("masks").resolve(name), scene.mask());
        }
        return pairs;
    }

    /** A run of a second or so: options of {@code train}. */
    public static Object[] train(Path data, Path run, Object... more) {
        List<Object> quick =
                List.of("train", data, "-o", run, "--preset", "tiny", "--set", "training.epochs=1", "--threads", "1");
        return Stream.concat(quick.stream(), Stream.of(more)).toArray();
    }

    /** A model, trained once for all tests. */
    public static Path model() {
        return Trained.MODEL;
    }

    /** Everything under a folder that is not a folder. */
    /** But not those that a job remembers itself by. */
    public static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(Path.of(".areogan-segment", "made.txt")))
                    .sorted()
                    .toList();
        }
    }

    private static final class Trained {
        static final Path MODEL = train();

        private static Path train() {
            try {
                // Tests run in several processes side by side.
                Path folder = Files.createTempDirectory(Path.of("target"), "trained");
                Cli run = Cli.succeed(Landscapes.train(archive(folder, 16), folder.resolve("run")));
                return Path.of(run.out().strip());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Pairs in a folder: eight honest ones, a to h, and twelve different frames with one and the same mask, i to t. */
    public static Path contaminated(Path pair) {
        ProceduralMars mars = new ProceduralMars(0.5);
        Mask shared = mars.scene(1000, HEIGHT, WIDTH).mask();
        for (int index = 0; index < 20; index++) {
            Sample scene = mars.scene(index, HEIGHT, WIDTH);
            String name = (char) ('a' + index) + ".png";
            PictureFiles.writePng(pair.resolve("images").resolve(name), Drawing.grey(scene.frame()));
            PictureFiles.writeMask(pair.resolve("masks").resolve(name), index < 8 ? scene.mask() : shared);
        }
        return pair;
    }
}
