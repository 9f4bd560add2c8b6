package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.validation.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final ClassSet ICE = new ClassSet(
            List.of(
                    new TerrainClass(0, "shadow", 0x101010, true),
                    new TerrainClass(1, "regolith", 0xaa5500, true),
                    new TerrainClass(2, "frost", 0xeeffff, true)),
            200);

    @TempDir
    private Path folder;

    /** Three bands of brightness, whose borders and noise change from frame to frame. */
    private static DataSet bands(int frames) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            RandomGenerator random = new SplittableRandom(i);
            float[] grey = new float[16 * 32];
            byte[] ids = new byte[grey.length];
            int first = 6 + random.nextInt(8);
            int second = first + 6 + random.nextInt(6);
            for (int pixel = 0; pixel < grey.length; pixel++) {
                int column = pixel % 32;
                int id = column < first ? 0 : column < second ? 1 : 2;
                ids[pixel] = (byte) id;
                grey[pixel] = 0.15f + 0.3f * id + 0.1f * random.nextFloat();
            }
            samples.add(new Sample(new Frame(16, 32, grey), new Mask(16, 32, ids)));
        }
        return new MemoryDataSet("bands", ICE, samples, List.of());
    }

    private static Training training() {
        return Training.preset("tiny")
                .set("training.epochs", 6)
                .set("training.batch", 4)
                .set("generator_optimizer.learning_rate", 0.01)
                .engine(Engines.nd4j());
    }

    @Test
    void framesInMemoryOfOtherClassesAreLearntScoredAndSegmented() {
        TrainingResult result = training()
                .set("objective.lambda_adv", 0)
                .set("training.epochs", 12)
                .data(bands(24))
                .train(folder.resolve("run"));

        assertThat(result.end().reason()).isEqualTo(RunEnd.Reason.FINISHED);
        assertThat(result.epochs()).hasSize(12);
        assertThat(result.best()).isPresent();
        DataSet unseen = bands(40).select(List.of(30, 31, 32, 33));
        try (Segmenter segmenter = Segmenter.open(result.model(), Engines.nd4j())) {
            assertThat(segmenter.classes()).isEqualTo(ICE);
            ConfusionMatrix matrix = Evaluation.evaluate(segmenter, unseen);
            assertThat(Scores.of(matrix).meanIou(Scores.Reading.LEFT_OUT)).isGreaterThan(0.8);
            assertThat(segmenter.segment(unseen.frame(0)).ids()).hasSize(16 * 32);
        }
        assertThat(result.folder().resolve("report.html")).content().contains("regolith", "frost");
    }

    @Test
    void aTrainingIsStoppedAndGoneOnWithToTheSameLosses() {
        DataSet frames = bands(12);
        TrainingResult whole = training().set("training.epochs", 3).data(frames).train(folder.resolve("whole"));
        AtomicInteger steps = new AtomicInteger();
        TrainingListener counting = new TrainingListener() {
            @Override
            public void stepEnded(StepRecord step) {
                steps.incrementAndGet();
            }
        };
        Path broken = folder.resolve("broken");
        TrainingResult stopped = training()
                .set("training.epochs", 3)
                .data(frames)
                .listener(counting)
                .stopWhen(() -> steps.get() >= 4)
                .train(broken);
        assertThat(stopped.end().reason()).isEqualTo(RunEnd.Reason.INTERRUPTED);

        TrainingResult resumed =
                Training.preset("tiny").engine(Engines.nd4j()).data(frames).resume(broken);

        assertThat(resumed.epochs()).hasSize(3);
        assertThat(resumed.epochs())
                .map(epoch -> epoch.losses())
                .isEqualTo(whole.epochs().stream().map(epoch -> epoch.losses()).toList());
    }

    @Test
    void framesInMemoryHaveToBeHandedOverAgain() {
        Path run = folder.resolve("run");
        training().data(bands(12)).stopWhen(() -> true).train(run);

        assertThatThrownBy(() -> Training.preset("tiny").engine(Engines.nd4j()).resume(run))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("run.json", "in memory", "hand them over");
        assertThatThrownBy(() -> Training.preset("tiny")
                        .engine(Engines.nd4j())
                        .data(bands(13))
                        .resume(run))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("bands", "is not what the run");
    }

    @Test
    void mistakesAreToldBeforeAnythingIsWritten() {
        Path run = folder.resolve("run");
        assertThatThrownBy(() -> training().train(run))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("nothing to train on");
        assertThatThrownBy(() ->
                        training().set("training.epoch", 3).data(bands(12)).train(run))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("training.epochs");
        assertThatThrownBy(() -> Training.preset("smal").data(bands(12)).train(run))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("small");
        assertThat(run).doesNotExist();
    }
}
