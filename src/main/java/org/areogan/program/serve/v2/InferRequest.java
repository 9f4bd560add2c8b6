package org.areogan.program.serve.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param outputs wanted, each with whether its values are to be binary
 */
record InferRequest(Optional<String> id, List<Frame> frames, Map<String, Boolean> outputs) {
    static final String FRAME = "frame";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads a body: JSON, and behind it the values of binary tensors.
     *
     * @param headerLength bytes of the JSON, if there is more
     * @throws Problem 400 or 413
     */
    static InferRequest of(byte[] body, @Nullable String headerLength, ServerLimits limits) {
        int length = headerLength == null ? body.length : length(headerLength, body.length);
        JsonNode root;
        try {
            root = MAPPER.readTree(body, 0, length);
        } catch (IOException | RuntimeException damaged) {
            throw new Problem(400, "bad_request", "the request is not JSON, or its header length is wrong", damaged);
        }
        if (!root.isObject() || root.path("inputs").size() != 1) {
            throw bad("a request has the input '" + FRAME + "' and no other");
        }
        ByteBuffer binary =
                ByteBuffer.wrap(body, length, body.length - length).slice().order(ByteOrder.LITTLE_ENDIAN);
        List<Frame> frames = frames(root.path("inputs").path(0), binary, limits);
        if (binary.hasRemaining()) {
            throw bad(binary.remaining() + " bytes behind the request belong to no input");
        }
        return new InferRequest(Optional.ofNullable(root.path("id").textValue()), frames, outputs(root));
    }

    private static int length(String text, int most) {
        try {
            int length = Integer.parseInt(text.strip());
            if (length >= 0 && length <= most) {
                return length;
            }
        } catch (NumberFormatException noNumber) {
            throw new Problem(400, "bad_request", InferenceRoutes.HEADER_LENGTH + " is no number", noNumber);
        }
        throw bad(InferenceRoutes.HEADER_LENGTH + " is longer than the body");
    }

    private static List<Frame> frames(JsonNode input, ByteBuffer binary, ServerLimits limits) {
        if (!input.path("name").asText().equals(FRAME)) {
            throw bad("the input is called '" + FRAME + "'");
        }
        List<Long> shape = shape(input.path("shape"));
        long pixels = multiplied(shape.get(1), shape.get(2));
        long all = multiplied(shape.get(0), pixels);
        if (pixels > limits.framePixels() || all > limits.pixels()) {
            throw new Problem(
                    413,
                    "frame_too_large",
                    "a frame has at most " + limits.framePixels() + " pixels, all together " + limits.pixels()
                            + "; the shape is " + shape);
        }
        float[] values = InputValues.read(input, (int) all, binary);
        List<Frame> frames = new ArrayList<>();
        for (int index = 0; index < shape.get(0); index++) {
            float[] grey = new float[(int) pixels];
            System.arraycopy(values, index * grey.length, grey, 0, grey.length);
            frames.add(new Frame(shape.get(1).intValue(), shape.get(2).intValue(), grey));
        }
        return frames;
    }

    /** [frames, height, width], to which the network's single channel may be added. */
    private static List<Long> shape(JsonNode node) {
        List<Long> shape = new ArrayList<>();
        for (JsonNode size : node) {
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 1) {
                throw bad("a shape is made of whole numbers above 0");
            }
            shape.add(size.longValue());
        }
        if (shape.size() == 4 && shape.get(3) == 1) {
            shape.remove(3);
        }
        if (shape.size() != 3) {
            throw bad("'" + FRAME + "' has the shape [frames, height, width] or [frames, height, width, 1]");
        }
        return shape;
    }

    private static Map<String, Boolean> outputs(JsonNode root) {
        boolean binary = root.path("parameters").path("binary_data_output").asBoolean(false);
        Map<String, Boolean> outputs = new LinkedHashMap<>();
        for (JsonNode output : root.path("outputs")) {
            String name = output.path("name").asText();
            if (!InferAnswer.NAMES.contains(name)) {
                throw bad("there is no such output; there are " + InferAnswer.NAMES);
            }
            outputs.put(name, output.path("parameters").path("binary_data").asBoolean(binary));
        }
        if (outputs.isEmpty()) {
            InferAnswer.NAMES.forEach(name -> outputs.put(name, binary));
        }
        return outputs;
    }

    private static long multiplied(long left, long right) {
        return left > Long.MAX_VALUE / right ? Long.MAX_VALUE : left * right;
    }

    static Problem bad(String message) {
        return new Problem(400, "bad_request", message);
    }
}
