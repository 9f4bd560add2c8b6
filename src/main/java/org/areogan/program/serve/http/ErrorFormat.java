package org.areogan.program.serve.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How errors look. */
final class ErrorFormat {
    private static final String INFERENCE = "/v2";

    private ErrorFormat() {}

    /** {@code {"error":{"code":...,"message":...}}}, below /v2 {@code {"error":...}} as the Open Inference Protocol says. */
    static String json(String path, String code, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (path.equals(INFERENCE) || path.startsWith(INFERENCE + "/")) {
            root.put("error", message);
        } else {
            root.putObject("error").put("code", code).put("message", message);
        }
        return root.toString();
    }
}
