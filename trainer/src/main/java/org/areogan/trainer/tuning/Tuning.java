package org.areogan.trainer.tuning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/**
 * Searches a space for the configuration with the best mean IoU by cross-validation. All of it lies in one folder, trial by
 * trial, so that it can be interrupted and gone on with, and ends with the same table to the bit.
 *
 * <pre>
 * lock                keeps it for one process at a time
 * tuning.json         what data, space and strategy it is about
 * configuration.yaml  what all keys are that are not searched over
 * trials.csv          what was tried and how it did
 * trials/trial-N/     the cross-validation of a trial, without its checkpoints once it is in the table
 * best.yaml           the best configuration, once the search has ended, for 'areogan train --preset'
 * report.html         the table, and the score against each key
 * </pre>
 *
 * <pre>{@code
 * SearchSpace space = SearchSpace.read(Path.of("space.yaml"));
 * Tuning tuning = Tuning.open(folder, TuningRequest.of(configuration, DataSource.of(data), space, 20));
 * tuning.run(engine, new Tuning.Observer() {}, () -> false);
 * System.out.println(tuning.markdown());
 * }</pre>
 */
public final class Tuning {
    private final Path folder;
    private final TuningRequest request;
    private final Proposals proposals;
    private final TrialTable table;

    private Tuning(Path folder, TuningRequest request) {
        this.folder = folder;
        this.request = request;
        this.proposals = request.strategy().proposals(request);
        this.table = new TrialTable(
                folder.resolve("trials.csv"),
                request.space(),
                request.strategy().decidesEpochs());
    }

    /** Is told what a search does. */
    public interface Observer extends CrossValidation.Observer {
        /**
         * A trial is about to begin or to go on.
         *
         * @param values by key, in words
         */
        default void trying(int trial, String values) {
            // Whoever wants to know says so.
        }

        /** A trial has ended. */
        default void tried(Trial trial) {
            // Whoever wants to know says so.
        }
    }

    /**
     * Begins a search in a folder, or takes it up again.
     *
     * @throws UserException if the space or the data cannot be searched so, or the folder holds another search; nothing is
     *     written then
     */
    public static Tuning open(Path folder, TuningRequest request) {
        Tuning tuning = new Tuning(folder, request);
        RunConfiguration configuration = request.configuration().configuration();
        TuningIdentity identity = TuningIdentity.of(request, CrossValidation.check(request.validation(configuration)));
        Path saved = folder.resolve("configuration.yaml");
        if (!Files.exists(TuningIdentity.file(folder))) {
            AtomicFile.writeString(saved, request.configuration().yaml());
            identity.write(folder);
            return tuning;
        }
        List<String> differences = new ArrayList<>(identity.differences(TuningIdentity.read(folder)));
        if (!ConfigurationReader.read(saved).trainsAs(configuration)) {
            differences.add("another configuration");
        }
        if (!differences.isEmpty()) {
            throw new UserException(folder + " holds the search of something else than "
                    + String.join(", ", differences) + "; name another folder with -o, or ask for the same again");
        }
        tuning.table.read();
        return tuning;
    }

    /**
     * Tries what has not been yet, one trial after another, which gives the same as side by side.
     *
     * @param stop asked between steps
     * @return whether all of it is done
     * @throws UserException if no trial has a score, or another process has this folder's search run
     */
    public boolean run(Engine engine, Observer observer, BooleanSupplier stop) {
        return run(new TrialValidation(engine, observer), observer, stop, request.parallel(), Runnable::run);
    }

    /**
     * Tries what has not been yet, as many trials side by side as the request has it.
     *
     * @param scorer called by several threads
     * @param stop asked between steps
     * @return whether all of it is done
     * @throws UserException if no trial has a score, or another process has this folder's search run
     */
    public boolean run(TrialScorer scorer, Observer observer, BooleanSupplier stop) {
        return run(scorer, request.parallel(), observer, stop);
    }

    /**
     * The same with more trials side by side where that changes nothing: where no trial is stopped, and the strategy waits for
     * scores by itself or needs none.
     *
     * @param most trials at once
     */
    public boolean run(TrialScorer scorer, int most, Observer observer, BooleanSupplier stop) {
        int sideBySide = request.sideBySide(most);
        ExecutorService threads = Executors.newFixedThreadPool(sideBySide);
        try {
            return run(scorer, observer, stop, sideBySide, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean run(
            TrialScorer scorer, Observer observer, BooleanSupplier stop, int sideBySide, Executor executor) {
        try (FolderLock lock = FolderLock.take(
                folder, "wait for its end and give the same command again, or name another folder with -o")) {
            return runAlone(scorer, observer, stop, sideBySide, executor);
        }
    }

    private boolean runAlone(
            TrialScorer scorer, Observer observer, BooleanSupplier stop, int sideBySide, Executor executor) {
        List<Trial> before = table.read();
        before.forEach(trial -> CrossValidation.deleteCheckpoints(trialFolder(trial.number())));
        AtomicInteger told = new AtomicInteger(before.size());
        TrialLoop loop = new TrialLoop(
                proposals,
                sideBySide,
                before,
                (number, proposal, ended) -> begin(number, proposal, ended, scorer, observer),
                executor,
                trials -> {
                    table.write(trials);
                    trials.subList(told.getAndSet(trials.size()), trials.size()).forEach(trial -> {
                        CrossValidation.deleteCheckpoints(trialFolder(trial.number()));
                        observer.tried(trial);
                    });
                },
                stop);
        if (!loop.run()) {
            return false;
        }
        results(table.read()).write(folder);
        return true;
    }

    private TrialLoop.Task begin(
            int number, Proposal proposal, List<Trial> ended, TrialScorer scorer, Observer observer) {
        observer.trying(number, words(proposal));
        TrialTask task;
        try {
            int trainings = request.folds() * request.seeds();
            task = new TrialTask(
                    number,
                    trialFolder(number),
                    request.validation(configuration(proposal)),
                    request.stopping().hurdles(ended, trainings));
        } catch (UserException refused) {
            Trial trial = new Trial(number, proposal, Outcome.REFUSED, Double.NaN);
            return stop -> Optional.of(trial);
        }
        return stop -> scorer.score(task, stop)
                .map(end -> new Trial(number, proposal, end.outcome(), end.score(), end.byFold()));
    }

    private Path trialFolder(int number) {
        return folder.resolve("trials").resolve("trial-" + number);
    }

    private RunConfiguration configuration(Proposal proposal) {
        return request.space().applied(request.configuration().configuration(), proposal.values(), proposal.epochs());
    }

    private String words(Proposal proposal) {
        List<String> words = new ArrayList<>();
        List<String> keys = request.space().keys();
        for (int i = 0; i < keys.size(); i++) {
            words.add(keys.get(i) + "=" + proposal.values().get(i));
        }
        proposal.epochs().ifPresent(epochs -> words.add(String.format(Locale.ROOT, "training.epochs=%d", epochs)));
        return String.join(", ", words);
    }

    private TuningResults results(List<Trial> trials) {
        return new TuningResults(request, table.header(), trials);
    }

    /** All trials, the best first. */
    public String markdown() {
        return results(table.read()).markdown();
    }

    /** The best trial so far. @throws UserException if none has a score */
    public Trial best() {
        return results(table.read()).best();
    }
}
