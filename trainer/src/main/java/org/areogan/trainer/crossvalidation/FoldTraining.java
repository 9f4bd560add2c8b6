package org.areogan.trainer.crossvalidation;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.DataSet;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.crossvalidation.scores.FoldScores;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.RunOutputs;

/**
 * One training of a cross-validation, begun or gone on with, and its score.
 *
 * @param folder of the run
 * @param configuration of the run
 * @param data what is trained on
 */
record FoldTraining(Path folder, SavedConfiguration configuration, DataSource data) {
    /**
     * Trains to the end and scores the frames that were held out.
     *
     * @param rare id of the class that has figures of its own
     * @return nothing if it was interrupted
     */
    Optional<FoldScores> scores(
            Engine engine, DataSet heldOut, int rare, List<TrainingListener> more, BooleanSupplier stop) {
        TrainingRun run = TrainingRun.takeUp(folder, configuration, data);
        List<TrainingListener> listeners = new ArrayList<>(more);
        listeners.addAll(RunOutputs.listeners(run.folder(), Clock.systemUTC()));
        RunEnd end;
        try {
            end = run.train(engine, listeners, stop);
        } finally {
            Collections.reverse(listeners);
            listeners.forEach(TrainingListener::close);
        }
        if (end.reason() == RunEnd.Reason.INTERRUPTED) {
            return Optional.empty();
        }
        if (end.reason() == RunEnd.Reason.DIVERGED) {
            throw new DivergedTrainingException("the training in " + folder + " diverged: " + end.advice());
        }
        try (Segmenter segmenter = Segmenter.open(run.folder().model(), engine)) {
            return Optional.of(FoldScores.of(segmenter, heldOut, rare, (int) Math.round(end.seconds())));
        }
    }
}
