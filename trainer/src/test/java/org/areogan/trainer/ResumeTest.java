package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.checkpoint.Checkpoint;
import org.areogan.trainer.checkpoint.CheckpointFile;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ResumeTest {
    @TempDir
    private static Path shared;

    private static DataSource data;
    private static Path unbroken;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runUnbroken() {
        data = TinyRun.scenes(shared.resolve("scenes"));
        unbroken = shared.resolve("unbroken");
        RunEnd end = TinyRun.begin(unbroken, TinyConfiguration.adversarial(), data, () -> false);
        assertThat(end.reason()).isEqualTo(Reason.FINISHED);
        assertThat(end.epochs()).isEqualTo(3);
    }

    @Test
    void theSameRunTwiceEndsWithTheSameBits() {
        TinyRun.begin(folder.resolve("again"), TinyConfiguration.adversarial(), data, () -> false);

        assertSameBits(folder.resolve("again"));
    }

    @Test
    void aRunThatWasAskedToStopInTheMiddleOfAnEpochEndsWithTheBitsOfTheUnbrokenOne() {
        AtomicInteger steps = new AtomicInteger();
        Path run = folder.resolve("stopped");

        RunEnd end = TinyRun.begin(run, TinyConfiguration.adversarial(), data, () -> steps.incrementAndGet() >= 5);

        assertThat(end.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(TinyRun.resume(run, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertSameBits(run);
    }

    @Test
    void anEngineThatRunsAheadOfTheLossesEndsWithTheSameBits() {
        Path run = folder.resolve("ahead");
        List<Long> told = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepEnded(StepRecord step) {
                told.add(step.step());
            }
        };

        RunEnd end = TrainingRun.create(
                        run, SavedConfiguration.parse(TinyRun.yaml(TinyConfiguration.adversarial()), "a test"), data)
                .train(new EngineThatRunsAhead(Engines.nd4j(), 3), List.of(listener), () -> false);

        assertThat(end.reason()).isEqualTo(Reason.FINISHED);
        assertThat(told)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, told.size()).boxed().toList());
        assertSameBits(run);
    }

    @Test
    void anEngineThatRunsAheadAndIsStoppedLosesNoStep() {
        AtomicInteger steps = new AtomicInteger();
        Path run = folder.resolve("ahead-stopped");

        TrainingRun.create(run, SavedConfiguration.parse(TinyRun.yaml(TinyConfiguration.adversarial()), "a test"), data)
                .train(new EngineThatRunsAhead(Engines.nd4j(), 3), List.of(), () -> steps.incrementAndGet() >= 5);

        assertThat(TinyRun.resume(run, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertSameBits(run);
    }

    @Test
    void anEpochOfSeveralPassesThatWasStoppedEndsWithTheBitsOfTheUnbrokenOne() {
        String yaml = TinyRun.yaml(TinyConfiguration.plain()).replaceFirst("steps_per_epoch: 0", "steps_per_epoch: 7");
        AtomicInteger steps = new AtomicInteger();
        Path whole = folder.resolve("whole");
        Path stopped = folder.resolve("stopped-in-a-pass");

        TrainingRun.create(whole, SavedConfiguration.parse(yaml, "a test"), data)
                .train(Engines.nd4j(), List.of(), () -> false);
        TrainingRun.create(stopped, SavedConfiguration.parse(yaml, "a test"), data)
                .train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() >= 5);

        assertThat(TinyRun.resume(stopped, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(RunFolder.open(stopped).model())
                .hasSameBinaryContentAs(RunFolder.open(whole).model());
    }

    @Test
    void aRunTaughtByItsAverageThatWasStoppedEndsWithTheBitsOfTheUnbrokenOne() {
        SavedConfiguration taught = ConfigurationReader.over(
                        "a test",
                        TinyConfiguration.adversarial(),
                        List.of(
                                "generator.deep_supervision=0.4",
                                "unlabelled.batch=2",
                                "unlabelled.from=2",
                                "unlabelled.choice=discriminator",
                                "unlabelled.realism=0.4"))
                .saved();
        DataSource with = data.withUnlabelled(Optional.of(TinyRun.scenes(folder.resolve("others"))));
        AtomicInteger steps = new AtomicInteger();
        Path whole = folder.resolve("taught");
        Path stopped = folder.resolve("taught-stopped");

        TrainingRun.create(whole, taught, with).train(Engines.nd4j(), List.of(), () -> false);
        TrainingRun.create(stopped, taught, with).train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() >= 5);

        assertThat(TinyRun.resume(stopped, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(RunFolder.open(stopped).model())
                .hasSameBinaryContentAs(RunFolder.open(whole).model());
    }

    @Test
    void aRunKilledAtARandomMomentAndResumedEndsWithTheBitsOfTheUnbrokenOne() throws Exception {
        Path run = folder.resolve("killed");
        int killedAfter = 1 + new Random().nextInt(6);

        killAfterSteps(run, killedAfter);

        assertThat(TinyRun.resume(run, Kept.LAST).reason())
                .as("killed after step %d", killedAfter)
                .isEqualTo(Reason.FINISHED);
        assertSameBits(run);
    }

    @Test
    void aDamagedCheckpointIsRefusedAndTheOlderOneLeadsToTheSameEnd() throws IOException {
        AtomicInteger steps = new AtomicInteger();
        Path run = folder.resolve("damaged");
        TinyRun.begin(run, TinyConfiguration.adversarial(), data, () -> steps.incrementAndGet() >= 8);
        Path last = RunFolder.open(run).checkpoint(Kept.LAST);
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2] ^= 1;
        Files.write(last, bytes);

        assertThatThrownBy(() -> TinyRun.resume(run, Kept.LAST))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(last.toString())
                .hasMessageContaining("--from previous");

        TinyRun.resume(run, Kept.PREVIOUS);
        assertSameBits(run);
    }

    @Test
    void aRunWhoseDataHasChangedIsNotGoneOnWith() {
        Path scenes = folder.resolve("scenes");
        Path run = folder.resolve("changed");
        AtomicInteger steps = new AtomicInteger();
        TinyRun.begin(run, TinyConfiguration.adversarial(), TinyRun.scenes(scenes), () -> steps.incrementAndGet() >= 2);
        PictureFiles.writePng(
                scenes.resolve("images").resolve("00.png"),
                Drawing.grey(new ProceduralMars().scene(99, 16, 32).frame()));

        assertThatThrownBy(() -> TinyRun.resume(run, Kept.LAST))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("fingerprint")
                .hasMessageContaining(scenes.toString());
    }

    @Test
    void aRunWhoseConfigurationWasEditedIsNotGoneOnWith() throws IOException {
        Path run = folder.resolve("edited");
        AtomicInteger steps = new AtomicInteger();
        TinyRun.begin(run, TinyConfiguration.adversarial(), data, () -> steps.incrementAndGet() >= 2);
        Path yaml = RunFolder.open(run).configuration();
        Files.writeString(yaml, Files.readString(yaml).replaceFirst("epochs: 3", "epochs: 4"));

        assertThatThrownBy(() -> TinyRun.resume(run, Kept.LAST))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(yaml.toString());
    }

    @Test
    void aSecondRunInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> TinyRun.begin(unbroken, TinyConfiguration.adversarial(), data, () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--resume");
    }

    private static void assertSameBits(Path run) {
        assertThat(RunFolder.open(run).model())
                .hasSameBinaryContentAs(RunFolder.open(unbroken).model());
        try (Checkpoint expected = CheckpointFile.read(RunFolder.open(unbroken).checkpoint(Kept.LAST));
                Checkpoint actual = CheckpointFile.read(RunFolder.open(run).checkpoint(Kept.LAST))) {
            assertThat(bits(actual.parameters())).usingRecursiveComparison().isEqualTo(bits(expected.parameters()));
            assertThat(bits(actual.session())).usingRecursiveComparison().isEqualTo(bits(expected.session()));
            assertThat(actual.state().history())
                    .map(EpochRecord::losses)
                    .isEqualTo(expected.state().history().stream()
                            .map(EpochRecord::losses)
                            .toList());
            assertThat(actual.state().history())
                    .map(EpochRecord::validation)
                    .isEqualTo(expected.state().history().stream()
                            .map(EpochRecord::validation)
                            .toList());
            assertThat(actual.state().history())
                    .map(EpochRecord::gradientRatio)
                    .allMatch(OptionalDouble::isPresent)
                    .isEqualTo(expected.state().history().stream()
                            .map(EpochRecord::gradientRatio)
                            .toList());
        }
    }

    private static Map<String, byte[]> bits(Map<String, INDArray> arrays) {
        Map<String, byte[]> bits = new LinkedHashMap<>();
        arrays.forEach((name, array) -> bits.put(name, Nd4j.toNpyByteArray(array)));
        return bits;
    }

    private static void killAfterSteps(Path run, int steps) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        // Bits depend on the number of threads.
                        "-XX:ActiveProcessorCount=" + Runtime.getRuntime().availableProcessors(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TinyRun.class.getName(),
                        run.toString(),
                        data.path().orElseThrow().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("step " + steps)) {
                line = lines.readLine();
            }
            assertThat(line).as("the run reached the step").isNotNull();
        }
        int exitCode = process.destroyForcibly().waitFor();
        assertThat(exitCode).as("killed, not finished").isNotZero();
    }
}
