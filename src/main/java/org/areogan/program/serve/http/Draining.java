package org.areogan.program.serve.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests under way end before a server stops. */
final class Draining {
    private static final Logger log = LoggerFactory.getLogger(Draining.class);

    private final Server server;
    private final GracefulHandler requests = new GracefulHandler();

    /** Has the server count its requests; it must not have been started. */
    Draining(Server server) {
        this.server = server;
        server.setHandler(requests);
    }

    /** Requests whose head has come and whose answer is not sent yet. */
    long underWay() {
        return requests.getCurrentRequestCount();
    }

    /**
     * From now on connections are refused, and requests on those that are open are told to come later. Returns when no request is
     * under way any more.
     *
     * @param quiet how long a client may send nothing in the middle of a request
     * @param most how long to wait at most
     */
    void await(Duration quiet, Duration most) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector listening) {
                // Otherwise a client that pauses for a second is cut off.
                listening.setShutdownIdleTimeout(quiet.toMillis());
            }
            // This one ends with the last connection, idle ones included; requests alone are waited for.
            CompletableFuture<Void> unused = connector.shutdown();
        }
        try {
            requests.shutdown().get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            log.warn("{} requests were not answered within {} s", requests.getCurrentRequestCount(), most.toSeconds());
        } catch (ExecutionException failure) {
            log.warn("cannot tell whether requests are under way", failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        for (Connector connector : server.getConnectors()) {
            connector.getConnectedEndPoints().forEach(EndPoint::close);
        }
    }
}
