package org.areogan.trainer.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.Trial;
import org.jspecify.annotations.Nullable;

/**
 * Proposes trials, has them run, several side by side where that is asked for, and hands them over in their order. Trial n begins
 * once all up to n - parallel have ended, and nothing of it depends on the scores of those between, so that the same trials come
 * about whichever ends first, and after an interruption.
 */
final class TrialLoop {
    private final Proposals proposals;
    private final int parallel;
    private final Work work;
    private final Consumer<List<Trial>> record;
    private final BooleanSupplier stop;
    private final CompletionService<Optional<Trial>> completed;

    /** All trials so far; those that have not ended are running. */
    private final List<Trial> trials;

    private int recorded;
    private int running;

    /** Somebody asked for the end, or a trial failed in a way that others would, too. */
    private volatile boolean ending;

    private @Nullable Throwable failure;

    /** Runs a trial to its end. */
    interface Work {
        /**
         * Called in the loop's thread.
         *
         * @param ended the trials that this one may depend on
         */
        Task begin(int number, Proposal proposal, List<Trial> ended);
    }

    /** A trial that was begun; called by the executor. */
    interface Task {
        /** @return nothing if somebody asked for the end before */
        Optional<Trial> end(BooleanSupplier stop);
    }

    /**
     * @param before trials that are recorded already
     * @param executor for so many tasks at once, or one after another
     * @param record called with all trials up to the last before which none is running, each time that there are more
     */
    TrialLoop(
            Proposals proposals,
            int parallel,
            List<Trial> before,
            Work work,
            Executor executor,
            Consumer<List<Trial>> record,
            BooleanSupplier stop) {
        this.proposals = proposals;
        this.parallel = parallel;
        this.trials = new ArrayList<>(before);
        this.recorded = before.size();
        this.work = work;
        this.completed = new ExecutorCompletionService<>(executor);
        this.record = record;
        this.stop = stop;
    }

    /** @return whether all of it is done */
    boolean run() {
        boolean more = true;
        while (more && !isEnding()) {
            more = next().map(this::begin).orElseGet(this::awaitOne);
        }
        while (running > 0) {
            awaitOne();
        }
        if (failure instanceof RuntimeException known) {
            throw known;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException("a trial failed", failure);
        }
        return !more;
    }

    private boolean isEnding() {
        return ending || stop.getAsBoolean();
    }

    private Optional<Proposal> next() {
        int decides = trials.size() + 1 - parallel;
        boolean isDecided = trials.stream().limit(Math.max(0, decides)).noneMatch(Trial::isRunning);
        return isDecided ? proposals.next(List.copyOf(trials)) : Optional.empty();
    }

    private boolean begin(Proposal proposal) {
        int number = trials.size() + 1;
        List<Trial> ended = List.copyOf(trials.subList(0, Math.max(0, number - parallel)));
        Task task = work.begin(number, proposal, ended);
        trials.add(Trial.running(number, proposal));
        running++;
        completed.submit(() -> task.end(this::isEnding));
        return true;
    }

    /** @return false where none is running, so that there is nothing more to come */
    private boolean awaitOne() {
        if (running == 0) {
            return false;
        }
        try {
            Optional<Trial> trial = completed.take().get();
            running--;
            trial.ifPresentOrElse(this::ended, () -> ending = true);
        } catch (ExecutionException failed) {
            running--;
            fail(failed.getCause());
        } catch (RuntimeException unrecorded) {
            fail(unrecorded);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trials were running", interrupted);
        }
        return true;
    }

    private void ended(Trial trial) {
        trials.set(trial.number() - 1, trial);
        int whole = recorded;
        while (whole < trials.size() && !trials.get(whole).isRunning()) {
            whole++;
        }
        if (whole > recorded) {
            recorded = whole;
            record.accept(List.copyOf(trials.subList(0, whole)));
        }
    }

    /** Lets the others come to an orderly end first. */
    private void fail(@Nullable Throwable cause) {
        ending = true;
        if (failure == null) {
            failure = cause;
        }
    }
}
