package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.areogan.engine.Engines;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.DataSetView;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners hear of a training of two stages, and what its data is asked for. */
class StagesHeardTest {
    private static final SavedConfiguration TWO = ConfigurationReader.over(
                    "a test", TinyConfiguration.plain(), List.of("generator.stages=2"))
            .saved();

    @TempDir
    private Path folder;

    @Test
    void bothStagesLearnFromFramesThatAreOpenedOnce() {
        AtomicIntegerArray reads = new AtomicIntegerArray(16);
        DataSet counted = new DataSetView() {
            private final DataSet whole = new ProceduralMars().dataSet(16, 16, 32, 5);

            @Override
            public DataSet whole() {
                return whole;
            }

            @Override
            public int place(int index) {
                return index;
            }

            @Override
            public int size() {
                return whole.size();
            }

            @Override
            public Frame frame(int index) {
                reads.incrementAndGet(index);
                return whole.frame(index);
            }
        };
        AtomicInteger least = new AtomicInteger();
        TrainingListener heard = new TrainingListener() {
            @Override
            public boolean hearsOfFirstStage() {
                return true;
            }

            @Override
            public void runStarted(RunStart start) {
                least.set(
                        IntStream.range(0, reads.length()).map(reads::get).min().orElseThrow());
            }
        };
        TrainingRun.create(folder.resolve("once"), TWO, DataSource.of(counted))
                .train(Engines.nd4j(), List.of(heard), () -> true);

        // Those that are learnt from may have been read for batches already; those of the validation wait.
        assertThat(least.get()).isEqualTo(1);
    }

    @Test
    void listenersHearOfTheFirstStageIfTheySaySo() {
        List<Path> heard = new ArrayList<>();
        List<Path> own = new ArrayList<>();
        List<String> stagesHeard = new ArrayList<>();
        TrainingListener both = new TrainingListener() {
            @Override
            public boolean hearsOfFirstStage() {
                return true;
            }

            @Override
            public void stageBegan(int stage, int stages) {
                stagesHeard.add(stage + " of " + stages);
            }

            @Override
            public void runStarted(RunStart start) {
                heard.add(start.folder());
            }
        };
        TrainingListener second = new TrainingListener() {
            @Override
            public void runStarted(RunStart start) {
                own.add(start.folder());
            }
        };
        Path run = folder.resolve("heard");
        TrainingRun.create(run, TWO, TinyRun.scenes(folder.resolve("scenes")))
                .train(Engines.nd4j(), List.of(both, second), () -> false);

        assertThat(heard).containsExactly(run.resolve("first-stage"), run);
        assertThat(own).containsExactly(run);
        assertThat(stagesHeard).containsExactly("1 of 2", "2 of 2");
        assertThat(Files.exists(run.resolve("first-stage").resolve("report.html")))
                .isTrue();
    }
}
