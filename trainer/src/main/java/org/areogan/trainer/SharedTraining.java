package org.areogan.trainer;

import java.util.List;
import java.util.stream.Stream;
import org.areogan.discriminator.DiscriminatorKind;
import org.areogan.engine.Engine;
import org.areogan.engine.Workers;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.TrainingListener;

/**
 * One training by several workers, each with its part of every batch. The first one keeps the run's folder, scores the epochs and
 * writes checkpoints; the others begin with what it has and hear from it how an epoch was scored.
 *
 * <p>The losses are those of one machine with the whole batch, up to rounding, but for what is drawn at random inside the
 * graph (dropout, noise), which is drawn anew by each worker.
 */
public final class SharedTraining {
    private static final String LOVASZ = "lovasz";

    private SharedTraining() {}

    /** @throws UserException naming the key if these workers cannot share such a training */
    public static void require(RunConfiguration configuration, int workers) {
        int batch = configuration.training().batch();
        require(
                batch % workers == 0,
                "training.batch is " + batch + ", which " + workers
                        + " workers cannot share evenly; take a multiple of their number, such as "
                        + (batch / workers + 1) * workers);
        require(
                configuration.task() == RunConfiguration.Task.SEGMENT,
                "task is not segment; painters and inpainters are trained by one machine, with 'areogan train'");
        require(
                configuration.generator().stages() == 1,
                "generator.stages is " + configuration.generator().stages()
                        + "; runs of two stages are trained by one machine, with 'areogan train'");
        require(
                !configuration.unlabelled().isOn(),
                "unlabelled.batch is " + configuration.unlabelled().batch()
                        + "; a teacher of frames without masks works on one machine, with 'areogan train'");
        require(
                !configuration.isAdversarial() || configuration.discriminator().kind() != DiscriminatorKind.GAMBLER,
                "discriminator.kind is gambler, whose bets are on the whole batch of one machine; take patch or pixel");
        Stream.concat(
                        Stream.of(configuration.objective().reconstruction()),
                        configuration.objective().terms().keySet().stream())
                .filter(LOVASZ::equals)
                .findFirst()
                .ifPresent(name -> require(
                        false,
                        "the objective has the loss lovasz, which sorts the pixels of the whole batch of one machine; take"
                                + " jaccard, or train with 'areogan train'"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UserException(otherwise);
        }
    }

    /**
     * What the first worker does.
     *
     * @param listeners told of everything; not closed
     */
    public static RunEnd lead(TrainingRun run, Engine engine, Workers workers, List<TrainingListener> listeners) {
        require(run.configuration(), workers.count());
        return run.train(engine, workers, listeners, () -> false);
    }

    /**
     * What any other worker does.
     *
     * @param configuration that of the first one's run
     * @param data the same frames
     */
    public static RunEnd follow(SavedConfiguration configuration, DataSource data, Engine engine, Workers workers) {
        require(configuration.configuration(), workers.count());
        return new FollowedRun(configuration, data, engine, workers).train();
    }
}
