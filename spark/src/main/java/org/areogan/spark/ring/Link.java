package org.areogan.spark.ring;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A connection to a neighbour whose end has shown that it knows the secret.
 *
 * @param peer who is there, for people
 */
record Link(String peer, SocketChannel channel) implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    /** Readies the connection for exchanges in which nobody is waited for by one thread alone. */
    static Link of(String peer, SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        channel.configureBlocking(false);
        return new Link(peer, channel);
    }

    @Override
    public void close() {
        Quietly.close(channel);
    }
}
