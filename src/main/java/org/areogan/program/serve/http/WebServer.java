package org.areogan.program.serve.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.areogan.files.UserException;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that has been started, with what holds for all of its routes. */
public final class WebServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    /** Whether it lives, and the page, which then asks for the token itself. */
    private static final Pattern FREE = Pattern.compile("/|/healthz|/page/[^/]+");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    /** For threads to end when nothing is under way any more. */
    private static final int STOP_MILLISECONDS = 5000;

    private final Javalin javalin;
    private final String host;
    private final ServerLimits limits;
    private final Draining draining;

    private WebServer(Javalin javalin, String host, ServerLimits limits, Draining draining) {
        this.javalin = javalin;
        this.host = host;
        this.limits = limits;
        this.draining = draining;
    }

    /**
     * @param port 0 takes a free one
     * @param token that all but {@code /healthz} and the page's files ask for, or none
     * @throws UserException if the host is unknown or the port is taken
     */
    public static WebServer start(
            String host, int port, ServerLimits limits, Optional<BearerToken> token, Consumer<RoutesConfig> routes) {
        requireAddress(host, port);
        Javalin javalin = Javalin.create(configuration -> {
            configuration.startup.showJavalinBanner = false;
            configuration.startup.startupWatcherEnabled = false;
            configuration.http.prefer405over404 = true;
            configuration.router.handlerWrapper(endpoint -> context -> handle(endpoint.handler, context));
            configuration.jetty.addConnector((server, http) -> new WatchedConnector(server, http, host, port));
            limit(configuration, limits);
            configuration.routes.before(context -> secure(context, token));
            errors(configuration.routes);
            routes.accept(configuration.routes);
        });
        Draining draining = new Draining(javalin.jettyServer().server());
        // What goes wrong at the start is told below, in one line.
        JavalinLogger.enabled = false;
        try {
            return new WebServer(javalin.start(), host, limits, draining);
        } catch (RuntimeException failure) {
            javalin.stop();
            if (failure instanceof JavalinBindException) {
                throw new UserException(
                        "cannot serve on " + host + " port " + port + ": "
                                + String.valueOf(failure.getMessage()).replaceFirst("(?s)\\.(\\s.*)?$", "")
                                + "; choose another with --port, 0 takes a free one",
                        failure);
            }
            throw failure;
        } finally {
            JavalinLogger.enabled = true;
        }
    }

    public int port() {
        return javalin.port();
    }

    public String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** Requests that have come and are not answered yet. */
    public long underWay() {
        return draining.underWay();
    }

    /** Method and path of each route, e.g. {@code GET /healthz}. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(each -> each.endpoint)
                .filter(each -> each.method.isHttpMethod())
                .map(each -> each.method.name() + " " + each.path)
                .toList();
    }

    /** Lets requests under way end, while newcomers are refused. Takes at most {@link ServerLimits#drain}. */
    @Override
    public void close() {
        draining.await(limits.patience(), limits.drain());
        javalin.stop();
    }

    private static void requireAddress(String host, int port) {
        if (port < 0 || port > 65535) {
            throw new UserException("--port must be 0 to 65535, got " + port);
        }
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new UserException(
                    "there is no host " + host + "; give an address of this machine with --host, e.g. 127.0.0.1",
                    unknown);
        }
    }

    private static void limit(JavalinConfig configuration, ServerLimits limits) {
        QueuedThreadPool pool = new QueuedThreadPool(limits.threads(), 8);
        pool.setName("http");
        configuration.jetty.threadPool = pool;
        configuration.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLISECONDS);
            server.setErrorHandler(new JettyErrors());
            server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        });
        configuration.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            // Otherwise a token that differs in case alone is taken for the one that the connection sent before.
            http.setHeaderCacheCaseSensitive(true);
            http.setIdleTimeout(limits.patience().toMillis());
        });
    }

    private static void secure(Context context, Optional<BearerToken> token) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
        if (token.isPresent() && !FREE.matcher(context.path()).matches()) {
            token.get().require(context);
        }
    }

    /** Javalin's own answer to an error is no JSON and is not measured. */
    private static void handle(Handler handler, Context context) throws Exception {
        try {
            handler.handle(context);
        } catch (OutOfMemoryError full) {
            log.warn("no memory for {} {}: {}", context.method(), context.path(), full.toString());
            throw Problem.outOfMemory(full);
        } catch (Error failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void errors(RoutesConfig routes) {
        routes.exception(
                Problem.class, (problem, context) -> tell(context, problem.status(), problem.code(), message(problem)));
        routes.exception(HttpResponseException.class, (failure, context) -> {
            switch (failure.getStatus()) {
                case 404 -> tell(context, 404, "not_found", "there is no such address");
                case 405 -> tellMethods(context, failure);
                default ->
                    tell(
                            context,
                            failure.getStatus(),
                            "http_" + failure.getStatus(),
                            String.valueOf(failure.getMessage()));
            }
        });
        routes.exception(Exception.class, (failure, context) -> {
            log.error("{} {} failed", context.method(), context.path(), failure);
            tell(context, 500, "failure", "the server failed; its log tells why");
        });
    }

    private static void tellMethods(Context context, HttpResponseException failure) {
        // Javalin's only detail is the list of methods; its key depends on what the client accepts.
        String methods = String.join(", ", failure.getDetails().values());
        String allowed = methods.contains("GET") && !methods.contains("HEAD") ? methods + ", HEAD" : methods;
        context.header("Allow", allowed);
        tell(context, 405, "wrong_method", "this address does not take " + context.method() + "; send " + allowed);
    }

    private static String message(Problem problem) {
        return String.valueOf(problem.getMessage());
    }

    private static void tell(Context context, int status, String code, String message) {
        if (status == 503 || status == 429) {
            context.header("Retry-After", "1");
        }
        if (status == 408 || status == 413 || code.equals(Problem.BODIES_FULL)) {
            // What is left of the body would be taken for the next request.
            context.header("Connection", "close");
        }
        context.status(status).contentType("application/json").result(ErrorFormat.json(context.path(), code, message));
    }
}
