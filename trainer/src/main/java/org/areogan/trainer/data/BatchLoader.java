package org.areogan.trainer.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.terrain.augment.Samples;
import org.areogan.terrain.paste.Paster;
import org.areogan.trainer.data.Seeds.Purpose;

/**
 * Reads, augments and assembles the batches of a run ahead of the steps, on threads of its own.
 *
 * <p>What batch a step gets is a function of the seed, the epoch and the step alone. The last samples of an epoch that
 * do not fill a batch are left out of that epoch; a data set smaller than a batch is gone through more than once. Where
 * the number of steps is given, an epoch ends after them: in the middle of a pass over the frames, or after several, each
 * in an order of its own.
 */
public final class BatchLoader implements AutoCloseable {
    private static final int AHEAD_OF_EACH_THREAD = 2;

    /** More would only hold batches in memory. */
    private static final int MOST_THREADS = 8;

    private final DataSet training;
    private final FrameOrder frames;
    private final Optional<Paster> paster;
    private final double pasteProbability;
    private final Augmenter augmenter;
    private final BatchShape shape;
    private final Seeds seeds;
    private final int stepsGiven;
    private final int threads;
    private final ExecutorService pool;
    private final boolean mixes;
    private final BatchPart part;
    private final Queue<Future<Batch>> ready = new ArrayDeque<>();
    private BatchAssembler assembler;
    private int[] order = {};
    private int epoch;
    private int nextStep;

    /**
     * @param frames their order, of each epoch
     * @param paster puts pieces of a rare class into samples, if that is asked for
     * @param pasteProbability of each sample
     * @param mixes whether the augmenter looks at a second sample, which is read only then
     * @param training read by several threads at once, as is the augmenter
     * @param stepsGiven in an epoch; 0 makes as many as all frames give
     * @param threads that make batches, of which at most 8 are used; what a batch holds does not depend on their number
     */
    public BatchLoader(
            DataSet training,
            FrameOrder frames,
            Optional<Paster> paster,
            double pasteProbability,
            Augmenter augmenter,
            boolean mixes,
            BatchAssembler assembler,
            Seeds seeds,
            int stepsGiven,
            int threads) {
        this(
                training,
                frames,
                paster,
                pasteProbability,
                augmenter,
                mixes,
                assembler,
                seeds,
                stepsGiven,
                threads,
                BatchPart.WHOLE);
    }

    /**
     * The same for a part of every batch, whose size is that of the assembler's shape. All parts together hold what the whole batch
     * would.
     */
    public BatchLoader(
            DataSet training,
            FrameOrder frames,
            Optional<Paster> paster,
            double pasteProbability,
            Augmenter augmenter,
            boolean mixes,
            BatchAssembler assembler,
            Seeds seeds,
            int stepsGiven,
            int threads,
            BatchPart part) {
        this.part = part;
        this.training = training;
        this.frames = frames;
        this.paster = paster;
        this.pasteProbability = pasteProbability;
        this.augmenter = augmenter;
        this.mixes = mixes;
        this.assembler = assembler;
        this.shape = assembler.shape();
        this.seeds = seeds;
        this.stepsGiven = stepsGiven;
        this.threads = Math.min(threads, MOST_THREADS);
        this.pool = Executors.newFixedThreadPool(this.threads, BatchLoader::named);
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "areogan-batches");
        thread.setDaemon(true);
        return thread;
    }

    public int stepsPerEpoch() {
        return stepsGiven > 0 ? stepsGiven : Math.max(1, training.size() / part.batch(shape.batch()));
    }

    /**
     * Weighs the classes otherwise from the next {@link #startEpoch} on.
     *
     * @param classWeights of each class in the reconstruction loss, 0 for classes left out
     */
    public void weigh(double[] classWeights) {
        assembler = assembler.weighing(classWeights);
    }

    /** @param step the first step of the epoch that is wanted, from 0 */
    public void startEpoch(int startedEpoch, int step) {
        ready.forEach(batch -> batch.cancel(false));
        ready.clear();
        epoch = startedEpoch;
        nextStep = step;
        order = frames.ofEpoch(epoch, stepsGiven * part.batch(shape.batch()));
        while (ready.size() < threads * AHEAD_OF_EACH_THREAD && nextStep < stepsPerEpoch()) {
            submit();
        }
    }

    /** The next batch of the epoch. */
    public Batch next() {
        Future<Batch> batch = ready.remove();
        if (nextStep < stepsPerEpoch()) {
            submit();
        }
        try {
            return batch.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("a batch could not be made", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a batch");
        }
    }

    private void submit() {
        int step = nextStep++;
        int epochOfBatch = epoch;
        int[] orderOfBatch = order;
        BatchAssembler assemblerOfBatch = assembler;
        ready.add(pool.submit(() -> assemblerOfBatch.assemble(samples(epochOfBatch, step, orderOfBatch))));
    }

    private List<Sample> samples(int epochOfBatch, int step, int[] orderOfBatch) {
        List<Sample> samples = new ArrayList<>(shape.batch());
        for (int i = 0; i < shape.batch(); i++) {
            int place = part.start(step, shape.batch()) + i;
            RandomGenerator random = seeds.random(Purpose.SAMPLE, epochOfBatch, place);
            Sample sample = pasted(
                    fitted(orderOfBatch[place % orderOfBatch.length], random),
                    seeds.random(Purpose.PASTE, epochOfBatch, place));
            int otherIndex = random.nextInt(training.size());
            Sample other = mixes ? fitted(otherIndex, random) : sample;
            samples.add(augmenter.augment(sample, other, random));
        }
        return samples;
    }

    private Sample pasted(Sample sample, RandomGenerator random) {
        return paster.isPresent() && random.nextDouble() < pasteProbability
                ? paster.get().paste(sample, random)
                : sample;
    }

    private Sample fitted(int index, RandomGenerator random) {
        return Samples.fit(
                training.sample(index),
                shape.height(),
                shape.width(),
                training.classes().noLabel(),
                random);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
