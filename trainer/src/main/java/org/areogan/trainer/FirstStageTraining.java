package org.areogan.trainer;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.RunOutputs;

/** The first of two stages, a run of its own inside the folder of the second. */
final class FirstStageTraining {
    private final TrainingRun run;

    /**
     * Begins it, or takes it up.
     *
     * @param folder of the first
     * @param configuration of the first
     * @param data of both
     * @param fingerprint of the data
     * @throws UserException if the folder holds the first stage of another configuration or other data; nothing is changed
     */
    FirstStageTraining(Path folder, SavedConfiguration configuration, DataSource data, String fingerprint) {
        run = TrainingRun.takeUp(folder, configuration, data);
        if (!run.configuration().trainsAs(configuration.configuration())) {
            throw new UserException(
                    folder + " holds a first stage of another configuration than this run's; name another"
                            + " folder with -o, or remove it");
        }
        if (run.fingerprint().filter(other -> !other.equals(fingerprint)).isPresent()) {
            throw new UserException(folder + " holds a first stage that was trained on other data (fingerprint "
                    + run.fingerprint().get() + " instead of " + fingerprint
                    + "); bring the old data back, name another folder with -o, or remove it");
        }
    }

    /**
     * Trains it, or what is left of it.
     *
     * @param data as the second has opened it: both learn from the same frames, which so are in memory once
     * @param listeners of the second; those hear of it that say so
     * @return how it ended, if it did not come to its end
     */
    Optional<RunEnd> train(TrainingData data, Engine engine, List<TrainingListener> listeners, BooleanSupplier stop) {
        if (run.isFinished()) {
            return Optional.empty();
        }
        List<TrainingListener> own = RunOutputs.listeners(run.folder(), Clock.systemUTC());
        try {
            List<TrainingListener> all = new ArrayList<>(listeners.stream()
                    .filter(TrainingListener::hearsOfFirstStage)
                    .toList());
            all.addAll(own);
            all.forEach(listener -> listener.stageBegan(1, 2));
            RunEnd end = run.train(data, engine, all, stop);
            return switch (end.reason()) {
                case FINISHED, STOPPED_EARLY -> Optional.empty();
                case INTERRUPTED, DIVERGED -> Optional.of(end);
            };
        } finally {
            own.forEach(TrainingListener::close);
        }
    }

    /** The trained network. */
    Path model() {
        return run.folder().model();
    }
}
