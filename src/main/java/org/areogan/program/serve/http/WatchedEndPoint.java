package org.areogan.program.serve.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * One connection. While its request is being answered nobody reads from it, so that nobody notices when the client closes it;
 * here it can be asked. The only way to know is to read: a byte of a further request that comes so is kept for who reads next.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {
    private final Executor executor;
    private final ByteBuffer ahead = ByteBuffer.allocate(1).flip();
    private boolean ended;

    WatchedEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler, Executor executor) {
        super(channel, selector, key, scheduler);
        this.executor = executor;
    }

    /** Whether the client has closed the connection, or its half of it. Never waits. */
    boolean hasLeft() {
        synchronized (ahead) {
            if (!ended && !ahead.hasRemaining()) {
                ahead.clear();
                try {
                    ended = getChannel().read(ahead) < 0;
                } catch (IOException reset) {
                    ended = true;
                }
                ahead.flip();
            }
            return ended;
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        synchronized (ahead) {
            return ahead.hasRemaining() ? BufferUtil.append(buffer, ahead) : super.fill(buffer);
        }
    }

    /** The selector does not know of a byte that has been read already. */
    @Override
    protected void needsFillInterest() {
        synchronized (ahead) {
            if (!ahead.hasRemaining()) {
                super.needsFillInterest();
                return;
            }
        }
        executor.execute(() -> getFillInterest().fillable());
    }
}
