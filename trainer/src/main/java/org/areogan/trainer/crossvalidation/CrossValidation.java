package org.areogan.trainer.crossvalidation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.check.CheckedData;
import org.areogan.terrain.check.FrameFacts;
import org.areogan.terrain.split.Folds;
import org.areogan.terrain.split.Folds.Fold;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.DataSource;
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
    private final ValidationRequest request;
    private final ValidationIdentity identity;
    private final DataSet all;
    private final Folds folds;

    /** Index in the whole data of each frame that is left in. */
    private final List<Integer> places;

    private final List<Integer> excluded;

    private CrossValidation(Path folder, ValidationRequest request, CheckedData checked) {
        this.folder = folder;
        this.request = request;
        RunConfiguration configuration = request.configuration();
        List<FrameFacts> facts = checked.survey().usableFrames();
        this.all = checked.data();
        this.excluded = checked.excluded();
        List<long[]> pixels = facts.stream().map(FrameFacts::classPixels).toList();
        this.folds = Folds.of(all, pixels, request.folds(), configuration.splitSeed());
        Set<Integer> out = Set.copyOf(excluded);
        this.places = IntStream.range(0, all.size() + out.size())
                .filter(index -> !out.contains(index))
                .boxed()
                .toList();
        this.identity = new ValidationIdentity(
                request.data().shortName(),
                checked.survey().fingerprint(),
                all.classes(),
                request.folds(),
                configuration.splitSeed(),
                rare(pixels).name(),
                configuration.seed());
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
        CrossValidation validation = prepared(folder, request);
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
        return prepared(Path.of(""), request).identity.fingerprint();
    }

    private static CrossValidation prepared(Path folder, ValidationRequest request) {
        boolean partial = request.data().additions().stream()
                .map(each -> each.check().data().labelSets())
                .anyMatch(sets -> !sets.isEmpty());
        request.configuration().objective().requireLosses(partial);
        return new CrossValidation(folder, request, request.data().check());
    }

    private TerrainClass rare(List<long[]> pixels) {
        if (request.rareClass().isPresent()) {
            return all.classes().named(request.rareClass().get());
        }
        return all.classes().scored().stream()
                .min(Comparator.comparingLong(each ->
                        pixels.stream().mapToLong(frame -> frame[each.id()]).sum()))
                .orElseThrow();
    }

    private void require() {
        SavedConfiguration saved = saved(List.of());
        Path file = configuration(folder);
        if (!Files.exists(ValidationIdentity.file(folder))) {
            AtomicFile.writeString(file, saved.yaml());
            identity.write(folder);
            return;
        }
        boolean same = ValidationIdentity.read(folder).equals(identity)
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

    private SavedConfiguration saved(List<String> more) {
        List<String> settings =
                new ArrayList<>(List.of("split.validation=0", "training.keep=last", "training.stop_after=0"));
        settings.addAll(more);
        return ConfigurationReader.over("the configuration", request.configuration(), settings)
                .saved();
    }

    /**
     * Trains and scores what has not been yet, seed after seed.
     *
     * @param stop asked between steps
     * @return whether all of it is done; not where somebody asked for the end or the observer gave it up
     * @throws UserException if another process writes into the folder
     */
    public boolean run(Engine engine, Observer observer, BooleanSupplier stop) {
        // Processes of trials may outlive a search that was killed, until their step is done.
        try (FolderLock lock = FolderLock.take(
                folder,
                "wait for its end, which comes soon where whoever began it was killed, and give the same command again,"
                        + " or name another folder with -o")) {
            return runAlone(engine, observer, stop);
        }
    }

    private boolean runAlone(Engine engine, Observer observer, BooleanSupplier stop) {
        long first = request.configuration().seed();
        for (long seed = first; seed < first + request.seeds(); seed++) {
            for (int fold = 1; fold <= request.folds(); fold++) {
                if (!Files.exists(scores(folder, seed, fold)) && !train(engine, seed, fold, observer, stop)) {
                    return false;
                }
                long last = seed;
                int done = fold;
                if (!observer.goesOn(() -> ValidationScores.meanIouSoFar(folder, identity, last, done))) {
                    return false;
                }
            }
            report();
        }
        report();
        return true;
    }

    /** @return whether it came to its end and was scored */
    private boolean train(Engine engine, long seed, int fold, Observer observer, BooleanSupplier stop) {
        observer.beginning(seed, fold);
        Fold held = folds.folds().get(fold - 1);
        Optional<FoldScores> scores = new FoldTraining(
                        folder.resolve(RUNS).resolve(name(seed, fold)), saved(List.of("seed=" + seed)), without(held))
                .scores(engine, all.select(held.heldOut()), identity.rareClass().id(), observer.listeners(), stop);
        scores.ifPresent(each -> each.write(scores(folder, seed, fold), all.classes()));
        return scores.isPresent();
    }

    private DataSource without(Fold fold) {
        Set<Integer> left = new TreeSet<>(excluded);
        fold.leftOut().forEach(index -> left.add(places.get(index)));
        return request.data().leavingOutOnly(List.copyOf(left));
    }

    static Path scores(Path folder, long seed, int fold) {
        return folder.resolve("scores").resolve(name(seed, fold) + ".npz");
    }

    private static String name(long seed, int fold) {
        return "seed-" + seed + "-fold-" + fold;
    }

    private void report() {
        ValidationScores scores = ValidationScores.read(folder);
        if (!scores.seeds().isEmpty()) {
            ValidationReport report = new ValidationReport(folder, scores);
            AtomicFile.writeString(folder.resolve("validation.md"), report.markdown());
            report.page().write(folder.resolve("report.html"));
        }
    }

    /**
     * Over the scored classes and all frames, each judged by a model that did not see it; the mean of all seeds.
     *
     * @return 0 to 1
     * @throws UserException if not all seeds are done, or no scored class is in the data
     */
    public double meanIou() {
        long last = request.configuration().seed() + request.seeds() - 1;
        boolean done = Files.exists(scores(folder, last, request.folds()));
        double mean = done ? ValidationScores.meanIouSoFar(folder, identity, last, request.folds()) : Double.NaN;
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
