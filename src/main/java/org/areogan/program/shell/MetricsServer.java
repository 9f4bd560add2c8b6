package org.areogan.program.shell;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.areogan.files.UserException;

/** Serves metrics to Prometheus at {@code /metrics}, to this machine only. */
public final class MetricsServer implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpServer server;

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port 0 takes any free one
     * @throws UserException if it is taken, or none
     */
    public static MetricsServer start(int port) {
        if (port < 0 || port > 65535) {
            throw new UserException("--metrics-port is " + port + "; it must be 0 to 65535, and 0 takes a free one");
        }
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            MetricsServer metrics = new MetricsServer(http);
            metrics.serve();
            return metrics;
        } catch (IOException failure) {
            throw new UserException(
                    "cannot serve metrics on port " + port + ": " + failure.getMessage()
                            + "; choose another with --metrics-port, 0 takes a free one",
                    failure);
        }
    }

    /** What is counted here is served. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** For Prometheus and for people, e.g. {@code http://127.0.0.1:9090/metrics}. */
    public String address() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/metrics";
    }

    private void serve() {
        server.createContext("/metrics", exchange -> {
            byte[] text = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(text);
            }
        });
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        registry.close();
    }
}
