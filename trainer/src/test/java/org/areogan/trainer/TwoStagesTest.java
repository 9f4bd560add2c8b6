package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class TwoStagesTest {
    private static final SavedConfiguration TWO =
            configuration("generator.stages=2", "generator.confident_background=0.2");

    /** Steps of the first stage: three epochs of three. */
    private static final int FIRST_STAGE = 9;

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
        assertThat(begin(unbroken, () -> false).reason()).isEqualTo(Reason.FINISHED);
    }

    @Test
    void theFirstIsARunOfItsOwnWhoseWeightsStayAsTheyAre() {
        try (ModelFile first = ModelFile.read(unbroken.resolve("first-stage").resolve("model.areogan"));
                ModelFile both = ModelFile.read(RunFolder.open(unbroken).model())) {
            assertThat(first.options().runsAs(both.options().firstStage())).isTrue();
            assertThat(both.options().stages()).isEqualTo(2);
            for (String name : first.parameters().names()) {
                INDArray kept = both.parameters().get(name.replaceFirst("generator/", "generator/first/"));
                assertThat(kept).as(name).isEqualTo(first.parameters().get(name));
            }
            String weights = "generator/encoder1/convolution2/weights";
            assertThat(both.parameters().get(weights))
                    .isNotEqualTo(first.parameters().get(weights));
        }
    }

    @Test
    void bothAreOneModelFileThatSegments() {
        try (Segmenter segmenter = Segmenter.open(RunFolder.open(unbroken).model(), Engines.nd4j())) {
            assertThat(segmenter
                            .predict(new ProceduralMars().dataSet(1, 20, 30, 5).frame(0))
                            .mask()
                            .height())
                    .isEqualTo(20);
        }
    }

    @Test
    void aRunThatWasStoppedInItsFirstStageEndsWithTheBitsOfTheUnbrokenOne() {
        assertSameBitsAfterStopping(5);
    }

    @Test
    void aRunThatWasStoppedInItsSecondStageEndsWithTheBitsOfTheUnbrokenOne() {
        assertSameBitsAfterStopping(14);
    }

    private void assertSameBitsAfterStopping(int after) {
        AtomicInteger steps = new AtomicInteger();
        Path run = folder.resolve("stopped");
        assertThat(begin(run, () -> steps.incrementAndGet() >= after).reason()).isEqualTo(Reason.INTERRUPTED);

        assertThat(TinyRun.resume(run, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(RunFolder.open(run).model())
                .hasSameBinaryContentAs(RunFolder.open(unbroken).model());
    }

    @Test
    void aSegmenterThatIsGivenIsTheFirstStage() {
        Path run = folder.resolve("given");
        Path first = unbroken.resolve("first-stage").resolve("model.areogan");
        TrainingRun.create(run, TWO, data, Optional.of(first)).train(Engines.nd4j(), List.of(), () -> false);

        assertThat(run.resolve("first-stage")).doesNotExist();
        assertThat(RunFolder.open(run).model())
                .hasSameBinaryContentAs(RunFolder.open(unbroken).model());
    }

    /** A run of the folder's own first stage was there before, and this one is killed before its first checkpoint. */
    @Test
    void aGivenSegmenterIsNotForgottenForAFirstStageThatLiesThere() throws IOException {
        Path earlier = folder.resolve("earlier");
        SavedConfiguration other = configuration("generator.stages=2", "seed=9");
        AtomicInteger steps = new AtomicInteger();
        TrainingRun.create(earlier, other, data)
                .train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() > FIRST_STAGE);
        Path run = folder.resolve("given-again");
        copyFirstStage(earlier, run);
        Path first = unbroken.resolve("first-stage").resolve("model.areogan");
        TrainingRun killed = TrainingRun.create(run, TWO, data, Optional.of(first));
        assertThatThrownBy(() -> killed.train(Engines.nd4j(), List.of(new Killer()), () -> false))
                .hasMessage("killed");
        assertThat(RunFolder.holdsRun(run)).isFalse();

        assertThat(TinyRun.resume(run, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(RunFolder.open(run).model())
                .hasSameBinaryContentAs(RunFolder.open(unbroken).model());
    }

    /** Ends a training as it starts. */
    private static final class Killer implements TrainingListener {
        @Override
        public void runStarted(RunStart start) {
            throw new IllegalStateException("killed");
        }
    }

    @Test
    void aSegmenterOfARunThatNeverCameToACheckpointIsNoFirstStageOfTheNext() {
        Path run = folder.resolve("left");
        Path first = unbroken.resolve("first-stage").resolve("model.areogan");
        TrainingRun killed = TrainingRun.create(run, TWO, data, Optional.of(first));
        assertThatThrownBy(() -> killed.train(Engines.nd4j(), List.of(new Killer()), () -> false))
                .hasMessage("killed");
        assertThat(RunFolder.open(unbroken).segmenter()).hasSameBinaryContentAs(run.resolve("segmenter.areogan"));

        assertThat(begin(run, () -> true).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(run.resolve("segmenter.areogan")).doesNotExist();
    }

    @Test
    void aSegmenterOfAnotherKindIsRefusedAndNothingIsWritten() {
        Path run = folder.resolve("refused");
        Path first = unbroken.resolve("first-stage").resolve("model.areogan");
        SavedConfiguration wider = configuration("generator.stages=2", "generator.filters=[4,5]");
        TrainingRun refused = TrainingRun.create(run, wider, data, Optional.of(first));

        assertThatThrownBy(() -> refused.train(Engines.nd4j(), List.of(), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--segmenter " + first)
                .hasMessageContaining("a first stage is a network of the same kind")
                .hasMessageContaining("leave --segmenter out");
        assertThat(run).doesNotExist();
    }

    @Test
    void aFirstStageOfAnotherConfigurationIsRefused() {
        Path run = folder.resolve("other");
        AtomicInteger steps = new AtomicInteger();
        begin(run, () -> steps.incrementAndGet() >= 5);
        SavedConfiguration wider = configuration("generator.stages=2", "generator.filters=[4,5]");

        assertThatThrownBy(() -> TrainingRun.create(run, wider, data).train(Engines.nd4j(), List.of(), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(run.resolve("first-stage").toString())
                .hasMessageContaining("of another configuration");
        assertThat(TinyRun.resume(run, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);
        assertThat(RunFolder.open(run).model())
                .hasSameBinaryContentAs(RunFolder.open(unbroken).model());
    }

    @Test
    void aFirstStageOfOtherDataIsRefused() {
        Path run = folder.resolve("other-data");
        AtomicInteger steps = new AtomicInteger();
        begin(run, () -> steps.incrementAndGet() >= 14);
        DataSource other = DataSource.of(new ProceduralMars().dataSet(16, 16, 32, 6));

        assertThatThrownBy(() -> TrainingRun.create(copyOfFirstStage(run), TWO, other)
                        .train(Engines.nd4j(), List.of(), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("was trained on other data");
    }

    /** As a run is that was killed after its first stage. */
    private Path copyOfFirstStage(Path run) throws IOException {
        Path killed = folder.resolve("killed");
        copyFirstStage(run, killed);
        return killed;
    }

    private static void copyFirstStage(Path run, Path killed) throws IOException {
        Path from = run.resolve("first-stage");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = killed.resolve("first-stage").resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, to);
                }
            }
        }
    }

    @Test
    void anyNetworkThatIsTheSameOnceItIsTrainedCanBeTheFirstStage() {
        Path plain = folder.resolve("plain");
        TrainingRun.create(plain, configuration("generator.dropout=0.4", "training.epochs=1"), data)
                .train(Engines.nd4j(), List.of(), () -> false);
        Path run = folder.resolve("on-plain");
        SavedConfiguration two = configuration("generator.stages=2", "training.epochs=1");
        TrainingRun.create(run, two, data, Optional.of(RunFolder.open(plain).model()))
                .train(Engines.nd4j(), List.of(), () -> false);

        assertThat(RunFolder.open(run).model()).isNotEmptyFile();
    }

    private static RunEnd begin(Path run, BooleanSupplier stop) {
        return TrainingRun.create(run, TWO, data).train(Engines.nd4j(), List.of(), stop);
    }

    private static SavedConfiguration configuration(String... settings) {
        return ConfigurationReader.over("a test", TinyConfiguration.plain(), List.of(settings))
                .saved();
    }
}
