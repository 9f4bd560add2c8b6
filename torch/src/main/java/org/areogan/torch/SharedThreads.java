package org.areogan.torch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.areogan.torch.graph.kernel.OpenMp;
import org.bytedeco.pytorch.global.torch;

/**
 * An engine's threads on the processor, shared by the forward passes of one time. Several threads that work at one operation wait for
 * each other at its end, which costs a small frame more than it gains: so small frames are one thread's work each, side by side.
 */
final class SharedThreads {
    private static final Executor WORKERS = Executors.newCachedThreadPool(SharedThreads::worker);

    private final int ofAPass;
    private final int all;
    private final Semaphore free;
    private final ProductThreads products;

    /** @param ofAPass how many threads one pass may use; there are as many passes at a time as leave each a processor of its own */
    SharedThreads(int ofAPass) {
        this(ofAPass, ofAPass * Math.max(1, Runtime.getRuntime().availableProcessors() / ofAPass));
    }

    SharedThreads(int ofAPass, int all) {
        this.ofAPass = ofAPass;
        this.all = all;
        this.free = new Semaphore(all, true);
        this.products = new ProductThreads(ofAPass);
    }

    /** Of all passes of one time. */
    int all() {
        return all;
    }

    /** Of one pass. */
    int ofAPass() {
        return ofAPass;
    }

    /** Runs a pass whose operations are shared out among all threads that it may use, as soon as there are so many. */
    void together(Runnable pass) {
        free.acquireUninterruptibly(ofAPass);
        runAndRelease(pass);
    }

    /** As {@link #together} if there are so many now. @return whether there were */
    boolean tryTogether(Runnable pass) {
        boolean isFree = free.tryAcquire(ofAPass);
        if (isFree) {
            runAndRelease(pass);
        }
        return isFree;
    }

    private void runAndRelease(Runnable pass) {
        try {
            pass.run();
        } finally {
            free.release(ofAPass);
        }
    }

    /**
     * Runs the parts of a pass, each by one thread; {@link OpenMp#isThere} must hold.
     *
     * @param part is told which one it is, from 0; parts may run at one time
     * @throws RuntimeException what a part ended with, when all that were begun have ended
     */
    void sideBySide(int parts, IntConsumer part) {
        products.beginOne();
        try {
            int workers = Math.min(parts, ofAPass);
            if (workers == 1) {
                inTheCallingThread(parts, part);
            } else {
                among(workers, parts, part);
            }
        } finally {
            products.endOne();
        }
    }

    private void among(int workers, int parts, IntConsumer part) {
        AtomicInteger next = new AtomicInteger();
        CompletableFuture<?>[] working = IntStream.range(0, workers)
                .mapToObj(worker -> CompletableFuture.runAsync(() -> work(next, parts, part), WORKERS))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(working).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void inTheCallingThread(int parts, IntConsumer part) {
        int before = torch.get_num_threads();
        try {
            work(new AtomicInteger(), parts, part);
        } finally {
            OpenMp.use(before);
        }
    }

    private void work(AtomicInteger next, int parts, IntConsumer part) {
        for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
            free.acquireUninterruptibly();
            try {
                OpenMp.use(1);
                part.accept(i);
            } catch (RuntimeException | Error failure) {
                next.set(parts);
                throw failure;
            } finally {
                free.release();
            }
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "areogan-torch");
        thread.setDaemon(true);
        return thread;
    }
}
