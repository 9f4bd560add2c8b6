package org.areogan.program.serve.v2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.areogan.generator.Prediction;

/** Predictions as tensors. */
record InferAnswer(String model, String version, InferRequest request, List<Prediction> predictions) {
    /** [frames, height, width], class ids. */
    static final String MASK = "mask";

    /** [frames, height, width, classes], 0 to 1. */
    static final String PROBABILITIES = "probabilities";

    static final List<String> NAMES = List.of(MASK, PROBABILITIES);

    /**
     * A body.
     *
     * @param json how many of its bytes are the JSON that binary tensors follow
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Encoded(byte[] body, int json, boolean binary) {
        void send(Context context) {
            if (binary) {
                context.header(InferenceRoutes.HEADER_LENGTH, Integer.toString(json));
            }
            context.contentType(binary ? "application/octet-stream" : "application/json")
                    .result(body);
        }
    }

    /** Numbers are written as they come: a tree of millions of them would take many times the memory. */
    Encoded encoded() {
        ByteArrayOutputStream binary = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model_name", model);
            json.writeStringField("model_version", version);
            if (request.id().isPresent()) {
                json.writeStringField("id", request.id().get());
            }
            json.writeArrayFieldStart("outputs");
            for (Map.Entry<String, Boolean> output : request.outputs().entrySet()) {
                add(json, output.getKey(), output.getValue(), binary);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        int length = body.size();
        body.writeBytes(binary.toByteArray());
        return new Encoded(body.toByteArray(), length, request.outputs().containsValue(true));
    }

    private void add(JsonGenerator json, String name, boolean asBinary, ByteArrayOutputStream binary)
            throws IOException {
        boolean mask = name.equals(MASK);
        Prediction first = predictions.get(0);
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("datatype", mask ? "UINT8" : "FP32");
        json.writeArrayFieldStart("shape");
        json.writeNumber(predictions.size());
        json.writeNumber(first.mask().height());
        json.writeNumber(first.mask().width());
        if (!mask) {
            json.writeNumber(first.classes());
        }
        json.writeEndArray();
        if (asBinary) {
            int before = binary.size();
            predictions.forEach(each -> binary.writeBytes(mask ? each.mask().ids() : bytes(each.probabilities())));
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", binary.size() - before);
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            for (Prediction each : predictions) {
                list(each, mask, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void list(Prediction prediction, boolean mask, JsonGenerator json) throws IOException {
        if (mask) {
            for (byte id : prediction.mask().ids()) {
                json.writeNumber(id & 0xff);
            }
        } else {
            for (float probability : prediction.probabilities()) {
                json.writeNumber(probability);
            }
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
