package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.ZipFile;
import org.areogan.engine.Engines;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.program.shell.ExitCodes;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {
    private static final int FRAMES = 24;

    @TempDir
    private Path folder;

    /** What a model that is twice too sure of itself would have to be told: the truth is drawn from its cooler self. */
    private Path drawnAt(double temperature) {
        SplittableRandom random = new SplittableRandom(7);
        DataSet scenes = new ProceduralMars(0.5).dataSet(FRAMES, Landscapes.HEIGHT, Landscapes.WIDTH, 21);
        List<Sample> samples = new ArrayList<>();
        try (Segmenter segmenter = Segmenter.open(Landscapes.model(), Engines.nd4j(1))) {
            for (int index = 0; index < FRAMES; index++) {
                Frame frame = scenes.frame(index);
                samples.add(new Sample(frame, drawn(segmenter.predict(frame), temperature, random)));
            }
        }
        Path file = folder.resolve("drawn.npz");
        PairArchive.write(file, new MemoryDataSet("drawn", ClassSet.ROVER, samples, List.of()));
        return file;
    }

    private static Mask drawn(Prediction prediction, double temperature, SplittableRandom random) {
        Mask mask = prediction.mask();
        byte[] ids = new byte[mask.ids().length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            double[] weights = tempered(prediction, pixel, temperature);
            double left = random.nextDouble();
            int id = 0;
            while (id < weights.length - 1 && left >= weights[id]) {
                left -= weights[id++];
            }
            ids[pixel] = (byte) id;
        }
        return new Mask(mask.height(), mask.width(), ids);
    }

    private static double[] tempered(Prediction prediction, int pixel, double temperature) {
        double[] weights = new double[prediction.classes()];
        double sum = 0;
        for (int id = 0; id < weights.length; id++) {
            weights[id] = Math.pow(prediction.probabilities()[pixel * prediction.classes() + id], 1 / temperature);
            sum += weights[id];
        }
        for (int id = 0; id < weights.length; id++) {
            weights[id] /= sum;
        }
        return weights;
    }

    @Test
    void theTemperatureAtWhichTheTruthWasDrawnIsFound() {
        String told = calibrated(drawnAt(1.7))
                .err()
                .lines()
                .filter(line -> line.startsWith("fitted temperature: "))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(told.substring("fitted temperature: ".length())))
                .isCloseTo(1.7, within(0.15));
    }

    @Test
    void masksThatTheModelKnowsNothingOfAreToldAndTheTemperatureIsTheHighest() {
        try (Segmenter segmenter = Segmenter.open(Landscapes.model(), Engines.nd4j(1))) {
            Path data = masked(scene -> leastProbable(segmenter.predict(scene.frame())));
            assertThat(calibrated(data).err()).contains("fitted temperature: 20.0000", "than chance; look whether");
        }
    }

    /** Of the classes but background. */
    private static Mask leastProbable(Prediction prediction) {
        byte[] ids = new byte[prediction.mask().ids().length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int from = pixel * prediction.classes();
            int least = 1;
            for (int id = 2; id < prediction.classes(); id++) {
                least = prediction.probabilities()[from + id] < prediction.probabilities()[from + least] ? id : least;
            }
            ids[pixel] = (byte) least;
        }
        return new Mask(prediction.mask().height(), prediction.mask().width(), ids);
    }

    @Test
    void masksThatTheModelMadeItselfAreToldAndTheTemperatureIsTheLowest() {
        try (Segmenter segmenter = Segmenter.open(Landscapes.model(), Engines.nd4j(1))) {
            Path data = masked(scene -> segmenter.segment(scene.frame()));
            assertThat(calibrated(data).err()).contains("fitted temperature: 0.0500", "that it was not trained on");
        }
    }

    /** Landscapes with other masks. */
    private Path masked(Function<Sample, Mask> mask) {
        ProceduralMars mars = new ProceduralMars(0.5);
        List<Sample> samples = new ArrayList<>();
        for (int seed = 21; seed < 25; seed++) {
            Sample scene = mars.scene(seed, Landscapes.HEIGHT, Landscapes.WIDTH);
            samples.add(new Sample(scene.frame(), mask.apply(scene)));
        }
        Path file = folder.resolve("masked.npz");
        PairArchive.write(file, new MemoryDataSet("masked", ClassSet.ROVER, samples, List.of()));
        return file;
    }

    private Cli calibrated(Path data) {
        Path output = folder.resolve("calibrated.areogan");
        return Cli.succeed(
                "export", Landscapes.model(), "-o", output, "--calibrate", data, "--engine", "nd4j", "--threads", 1);
    }

    @Test
    void aTemperatureChangesHowSureTheModelIsAndNotOfWhat() {
        Path output = folder.resolve("warm.areogan");
        Cli.succeed("export", Landscapes.model(), "-o", output, "--temperature", "2.5");
        Frame frame = new ProceduralMars(0.5)
                .scene(3, Landscapes.HEIGHT, Landscapes.WIDTH)
                .frame();
        try (Segmenter before = Segmenter.open(Landscapes.model(), Engines.nd4j(1));
                Segmenter after = Segmenter.open(output, Engines.nd4j(1))) {
            Prediction sure = before.predict(frame);
            Prediction warm = after.predict(frame);
            assertThat(warm.mask().ids()).isEqualTo(sure.mask().ids());
            for (int pixel = 0; pixel < sure.mask().ids().length; pixel++) {
                double[] expected = tempered(sure, pixel, 2.5);
                for (int id = 0; id < expected.length; id++) {
                    assertThat((double) warm.probabilities()[pixel * expected.length + id])
                            .isCloseTo(expected[id], within(1e-4));
                }
            }
        }
    }

    @Test
    void inHalfTheSpaceAModelSaysNearlyTheSame() throws Exception {
        Path full = folder.resolve("full.areogan");
        Path half = folder.resolve("half.areogan");
        Cli.succeed("export", Landscapes.model(), "-o", full);
        Cli.succeed("export", Landscapes.model(), "-o", half, "--half");
        Frame frame = new ProceduralMars(0.5)
                .scene(3, Landscapes.HEIGHT, Landscapes.WIDTH)
                .frame();
        try (Segmenter before = Segmenter.open(full, Engines.nd4j(1));
                Segmenter after = Segmenter.open(half, Engines.nd4j(1))) {
            float[] exact = before.predict(frame).probabilities();
            float[] rounded = after.predict(frame).probabilities();
            assertThat(rounded).containsExactly(exact, within(5e-3f)).isNotEqualTo(exact);
        }
        try (ZipFile zip = new ZipFile(half.toFile());
                ZipFile other = new ZipFile(full.toFile())) {
            assertThat(zip.getEntry("parameters.npz").getSize())
                    .isLessThan(other.getEntry("parameters.npz").getSize());
        }
    }

    @Test
    void temperaturesThatCannotBeAreRefusedAndNothingIsWritten() {
        Path output = folder.resolve("none.areogan");
        assertThat(Cli.mistake("export", Landscapes.model(), "-o", output, "--temperature", "0"))
                .contains("--temperature is 0.0", "above 0");
        assertThat(Cli.mistake(
                        "export",
                        Landscapes.model(),
                        "-o",
                        output,
                        "--temperature",
                        "2",
                        "--calibrate",
                        Landscapes.archive(folder, 2)))
                .contains("one of them");
        assertThat(output).doesNotExist();
    }

    @Test
    void thePageShowsReliabilityAndSeveralModelsAreScoredTogether() throws Exception {
        Path page = folder.resolve("scores.html");
        Cli run = Cli.succeed(
                "evaluate",
                "--model",
                Landscapes.model(),
                "--model",
                Landscapes.model(),
                Landscapes.archive(folder, 8),
                "--report",
                page,
                "--flips");
        assertThat(run.out()).contains("mean IoU");
        assertThat(run.err()).contains("the report is " + page);
        assertThat(Files.readString(page))
                .contains("Reliability", "calibration error", "confidence in %", "Precision")
                .doesNotContain("http://", "https://");
        Cli once = Cli.succeed("evaluate", "--model", Landscapes.model(), Landscapes.archive(folder, 8), "--flips");
        assertThat(run.out()).isEqualTo(once.out());
    }

    @Test
    void aScaleThatIsNoneIsRefused() {
        Cli run = Cli.run("evaluate", "--model", Landscapes.model(), Landscapes.archive(folder, 8), "--scale", "large");
        assertThat(run.code()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(run.err()).contains("--scale is large", "auto");
        assertThat(Cli.mistake(
                        "evaluate", "--model", Landscapes.model(), Landscapes.archive(folder, 8), "--tile", "100"))
                .contains("at least 512 pixels, got 100");
    }
}
