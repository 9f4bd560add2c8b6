package net.example.mars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.Training;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs every example as somebody who tries it would. */
class ExamplesTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path data;
    private static Path model;

    @BeforeAll
    static void train() {
        data = shared.resolve("scenes.npz");
        PairArchive.write(data, new ProceduralMars(0.6).dataSet(24, 16, 32, 5));
        model = Training.preset("tiny")
                .set("training.epochs", 1)
                .data(data)
                .train(shared.resolve("run"))
                .model();
    }

    /** What it prints, line by line. */
    private static List<String> run(Consumer<String[]> example, Object... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            String[] texts = new String[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                texts[i] = arguments[i].toString();
            }
            example.accept(texts);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void framesInMemoryAreTrainedOn() {
        Path run = folder.resolve("run");
        List<String> lines = run(TrainOnFramesInMemory::main, run, 10);
        assertThat(lines).last().asString().contains("mean-iou", "iou.soil");
        assertThat(run.resolve("report.html")).exists();
    }

    @Test
    void aPictureIsSegmented() {
        DataSet scene = new ProceduralMars().dataSet(1, 40, 60, 9);
        Path picture = folder.resolve("scene.png");
        PictureFiles.writePng(picture, Drawing.grey(scene.frame(0)));
        Path mask = folder.resolve("mask.png");
        List<String> lines = run(SegmentAPicture::main, model, picture, mask);
        assertThat(lines).hasSize(5);
        assertThat(lines.stream().mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(" ") + 1))))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(40 * 60));
        assertThat(mask).exists();
    }

    @Test
    void pairsAreMade() {
        Path pairs = folder.resolve("pairs");
        List<String> lines = run(MakeSyntheticPairs::main, model, data, 3, pairs);
        assertThat(lines).last().asString().startsWith("3 pairs");
        DataSet made = DataSets.openLabelled(pairs.resolve("synthetic.npz"), DataSets.Options.DEFAULT);
        assertThat(made.synthetic()).hasSize(3);
    }

    @Test
    void aListenerEndsATrainingThatIsGoodEnough() {
        List<String> lines = run(WatchATraining::main, data, folder.resolve("run"), 0.0);
        assertThat(lines).hasSize(1).first().asString().contains("epoch 1", "adversarial", "mean IoU");
    }

    @Test
    void aLossOfOnesOwnIsTrainedWithAndToldOf() throws IOException {
        Path run = folder.resolve("run");
        List<String> lines = run(PlugInALoss::main, data, run);
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("reconstruction="));
        assertThat(run.resolve("configuration.yaml")).content().contains("reconstruction: squared_dice");
        assertThat(Files.readString(run.resolve("metrics.jsonl"))).contains("reconstruction_loss");
    }

    @Test
    void theLossIsTheSameInTheGraphAndOutside() {
        float[] probabilities = {0.7f, 0.2f, 0.1f, 0.1f, 0.8f, 0.1f, 0.3f, 0.3f, 0.4f, 0.2f, 0.5f, 0.3f};
        byte[] truth = {0, 1, 2, 1};
        double[] oneHot = new double[12];
        for (int pixel = 0; pixel < 4; pixel++) {
            oneHot[3 * pixel + truth[pixel]] = 1;
        }
        ReconstructionLoss loss = new SquaredDiceLoss();
        ReconstructionLoss.Meter meter = loss.meter(new double[] {1, 1, 1});
        meter.add(probabilities, truth, 2, 3);

        SameDiff graph = SameDiff.create();
        try (INDArray given = Nd4j.createFromArray(probabilities).reshape(1, 2, 2, 3);
                INDArray known =
                        Nd4j.createFromArray(oneHot).castTo(given.dataType()).reshape(1, 2, 2, 3);
                INDArray weights = Nd4j.valueArrayOf(new long[] {1, 2, 2, 1}, 0.25, given.dataType())) {
            SDVariable value = loss.of(graph, graph.constant(given), graph.constant(known), graph.constant(weights), 3);
            // By hand: both are 0.7, 1.3 and 0.4 of 4 pixels, the sizes 0.63 + 1, 1.02 + 2 and 0.27 + 1.
            double dice = ((2 * 0.175 + 1e-3) / (0.4075 + 1e-3)
                            + (2 * 0.325 + 1e-3) / (0.755 + 1e-3)
                            + (2 * 0.1 + 1e-3) / (0.3175 + 1e-3))
                    / 3;
            assertThat(value.eval().getDouble(0)).isEqualTo(1 - dice, within(1e-6));
            assertThat(meter.value()).isEqualTo(1 - dice, within(1e-6));
            assertThat(graph.outputAll(Map.of())).isNotEmpty();
        }
    }
}
