package org.areogan.program.serve.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.program.serve.batching.ServedModels;
import org.areogan.program.serve.http.Bodies;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.TerrainClass;

/** All addresses but those of the Open Inference Protocol and the meters. */
public final class Routes {
    private final ServedModels models;
    private final ServerLimits limits;
    private final Bodies bodies;
    private final Page page = new Page();
    private final Samples samples = new Samples();

    public Routes(ServedModels models, ServerLimits limits, Bodies bodies) {
        this.models = models;
        this.limits = limits;
        this.bodies = bodies;
    }

    public void add(RoutesConfig routes) {
        routes.get("/", context -> page.send(context, "index.html"));
        routes.get("/page/{name}", context -> page.send(context, context.pathParam("name")));
        routes.get("/openapi.json", OpenApi::send);
        routes.get("/samples", samples::list);
        routes.get("/samples/{name}", context -> samples.send(context, context.pathParam("name")));
        routes.get("/healthz", context -> json(context, status("alive")));
        routes.get("/readyz", this::ready);
        routes.get("/v1/models", this::list);
        routes.post("/v1/frame", new FrameRoute(models, limits, bodies)::answer);
        routes.post("/v1/segment", new SegmentRoute(models, limits, bodies)::answer);
    }

    private void ready(Context context) {
        if (!models.ready()) {
            throw new Problem(503, "not_ready", "the models are not warm yet, or the server stops");
        }
        json(context, status("ready"));
    }

    private void list(Context context) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("models");
        for (ServedModel model : models.all()) {
            ArrayNode classes = list.addObject().put("name", model.name()).putArray("classes");
            for (TerrainClass each : model.classes().classes()) {
                classes.addObject()
                        .put("id", each.id())
                        .put("name", each.name())
                        .put("color", String.format(Locale.ROOT, "#%06x", each.rgb()))
                        .put("scored", each.scored());
            }
        }
        json(context, root);
    }

    private static ObjectNode status(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }

    static void json(Context context, ObjectNode root) {
        context.contentType("application/json").result(root.toString());
    }
}
