package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.torch.Parity;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationYaml;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.game.SmallGame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole runs, with dropout, and the model files that they leave. */
class EngineChangeOfARunTest {
    @TempDir
    private static Path shared;

    private static DataSource data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeScenes() {
        data = SmallGame.scenes(shared);
    }

    private static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.argumentSet("from nd4j to torch", Parity.ND4J, Parity.TORCH),
                Arguments.argumentSet("from torch to nd4j", Parity.TORCH, Parity.ND4J));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aRunInterruptedOnOneEngineIsFinishedOnTheOther(Engine first, Engine second) {
        RunConfiguration configuration = SmallGame.configuration(0.2);
        String yaml = ConfigurationYaml.write(configuration, configuration);
        AtomicInteger steps = new AtomicInteger();

        RunEnd interrupted = TrainingRun.create(folder, SavedConfiguration.parse(yaml, "a test"), data)
                .train(first, List.of(), () -> steps.incrementAndGet() >= 5);
        RunEnd finished = TrainingRun.resume(folder, Kept.LAST).train(second, List.of(), () -> false);

        assertThat(interrupted.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(finished.reason()).isEqualTo(Reason.FINISHED);
        assertThat(finished.epochs()).isEqualTo(3);
        assertSegmentsAlike(RunFolder.open(folder).model());
    }

    /** Both engines read the file of whichever wrote it; one of the frames has to be padded. */
    private static void assertSegmentsAlike(Path model) {
        try (Segmenter nd4j = Segmenter.open(model, Parity.ND4J);
                Segmenter torch = Segmenter.open(model, Parity.TORCH)) {
            for (Frame frame : List.of(scene(16, 32), scene(13, 21))) {
                Prediction expected = nd4j.predict(frame);
                Prediction actual = torch.predict(frame);
                assertThat(actual.probabilities()).containsExactly(expected.probabilities(), within(1e-4f));
            }
        }
    }

    private static Frame scene(int height, int width) {
        return new ProceduralMars().scene(99, height, width).frame();
    }
}
