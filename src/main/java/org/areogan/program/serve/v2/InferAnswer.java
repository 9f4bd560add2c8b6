package org.areogan.program.serve.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.areogan.generator.Prediction;

/** Predictions as tensors. */
record InferAnswer(String model, String version, InferRequest request, List<Prediction> predictions) {
    /** [frames, height, width], class ids. */
    static final String MASK = "mask";

    /** [frames, height, width, classes], 0 to 1. */
    static final String PROBABILITIES = "probabilities";

    static final List<String> NAMES = List.of(MASK, PROBABILITIES);

    void send(Context context) {
        ByteArrayOutputStream binary = new ByteArrayOutputStream();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("model_name", model).put("model_version", version);
        request.id().ifPresent(id -> root.put("id", id));
        ArrayNode outputs = root.putArray("outputs");
        request.outputs()
                .forEach((name, asBinary) -> add(outputs.addObject().put("name", name), name, asBinary, binary));
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        if (request.outputs().containsValue(true)) {
            context.header(InferenceRoutes.HEADER_LENGTH, Integer.toString(json.length));
            ByteArrayOutputStream whole = new ByteArrayOutputStream(json.length + binary.size());
            whole.writeBytes(json);
            whole.writeBytes(binary.toByteArray());
            context.contentType("application/octet-stream").result(whole.toByteArray());
        } else {
            context.contentType("application/json").result(json);
        }
    }

    private void add(ObjectNode output, String name, boolean asBinary, ByteArrayOutputStream binary) {
        boolean mask = name.equals(MASK);
        Prediction first = predictions.get(0);
        output.put("datatype", mask ? "UINT8" : "FP32");
        ArrayNode shape = output.putArray("shape")
                .add(predictions.size())
                .add(first.mask().height())
                .add(first.mask().width());
        if (!mask) {
            shape.add(first.classes());
        }
        if (asBinary) {
            int before = binary.size();
            predictions.forEach(each -> binary.writeBytes(mask ? each.mask().ids() : bytes(each.probabilities())));
            output.putObject("parameters").put("binary_data_size", binary.size() - before);
        } else {
            ArrayNode data = output.putArray("data");
            predictions.forEach(each -> list(each, mask, data));
        }
    }

    private static void list(Prediction prediction, boolean mask, ArrayNode data) {
        if (mask) {
            for (byte id : prediction.mask().ids()) {
                data.add(id & 0xff);
            }
        } else {
            for (float probability : prediction.probabilities()) {
                data.add(probability);
            }
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
