package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Engines;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.craters.ProceduralCraters;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which epoch is the best by validation loss, and by mean IoU; the steps are the same. */
class BestByTest {
    private static final DataSource CRATERS = DataSource.of(new ProceduralCraters().dataSet(12, 16, 16, 1));

    @TempDir
    private Path folder;

    private final List<EpochRecord> epochs = new ArrayList<>();
    private int stepsPerEpoch;

    private RunEnd train(String run, String... changes) {
        String yaml = TinyRun.yaml(TinyConfiguration.plain())
                .replaceFirst("left_out:.*(\\n  - .*)*", "left_out: []")
                .replaceFirst("learning_rate: .*", "learning_rate: 0.1")
                .replaceFirst("average_decay: .*", "average_decay: 0")
                .replaceFirst("epochs: 3", "epochs: 8");
        for (String change : changes) {
            yaml = yaml.replaceFirst("  " + change.substring(0, change.indexOf(':')) + ": .*", "  " + change);
        }
        epochs.clear();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void runStarted(RunStart start) {
                stepsPerEpoch = start.stepsPerEpoch();
            }

            @Override
            public void epochEnded(EpochRecord epoch) {
                epochs.add(epoch);
            }
        };
        return TrainingRun.create(folder.resolve(run), SavedConfiguration.parse(yaml, "a test"), CRATERS)
                .train(Engines.nd4j(), List.of(listener), () -> false);
    }

    private List<Boolean> flags() {
        return epochs.stream().map(EpochRecord::best).toList();
    }

    /** Where each is above all before it. */
    private static List<Boolean> records(List<Double> values) {
        List<Boolean> records = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            records.add(value > best);
            best = Math.max(best, value);
        }
        return records;
    }

    @Test
    void theBestEpochIsTheOneWithTheLowestLossOrTheHighestMeanIou() {
        train("loss", "best_by: validation_loss");
        List<Boolean> byLoss = flags();
        assertThat(byLoss)
                .isEqualTo(records(
                        epochs.stream().map(each -> -each.validationLoss()).toList()));
        int lowest = byLoss.lastIndexOf(true);
        try (ModelFile model =
                ModelFile.read(RunFolder.open(folder.resolve("loss")).model())) {
            assertThat(model.provenance()).containsEntry("epoch", Integer.toString(lowest + 1));
            assertThat(model.classes()).isEqualTo(ClassSet.CRATERS);
        }

        train("iou");
        assertThat(flags())
                .isEqualTo(records(epochs.stream()
                        .map(each -> Scores.of(each.validation()).meanIou(Reading.LEFT_OUT))
                        .toList()))
                .as("a run that tells the two measures apart")
                .isNotEqualTo(byLoss);
    }

    @Test
    void aRunWhoseLossNoLongerFallsStopsWhereMeanIouIsNotAsked() {
        RunEnd end = train("stops", "best_by: validation_loss", "stop_after: 1", "epochs: 20");

        assertThat(end.reason()).isEqualTo(RunEnd.Reason.STOPPED_EARLY);
        List<Boolean> flags = flags();
        assertThat(flags.get(flags.size() - 1)).isFalse();
        assertThat(flags.subList(0, flags.size() - 1)).doesNotContain(false);
    }

    @Test
    void passesMultiplyTheStepsOfAnEpoch() {
        train("once", "epochs: 1");
        int once = stepsPerEpoch;
        train("twice", "epochs: 1", "passes: 2");
        // 9 of the 12 frames are trained on, in batches of 4.
        assertThat(once).isEqualTo(2);
        assertThat(stepsPerEpoch).isEqualTo(4);
    }
}
