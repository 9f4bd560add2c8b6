package org.areogan.program.serve.v1;

import io.javalin.http.Context;

/** The description of the interface for programs. */
final class OpenApi {
    private OpenApi() {}

    static void send(Context context) {
        context.contentType("application/json")
                .result(Resources.read("openapi.json").orElseThrow());
    }
}
