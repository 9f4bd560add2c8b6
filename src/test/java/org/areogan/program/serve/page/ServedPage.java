package org.areogan.program.serve.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.program.serve.SegmentServer;
import org.areogan.program.serve.batching.QueueLimits;
import org.areogan.program.serve.http.BearerToken;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mars.ProceduralMars;

/** The program's server, with the shipped model, under two names where no token is asked for. */
final class ServedPage implements AutoCloseable {
    private static final int SIDE = 256;

    private final SegmentServer server;

    private ServedPage(SegmentServer server) {
        this.server = server;
    }

    static ServedPage start(Optional<String> token) {
        Engine engine = Engines.choose(EngineSettings.standard()).engine();
        Map<String, Supplier<Segmenter>> segmenters = new LinkedHashMap<>();
        segmenters.put("curiosity", () -> TrainedModel.CURIOSITY.open(engine));
        if (token.isEmpty()) {
            segmenters.put("twin", () -> TrainedModel.CURIOSITY.open(engine));
        }
        SegmentServer.Settings settings = new SegmentServer.Settings(
                "127.0.0.1",
                0,
                token.map(text -> BearerToken.of(text, "the test")),
                ServerLimits.STANDARD,
                QueueLimits.STANDARD,
                SegmentOptions.STANDARD);
        return new ServedPage(SegmentServer.start(settings, segmenters, engine.name()));
    }

    String address() {
        return server.address() + "/";
    }

    static Frame scene(int seed) {
        return new ProceduralMars().scene(seed, SIDE, SIDE).frame();
    }

    @Override
    public void close() {
        server.close();
    }
}
