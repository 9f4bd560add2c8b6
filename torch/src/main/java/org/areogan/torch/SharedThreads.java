package org.areogan.torch;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.areogan.torch.graph.kernel.OpenMp;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * An engine's threads on the processor, shared by the forward passes of one time. Several threads that work at one operation wait for
 * each other at its end, which costs a small frame more than it gains: so small frames are one thread's work each, side by side.
 */
final class SharedThreads {
    private static final Executor HELPERS = Executors.newCachedThreadPool(SharedThreads::helper);

    private final int ofAPass;
    private final int all;
    private final Semaphore free;

    /** @param ofAPass how many threads one pass may use; there are as many passes at a time as the processors suffice for, at least one */
    SharedThreads(int ofAPass) {
        this(ofAPass, ofAPass * Math.max(1, Runtime.getRuntime().availableProcessors() / ofAPass));
    }

    SharedThreads(int ofAPass, int all) {
        this.ofAPass = ofAPass;
        this.all = all;
        this.free = new Semaphore(all, true);
    }

    /** Of all passes of one time. */
    int all() {
        return all;
    }

    /** Of one pass. */
    int ofAPass() {
        return ofAPass;
    }

    /**
     * Whether passes may be of one thread each. Not where several of all threads fit beside each other: while one of these runs OpenBLAS
     * must have all threads, and while one of the others runs it must have one, see {@link ProductThreads}.
     */
    boolean canDivide() {
        return OpenMp.isThere() && ofAPass > 1 && all == ofAPass;
    }

    /** Runs a pass whose operations are shared out among all threads that it may use, as soon as there are so many. */
    void together(Runnable pass) {
        free.acquireUninterruptibly(ofAPass);
        try {
            pass.run();
        } finally {
            free.release(ofAPass);
        }
    }

    /**
     * Runs the parts of a pass, each by one thread, the caller's among them; {@link #canDivide} must hold. The caller waits for no task
     * of any pool but for parts that have been begun.
     *
     * @param part is told which one it is, from 0; parts may run at one time
     * @throws RuntimeException what the first part to fail ended with, when all that were begun have ended
     */
    void sideBySide(int parts, IntConsumer part) {
        Work work = new Work(parts, part);
        Semaphore ended = new Semaphore(0);
        int begun = 0;
        int before = torch.get_num_threads();
        try {
            for (int helpers = Math.min(parts, ofAPass) - 1; begun < helpers; begun++) {
                HELPERS.execute(() -> {
                    try {
                        work.run();
                    } finally {
                        ended.release();
                    }
                });
            }
            work.run();
        } finally {
            work.breakOff();
            ended.acquireUninterruptibly(begun);
            OpenMp.use(before);
        }
        work.throwFailure();
    }

    private final class Work {
        private final int parts;
        private final IntConsumer part;
        private final AtomicInteger next = new AtomicInteger();
        private @Nullable RuntimeException exception;
        private @Nullable Error error;

        Work(int parts, IntConsumer part) {
            this.parts = parts;
            this.part = part;
        }

        void run() {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                free.acquireUninterruptibly();
                ProductThreads.beginOne();
                try {
                    OpenMp.use(1);
                    part.accept(i);
                } catch (RuntimeException failure) {
                    failed(failure, null);
                } catch (Error failure) {
                    failed(null, failure);
                } finally {
                    ProductThreads.endOne();
                    free.release();
                }
            }
        }

        /** Parts that have not been begun are left. */
        void breakOff() {
            next.set(parts);
        }

        private synchronized void failed(@Nullable RuntimeException thrown, @Nullable Error worse) {
            breakOff();
            if (exception == null && error == null) {
                exception = thrown;
                error = worse;
            }
        }

        synchronized void throwFailure() {
            if (error != null) {
                throw error;
            }
            if (exception != null) {
                throw exception;
            }
        }
    }

    private static Thread helper(Runnable work) {
        Thread thread = new Thread(work, "areogan-torch");
        thread.setDaemon(true);
        return thread;
    }
}
