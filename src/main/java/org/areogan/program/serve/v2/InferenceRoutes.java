package org.areogan.program.serve.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.program.serve.batching.ServedModels;
import org.areogan.program.serve.http.Answers;
import org.areogan.program.serve.http.Bodies;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;

/** All addresses below {@code /v2}. Every model has the version 1 alone. */
public final class InferenceRoutes {
    /** How long the JSON before binary tensors is. */
    static final String HEADER_LENGTH = "Inference-Header-Content-Length";

    private static final String VERSION = "1";

    private final ServedModels models;
    private final ServerLimits limits;
    private final Bodies bodies;
    private final String server;

    /** @param server the program's version */
    public InferenceRoutes(ServedModels models, ServerLimits limits, Bodies bodies, String server) {
        this.models = models;
        this.limits = limits;
        this.bodies = bodies;
        this.server = server;
    }

    public void add(RoutesConfig routes) {
        routes.get("/v2", this::server);
        routes.get("/v2/health/live", context -> context.status(200));
        routes.get("/v2/health/ready", this::ready);
        for (String model : List.of("/v2/models/{model}", "/v2/models/{model}/versions/{version}")) {
            routes.get(model, this::metadata);
            routes.get(model + "/ready", this::modelReady);
            routes.post(model + "/infer", this::infer);
        }
    }

    private void server(Context context) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", "areogan").put("version", server);
        root.putArray("extensions").add("binary_tensor_data");
        json(context, root);
    }

    private void ready(Context context) {
        if (!models.ready()) {
            throw new Problem(503, "not_ready", "the models are not warm yet, or the server stops");
        }
        context.status(200);
    }

    private void modelReady(Context context) {
        model(context);
        ready(context);
    }

    private void metadata(Context context) {
        ServedModel model = model(context);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", model.name());
        root.putArray("versions").add(VERSION);
        root.put("platform", "areogan");
        tensor(root.putArray("inputs"), InferRequest.FRAME, "FP32", -1, -1, -1);
        ArrayNode outputs = root.putArray("outputs");
        tensor(outputs, InferAnswer.MASK, "UINT8", -1, -1, -1);
        tensor(
                outputs,
                InferAnswer.PROBABILITIES,
                "FP32",
                -1,
                -1,
                -1,
                model.classes().size());
        json(context, root);
    }

    private static void tensor(ArrayNode list, String name, String type, long... shape) {
        ArrayNode sizes =
                list.addObject().put("name", name).put("datatype", type).putArray("shape");
        for (long size : shape) {
            sizes.add(size);
        }
    }

    private void infer(Context context) {
        ServedModel model = model(context);
        String header = context.header(HEADER_LENGTH);
        InferRequest request = bodies.decode(context, body -> InferRequest.of(body, header, limits));
        List<Prediction> predictions = Answers.await(context, model, request.frames(), limits);
        InferAnswer answer = new InferAnswer(model.name(), VERSION, request, predictions);
        bodies.inTurn(answer::encoded).send(context);
    }

    private ServedModel model(Context context) {
        ServedModel model = models.named(context.pathParam("model"))
                .orElseThrow(() -> new Problem(404, "no_model", "there is no such model"));
        String version = context.pathParamMap().getOrDefault("version", VERSION);
        if (!version.equals(VERSION)) {
            throw new Problem(404, "no_version", "the model has the version " + VERSION + " alone");
        }
        return model;
    }

    private static void json(Context context, ObjectNode root) {
        context.contentType("application/json").result(root.toString());
    }
}
