package org.areogan.spark.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What goes over the two links of a worker: frames to the next one and from the one before, both ways at once, so that a ring
 * in which all send before they receive does not stand still. A frame is a header of twelve bytes (what it is, the how manieth
 * exchange, the payload's length) and the payload.
 */
final class Traffic implements AutoCloseable {
    /** Bytes before each payload. */
    static final int HEADER = 3 * Integer.BYTES;

    /** What a frame holds. */
    enum Kind {
        FLOATS(0),
        BYTES(1);

        /** As it is sent. */
        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** Spark tells a task that its end is wanted by a sign, not by an interrupt. */
    private static final long LOOK_EVERY_MILLISECONDS = 1_000;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Link previous;
    private final Link next;
    private final BooleanSupplier ended;
    private final Selector selector;
    private final SelectionKey reading;
    private final SelectionKey writing;
    private final ByteBuffer header = ByteBuffer.allocateDirect(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    private long sent;

    /** @param ended whether to wait no longer */
    Traffic(Link previous, Link next, BooleanSupplier ended) throws IOException {
        this.ended = ended;
        this.previous = previous;
        this.next = next;
        this.selector = Selector.open();
        this.reading = previous.channel().register(selector, 0);
        this.writing = next.channel().register(selector, 0);
    }

    /** Bytes sent so far, headers among them. */
    long sent() {
        return sent;
    }

    /**
     * Sends a frame and receives one of the same kind and exchange.
     *
     * @param out with room for a header before its position 12; its payload begins there
     * @param in takes as many bytes as it has room for
     * @param patience until the frame begins
     * @throws RingException naming the worker that is silent, gone or at something else
     */
    void swap(Kind kind, int exchange, ByteBuffer out, ByteBuffer in, Duration patience, Duration silence) {
        begin(kind, exchange, out);
        int length = receiveHeader(kind, exchange, out, patience);
        if (length != in.remaining()) {
            throw new RingException(previous.peer() + " has " + length + " bytes for exchange " + exchange + ", and "
                    + in.remaining() + " were expected: the workers do not train the same network");
        }
        advance(out, in, true, silence);
    }

    /** Sends a frame to the next worker. */
    void send(Kind kind, int exchange, byte[] payload, Duration silence) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        out.position(HEADER);
        out.put(payload).flip();
        begin(kind, exchange, out);
        advance(out, NOTHING, true, silence);
    }

    /** @param patience until the frame begins */
    byte[] receive(Kind kind, int exchange, Duration patience, Duration silence) {
        int length = receiveHeader(kind, exchange, NOTHING, patience);
        ByteBuffer in = ByteBuffer.allocate(length);
        advance(NOTHING, in, false, silence);
        return in.array();
    }

    private static void begin(Kind kind, int exchange, ByteBuffer out) {
        out.putInt(0, kind.number);
        out.putInt(Integer.BYTES, exchange);
        out.putInt(2 * Integer.BYTES, out.limit() - HEADER);
        out.position(0);
    }

    private int receiveHeader(Kind kind, int exchange, ByteBuffer out, Duration patience) {
        header.clear();
        advance(out, header, false, patience);
        int otherKind = header.getInt(0);
        int otherExchange = header.getInt(Integer.BYTES);
        if (otherKind != kind.number || otherExchange != exchange) {
            throw new RingException(previous.peer() + " is at exchange " + otherExchange + ", kind " + otherKind
                    + ", and this worker at exchange " + exchange + ", kind " + kind.number
                    + ": the workers do not do the same");
        }
        return header.getInt(2 * Integer.BYTES);
    }

    /**
     * Sends and receives until {@code in} is full and, where that is waited for, {@code out} is empty.
     *
     * @param silence without a byte either way, after which a neighbour is given up
     */
    private void advance(ByteBuffer out, ByteBuffer in, boolean all, Duration silence) {
        long heard = System.nanoTime();
        while (in.hasRemaining() || (all && out.hasRemaining())) {
            if (write(out) + read(in) > 0) {
                heard = System.nanoTime();
                continue;
            }
            long left = silence.toMillis() - (System.nanoTime() - heard) / 1_000_000;
            if (left <= 0) {
                throw silent(in.hasRemaining(), silence);
            }
            reading.interestOps(in.hasRemaining() ? SelectionKey.OP_READ : 0);
            writing.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
            await(in.hasRemaining() ? previous : next, left);
        }
    }

    private int write(ByteBuffer out) {
        if (!out.hasRemaining()) {
            return 0;
        }
        try {
            int written = next.channel().write(out);
            sent += written;
            return written;
        } catch (IOException failure) {
            throw gone(next, failure);
        }
    }

    private int read(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return 0;
        }
        try {
            int count = previous.channel().read(in);
            if (count < 0) {
                throw new RingException(previous.peer() + " has ended the connection: it died, or gave up");
            }
            return count;
        } catch (IOException failure) {
            throw gone(previous, failure);
        }
    }

    private void await(Link link, long millis) {
        try {
            selector.select(Math.min(millis, LOOK_EVERY_MILLISECONDS));
            selector.selectedKeys().clear();
        } catch (IOException failure) {
            throw gone(link, failure);
        }
        if (ended.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new RingException("this worker was interrupted while it waited for " + link.peer());
        }
    }

    private RingException silent(boolean inReceiving, Duration silence) {
        return new RingException(
                inReceiving
                        ? previous.peer() + " has sent nothing for " + told(silence) + ": it is dead or too slow"
                        : next.peer() + " has taken nothing for " + told(silence) + ": it is dead or too slow");
    }

    private static String told(Duration silence) {
        return silence.toMillis() / 1000.0 + " s";
    }

    private static RingException gone(Link link, IOException failure) {
        return new RingException(link.peer() + " has ended the connection: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        Quietly.close(selector);
        previous.close();
        next.close();
    }
}
