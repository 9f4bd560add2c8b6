package org.areogan.trainer.tuning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.ConfigurationReader;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.DivergedTrainingException;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/**
 * Searches a space for the configuration with the best mean IoU by cross-validation. All of it lies in one folder, trial by
 * trial, so that it can be interrupted and gone on with, and ends with the same table to the bit.
 *
 * <pre>
 * tuning.json         what data, space and strategy it is about
 * configuration.yaml  what all keys are that are not searched over
 * trials.csv          what was tried and how it did
 * trials/trial-N/     the cross-validation of a trial
 * best.yaml           the best configuration, once the search has ended, for 'areogan train --config'
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
        if (!ConfigurationReader.read(saved).equals(configuration)) {
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
     * Tries what has not been yet.
     *
     * @param stop asked between steps
     * @return whether all of it is done
     * @throws UserException if every trial failed
     */
    public boolean run(Engine engine, Observer observer, BooleanSupplier stop) {
        return run((number, configuration) -> score(number, configuration, engine, observer, stop), observer);
    }

    private OptionalDouble score(
            int number, RunConfiguration configuration, Engine engine, Observer observer, BooleanSupplier stop) {
        CrossValidation validation = CrossValidation.open(trialFolder(number), request.validation(configuration));
        return validation.run(engine, observer, stop)
                ? OptionalDouble.of(validation.meanIou())
                : OptionalDouble.empty();
    }

    private Path trialFolder(int number) {
        return folder.resolve("trials").resolve("trial-" + number);
    }

    /** The loop: propose, score, write down. */
    boolean run(TrialScorer scorer, Observer observer) {
        List<Trial> trials = new ArrayList<>(table.read());
        Optional<Proposal> next = proposals.next(List.copyOf(trials));
        while (next.isPresent()) {
            int number = trials.size() + 1;
            observer.trying(number, words(next.get()));
            Optional<Trial> trial = attempt(number, next.get(), scorer);
            if (trial.isEmpty()) {
                return false;
            }
            trials.add(trial.get());
            table.write(trials);
            observer.tried(trial.get());
            next = proposals.next(List.copyOf(trials));
        }
        results(trials).write(folder);
        return true;
    }

    private Optional<Trial> attempt(int number, Proposal proposal, TrialScorer scorer) {
        RunConfiguration configuration;
        try {
            configuration = configuration(proposal);
        } catch (UserException refused) {
            return Optional.of(new Trial(number, proposal, Outcome.REFUSED, Double.NaN));
        }
        try {
            OptionalDouble score = scorer.score(number, configuration);
            return score.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Trial(number, proposal, Outcome.SCORED, score.getAsDouble()));
        } catch (DivergedTrainingException diverged) {
            return Optional.of(new Trial(number, proposal, Outcome.DIVERGED, Double.NaN));
        }
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
