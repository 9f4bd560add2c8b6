package org.areogan.program.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.program.serve.batching.QueueLimits;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.program.serve.batching.ServedModels;
import org.areogan.program.serve.http.BearerToken;
import org.areogan.program.serve.http.Bodies;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.program.serve.http.WebServer;
import org.areogan.program.serve.meters.ServerMeters;
import org.areogan.program.serve.v1.Routes;
import org.areogan.program.serve.v2.InferenceRoutes;
import org.areogan.program.shell.Version;

/** Models behind HTTP, from the first request to the last. */
public final class SegmentServer implements AutoCloseable {
    private final ServedModels models;
    private final ServerMeters meters;
    private final WebServer web;

    private SegmentServer(ServedModels models, ServerMeters meters, WebServer web) {
        this.models = models;
        this.meters = meters;
        this.web = web;
    }

    /**
     * Where it listens, and what it takes.
     *
     * @param port 0 takes a free one
     * @param looks how models look at each frame
     */
    public record Settings(
            String host,
            int port,
            Optional<BearerToken> token,
            ServerLimits limits,
            QueueLimits queue,
            SegmentOptions looks) {}

    /**
     * Opens the models, listens, and warms the models.
     *
     * @param segmenters by name; those that were opened are closed with the server
     * @throws org.areogan.files.UserException if a model cannot be read or the address cannot be listened on
     */
    public static SegmentServer start(Settings settings, Map<String, Supplier<Segmenter>> segmenters, String engine) {
        ServedModels models = new ServedModels();
        Bodies bodies = new Bodies(settings.limits());
        ServerMeters meters = new ServerMeters(engine);
        meters.bodies(bodies::held);
        WebServer web = null;
        try {
            segmenters.forEach((name, opening) -> {
                ServedModel model =
                        new ServedModel(name, opening.get(), settings.looks(), settings.queue(), meters.batches(name));
                models.add(model);
                meters.watch(model);
            });
            web = WebServer.start(settings.host(), settings.port(), settings.limits(), settings.token(), routes -> {
                meters.add(routes);
                new Routes(models, settings.limits(), bodies).add(routes);
                new InferenceRoutes(models, settings.limits(), bodies, Version.describe()).add(routes);
            });
            meters.underWay(web::underWay);
            models.warm();
            return new SegmentServer(models, meters, web);
        } catch (RuntimeException | Error failure) {
            if (web != null) {
                web.close();
            }
            models.close();
            meters.close();
            throw failure;
        }
    }

    public String address() {
        return web.address();
    }

    public int port() {
        return web.port();
    }

    /** Method and path of each route, for those who describe them. */
    List<String> routes() {
        return web.routes();
    }

    /** Says that it is not ready, lets requests under way end, then stops. */
    @Override
    public void close() {
        models.retire();
        web.close();
        models.close();
        meters.close();
    }
}
