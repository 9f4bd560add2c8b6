package org.areogan.trainer.events;

/** Hears of a training as it goes: progress, metrics, pictures and reports are listeners. Called on one thread. */
public interface TrainingListener extends AutoCloseable {
    /**
     * Of a run of several stages one begins, as the next {@link #runStarted} will say; never told of runs of one.
     *
     * @param stage from 1
     * @param stages how many there are
     */
    default void stageBegan(int stage, int stages) {}

    default void runStarted(RunStart start) {}

    default void stepEnded(StepRecord step) {}

    default void epochEnded(EpochRecord epoch) {}

    /** Something goes wrong that the user can do something about; the run goes on. */
    default void advised(String advice) {}

    default void runEnded(RunEnd end) {}

    /** Whether it also hears of the training of a first stage, a run of its own with a start and an end, before its run. */
    default boolean hearsOfFirstStage() {
        return false;
    }

    @Override
    default void close() {}
}
