package org.areogan.spark.ring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Where a worker can be called, open from before the others know of it. */
public final class RingPort implements AutoCloseable {
    /** A stranger that says nothing keeps the worker before from being heard for so long, at most. */
    static final int STRANGER_MILLIS = 5_000;

    private final ServerSocketChannel channel;
    private final String host;

    private RingPort(ServerSocketChannel channel, String host) {
        this.channel = channel;
        this.host = host;
    }

    /**
     * Opens a port that is free.
     *
     * @param host by which the other workers reach this one
     * @throws RingException if this machine has no such address
     */
    public static RingPort open(String host) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                return new RingPort(channel.bind(new InetSocketAddress(address(host), 0)), host);
            } catch (IOException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new RingException(
                    "no port can be opened on " + host + ", this worker's address: " + failure.getMessage(), failure);
        }
    }

    /** {@code HOST:PORT}. */
    public String address() {
        return host + ":" + channel.socket().getLocalPort();
    }

    private static InetAddress address(String host) throws UnknownHostException {
        return InetAddress.getByName(host.replaceAll("[\\[\\]]", ""));
    }

    static InetSocketAddress parsed(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(
                address(address.substring(0, colon)), Integer.parseInt(address.substring(colon + 1)));
    }

    /**
     * Waits for the worker before; others are turned away.
     *
     * @param caller what tells them apart
     * @param patience all in all
     */
    SocketChannel accept(Handshake caller, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        String turnedAway = "";
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException(
                        "it has not called within " + patience.toSeconds() + " s" + turnedAway);
            }
            channel.socket().setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            SocketChannel accepted;
            try {
                accepted = channel.socket().accept().getChannel();
            } catch (SocketTimeoutException nobody) {
                continue;
            }
            try {
                caller.answer(accepted.socket(), Duration.ofMillis(Math.min(left, STRANGER_MILLIS)));
                return accepted;
            } catch (IOException stranger) {
                turnedAway = "; " + accepted.getRemoteAddress() + " was turned away: " + stranger.getMessage();
                accepted.close();
            }
        }
    }

    @Override
    public void close() {
        Quietly.close(channel);
    }
}
