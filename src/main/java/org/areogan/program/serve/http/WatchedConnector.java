package org.areogan.program.serve.http;

import io.javalin.http.Context;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Accepts connections that can be asked whether their client has left. */
final class WatchedConnector extends ServerConnector {
    WatchedConnector(Server server, HttpConfiguration configuration, String host, int port) {
        super(server, new HttpConnectionFactory(configuration));
        setHost(host);
        setPort(port);
    }

    /** Tells, whenever it is asked, whether the client of a request has closed its connection. */
    static BooleanSupplier leaving(Context context) {
        return ServletContextRequest.getServletContextRequest(context.req())
                                .getConnectionMetaData()
                                .getConnection()
                                .getEndPoint()
                        instanceof WatchedEndPoint client
                ? client::hasLeft
                : () -> false;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint client = new WatchedEndPoint(channel, selector, key, getScheduler(), getExecutor());
        client.setIdleTimeout(getIdleTimeout());
        return client;
    }
}
