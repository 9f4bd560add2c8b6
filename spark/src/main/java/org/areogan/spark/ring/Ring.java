package org.areogan.spark.ring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Workers;
import org.areogan.spark.ring.Traffic.Kind;

/**
 * Workers in a ring. What is averaged is cut into as many pieces as there are workers; each piece goes round once, growing by a
 * worker's values at each, and once more when it is whole (reduce-scatter and all-gather). Piece {@code i} is added up in the
 * order {@code i, i + 1, ...}, by one worker, and then copied, so that all workers have the same bits, and have them again when
 * they do it again.
 */
public final class Ring implements Workers, AutoCloseable {
    /** How many times longer than usual the first worker is waited for while it does what it alone does. */
    public static final int PATIENCE = 20;

    private final int number;
    private final int count;
    private final Duration silence;
    private final Optional<Traffic> traffic;
    private ByteBuffer out = ByteBuffer.allocateDirect(0);
    private ByteBuffer in = ByteBuffer.allocateDirect(0);
    private float[] received = {};
    private int exchanges;

    private Ring(int number, int count, Duration silence, Optional<Traffic> traffic) {
        this.number = number;
        this.count = count;
        this.silence = silence;
        this.traffic = traffic;
    }

    /**
     * Joins the ring; returns when both neighbours have shown that they know the secret.
     *
     * @param number of this worker
     * @param addresses of all workers' ports, in the order of their numbers
     * @param silence after which a neighbour that says nothing is given up
     * @param ended asked every now and then while a neighbour is waited for, and ends that
     * @throws RingException naming the neighbour that is not there, or does not know the secret
     */
    public static Ring join(
            RingPort port,
            int number,
            List<String> addresses,
            JobSecret secret,
            Duration silence,
            BooleanSupplier ended) {
        int count = addresses.size();
        if (count == 1) {
            return new Ring(0, 1, silence, Optional.empty());
        }
        int before = (number + count - 1) % count;
        int after = (number + 1) % count;
        String previous = name(before, addresses);
        String next = name(after, addresses);
        FutureTask<SocketChannel> accepting =
                new FutureTask<>(() -> port.accept(new Handshake(secret, before, number), silence));
        Thread thread = new Thread(accepting, "ring-accept");
        thread.setDaemon(true);
        thread.start();
        SocketChannel calling = null;
        SocketChannel accepted = null;
        try {
            calling = call(next, addresses.get(after), new Handshake(secret, number, after), silence);
            accepted = awaited(accepting, previous, silence);
            return new Ring(
                    number,
                    count,
                    silence,
                    Optional.of(new Traffic(Link.of(previous, accepted), Link.of(next, calling), ended)));
        } catch (IOException | RuntimeException failure) {
            if (calling != null) {
                Quietly.close(calling);
            }
            port.close();
            Quietly.close(accepted == null ? late(accepting) : accepted);
            throw failure instanceof RingException told
                    ? told
                    : new RingException("worker " + number + " cannot join the ring: " + failure.getMessage(), failure);
        }
    }

    /** What was accepted after it had been given up, so that the one before hears of the end. */
    private static Closeable late(FutureTask<SocketChannel> accepting) {
        try {
            return accepting.get(RingPort.STRANGER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException nobody) {
            return () -> {};
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return () -> {};
        }
    }

    private static String name(int worker, List<String> addresses) {
        return "worker " + worker + " at " + addresses.get(worker);
    }

    private static SocketChannel call(String name, String address, Handshake handshake, Duration silence) {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.socket().connect(RingPort.parsed(address), millis(silence));
            channel.socket().setSoTimeout(millis(silence));
            handshake.call(channel.socket());
            return channel;
        } catch (IOException failure) {
            if (channel != null) {
                Quietly.close(channel);
            }
            throw new RingException(name + " cannot be called: " + failure.getMessage(), failure);
        }
    }

    private static SocketChannel awaited(FutureTask<SocketChannel> accepting, String name, Duration silence) {
        try {
            return accepting.get(2 * silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new RingException(name + " does not call: " + cause.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RingException("this worker was interrupted while it waited for " + name, interrupted);
        }
    }

    private static int millis(Duration silence) {
        return (int) Math.min(silence.toMillis(), Integer.MAX_VALUE);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int number() {
        return number;
    }

    /** Bytes that this worker has sent so far, headers of frames among them. */
    public long sent() {
        return traffic.map(Traffic::sent).orElse(0L);
    }

    /** How often something went round. */
    public long exchanges() {
        return exchanges;
    }

    @Override
    public void average(float[] values) {
        average(values, silence);
    }

    @Override
    public void together() {
        average(new float[count], silence.multipliedBy(PATIENCE));
    }

    private void average(float[] values, Duration patience) {
        if (traffic.isEmpty()) {
            return;
        }
        exchanges++;
        makeRoom(values.length / count + 1);
        for (int turn = 0; turn < count - 1; turn++) {
            int own = piece(number - turn);
            int taken = piece(number - turn - 1);
            swap(traffic.get(), values, own, taken, patience);
            int start = start(taken, values.length);
            int length = start(taken + 1, values.length) - start;
            for (int i = 0; i < length; i++) {
                values[start + i] = received[i] + values[start + i];
            }
        }
        int whole = piece(number + 1);
        for (int i = start(whole, values.length); i < start(whole + 1, values.length); i++) {
            values[i] /= count;
        }
        for (int turn = 0; turn < count - 1; turn++) {
            int taken = piece(number - turn);
            swap(traffic.get(), values, piece(number + 1 - turn), taken, patience);
            int start = start(taken, values.length);
            System.arraycopy(received, 0, values, start, start(taken + 1, values.length) - start);
        }
    }

    @Override
    public byte[] fromFirst(byte[] bytes) {
        if (traffic.isEmpty()) {
            return bytes;
        }
        exchanges++;
        byte[] known = number == 0
                ? bytes
                : traffic.get().receive(Kind.BYTES, exchanges, silence.multipliedBy(PATIENCE), silence);
        if (number < count - 1) {
            traffic.get().send(Kind.BYTES, exchanges, known, silence);
        }
        return known;
    }

    /** Sends one piece and has another in {@link #received}. */
    private void swap(Traffic links, float[] values, int own, int taken, Duration patience) {
        int start = start(own, values.length);
        int length = start(own + 1, values.length) - start;
        int wanted = start(taken + 1, values.length) - start(taken, values.length);
        out.clear().position(Traffic.HEADER).limit(Traffic.HEADER + length * Float.BYTES);
        out.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values, start, length);
        in.clear().limit(wanted * Float.BYTES);
        links.swap(Kind.FLOATS, exchanges, out, in, patience, silence);
        in.flip();
        in.asFloatBuffer().get(received, 0, wanted);
    }

    private void makeRoom(int floats) {
        if (received.length < floats) {
            received = new float[floats];
            out = ByteBuffer.allocateDirect(Traffic.HEADER + floats * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            in = ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private int piece(int index) {
        return Math.floorMod(index, count);
    }

    private int start(int piece, int length) {
        return (int) ((long) piece * length / count);
    }

    @Override
    public void close() {
        traffic.ifPresent(Traffic::close);
    }
}
