package org.areogan.program.serve.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bodies of all requests under way, counted and timed as they come. Together they take no more than
 * {@link ServerLimits#bodiesBytes} of memory, and no more of them are decoded, and answers encoded, at once than there are
 * processors.
 */
public final class Bodies {
    private static final Logger log = LoggerFactory.getLogger(Bodies.class);

    private static final int CHUNK = 1 << 14;

    private final ServerLimits limits;
    private final AtomicLong held = new AtomicLong();
    private final Semaphore working = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    public Bodies(ServerLimits limits) {
        this.limits = limits;
    }

    /** Bytes that all bodies take now. */
    public long held() {
        return held.get();
    }

    /**
     * Reads a body and makes something of it. The body is let go then.
     *
     * @throws Problem 400, 408, 413 or 503
     */
    public <T> T decode(Context context, Function<byte[], T> decoder) {
        long claimed = context.req().getContentLengthLong();
        if (claimed > limits.bodyBytes()) {
            discard(context);
            throw tooLong();
        }
        if (claimed > limits.bodiesBytes() - held.get()) {
            throw full();
        }
        Held body = new Held(claimed);
        try {
            read(context, body);
            return inTurn(() -> decoder.apply(body.bytes()));
        } finally {
            body.release();
        }
    }

    /**
     * Takes in what a client is sending in spite of it all, up to twice what it may: one that is cut off in the midst of
     * sending may never see why. Who has asked whether to send is told without.
     */
    private void discard(Context context) {
        if (context.header("Expect") != null) {
            return;
        }
        long deadline = System.nanoTime() + limits.patience().toNanos();
        try (InputStream in = context.req().getInputStream()) {
            byte[] chunk = new byte[CHUNK];
            long left = 2L * limits.bodyBytes();
            for (int count = in.read(chunk); count >= 0 && left > 0; count = in.read(chunk)) {
                left -= count;
                if (System.nanoTime() - deadline > 0) {
                    return;
                }
            }
        } catch (IOException | HttpException.RuntimeException gone) {
            log.debug("A client that sends too much is gone", gone);
        }
    }

    private void read(Context context, Held body) {
        long deadline = System.nanoTime() + limits.patience().toNanos();
        try (InputStream in = context.req().getInputStream()) {
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                body.append(chunk, count);
                if (System.nanoTime() - deadline > 0) {
                    throw tooSlow(null);
                }
            }
        } catch (IOException | HttpException.RuntimeException failure) {
            throw timedOut(failure)
                    ? tooSlow(failure)
                    : new Problem(400, "bad_body", "the body ended early or is not sent as HTTP asks", failure);
        }
    }

    /**
     * Does what takes memory, as decoding and encoding do, which can make of a body far more than it is; more at once than
     * processors would only take memory.
     *
     * @throws Problem 503 if its turn does not come in time
     */
    public <T> T inTurn(Supplier<T> work) {
        try {
            if (!working.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                throw Answers.tooLate(null);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw Answers.tooLate(hurried);
        }
        try {
            return work.get();
        } finally {
            working.release();
        }
    }

    private static boolean timedOut(Throwable failure) {
        return failure instanceof TimeoutException || (failure.getCause() != null && timedOut(failure.getCause()));
    }

    private Problem tooLong() {
        return new Problem(
                413, "body_too_long", "a body has at most " + limits.bodyBytes() + " bytes; send less at once");
    }

    private static Problem full() {
        return new Problem(
                503, Problem.BODIES_FULL, "the server holds as many bytes of requests as it may; try again later");
    }

    private static Problem tooSlow(@Nullable Throwable cause) {
        Problem problem = new Problem(408, "body_too_slow", "the body took too long to arrive");
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }

    /** One body. It takes memory as bytes come, not as they are promised: promises cost a client nothing. */
    private final class Held {
        private final long claimed;
        private byte[] buffer = new byte[0];
        private int length;

        /** Bytes of the common bound that this body has taken, whether or not there was memory for them. */
        private int taken;

        /** @param claimed negative if the client does not say */
        private Held(long claimed) {
            this.claimed = claimed;
        }

        private byte[] bytes() {
            return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        }

        private void append(byte[] chunk, int count) {
            if (length + count > limits.bodyBytes()) {
                throw tooLong();
            }
            if (length + count > buffer.length) {
                grow(length + count);
            }
            System.arraycopy(chunk, 0, buffer, length, count);
            length += count;
        }

        /** Doubles the room, but ends with what is claimed. */
        private void grow(int least) {
            long most = claimed < 0 ? limits.bodyBytes() : claimed;
            int room = (int) Math.max(least, Math.min(2L * buffer.length, most));
            int more = room - buffer.length;
            if (held.addAndGet(more) > limits.bodiesBytes()) {
                held.addAndGet(-more);
                throw full();
            }
            taken += more;
            buffer = Arrays.copyOf(buffer, room);
        }

        private void release() {
            held.addAndGet(-taken);
            taken = 0;
            buffer = new byte[0];
        }
    }
}
