package org.areogan.trainer.task;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.files.UserException;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.validation.Validation;

/**
 * What a training is about: it brings the objectives of its game, how the generator is scored, what leaves the run, and
 * what it says to people. A new task is a class and a line in {@link Tasks}.
 */
public interface Task {
    /**
     * Takes note of the segmenter that was named beside the configuration.
     *
     * @throws UserException if the task needs one and there is none, or has no use for one
     */
    void requireSegmenter(Optional<Path> segmenter);

    /** @throws UserException if the segmenter, where there is one, does not fit the data */
    void requireFit(Optional<Path> segmenter, TrainingData data);

    /**
     * What has to be trained first, as a run of its own, whose model the run then keeps as its segmenter; nothing where
     * nothing has.
     */
    default Optional<SavedConfiguration> firstStage() {
        return Optional.empty();
    }

    /**
     * Puts what is there before the first step among the parameters.
     *
     * @param parameters of both networks, still empty
     * @param segmenter the file that the run has kept, if it did
     */
    default void prepare(Parameters parameters, Path segmenter) {}

    /** The segmenter that a run that is gone on with has kept, if this task keeps one. */
    Optional<Path> keptSegmenter(RunFolder folder);

    /** @param parameters of both networks, which the graphs are built over */
    GameObjectives objectives(Parameters parameters, RunConfiguration configuration, TrainingData data);

    /**
     * How the generator is scored after each epoch.
     *
     * @param generator its parameters as they are evaluated; they stay the caller's
     * @param segmenter the file that the run has kept, if it did
     */
    Validation validation(
            Engine engine, RunConfiguration configuration, TrainingData data, Parameters generator, Path segmenter);

    /** Writes the trained network as a file that is used alone. */
    void export(Path file, TrainedNetworks networks);

    /** What to try, besides what helps every game, when the discriminator has won; empty, or ending in a comma. */
    String adviceOnLostGame(RunConfiguration configuration);
}
