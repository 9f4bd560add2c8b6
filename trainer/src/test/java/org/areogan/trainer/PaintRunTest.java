package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.Painter;
import org.areogan.generator.Segmenter;
import org.areogan.generator.Style;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.PaintingOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.events.SegmentedSample;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.loss.AdversarialKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaintRunTest {
    private static final RunConfiguration PAINT =
            TinyConfiguration.paint(new PaintingOptions(10, 1, 5, 2), AdversarialKind.LSGAN);

    @TempDir
    private static Path shared;

    private static DataSource data;
    private static Path segmenter;
    private static Path unbroken;
    private static final List<EpochRecord> EPOCHS = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void paint() {
        data = TinyRun.scenes(shared.resolve("scenes"));
        Path first = shared.resolve("first");
        String oneEpoch = TinyRun.yaml(TinyConfiguration.plain()).replaceFirst("epochs: 3", "epochs: 1");
        TrainingRun.create(first, SavedConfiguration.parse(oneEpoch, "a test"), data)
                .train(Engines.nd4j(), List.of(), () -> false);
        segmenter = RunFolder.open(first).model();
        unbroken = shared.resolve("unbroken");
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                EPOCHS.add(epoch);
            }
        };
        assertThat(train(unbroken, List.of(listener), () -> false).reason()).isEqualTo(Reason.FINISHED);
    }

    @Test
    void theValidationScoreIsWhatTheSegmenterReadsInPaintedFrames() {
        EpochRecord last = EPOCHS.get(2);
        assertThat(last.samples()).hasSize(2);
        try (Segmenter judge = Segmenter.open(segmenter, Engines.nd4j())) {
            for (SegmentedSample sample : last.samples()) {
                Frame painted = sample.painted().orElseThrow();
                assertThat(painted.grey())
                        .hasSameSizeAs(sample.truth().frame().grey())
                        .isNotEqualTo(sample.truth().frame().grey());
                // Alone and in company a frame is segmented alike but for rounding, which may turn single pixels.
                assertThat(differences(judge.segment(painted), sample.prediction()))
                        .isLessThan(5);
            }
        }
        assertThat(last.validation().total()).isEqualTo(4 * 16 * 32);
        assertThat(last.validationLoss()).isPositive().isLessThan(3);
    }

    @Test
    void aPainterThatWasStoppedInTheMiddleEndsWithTheBitsOfTheUnbrokenOneWithoutTheGivenSegmenter() throws IOException {
        AtomicInteger steps = new AtomicInteger();
        Path run = folder.resolve("stopped");
        Path lent = Files.copy(segmenter, folder.resolve("lent.areogan"));
        TrainingRun.create(run, SavedConfiguration.parse(TinyRun.yaml(PAINT), "a test"), data, Optional.of(lent))
                .train(Engines.nd4j(), List.of(), () -> steps.incrementAndGet() >= 5);
        Files.delete(lent);

        assertThat(TinyRun.resume(run, Kept.LAST).reason()).isEqualTo(Reason.FINISHED);

        assertThat(RunFolder.open(run).model())
                .hasSameBinaryContentAs(RunFolder.open(unbroken).model());
    }

    @Test
    void theModelOfARunPaintsAndIsNoSegmenter() {
        Path model = RunFolder.open(unbroken).model();
        try (Painter painter = Painter.open(model, Engines.nd4j())) {
            Frame painted = painter.paint(new Mask(3, 5, new byte[15]), new Style(0.5, 0.2), 1);
            assertThat(painted.grey()).hasSize(15);
        }
        assertThatThrownBy(() -> Segmenter.open(model, Engines.nd4j()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(model.toString())
                .hasMessageContaining("task: paint");
        assertThatThrownBy(() -> Painter.open(segmenter, Engines.nd4j()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(segmenter.toString())
                .hasMessageContaining("task: segment");
    }

    @Test
    void aPainterWithoutAJudgeAndAJudgeWithoutAPainterAreRefused() {
        assertThatThrownBy(
                        () -> TrainingRun.create(folder, SavedConfiguration.parse(TinyRun.yaml(PAINT), "a test"), data))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--segmenter");
        assertThatThrownBy(() -> TrainingRun.create(
                        folder,
                        SavedConfiguration.parse(TinyRun.yaml(TinyConfiguration.plain()), "a test"),
                        data,
                        Optional.of(segmenter)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("task=paint");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aJudgeThatIsNoSegmenterIsRefusedBeforeAnythingIsWritten() {
        Path painter = RunFolder.open(unbroken).model();
        TrainingRun run = TrainingRun.create(
                folder, SavedConfiguration.parse(TinyRun.yaml(PAINT), "a test"), data, Optional.of(painter));
        assertThatThrownBy(() -> run.train(Engines.nd4j(), List.of(), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("task: paint");
        assertThat(folder).isEmptyDirectory();
    }

    private static RunEnd train(Path run, List<TrainingListener> listeners, BooleanSupplier stop) {
        return TrainingRun.create(
                        run, SavedConfiguration.parse(TinyRun.yaml(PAINT), "a test"), data, Optional.of(segmenter))
                .train(Engines.nd4j(), listeners, stop);
    }

    private static int differences(Mask one, Mask other) {
        int differences = 0;
        for (int pixel = 0; pixel < one.ids().length; pixel++) {
            differences += one.ids()[pixel] == other.ids()[pixel] ? 0 : 1;
        }
        return differences;
    }
}
