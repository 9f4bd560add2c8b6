package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.Inpainter;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InpaintRunTest {
    @TempDir
    private static Path shared;

    private static DataSource data;
    private static Path segmenter;
    private static Path unbroken;
    private static final List<EpochRecord> EPOCHS = new ArrayList<>();

    @TempDir
    private Path folder;

    private static SavedConfiguration inpaint(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "task=inpaint",
                "discriminator.kind=pieces",
                "discriminator.norm=none",
                "training.class_aware=0",
                "training.steps_per_epoch=2",
                "inpainting.crop=32"));
        settings.addAll(List.of(more));
        return ConfigurationReader.over("a test", TinyConfiguration.adversarial(), settings)
                .saved();
    }

    private static RunEnd train(
            Path run, SavedConfiguration configuration, List<TrainingListener> listeners, BooleanSupplier stop) {
        return TrainingRun.create(run, configuration, data, Optional.of(segmenter))
                .train(Engines.nd4j(), listeners, stop);
    }

    @BeforeAll
    static void paint() {
        data = DataSource.of(new ProceduralMars(0.9).dataSet(24, 40, 64, 5));
        Path first = shared.resolve("first");
        TrainingRun.create(
                        first,
                        ConfigurationReader.over("a test", TinyConfiguration.plain(), List.of("training.epochs=1"))
                                .saved(),
                        data)
                .train(Engines.nd4j(), List.of(), () -> false);
        segmenter = RunFolder.open(first).model();
        unbroken = shared.resolve("unbroken");
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                EPOCHS.add(epoch);
            }
        };
        assertThat(train(unbroken, inpaint(), List.of(listener), () -> false).reason())
                .isEqualTo(Reason.FINISHED);
    }

    @Test
    void theModelOfARunPaintsTheRarestClassAndIsNoSegmenter() {
        Path model = RunFolder.open(unbroken).model();
        try (Inpainter inpainter = Inpainter.open(model, Engines.nd4j())) {
            assertThat(inpainter.paints()).isEqualTo("big-rock");
        }
        assertThatThrownBy(() -> Segmenter.open(model, Engines.nd4j()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("task: inpaint");
    }

    @Test
    void eachEpochTellsWhatTheSegmenterFindsInThePaintedFrames() {
        EpochRecord last = EPOCHS.get(EPOCHS.size() - 1);
        assertThat(last.losses().terms()).containsKeys(Losses.RECONSTRUCTION, Losses.ADVERSARIAL);
        int rock = ClassSet.ROVER.named("big-rock").id();
        long rocks = 0;
        for (long each : last.validation().toArray()[rock]) {
            rocks += each;
        }
        assertThat(rocks).as("true pixels of rock that were read again").isPositive();
        assertThat(last.samples())
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.painted()).isPresent());
    }

    @Test
    void aRunThatWasStoppedEndsWithTheBitsOfTheUnbrokenOne() {
        AtomicInteger steps = new AtomicInteger();
        Path run = folder.resolve("stopped");
        train(run, inpaint(), List.of(), () -> steps.incrementAndGet() >= 3);

        assertThat(TrainingRun.resume(run, Kept.LAST, data)
                        .train(Engines.nd4j(), List.of(), () -> false)
                        .reason())
                .isEqualTo(Reason.FINISHED);

        assertThat(RunFolder.open(run).model())
                .hasSameBinaryContentAs(RunFolder.open(unbroken).model());
    }

    @Test
    void mistakesAreToldBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> train(folder, inpaint("inpainting.crop=64"), List.of(), () -> false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("inpainting.crop is 64, but frame 0")
                .hasMessageContaining("40x64 pixels");
        assertThatThrownBy(() -> TrainingRun.create(folder, inpaint(), data))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("task: inpaint needs a trained segmenter");
        assertThatThrownBy(() -> inpaint("discriminator.kind=patch"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("discriminator.kind must be pieces where the task is inpaint");
        assertThatThrownBy(() -> inpaint("task=segment"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("pieces is for the task inpaint");
        assertThat(folder).isEmptyDirectory();
    }
}
