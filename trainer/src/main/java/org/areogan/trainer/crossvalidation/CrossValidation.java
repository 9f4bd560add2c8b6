package org.areogan.trainer.crossvalidation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.crossvalidation.scores.FoldScores;
import org.areogan.trainer.events.TrainingListener;

/**
 * Trains a configuration once for each fold and seed on all frames but the fold's, to the last epoch, and scores the fold
 * with what came of it. All of it lies in one folder, training by training, so that it can be interrupted and gone on with.
 *
 * <pre>
 * lock                     keeps it for one process at a time
 * configuration.yaml       of all trainings
 * validation.json          what data and folds it is about
 * runs/seed-S-fold-F/      a training
 * scores/seed-S-fold-F.npz what it made of the fold
 * validation.md            the figures of all seeds that are done
 * report.html              the same with curves
 * </pre>
 *
 * <pre>{@code
 * CrossValidation validation = CrossValidation.open(folder, ValidationRequest.of(configuration, DataSource.of(path)));
 * validation.run(engine, new CrossValidation.Observer() {}, () -> false);
 * System.out.println(validation.markdown());
 * }</pre>
 */
public final class CrossValidation {
    private static final String RUNS = "runs";

    private final Path folder;
    private final ValidationPlan plan;

    private CrossValidation(Path folder, ValidationPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /** Is told what a cross-validation does. */
    public interface Observer {
        /** A training is about to begin or to go on. */
        default void beginning(long seed, int fold) {
            // Whoever wants to know says so.
        }

        /**
         * A training has been scored, now or before the cross-validation was taken up again.
         *
         * @param meanIouSoFar works out the mean IoU of the folds that are scored: over the scored classes and the frames of
         *     the folds that a seed has, then over the seeds, each weighing as much as it has folds; 0 to 1, NaN where no
         *     scored class is in the frames
         * @return whether the trainings behind it are worth it; if not, the cross-validation ends here
         */
        default boolean goesOn(DoubleSupplier meanIouSoFar) {
            return true;
        }

        /** Listeners of the next training; it closes them. */
        default List<TrainingListener> listeners() {
            return List.of();
        }
    }

    /**
     * Begins a cross-validation in a folder, or takes it up again.
     *
     * @throws UserException if the data cannot be divided so, or the folder holds another one
     */
    public static CrossValidation open(Path folder, ValidationRequest request) {
        // What can only go wrong once a training has begun is found out before anything is written.
        CrossValidation validation = new CrossValidation(folder, ValidationPlan.of(request));
        validation.require();
        return validation;
    }

    /**
     * Finds out what {@link #open} would refuse, and writes nothing.
     *
     * @return the fingerprint of the frames
     * @throws UserException if the data cannot be divided so
     */
    public static String check(ValidationRequest request) {
        return ValidationPlan.of(request).identity().fingerprint();
    }

    private void require() {
        SavedConfiguration saved = plan.configuration(List.of());
        Path file = configuration(folder);
        if (!Files.exists(ValidationIdentity.file(folder))) {
            AtomicFile.writeString(file, saved.yaml());
            plan.identity().write(folder);
            return;
        }
        boolean same = ValidationIdentity.read(folder).equals(plan.identity())
                && ConfigurationReader.read(file).trainsAs(saved.configuration());
        if (!same) {
            throw new UserException(folder + " holds the cross-validation of another configuration or other data; name"
                    + " another folder with -o, or ask for the same again");
        }
    }

    /**
     * The configuration that a folder's cross-validation is of, as its trainings have it.
     *
     * @throws UserException if there is none in the folder
     */
    public static RunConfiguration configurationOf(Path folder) {
        ValidationIdentity.read(folder);
        return ConfigurationReader.read(configuration(folder));
    }

    private static Path configuration(Path folder) {
        return folder.resolve("configuration.yaml");
    }

    /**
     * Trains and scores what has not been yet, seed after seed.
     *
     * @param stop asked between steps
     * @return whether all of it is done; not where somebody asked for the end or the observer gave it up
     * @throws UserException if another process writes into the folder
     */
    public boolean run(Engine engine, Observer observer, BooleanSupplier stop) {
        try (FolderLock lock = lock()) {
            for (PlannedTraining each : plan.trainings()) {
                boolean done = train(each, engine, observer, stop);
                if (!done || !observer.goesOn(() -> meanIouSoFar(each))) {
                    return false;
                }
                if (each.fold() == plan.identity().folds()) {
                    report();
                }
            }
            return true;
        }
    }

    /**
     * Keeps the folder for whoever has its trainings done side by side.
     *
     * @throws UserException if another process writes into the folder
     */
    public FolderLock lock() {
        // Processes of trials may outlive a search that was killed, until their step is done.
        return FolderLock.take(
                folder,
                "wait for its end, which comes soon where whoever began it was killed, and give the same command again,"
                        + " or name another folder with -o");
    }

    /** The trainings that have no score yet, seed after seed; none depends on another. */
    public List<PlannedTraining> unscored() {
        return plan.trainings().stream().filter(each -> !isScored(each)).toList();
    }

    private boolean isScored(PlannedTraining training) {
        return Files.exists(scores(folder, training));
    }

    /**
     * Does one training, or goes on with it, and scores its fold, unless it is scored. Others may be done in other processes
     * meanwhile; this one must be done by nobody else.
     *
     * @param observer told of the training alone
     * @param stop asked between steps
     * @return whether it is scored; not where somebody asked for the end
     * @throws DivergedTrainingException if its losses are no longer finite
     */
    public boolean train(PlannedTraining training, Engine engine, Observer observer, BooleanSupplier stop) {
        if (isScored(training)) {
            return true;
        }
        observer.beginning(training.seed(), training.fold());
        ValidationIdentity identity = plan.identity();
        Optional<FoldScores> scores = new FoldTraining(
                        folder.resolve(RUNS).resolve(training.name()),
                        plan.configuration(List.of("seed=" + training.seed())),
                        plan.trainedOn(training))
                .scores(engine, plan.heldOut(training), identity.rareClass().id(), observer.listeners(), stop);
        scores.ifPresent(each -> each.write(scores(folder, training), identity.classes()));
        return scores.isPresent();
    }

    static Path scores(Path folder, PlannedTraining training) {
        return folder.resolve("scores").resolve(training.name() + ".npz");
    }

    /** Writes table and page of the seeds all of whose trainings are scored, if there are any. */
    public void report() {
        ValidationScores scores = ValidationScores.read(folder);
        if (!scores.seeds().isEmpty()) {
            ValidationReport report = new ValidationReport(folder, scores);
            AtomicFile.writeString(folder.resolve("validation.md"), report.markdown());
            report.page().write(folder.resolve("report.html"));
        }
    }

    private double meanIouSoFar(PlannedTraining last) {
        return ValidationScores.meanIouSoFar(folder, plan.identity(), last.seed(), last.fold());
    }

    /**
     * Over the scored classes and all frames, each judged by a model that did not see it; the mean of all seeds.
     *
     * @return 0 to 1
     * @throws UserException if not all seeds are done, or no scored class is in the data
     */
    public double meanIou() {
        List<PlannedTraining> trainings = plan.trainings();
        double mean = unscored().isEmpty() ? meanIouSoFar(trainings.get(trainings.size() - 1)) : Double.NaN;
        if (Double.isNaN(mean)) {
            throw new UserException("there is no mean IoU in " + folder + ", since not all seeds are done or no scored"
                    + " class is in the data; go on with it, or look at the data with 'areogan inspect'");
        }
        return mean;
    }

    /**
     * Deletes what trainings could be gone on with from, which is most of what a cross-validation takes on disk. Scores, reports
     * and models stay, and {@link PairedComparison} needs no more than the first.
     *
     * @throws UserException if a file cannot be deleted
     */
    public static void deleteCheckpoints(Path folder) {
        Path runs = folder.resolve(RUNS);
        if (!Files.isDirectory(runs)) {
            return;
        }
        try (Stream<Path> each = Files.list(runs)) {
            each.forEach(RunFolder::deleteCheckpoints);
        } catch (IOException failure) {
            throw new UserException(
                    "cannot look for checkpoints in " + runs + ": " + failure + "; check its permissions", failure);
        }
    }

    /** The figures of all seeds that are done. @throws UserException if there is none */
    public String markdown() {
        return new ValidationReport(folder, ValidationScores.read(folder)).markdown();
    }
}
