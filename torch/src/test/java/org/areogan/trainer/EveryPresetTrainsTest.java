package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.terrain.craters.ProceduralCraters;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.torch.Parity;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.MaskClasses;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Task;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A step of each preset, its networks narrowed, on procedural frames; scored and exported. */
class EveryPresetTrainsTest {
    private static final DataSource LANDSCAPES = DataSource.of(new ProceduralMars(1).dataSet(8, 48, 64, 5));
    private static final DataSource CRATERS = DataSource.of(new ProceduralCraters().dataSet(8, 48, 48, 5));

    @TempDir
    private static Path shared;

    private static Path segmenter;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainASegmenter() {
        TrainingRun.create(shared.resolve("first"), configuration("tiny"), LANDSCAPES)
                .train(Parity.TORCH, List.of(), () -> false);
        segmenter = RunFolder.open(shared.resolve("first")).model();
    }

    private static SavedConfiguration configuration(String preset) {
        List<String> oneStep = List.of(
                "training.epochs=1",
                "training.batch=2",
                "training.passes=1",
                "training.steps_per_epoch=1",
                "training.statistics_batches=0",
                "training.samples=0",
                "inpainting.crop=32",
                "split.validation=0.3");
        RunConfiguration whole = resolved(preset, List.of()).configuration();
        List<String> settings = new ArrayList<>(oneStep);
        settings.add("generator.filters=" + narrowed(whole.generator().filters()));
        settings.add("generator.bottleneck=16");
        settings.add("discriminator.filters=" + narrowed(whole.discriminator().filters()));
        return resolved(preset, settings);
    }

    private static SavedConfiguration resolved(String preset, List<String> settings) {
        return Presets.reader()
                .resolve(Optional.of(preset), preset, Optional.empty(), settings)
                .saved();
    }

    /** As deep, an eighth as wide, so that a step costs nothing. */
    private static List<Integer> narrowed(List<Integer> filters) {
        return filters.stream().map(each -> Math.max(4, each / 8)).toList();
    }

    private static Stream<Arguments> presetsAndEngines() {
        return Presets.names().stream()
                .flatMap(preset -> Stream.of(Arguments.of(preset, Parity.ND4J), Arguments.of(preset, Parity.TORCH)));
    }

    @ParameterizedTest
    @MethodSource("presetsAndEngines")
    void aStepOfThePresetGivesFiniteLossesAndAModel(String preset, Engine engine) {
        SavedConfiguration saved = configuration(preset);
        RunConfiguration configuration = saved.configuration();
        List<EpochRecord> epochs = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                epochs.add(epoch);
            }
        };

        RunEnd end = TrainingRun.create(
                        folder,
                        saved,
                        configuration.classes() == MaskClasses.CRATERS ? CRATERS : LANDSCAPES,
                        configuration.task() == Task.SEGMENT ? Optional.empty() : Optional.of(segmenter))
                .train(engine, List.of(listener), () -> false);

        assertThat(end.reason()).isEqualTo(Reason.FINISHED);
        assertThat(epochs).hasSize(1);
        assertThat(epochs.get(0).step()).isEqualTo(1);
        assertThat(epochs.get(0).validation().total()).isPositive();
        assertThat(RunFolder.open(folder).model()).isNotEmptyFile();
    }
}
