package org.areogan.program.serve.v2;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;

/** The values of the input: FP32 from 0 to 1, or UINT8 from 0 to 255. */
final class InputValues {
    private static final float FULL_SCALE = 255;

    /** Triton's Java client writes bytes from 128 on with their sign and 32 bits, as {@code 4294967168} and on; Triton cuts that off. */
    private static final long WIDENED = 0xffffff80L;

    private static final long LAST_WIDENED = 0xffffffffL;

    private InputValues() {}

    /** @param binary what stands behind the JSON; it is moved past what is read */
    static float[] read(JsonNode input, int count, ByteBuffer binary) {
        boolean bytes = switch (input.path("datatype").asText()) {
            case "FP32" -> false;
            case "UINT8" -> true;
            default -> throw InferRequest.bad("the datatype is FP32 (0 to 1) or UINT8 (0 to 255)");
        };
        JsonNode size = input.path("parameters").path("binary_data_size");
        float[] values = new float[count];
        if (size.isMissingNode()) {
            int read = flatten(input.path("data"), bytes, values, 0);
            if (read != count || !input.path("data").isArray()) {
                throw InferRequest.bad("'data' does not have the " + count + " numbers of its shape");
            }
        } else {
            long wanted = (long) count * (bytes ? 1 : Float.BYTES);
            if (size.asLong(-1) != wanted || binary.remaining() < wanted) {
                throw InferRequest.bad("binary_data_size must be " + wanted
                        + " for that shape, with as many bytes behind" + " the request");
            }
            for (int place = 0; place < count; place++) {
                values[place] = bytes ? binary.get() & 0xff : binary.getFloat();
            }
        }
        return scaled(values, bytes);
    }

    /** Nested arrays, row by row, as well as a flat one. */
    private static int flatten(JsonNode node, boolean bytes, float[] values, int at) {
        int next = at;
        for (JsonNode each : node) {
            if (each.isArray()) {
                next = flatten(each, bytes, values, next);
            } else if (each.isNumber() && next < values.length) {
                values[next++] = bytes ? level(each) : each.floatValue();
            } else {
                throw InferRequest.bad("'data' holds other than the " + values.length + " numbers of its shape");
            }
        }
        return next;
    }

    private static float level(JsonNode number) {
        boolean widened = number.isIntegralNumber() && number.asLong() >= WIDENED && number.asLong() <= LAST_WIDENED;
        return widened ? number.asLong() & 0xff : number.floatValue();
    }

    private static float[] scaled(float[] values, boolean bytes) {
        float most = bytes ? FULL_SCALE : 1;
        for (int place = 0; place < values.length; place++) {
            if (!(values[place] >= 0 && values[place] <= most)) {
                throw InferRequest.bad("the value " + values[place] + " is not within 0 to " + (int) most);
            }
            values[place] /= most;
        }
        return values;
    }
}
