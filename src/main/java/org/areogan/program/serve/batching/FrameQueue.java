package org.areogan.program.serve.batching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Frame;

/**
 * Frames that wait for a segmenter. One worker takes what waits, without delay: the oldest frame, and those behind it that
 * are padded to the same size. Frames whose deadline has passed, and those of clients who have left, are not segmented any more;
 * they are looked for before each batch, and when there is no room.
 */
public final class FrameQueue implements AutoCloseable {
    private final int multiple;
    private final Function<List<Frame>, List<Prediction>> segmenter;
    private final QueueLimits limits;
    private final QueueListener listener;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Thread worker;
    private long pixels;
    private boolean closed;

    /**
     * @param multiple what sizes are padded to a multiple of
     * @param segmenter of frames of one padded size; only the worker calls it
     */
    public FrameQueue(
            String name,
            int multiple,
            Function<List<Frame>, List<Prediction>> segmenter,
            QueueLimits limits,
            QueueListener listener) {
        this.multiple = multiple;
        this.segmenter = segmenter;
        this.limits = limits;
        this.listener = listener;
        this.worker = new Thread(this::work, "segmenter-" + name);
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * Puts all of the frames into the queue, or none.
     *
     * @param deadline by {@link System#nanoTime}
     * @param left tells, without waiting, whether who asks has left
     * @return an answer for each frame; {@link TimeoutException} is the cause of those that came too late, {@link
     *     ClientLeftException} of those whose client has left
     * @throws QueueFullException if there is no room for all, or the queue is closed
     */
    public List<CompletableFuture<Prediction>> submit(List<Frame> frames, long deadline, BooleanSupplier left) {
        List<Waiting> all = frames.stream()
                .map(frame -> new Waiting(
                        frame,
                        padded(frame.height()),
                        padded(frame.width()),
                        deadline,
                        left,
                        new CompletableFuture<>()))
                .toList();
        long more = all.stream().mapToLong(Waiting::pixels).sum();
        synchronized (waiting) {
            if (closed) {
                throw new QueueFullException("the server is stopping");
            }
            if (!hasRoom(all.size(), more)) {
                dropStale();
            }
            if (!hasRoom(all.size(), more)) {
                throw new QueueFullException(waiting.size() + " frames wait already; try again later");
            }
            waiting.addAll(all);
            pixels += more;
            waiting.notifyAll();
        }
        return all.stream().map(Waiting::answer).toList();
    }

    private boolean hasRoom(int frames, long morePixels) {
        return waiting.size() + frames <= limits.frames() && pixels + morePixels <= limits.pixels();
    }

    /** Frames that wait now. */
    public int length() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Takes no more frames, and returns when the waiting ones are answered. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException hurried) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int padded(int size) {
        return (size - 1) / multiple * multiple + multiple;
    }

    private void work() {
        List<Waiting> batch = take();
        while (!batch.isEmpty()) {
            answer(batch);
            batch = take();
        }
    }

    /** Waits for frames; none means that the queue is closed and empty. */
    private List<Waiting> take() {
        synchronized (waiting) {
            while (true) {
                dropStale();
                if (!waiting.isEmpty()) {
                    return takeAlike();
                }
                if (closed) {
                    return List.of();
                }
                try {
                    waiting.wait();
                } catch (InterruptedException hurried) {
                    closed = true;
                }
            }
        }
    }

    private void dropStale() {
        long now = System.nanoTime();
        Iterator<Waiting> each = waiting.iterator();
        while (each.hasNext()) {
            Waiting next = each.next();
            if (next.stale(now)) {
                each.remove();
                pixels -= next.pixels();
            }
        }
    }

    private List<Waiting> takeAlike() {
        Waiting first = waiting.getFirst();
        List<Waiting> batch = new ArrayList<>();
        long most = Math.min(limits.together(), Math.max(1, limits.pixelsTogether() / first.pixels()));
        Iterator<Waiting> each = waiting.iterator();
        while (each.hasNext() && batch.size() < most) {
            Waiting next = each.next();
            if (next.fits(first)) {
                each.remove();
                pixels -= next.pixels();
                batch.add(next);
            }
        }
        return batch;
    }

    private void answer(List<Waiting> batch) {
        long start = System.nanoTime();
        try {
            List<Prediction> predictions =
                    segmenter.apply(batch.stream().map(Waiting::frame).toList());
            listener.segmented(batch.size(), System.nanoTime() - start);
            for (int place = 0; place < batch.size(); place++) {
                batch.get(place).answer().complete(predictions.get(place));
            }
        } catch (RuntimeException | Error failure) {
            // The worker outlives what one batch breaks; whoever asked is told.
            batch.forEach(each -> each.answer().completeExceptionally(failure));
        }
    }
}
