package org.areogan.trainer.game;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongFunction;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.events.Losses;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an engine that computes by itself, such as a GPU, busy: the next batch is brought to it while a step is under
 * way, and losses are read some steps later.
 */
public final class StepPipeline implements AutoCloseable {
    /**
     * A step whose losses are known.
     *
     * @param seconds since it was begun or, if that came later, since the step before it had ended
     * @param dataWaitSeconds spent waiting for its batch
     */
    public record Ended(Losses losses, double learningRate, double seconds, double dataWaitSeconds) {}

    private record Begun(StepUnderWay step, double learningRate, double dataWaitSeconds) {}

    private final Game game;
    private final LongFunction<Batch> batches;
    private final Queue<Begun> begun = new ArrayDeque<>();
    private int left;
    private @Nullable UploadedBatch next;
    private double nextWaited;
    private long lastEnd = System.nanoTime();

    /**
     * @param batches the batch of each step of the whole run, asked for in turn
     * @param steps that are to be made
     */
    public StepPipeline(Game game, LongFunction<Batch> batches, int steps) {
        this.game = game;
        this.batches = batches;
        this.left = steps;
    }

    public boolean hasMore() {
        return left > 0;
    }

    /** Steps begun and not ended. */
    public int underWay() {
        return begun.size();
    }

    /** Whether the oldest step is to be ended before another is begun. */
    public boolean isFull() {
        return begun.size() >= game.session().stepsAhead();
    }

    /**
     * Begins a step.
     *
     * @param step of the whole run, from 1
     * @param rates of each step
     */
    public void begin(long step, LongFunction<StepRates> rates) {
        if (begun.isEmpty()) {
            // What came between, such as a checkpoint, is no part of this step.
            lastEnd = System.nanoTime();
        }
        UploadedBatch uploaded = next == null ? fetch(step) : next;
        next = null;
        try (uploaded) {
            StepRates now = rates.apply(step);
            begun.add(new Begun(game.begin(uploaded, step, now), now.generator(), nextWaited));
        }
        left--;
        if (left > 0 && game.session().stepsAhead() > 1) {
            next = fetch(step + 1);
        }
    }

    /** Waits for the oldest step. */
    public Ended end() {
        Begun oldest = begun.remove();
        try (StepUnderWay step = oldest.step()) {
            Losses losses = step.losses();
            long now = System.nanoTime();
            double seconds = (now - lastEnd) / 1e9;
            lastEnd = now;
            return new Ended(losses, oldest.learningRate(), seconds, oldest.dataWaitSeconds());
        }
    }

    private UploadedBatch fetch(long step) {
        long before = System.nanoTime();
        Batch batch = batches.apply(step);
        nextWaited = (System.nanoTime() - before) / 1e9;
        return game.upload(batch);
    }

    @Override
    public void close() {
        if (next != null) {
            next.close();
        }
        begun.forEach(each -> each.step().close());
        begun.clear();
    }
}
